#!/usr/bin/env node
// Whoever keeps something too late is asked why, and only then: the reason stays among staff, the letter apologises.
import { act, attribute, events, lead, praise, received, record, rightOf } from './acts.mjs'
import { form, has, hasNot, is, main, message, ok, startSite, test, words, xmllint } from './site.mjs'

let site

const asks = async (action, reference, user = 'handler') => form((await site.get(`/staff/${action}?ref=${reference}`, { user })).text).names.includes('why-late')
const letter = async (reference, seq, user = 'handler') => words((await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })).text)
const page = async (reference, user = 'support') => words(main((await site.get(`/staff/case?ref=${reference}`, { user })).text))
const SORRY = 'We are sorry for the delay', REASON = 'Two of us were away'

async function inTime() {
  const reference = await record(site, 'submit', received, 'staff')
  ok('in time: nobody is asked', !(await asks('acknowledge', reference)))
  const given = await site.fill(`/staff/acknowledge?ref=${reference}`, { ...rightOf(reference, 'acknowledge'), 'why-late': REASON }, { user: 'handler' })
  is('in time: a reason is refused', given.status, 422)
  is('in time: and the page says why', message(given.text, 'why-late'), 'This was done in time. Leave this blank')
  is('in time: kept', (await act(site, 'acknowledge', reference)).status, 303)
  is('in time: nothing of it in the record', attribute(site.record(reference), 'acknowledged', 'kept-late'), undefined)
  hasNot('in time: nor in the letter', await letter(reference, 2), SORRY)
}

async function tooLate() {
  const reference = await record(site, 'submit', { ...received, at: '2026-06-01T09:00' }, 'staff')
  ok('late: the form asks', await asks('acknowledge', reference))
  const path = `/staff/acknowledge?ref=${reference}`, fields = { ...rightOf(reference, 'acknowledge'), at: '2026-06-04T09:00' }
  const other = await record(site, 'submit', { ...received, at: '2026-06-01T09:00', summary: 'Another that lay' }, 'staff')
  is('late: nobody is kept from acting for want of a reason', (await site.fill(path.replace(reference, other), { ...fields, 'why-late': '' }, { user: 'handler' })).status, 303)
  is('late: nor is it less late', attribute(site.record(other), 'acknowledged', 'kept-late'), 'yes')
  is('late: with a reason it is kept', (await site.fill(path, { ...fields, 'why-late': REASON }, { user: 'handler' })).status, 303)
  is('late: the record says so', attribute(site.record(reference), 'acknowledged', 'kept-late'), 'yes')
  is('late: and is valid', xmllint(site.record(reference)), '')
  has('late: staff read the reason', await page(reference), REASON)
  const sent = await letter(reference, 2)
  has('late: the letter apologises', sent, SORRY)
  hasNot('late: and does not give it', sent, REASON)
  const [, code] = sent.match(/access code ([0-9A-Z-]+)/)
  const status = words((await site.fill('/complaints/track', { reference, 'access-code': code })).text)
  hasNot('late: nor does the status page', status, REASON)
  ok('late: a correction asks, too', form((await site.get(`/staff/correct?ref=${reference}&seq=2`, { user: 'support' })).text).names.includes('event.acknowledged.why-late'))
  // the response was due on Thursday 4 June: written down today, and sent in time
  ok('written down late: the form asks', await asks('respond', reference))
  await lead(site, reference, [['respond', { at: '2026-06-04T10:00', 'why-late': '' }]])
  is('written down late: it was in time', attribute(site.record(reference), 'responded', 'kept-late'), undefined)
  hasNot('written down late: no apology', await letter(reference, 3), SORRY)
}

async function thanked() {
  const reference = await record(site, 'compliment', { ...praise, at: '2026-06-01T09:00' }, 'staff')
  await lead(site, reference, [['acknowledge', { at: '2026-06-10T09:00', 'why-late': REASON }]])
  is('thanked late: so it is kept', `${events(site.record(reference)).at(-1)} ${attribute(site.record(reference), 'acknowledged', 'kept-late')}`, 'acknowledged yes')
  has('thanked late: the letter apologises', await letter(reference, 2), SORRY)
}

await test(async () => {
  site = await startSite()
  await inTime()
  await tooLate()
  await thanked()
  is('nothing is broken', site.redress('verify').status, 0)
  await site.stop()
})
