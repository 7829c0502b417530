#!/usr/bin/env node
// What an answer says beside its findings: what was looked at and who was spoken to, what is offered beyond the remedy,
// and, once nothing is left to ask of us, where else to go.
import { act, answer, lead, received, record } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, words, xmllint } from './site.mjs'

let site

const letter = async (reference, seq, user) => words((await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })).text)
const OUTSIDE = 'School Services Ombudsman to look at your complaint. Contact them within 12 months of our final response: 4 Guildhall Yard, Middleham, MX1 2QD'
const LOOKED_INTO = {
  'finding.1.evidence.1': 'The calendar of May', 'finding.1.evidence.2': 'The log of the help desk',
  'finding.1.spoken-to.1': 'Quentin Quill', goodwill: 'The next report is free.'
}

async function lookedInto() {
  const reference = await record(site, 'submit', received, 'staff')
  await lead(site, reference, ['acknowledge'])
  const path = `/staff/respond?ref=${reference}`, blank = form((await site.get(path, { user: 'handler' })).text)
  ok('each finding has rows for both', ['finding.1.evidence.1', 'finding.1.spoken-to.1'].every(name => blank.names.includes(name)))
  ok('which earlier remedies it replaces is not asked where there are none', !blank.names.some(name => name.startsWith('replaces')))
  const more = form((await site.post(blank.action, { ...blank.values, add: 'finding.1.evidence', 'finding.1.evidence.1': 'The calendar' }, { user: 'handler' })).text)
  ok('and one more at a press', more.names.includes('finding.1.evidence.2') && more.values['finding.1.evidence.1'] === 'The calendar')
  is('kept', (await act(site, 'respond', reference, { ...answer(), ...LOOKED_INTO })).status, 303)
  is('the record is valid', xmllint(site.record(reference)), '')
  const sent = await letter(reference, 3, 'handler')
  has('the letter says what was looked at', sent, 'We looked at: The calendar of May The log of the help desk')
  has('and what is offered beyond the remedy', sent, 'As a gesture of goodwill The next report is free.')
  hasNot('but not who was spoken to', sent, 'Quentin Quill')
  hasNot('and nothing of others, while we can be asked', sent, 'Ombudsman')
  has('staff read who was spoken to', words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'support' })).text)), 'Quentin Quill')
  return [reference, sent.match(/access code ([0-9A-Z-]+)/)[1]]
}

async function whereElse([reference, code]) {
  const status = async () => words(main((await site.fill('/complaints/track', { reference, 'access-code': code })).text))
  hasNot('the status page does not say who was spoken to', await status(), 'Quentin Quill')
  await lead(site, reference, ['escalate', ['respond', {}, 'manager'], 'escalate'])
  hasNot('an outside body is no answer to a request', await status(), OUTSIDE)
  await lead(site, reference, [['respond', {}, 'director']])
  has('the last letter says where else to go', await letter(reference, 7, 'director'), OUTSIDE)
  has('and so does the status page', await status(), OUTSIDE)
}

// An address of a stranger is a link only where it says no more than whom to write to.
async function writeTo() {
  for (const [email, linked] of [['ann.o+x@example.org', true], ['a%40good.example?bcc=x@evil.example', false]]) {
    const reference = await record(site, 'submit', { ...received, 'complainant.email': email }, 'staff')
    await lead(site, reference, ['acknowledge'])
    const page = main((await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).text)
    has(`it is there: ${email}`, words(page), `Email address ${email}`)
    is('as a link', page.includes(`mailto:${email}`), linked)
    ok('or as none', linked || !page.includes('href="mailto:'))
  }
}

await test(async () => {
  site = await startSite()
  await writeTo()
  await whereElse(await lookedInto())
  await site.stop()
})
