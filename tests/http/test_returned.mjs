#!/usr/bin/env node
// What was sent comes back: it has told nobody anything. It is owed again, its time does not run, and with what goes out
// again the right begins anew.
import { act, attribute, lead, open, praise, received, record, right } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, summary, test, words } from './site.mjs'

let site
const at = (day, time = '09:00') => ({ at: `2026-06-${day}T${time}` })
const page = async (reference, user = 'support') => words(main((await site.get(`/staff/case?ref=${reference}`, { user })).text))
const owed = reference => site.sql(`SELECT name, level, ifnull(datetime(due, 'unixepoch'), '') FROM obligation WHERE reference = '${reference}' AND kept IS NULL AND lapsed = 0 ORDER BY name`)
const codeOf = async (reference, seq, user) => (await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })).text.match(/access code <strong class="redress-code">([\w-]{19})</)[1]

async function answered(more = {}) {
  const reference = await record(site, 'submit', { ...received, 'complainant.address': '1 Lane\nMiddleham', ...at('01') })
  return lead(site, reference, [['acknowledge', at('01', '10:00'), 'handler'], ['respond', { ...at('02'), ...more }, 'handler']])
}

async function answer() {
  const one = await answered()
  is('sent: the right runs', owed(one).includes('escalation-window|2|2026-06-09 22:59:59'), true)
  const shown = await open(site, `/staff/undelivered?ref=${one}`, 'handler')
  is('what went out is offered', shown.choices.sent, ['2', '3'])
  has('by its name, day and way', words(main((await site.get(`/staff/undelivered?ref=${one}`, { user: 'handler' })).text)), 'Response sent, 2 June 2026 (by email)')
  is('nothing to send again yet', (await site.get(`/staff/resend?ref=${one}`, { user: 'handler' })).status, 409)
  is('back', (await act(site, 'undelivered', one, { ...right.undelivered, sent: '3', ...at('03') }, 'handler')).status, 303)
  has('it is owed, with its name', await page(one), 'Send again what came back: Response sent, 2 June 2026 (by email)')
  hasNot('the right does not run', owed(one), 'escalation-window')
  has('sending it again is', owed(one), 'send-again|1|2026-06-04 22:59:59')
  const again = await act(site, 'undelivered', one, { ...right.undelivered, sent: '3', ...at('03') }, 'handler')
  is('it cannot come back twice', [again.status, summary(again.text).sent], [422, 'This was not sent, or is already recorded as returned. Select another'])
  return one
}

async function sentAgain(one) {
  const preview = await site.fill(`/staff/resend?ref=${one}`, { sent: '3', channel: 'post', ...at('04'), preview: 'yes' }, { user: 'handler' })
  has('the covering letter is shown before it goes', words(main(preview.text)), 'until the end of Monday 15 June 2026')
  is('sent again', (await act(site, 'resend', one, { sent: '3', channel: 'post', ...at('04') }, 'handler')).status, 303)
  has('the right begins with that', owed(one), 'escalation-window|2|2026-06-15 22:59:59')
  hasNot('nothing is left to send', owed(one), 'send-again')
  const letter = words(main((await site.get(`/staff/letter?ref=${one}&seq=5`, { user: 'handler' })).text))
  for (const said of ['Our letter of 2 June 2026', 'We sent you the enclosed letter by email on Tuesday 2 June 2026, but it did not reach you', 'Enclosed: our letter of 2 June 2026', '1 Lane'])
    has('the letter with it says so', letter, said)
  const track = words(main((await site.fill('/complaints/track', { reference: one, 'access-code': await codeOf(one, 5, 'handler') })).text))
  has('the status page, too', track, 'We sent you a letter again, as the first did not reach you')
  has('with the new date', track, '15 June 2026')
  hasNot('and nothing of what came back', track, 'Gone away')
  const before = await site.get(`/staff/letter?ref=${one}&seq=3`, { user: 'support' })
  has('the first letter stays as it was', words(before.text), '9 June 2026')
}

// After it came back twice; after it was asked for in time by the new date.
async function twice(one) {
  await lead(site, one, [['undelivered', { sent: '3', why: 'refused', ...at('09') }, 'handler'], ['resend', { sent: '3', channel: 'in-person', ...at('10') }, 'handler']])
  has('handed over it counts at once', owed(one), 'escalation-window|2|2026-06-17 22:59:59')
  await lead(site, one, [['escalate', { ...at('16') }, 'support']])
  is('a request by then is in time', attribute(site.record(one), 'escalated', 'late'), undefined)
}

async function others() {
  const two = await lead(site, await record(site, 'submit', { ...received, ...at('01') }), [['acknowledge', { ...at('01', '10:00'), channel: 'phone' }, 'handler']])
  is('what was said on the phone does not come back', (await site.get(`/staff/undelivered?ref=${two}`, { user: 'handler' })).status, 409)
  await lead(site, two, [['contact', { direction: 'out', channel: 'email', said: 'We are on it', ...at('02') }, 'handler'], ['undelivered', { sent: '3', ...at('02', '10:00') }, 'handler']])
  has('a message of ours is owed again, too', await page(two), 'Send again what came back')
  const three = await lead(site, await record(site, 'compliment', { ...praise, ...at('01') }), [['acknowledge', at('01', '10:00'), 'support'], ['undelivered', { sent: '2', ...at('02') }, 'support']])
  has('so are our thanks', await page(three), 'Send again what came back: Thanked, 1 June 2026 (by email)')
  const four = await answered()
  const closes = how => act(site, 'close', four, { how, ...at('20') }, 'support')
  await lead(site, four, [['undelivered', { sent: '3', ...at('03') }, 'handler']])
  const early = await closes('window-passed')
  is('not closed because a time has passed that did not run', [early.status, summary(early.text).how], [422, 'The response came back and has not been sent again. Send it again first, or only close the case if they say they are satisfied'])
  is('what they say closes it', (await closes('content')).status, 303)
}

await test(async () => {
  site = await startSite()
  const one = await answer()
  await sentAgain(one)
  await twice(one)
  await others()
  is('every case is listed as its record says', site.redress('verify').text.trim().split('\t').pop(), '0 broken')
})
