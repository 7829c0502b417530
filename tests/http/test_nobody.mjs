#!/usr/bin/env node
// Where nobody is left who could take the next step it is said, with the reason: on the case page, on the form that hands
// over, at the head of the lists of who answers for the process, by `redress verify`; and before any case comes to that, at
// the start, by `redress check` and by the auditor.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { act, lead, open, received, record } from './acts.mjs'
import { has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

const nobody = 'No one: the role has not been given to anyone (Director)'
const noReview = 'No one can keep “respond” of level 3 (complaint), not even as a deputy: give someone the role Director, or name a deputy for it.'

await test(async () => {
  const folder = mkdtempSync(`${tmpdir()}/redress-nobody-`), data = `${folder}/data`
  cpSync('conf/sites/schools-mutual-services', `${folder}/site`, { recursive: true })
  const path = `${folder}/site/users.xml`, users = readFileSync(path, 'utf8')
  const without = (...names) => writeFileSync(path, names.reduce((text, name) => text.replace(new RegExp(`<user name="${name}" [^]*?</user>`), ''), users))
  const site = await startSite({ SITE: `${folder}/site`, DATA: data })
  const mine = async user => words((await site.get('/staff/', { user })).text.match(/<section id="mine"[^]*?<\/section>/)[0])

  const steps = [['acknowledge'], ['respond'], ['escalate'], ['respond', {}, 'manager'], ['escalate']]
  const one = await lead(site, await record(site, 'submit', received, 'staff'), steps)
  is('all is well', [site.redress('verify').status, site.redress('check').text, site.log], [0, '', ''])

  without('director', 'head')
  has('who may assign has it, at the head of their list', (await mine('support')).replace(/.*No one can act/, 'No one can act'), one)
  has('and reads why', await mine('support'), 'No one: the role has not been given to anyone')
  has('the case page says it', words(main((await site.get(`/staff/case?ref=${one}`, { user: 'support' })).text)), nobody)
  const form_ = words(main((await site.get(`/staff/assign?ref=${one}`, { user: 'support' })).text))
  has('the form that hands it over says it', form_, nobody)
  has('and that there is nobody to choose', form_, 'There is no one to choose')
  const verify = site.redress('verify')
  is('verify lists it', [verify.status, verify.text.split('\n').filter(line => line.includes('unheld'))], [1, [`${one}\trespond\tunheld: director`]])
  const check = site.redress('check')
  is('the check says what nobody could do', [check.status, check.text.split('\n').find(line => line.startsWith(path))?.split('\t')[1]], [1, noReview])
  has('so does the log, once a program has read it', site.log, noReview)
  hasNot('and names nobody', site.log, 'Osei')
  const audit = site.redress('policy', `${folder}/site/policy.xml`)
  has('and the auditor', audit.text, `level-nobody\tfault\t${noReview}`)
  has('with what nobody else owes', audit.text, 'rule-nobody\tfault\tNo one can keep “policy-review”: no one holds the role Director or deputises for it.')

  without('support', 'handler')
  const second = site.redress('policy', `${folder}/site/policy.xml`).text
  has('the auditor finds the divisions', second, 'division-nobody\tfault\tIn Finance and Payroll no one can keep “acknowledge” of level 1 (complaint), not even as a deputy')
  hasNot('and only those', second, 'In Human Resources')

  writeFileSync(path, users)
  await site.get('/staff/', { user: 'head' }) // who serves next makes the lists anew
  is('all is well again', [site.redress('verify').status, site.redress('check').text], [0, ''])
  await lead(site, one, [['note', {}, 'director']])
  // the director and the deputy are barred
  is('the director declares a conflict', (await act(site, 'declare', one, { conflict: 'My cousin' }, 'director')).status, 303)
  is('so does the deputy', (await act(site, 'declare', one, { conflict: 'My uncle' }, 'head')).status, 303)
  ok('who may assign is to find somebody', (await mine('support')).includes(one), await mine('support'))
  has('there is nobody to choose', words((await open(site, `/staff/assign?ref=${one}`, 'support')).html), 'There is no one to choose')
  await site.stop()
  rmSync(folder, { recursive: true })
})
