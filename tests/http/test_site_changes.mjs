#!/usr/bin/env node
// What the site's files say counts from the next request on, without a restart; a broken file changes nothing.
import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { build, has, hasNot, is, ok, startSite, test } from './site.mjs'

await test(async () => {
  const site = await startSite({}, '<user name="newcomer" title="New Comer"/>')
  const path = name => `${site.site}/${name}`
  const users = readFileSync(path('users.xml'), 'utf8'), organisation = readFileSync(path('organisation.xml'), 'utf8')
  const status = async user => (await site.get('/staff/', { user })).status
  const check = () => spawnSync(`${build}/redress`, ['--site', site.site, '--data', site.data, 'check'], { encoding: 'utf8',
    env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars' } })

  is('support works here', await status('support'), 200)
  is('and the check finds nothing', [check().status, check().stdout], [0, ''])

  writeFileSync(path('users.xml'), users.replace(/<user name="support"[^]*?<\/user>/, ''))
  is('who is taken out of users.xml is out at once', await status('support'), 403)
  is('in every program', (await site.get('/staff/cases', { user: 'support' })).status, 403)
  is('and nobody else is', await status('head'), 200)

  writeFileSync(path('users.xml'), users.slice(0, users.length / 2))
  is('half a file changes nothing: who is out stays out', await status('support'), 403)
  is('who works here works on', await status('head'), 200)
  ok('it is said in the log', /worklist\[\d+\]: the site has changed and is not in order.*users\.xml/.test(site.log), site.log)
  await status('head')
  is('once by each process', site.log.match(/worklist\[\d+\]: the site has changed/g)?.length, 1)
  const found = check()
  ok('and the check says it', found.status === 1 && /users\.xml:\d+/.test(found.stdout), found.stdout, found.stderr)

  writeFileSync(`${site.scratch}/beside`, users)
  renameSync(`${site.scratch}/beside`, path('users.xml'))
  is('a file put in its place: back again', await status('support'), 200)

  has('the name of the organisation', (await site.get('/')).text, 'Schools Mutual Services')
  writeFileSync(path('organisation.xml'), organisation.replaceAll('Schools Mutual Services', 'Schools Together'))
  has('another name counts on the next page', (await site.get('/')).text, 'Schools Together')
  hasNot('and the one before is gone', (await site.get('/')).text, 'Schools Mutual Services')
  writeFileSync(path('organisation.xml'), organisation)

  const policy = readFileSync(path('policy.xml'), 'utf8')
  writeFileSync(path('policy.xml'), policy.replace('title="Complaints policy"', 'title="Our new complaints policy"'))
  is('the same version with another text is a broken file', (await site.get('/')).status, 200)
  hasNot('whose text nobody reads', (await site.get('/complaints/policy')).text, 'Our new complaints policy')
  ok('and the check says so, too', check().status === 1, check().stdout)
  writeFileSync(path('policy.xml'), policy)
  const guide = readFileSync(path('guide.xml'), 'utf8')
  const form = async (user, address) => (await site.get(address, { user })).text
  has('the form of staff shows the guide', await form('support', '/staff/submit'), 'Let the person finish, then read back')
  has('and the wording to copy', await form('support', '/staff/submit'), 'Thank you for telling us. I have recorded your complaint')
  hasNot('the public form does not', (await site.get('/complaints/submit?whole')).text, 'Let the person finish')
  writeFileSync(path('guide.xml'), guide.replace('Let the person finish', 'Let everybody finish'))
  has('a change counts from the next request', await form('support', '/staff/submit'), 'Let everybody finish')
  writeFileSync(path('guide.xml'), guide.replace('do="submit"', 'do="swim"'))
  has('a broken guide changes nothing', await form('support', '/staff/submit'), 'Let everybody finish')
  ok('the check names file, line and action', /guide\.xml:4: do: there is no action “swim”/.test(check().stdout), check().stdout)
  writeFileSync(path('guide.xml'), guide)
  is('all is well again', [check().status, await status('support')], [0, 200])
  site.log = ''
})
