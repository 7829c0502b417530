#!/usr/bin/env node
// Who did and said something is kept in words with the event: a renamed member of staff, a division with another title and
// somebody who left change no history, no letter, no export and no page for others. What points nowhere is said.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { act, attribute, answer, lead, open, praise, received, record, right } from './acts.mjs'
import { form, has, hasNot, is, main, ok, receipt, startSite, test, words, xmllint } from './site.mjs'

const sentence = { said: 'Reports came late', did: 'We read the calendar twice', evidence: 'None was late since' }

// All that people read of these cases, in words; whose turn it is now is said as of now.
async function seen(site, { complaint, compliment, code }) {
  const at = async (path, user) => (await site.get(path, { user })).text
  const page = async (path, user) => words(main(await at(path, user))).replace(/Review bundle, made on .*? It contains/, 'It contains').replace(/Who looked at this case.*/, '').replace(/ Responsible: .*? (What you can do now|More actions)/, ' $1')
  const track = await site.fill('/complaints/track', { reference: complaint, 'access-code': code })
  const seq = event => attribute(site.record(complaint), event, 'seq')
  return {
    case: await page(`/staff/case?ref=${complaint}`, 'coach'),
    compliment: await page(`/staff/case?ref=${compliment}`, 'coach'),
    'letter of the acknowledgement': await page(`/staff/letter?ref=${complaint}&seq=${seq('acknowledged')}`, 'head'),
    'letter of the response': await page(`/staff/letter?ref=${complaint}&seq=${seq('responded')}`, 'head'),
    'status page': words(main(track.text)),
    improvements: words((await at('/staff/register?register=improvements', 'head')).match(/<ol class="redress-entries">[^]*?<\/ol>/)[0]),
    'improvements as CSV': await at('/staff/register?register=improvements&format=csv', 'head'),
    'lessons as CSV': await at('/staff/register?register=lessons&format=csv', 'head'),
    'practices as CSV': await at('/staff/register?register=practices&format=csv', 'head'),
    wall: words((await at('/staff/compliments', 'head')).match(/aria-labelledby="wall"[^]*?<\/section>/)[0]),
    learned: await page('/complaints/learned'),
    record: site.record(complaint) + site.record(compliment)
  }
}

async function compare(site, cases, before, name) {
  const now = await seen(site, cases)
  for (const what of Object.keys(before)) is(`${name}: ${what} is as it was`, now[what], before[what])
}

async function begin(site) {
  const { channel, ...told } = { ...received, division: 'apprenticeships' }
  const sent = await site.fill('/complaints/submit', told)
  const { reference: complaint, code } = receipt((await site.get(sent.location)).text)
  const compliment = await record(site, 'compliment', { ...praise, division: 'apprenticeships', about: 'colleague', 'praised.1': 'handler', 'consent-words': 'yes', details: 'She stayed.' })
  await lead(site, complaint, [
    ['assign', { handler: 'handler', division: 'apprenticeships', 'concerned.1': 'smt' }], ['acknowledge', {}, 'support'], ['respond', answer(), 'support'],
    ['learn', { 'for.1': 'apprenticeships', 'improvement.2.what': 'Another', 'improvement.2.owner': 'handler', 'improvement.2.by.day': '1', 'improvement.2.by.month': '2', 'improvement.2.by.year': '2099' }]])
  const learned = attribute(site.record(complaint), 'learned', 'seq')
  await lead(site, complaint, [['improve', { planned: `${learned}.1` }], ['improve', { planned: `${learned}.1`, became: 'effective', ...sentence }], ['note', {}, 'handler']])
  await lead(site, compliment, [['acknowledge', {}, 'support'], ['tell', { 'consent-praised': 'yes' }], 'review',
    ['share', { 'with.1.division': 'apprenticeships' }]])
  for (const register of ['lessons', 'practices']) {
    const page = (await site.get(`/staff/register?register=${register}`, { user: 'handler' })).text
    const confirm = [...page.matchAll(/<form[^]*?<\/form>/g)].map(one => form(one[0])).find(one => one.hidden.entry)
    is(`${register}: one is read`, (await site.post(confirm.action, confirm.values, { user: 'handler' })).status, 303)
  }
  return { complaint, compliment, code }
}

await test(async () => {
  const folder = mkdtempSync(`${tmpdir()}/redress-titles-`)
  cpSync('conf/sites/one-academy', folder, { recursive: true })
  const path = name => `${folder}/${name}`
  // who leaves handles cases, too
  writeFileSync(path('users.xml'), readFileSync(path('users.xml'), 'utf8').replace(/(<user name="handler" [^>]*>)/, '$1<holds role="support"/>'))
  const site = await startSite({ SITE: folder })
  const users = readFileSync(path('users.xml'), 'utf8'), organisation = readFileSync(path('organisation.xml'), 'utf8')
  const cases = await begin(site), { complaint, compliment } = cases
  is('valid records', [xmllint(site.record(complaint)), xmllint(site.record(compliment))], ['', ''])
  const before = await seen(site, cases)
  has('they name who it was', before['letter of the response'], 'Leila Haddad')
  has('and where', before.learned, 'Apprenticeships')
  has('and who saw to it', before['improvements as CSV'], 'Rosa Bianchi')
  has('and who has read it', before['lessons as CSV'], '1,1,')
  has('and who was praised', before.wall, 'Rosa Bianchi')
  is('nothing points nowhere', [site.redress('verify').text.includes('\tgone\t'), site.redress('check').text], [false, ''])

  writeFileSync(path('users.xml'), users.replace('"Rosa Bianchi"', '"Rosa Verdi"').replace('"Leila Haddad"', '"Leila Amari"'))
  writeFileSync(path('organisation.xml'), organisation.replace('"Apprenticeships"', '"Learning at Work"'))
  await compare(site, cases, before, 'renamed')
  has('what is chosen now has the new title', (await site.get(`/staff/assign?ref=${compliment}`, { user: 'support' })).text, 'Rosa Verdi')
  await act(site, 'note', complaint, { note: 'After the wedding' }, 'handler')
  const renamed = await seen(site, cases)
  has('who does something now does it under the new one', renamed.case, 'Rosa Verdi')
  has('beside what was done under the old one', renamed.case, 'Rosa Bianchi')
  is('and the record is valid', xmllint(site.record(complaint)), '')

  const without = (file, user) => file.replace(new RegExp(`<user name="${user}" [^]*?</user>`), '')
  writeFileSync(path('users.xml'), without(without(users, 'handler'), 'support'))
  writeFileSync(path('organisation.xml'), organisation.replace(/<division name="apprenticeships"[^]*?<\/division>\s*/, ''))
  await site.get('/staff/', { user: 'head' })
  await compare(site, cases, renamed, 'gone')
  writeFileSync(path('users.xml'), without(users, 'handler'))
  const list = (await site.get('/staff/cases?format=csv', { user: 'head' })).text
  has('the list says where a case belonged', list, 'Apprenticeships')
  hasNot('and never what the files called it', list, '"apprenticeships"')

  const found = site.redress('verify'), lines = found.text.split('\n').filter(line => line.includes('\tgone\t'))
  is('verify lists what points nowhere', [found.status, lines.sort()], [0, [
    `${complaint}\topen\tgone\tdivision\tapprenticeships\tApprenticeships`, `${complaint}\topen\tgone\thandler\thandler\tRosa Bianchi`,
    `${complaint}\topen\tgone\towner\thandler\tRosa Bianchi`, `${compliment}\topen\tgone\tdivision\tapprenticeships\tApprenticeships`].sort()])
  const check = site.redress('check')
  ok('check notes it', check.status === 0 && /note: open cases name 2 /.test(check.text), check.text, check.error)
  ok('the log does, without a name', /open cases name 2 users or divisions/.test(site.log) && !/Rosa|\bhandler\b/.test(site.log), site.log)

  const seq = attribute(site.record(complaint), 'assigned', 'seq')
  const correcting = await open(site, `/staff/correct?ref=${complaint}&seq=${seq}`, 'support')
  is('what names somebody who left can be corrected', (await site.post(correcting.action, { ...correcting.values, reason: 'A slip', 'event.assigned.reason': 'She knew it' }, { user: 'support' })).status, 303)
  const corrected = site.record(complaint).match(/<event>[^]*<\/event>/)[0]
  has('and keeps the name of its time', corrected, '<handler title="Rosa Bianchi">handler</handler>')
  is('valid', xmllint(site.record(complaint)), '')
  await lead(site, complaint, [['assign', { handler: 'support', division: 'leadership' }], ['close', {}]])
  is('handed over', site.redress('verify').text.split('\n').filter(line => line.startsWith(`${complaint}\t`)), [`${complaint}\topen\tgone\towner\thandler\tRosa Bianchi`])
  writeFileSync(path('users.xml'), users)
  writeFileSync(path('organisation.xml'), organisation)
  is('back again', site.redress('verify').text.includes('\tgone\t'), false)
  await site.get('/staff/', { user: 'head' })
  site.log = ''
  rmSync(folder, { recursive: true })
})
