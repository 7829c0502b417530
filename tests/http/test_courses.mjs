#!/usr/bin/env node
// Courses in which a person could be told something that is not so: after each step the letter, the status page, the case
// page, the lists, the CSV and `redress deadlines` say the same. All lie in June 2026; Monday is the 1st.
import { readFileSync, writeFileSync } from 'node:fs'
import { act, attribute, events, record, rightOf } from './acts.mjs'
import { acknowledged, answered, coursesOn, day } from './course.mjs'
import { walk } from './who.mjs'
import { form, has, hasNot, is, main, message, ok, startSite, test, words, xmllint } from './site.mjs'

let site, told, lead, page, last, row, state, letter, track, agree

const promise = by => ({ 'remedy.1.what': 'A second person checks', ...day('remedy.1.by', by) })
const correct = (reference, seq, at) => act(site, 'correct', reference, { reason: 'The note was wrong', at }, 'support', `&seq=${seq}`)

// ---- Level 2 answered by phone ----

async function byPhone() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-05T09:00' }],
    ['respond', { at: '2026-06-10T09:00', channel: 'phone' }, 'manager']])
  const steps = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01 ' +
    'escalated=2026-06-05T09:00 responded=2026-06-10T09:00,channel=phone'
  const seen = await agree('by phone', reference, steps)
  is('by phone: no answer', state(reference), 'escalated 2')
  has('by phone: the letter of the request has the date that is owed', await letter(reference, 4), 'Friday 12 June 2026')
  hasNot('by phone: no further right is told', seen, 'review by the Director')
  await lead(site, reference, [['respond', { at: '2026-06-12T09:00' }, 'manager']])
  await agree('then in writing', reference, `${steps} responded=2026-06-12T09:00,channel=email,until=2099-02-01`)
  is('then in writing: answered', state(reference), 'responded 2')
}

// ---- Late, declined, asked again ----

async function late() {
  const steps = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01 escalated=2026-06-10T09:00'
  const reference = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-10T09:00' }]])
  const passed = 'after the deadline, Tuesday 9 June 2026, so we may decline it'
  has('late: the status page says so', await agree('late', reference, steps), passed)
  const accepting = await letter(reference)
  for (const part of [passed, 'We will tell you by Friday 12 June 2026', 'by Wednesday 17 June 2026']) has(`late: the letter has ${part}`, accepting, part)
  has('late: the manager is to decide', await page(reference, 'manager'), 'Decide on the late request')
  await lead(site, reference, [['decline', { at: '2026-06-11T09:00' }]])
  has('declined: the letter has the last day', await letter(reference), 'after the deadline, Tuesday 9 June 2026')
  const after = await agree('declined', reference, `${steps} declined=2026-06-11T09:00`)
  has('declined: the right stays passed', after, 'The deadline was Tuesday 9 June 2026')
  await lead(site, reference, [['escalate', { at: '2026-06-15T09:00' }]])
  is('asked again: late again', attribute(site.record(reference), 'escalated', 'late'), 'yes')
  has('asked again: and said again', await agree('asked again', reference, `${steps} declined=2026-06-11T09:00 escalated=2026-06-15T09:00`), passed)
  await lead(site, reference, [['respond', { at: '2026-06-16T09:00' }, 'manager']])
  has('accepted: the response says that it came late', await letter(reference), 'after the deadline, Tuesday 9 June 2026. We have accepted it')
}

// The complainant asks by themselves, after the last day: the receipt says so.
async function lateByThemselves() {
  const reference = await lead(site, await told('2026-06-01T09:00'), answered)
  const button = form(await track(reference), '/complaints/escalate')
  const asked = form((await site.post(button.action, { ...button.values, open: 'yes' })).text, '/complaints/escalate')
  const sent = await site.post(asked.action, asked.values)
  has('late: the receipt says so', words(main((await site.get(sent.location)).text)), 'after the deadline, Tuesday 9 June 2026, so we may decline it')
}

// ---- Late, corrected to in time, and back ----

async function corrected() {
  const begin = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01'
  const reference = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-10T09:00' }]])
  const declining = await site.fill(`/staff/decline?ref=${reference}`, { reasons: 'Late', channel: 'email' }, { user: 'manager' }).catch(error => error)
  is('before: it may be declined', declining.status, 303)
  const other = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-10T09:00' }]])
  is('to in time: kept', (await correct(other, 4, '2026-06-09T09:00')).status, 303)
  is('to in time: not to be declined', (await site.get(`/staff/decline?ref=${other}`, { user: 'manager' })).status, 409)
  hasNot('to in time: nothing of a last day', await agree('to in time', other, `${begin} escalated=2026-06-09T09:00`), 'after the deadline')
  has('to in time: the letter says what it said', await letter(other, 4), 'after the deadline')
  hasNot('to in time: the corrected one does not', await letter(other, 5), 'after the deadline')
  is('and back: kept', (await correct(other, 4, '2026-06-11T09:00')).status, 303)
  has('and back: said again', await agree('and back', other, `${begin} escalated=2026-06-11T09:00`), 'after the deadline')
  is('and back: it may be declined', (await act(site, 'decline', other, { reasons: 'Late', channel: 'email', at: '2026-06-12T09:00' }, 'manager')).status, 303)
  // the letter was posted and not e-mailed: what was late is in time
  const posted = await lead(site, await told('2026-06-01T09:00', { 'complainant.address': '1 High Street\nMiddleham' }), [...answered, ['escalate', { at: '2026-06-10T09:00' }]])
  is('corrected to post: kept', (await act(site, 'correct', posted, { reason: 'It was posted', 'event.responded.channel': 'post' }, 'support', '&seq=3')).status, 303)
  is('corrected to post: in time, and not to be declined', (await site.get(`/staff/decline?ref=${posted}`, { user: 'manager' })).status, 409)
}

// ---- A remedy promised, then level 2 and 3, then closing ----

async function promised() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [acknowledged, ['respond', { at: '2026-06-02T10:00', ...promise('2026-06-30') }],
    ['escalate', { at: '2026-06-05T09:00' }], ['respond', { at: '2026-06-08T09:00', ...promise('2026-07-01') }, 'manager'],
    ['escalate', { at: '2026-06-09T09:00' }], ['respond', { at: '2026-06-10T09:00', 'replaces.1': '5.1', ...promise('2026-07-02') }, 'director'],
    ['close', { at: '2026-06-11T09:00' }]])
  const steps = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2026-06-30 escalated=2026-06-05T09:00'
  const text = await page(reference)
  for (const [due, how] of [['Tuesday 30 June 2026', 'Overdue'], ['Wednesday 1 July 2026', 'No longer due'], ['Thursday 2 July 2026', 'Overdue']])
    ok(`promised: ${due} ${how}`, new RegExp(`Carry out the promised action: A second person checks [^]{0,60}${due} ${how}`).test(text), text)
  const seen = words(main(await track(reference)))
  for (const due of ['Tuesday 30 June 2026', 'Thursday 2 July 2026']) has(`promised: the status page has ${due}`, seen, due)
  hasNot('promised: and not what has been replaced', seen, 'by Wednesday 1 July 2026')
  is('promised: the list has the first', row(reference)[4], '2026-06-30T23:59:59+01:00')
  has('promised: deadlines, the same', site.redress('deadlines', 'complaint', ...steps.split(' ')).text, 'remedy\t1\t2026-06-30T23:59:59+01:00\toverdue')
  await lead(site, reference, [['remedy', { promise: '3.1', at: '2026-06-29T09:00' }]])
  is('promised: done, the next one stands', row(reference)[4], '2026-07-02T23:59:59+01:00')
  // what was done already is no promise
  const done = await lead(site, await told('2026-06-01T09:00'), [acknowledged, ['respond', { at: '2026-06-03T10:00', ...promise('2026-06-02') }]])
  has('done already: the letter says when', await letter(done, 3), 'A second person checks, done on Tuesday 2 June 2026')
  hasNot('done already: nothing is owed', await page(done), 'Carry out the promised action')
}

// ---- Acknowledged on day 4; the date of receipt corrected after the answer ----

async function dayFour() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [['acknowledge', { at: '2026-06-05T10:00' }]])
  await agree('day 4', reference, 'received=2026-06-01T09:00 acknowledged=2026-06-05T10:00')
  has('day 4: the letter names the date that counts from when it was due', await letter(reference), 'Thursday 4 June 2026')
  await lead(site, reference, [['respond', { at: '2026-06-08T10:00' }]])
  const steps = 'acknowledged=2026-06-05T10:00 responded=2026-06-08T10:00,channel=email,until=2099-02-01'
  await agree('day 4, answered', reference, `received=2026-06-01T09:00 ${steps}`)
  has('day 4: the answer opens the right', await letter(reference), 'Monday 15 June 2026')
  is('receipt corrected: kept', (await correct(reference, 1, '2026-06-04T16:00')).status, 303)
  await agree('receipt corrected', reference, `received=2026-06-04T16:00 ${steps}`)
  has('receipt corrected: now in time', await page(reference), 'Send the response (Reply by the division)')
}

// ---- A closure announced later, and taken back ----

// What the lists were made from is noticed by a running program with its next request, and by any that starts.
async function closure() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-09T09:00' }]])
  const other = await lead(site, await told('2026-06-01T09:00'), [acknowledged])
  const steps = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01 escalated=2026-06-09T09:00'
  const mine = async () => words((await site.get('/staff/', { user: 'handler' })).text.match(/<section id="mine"[^]*?<\/section>/)[0].split('<tr').find(line => line.includes(reference)) ?? '')
  await agree('before the closure', reference, steps)
  const file = `${site.site}/organisation.xml`, before = readFileSync(file, 'utf8')
  writeFileSync(file, before.replace('<division ', '<closure day="2026-06-12" name="Flood" announced="2026-06-11T09:00:00+01:00"/>\n  <division '))
  has('the closure: the status page has the later day', await agree('the closure', reference, steps), 'Wednesday 17 June 2026 (was Tuesday 16 June 2026)')
  has('the closure: it says what has changed', words(main(await track(reference))), 'Dates changed')
  has('the closure: staff see what it was', await page(reference), 'was 16 June 2026')
  has('the closure: explained', await page(reference), 'Flood')
  has('the closure: somebody is to tell them', await mine(), `Tell the complainant the new date`)
  is('the closure: what was due before stays as it was', events(site.record(other)), ['received', 'acknowledged'])
  await lead(site, reference, [['contact', {}, 'handler']])
  hasNot('told: nobody is to tell them any more', await mine(), 'Tell the complainant the new date')
  has('told: the status page still says what their letter has', words(main(await track(reference))), '(was Tuesday 16 June 2026)')
  writeFileSync(file, before)
  const start = site.redress('rebuild')
  has('at a start: what moved is in the log', start.error, `${reference}: respond at level 2 was due 2026-06-17T23:59:59+01:00 and is due 2026-06-16T23:59:59+01:00 now\n`)
  has('at a start: the status page has the day of now', await agree('at a start', reference, steps), 'Tuesday 16 June 2026 (was Wednesday 17 June 2026)')
  has('at a start: it is to be told', await mine(), 'Tell the complainant the new date')
  is('at a start: once', site.redress('rebuild').text, '')
  is('at a start: each time an entry', events(site.record(reference)).slice(4), ['moved', 'contacted', 'moved'])
  await lead(site, reference, [['respond', {}, 'manager']])
  hasNot('answered: nothing is to be told', await mine(), 'Tell the complainant the new date')
}

// ---- Withdrawn at level 3 and reopened; withdrawn before anybody acknowledged it ----

async function reopened() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-03T09:00' }],
    ['respond', { at: '2026-06-05T09:00', 'remedy.1.what': '', 'no-remedy': 'None', ...day('remedy.1.by', '    -  -  ') }, 'manager'],
    ['escalate', { at: '2026-06-08T09:00' }], ['withdraw', { at: '2026-06-09T09:00' }], ['reopen', { at: '2026-06-15T09:00' }]])
  const steps = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email escalated=2026-06-03T09:00 ' +
    'responded=2026-06-05T09:00,channel=email escalated=2026-06-08T09:00 withdrawn=2026-06-09T09:00 reopened=2026-06-15T09:00'
  is('reopened at level 3: there', state(reference), 'escalated 3')
  has('reopened at level 3: the answer is owed anew', await agree('reopened at level 3', reference, steps), 'Monday 22 June 2026')
  const early = await lead(site, await told('2026-06-01T09:00'), [['withdraw', { at: '2026-06-01T12:00' }], ['reopen', { at: '2026-06-03T12:00' }]])
  is('reopened before it was acknowledged: that is owed', row(early).slice(2, 5), ['1', 'received', '2026-06-04T12:00:00+01:00'])
  await lead(site, early, [['acknowledge', { at: '2026-06-04T10:00' }]])
  await agree('reopened, acknowledged', early, 'received=2026-06-01T09:00 withdrawn=2026-06-01T12:00 reopened=2026-06-03T12:00 acknowledged=2026-06-04T10:00')
}

// ---- What they tell us, and when they are satisfied ----

async function messages() {
  const steps = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01'
  const reference = await lead(site, await told('2026-06-01T09:00'), [...answered, ['contact', { at: '2026-06-03T09:00', direction: 'in' }]])
  has('told: a reply is owed', await agree('told', reference, `${steps} contacted=2026-06-03T09:00,direction=in`), 'Friday 5 June 2026')
  await lead(site, reference, [['contact', { at: '2026-06-04T09:00' }]])
  await agree('replied', reference, `${steps} contacted=2026-06-03T09:00,direction=in contacted=2026-06-04T09:00,direction=out`)
  const wrong = await act(site, 'contact', reference, { direction: 'out', channel: 'phone', said: 'x', content: 'yes' })
  is('only they can say that they are satisfied', [wrong.status, message(wrong.text, 'content') !== ''], [422, true])
  await lead(site, reference, [['contact', { at: '2026-06-05T09:00', direction: 'in', content: 'yes' }]])
  has('satisfied: closing is owed', await page(reference), 'Friday 12 June 2026')
  await agree('satisfied', reference, `${steps} contacted=2026-06-03T09:00,direction=in contacted=2026-06-04T09:00,direction=out contacted=2026-06-05T09:00,direction=in,content=yes`)
  await lead(site, reference, [['close', { at: '2026-06-08T09:00' }], ['contact', { at: '2026-06-09T09:00', direction: 'in' }]])
  const closed = (await site.get(`/staff/case?ref=${reference}`, { user: 'support' })).text
  has('told after closing: it is offered to open it again', words(main(closed)), 'since the case was closed')
  has('told after closing: and a reply is owed', words(main(closed)), 'Thursday 11 June 2026')
}

// ---- Dates ----

async function dates() {
  const reference = await lead(site, await told('2026-06-01T02:30'), [['acknowledge', { at: '2026-06-01T03:00' }]])
  const other = await told('2026-06-01T02:30')
  has('at night: staff see the minute', await page(other), 'Tuesday 2 June 2026 at 2:30am')
  const extend = (until, more = {}) => act(site, 'extend', reference, { reason: 'Waiting', channel: 'email', at: '2026-06-02T09:00', ...day('until', until), ...more })
  const refused = async until => message((await extend(until)).text, 'until')
  has('extended: not to before', await refused('2026-06-02'), 'cannot be before the last date')
  has('extended: not to a Saturday', await refused('2026-06-13'), 'not a working day')
  is('extended: unless it is said that it may be one', (await extend('2026-06-13', { 'any-day': 'yes' })).status, 303)
  await agree('extended', reference, 'received=2026-06-01T02:30 acknowledged=2026-06-01T03:00 extended=2026-06-02T09:00,until=2026-06-13')
  has('extended: not to before that either', await refused('2026-06-12'), 'cannot be before the last date')
  // a step that says its length in a clause which is not that of what it keeps
  const under = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-05T09:00' }]])
  const text = words(main((await site.get(`/staff/extend?ref=${under}`, { user: 'manager' })).text))
  ok('no clause has a hole', /update you at least every 5 working days\./.test(text), text)
}

// ---- Means ----

async function means() {
  const offered = async (reference, action, user) => {
    const found = form((await site.get(`/staff/${action}?ref=${reference}`, { user })).text)
    return [found.choices.channel, found.values.channel]
  }
  const named = await told('2026-06-01T09:00', { 'complainant.address': '1 High Street', 'complainant.preferred-channel': 'post' })
  is('means: all that the record reaches, and the one asked for is chosen', await offered(named, 'acknowledge', 'handler'), [['email', 'post', 'phone', 'in-person', 'web'], 'post'])
  const shown = (await site.get(`/staff/acknowledge?ref=${named}`, { user: 'handler' })).text
  has('means: it says which was asked for', words(main(shown)), 'They asked us to reply this way: by post')
  const contact = form(shown).values
  is('means: who acts is the contact, with phone and email of the division', ['name', 'phone', 'email'].map(name => contact[`contact.${name}`]), ['Priya Shah', '01632 960111', 'finance@example.org'])
  await lead(site, named, [['acknowledge', { channel: 'email' }]])
  const recorded = (await site.get(`/staff/case?ref=${named}&done=2`, { user: 'handler' })).text
  for (const part of ['Recorded. Now send it', 'Letter to print', 'its text to copy', 'ann@example.org', 'They asked us to use another way: by post']) has(`means: after it, ${part}`, words(main(recorded)), part)
  hasNot('means: to nobody else', await page(named), 'Now send it')
  await lead(site, named, [['contact', { channel: 'email', said: 'We are still waiting.' }, 'handler']])
  const text = (await site.get(`/staff/case?ref=${named}&done=3`, { user: 'handler' })).text
  for (const part of ['Recorded. Now send it', 'its text to copy']) has(`means: so is a message, ${part}`, words(main(text)), part)

  const phoned = await told('2026-06-01T09:00', { 'complainant.email': '', 'complainant.phone': '01632 960002' })
  is('means: no email without an address, no post without one', (await offered(phoned, 'acknowledge', 'handler'))[0], ['phone', 'in-person', 'web'])
  const refused = await act(site, 'acknowledge', phoned, { 'issue.1': 'Late', channel: 'email' })
  is('means: nor taken', [refused.status, message(refused.text, 'channel')], [422, 'We cannot reach them this way. Select another'])
  const nobody = await told('2026-06-01T09:00', { 'complainant.name': '', 'complainant.email': '', anonymous: 'yes' })
  is('means: who is anonymous has the status page, chosen already', await offered(nobody, 'acknowledge', 'handler'), [['web'], 'web'])

  const agent = await told('2026-06-01T09:00', { 'representative.name': 'Bo Agent', 'representative.email': 'bo@example.org', 'representative.address': '2 Low Street' })
  await lead(site, agent, [['acknowledge', {}], ['introduce', { channel: 'post' }]])
  const letter_ = await letter(agent, 2)
  has('means: what goes by post goes to their address', await letter(agent, 3), 'Bo Agent for Ann Archer 2 Low Street')
  for (const part of ['By email Bo Agent for Ann Archer bo@example.org', 'Dear Bo Agent', 'because you act for Ann Archer']) has(`means: who acts for them gets the letter: ${part}`, letter_, part)
}

// ---- Times that stand the wrong way round ----

async function clocks() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [['acknowledge', { at: '2026-06-03T10:00' }]])
  const early = await act(site, 'respond', reference, { ...rightOf(reference, 'respond'), at: '2026-05-31T10:00' })
  is('clock: not before it reached us', [early.status, message(early.text, 'at') !== ''], [422, true])
  await lead(site, reference, [['respond', { at: '2026-06-02T10:00' }]])
  is('clock: a step is taken though the one before bears a later time', state(reference), 'responded 1')
  has('clock: and the page warns', await page(reference), 'Entry 3 has an earlier time than entry 2 , which came before it')
  await agree('clock', reference, 'received=2026-06-01T09:00 acknowledged=2026-06-03T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01')
  is('clock: corrected', (await correct(reference, 2, '2026-06-01T10:00')).status, 303)
  hasNot('clock: no more warning', await page(reference), 'has an earlier time')
}

// ---- A duplicate ends, and goes on in the other ----

async function duplicate() {
  const merge = (reference, other, more = {}, user = 'support') => act(site, 'merge', reference, { other, 'same-person': 'yes', channel: 'email', at: '2026-06-02T12:00', ...more }, user)
  const other = await lead(site, await told('2026-06-01T09:00'), [acknowledged])
  const reference = await lead(site, await told('2026-06-01T09:30', { details: 'It has still not come. The plan is with this.' }), [...answered, ['escalate', { at: '2026-06-02T11:00' }]])
  // what cannot end in it: nobody's complaint ends in another person's
  const bens = await told('2026-06-01T09:00', { 'complainant.name': 'Ben Brown', 'complainant.email': 'ben@example.org' })
  const elsewhere = await told('2026-06-01T09:00', { 'complainant.email': 'another@example.org' })
  const withdrawn = await lead(site, await told('2026-06-01T09:00'), [['withdraw', { at: '2026-06-01T12:00' }]])
  const peoples = await told('2026-06-01T09:00', { division: 'people' })
  const praised = await record(site, 'compliment', { 'giver.name': 'Ann Archer', about: 'team', division: 'finance', details: 'Thank you', at: '2026-06-01T09:00' }, 'staff')
  const early = await lead(site, await told('2026-06-01T09:30'), [acknowledged])
  for (const [what, case_, field, user, of = reference] of [['of another person', bens, 'same-person'], ['of another address', elsewhere, 'same-person'], ['withdrawn', withdrawn, 'other'], ['a compliment', praised, 'other'], ['itself', reference, 'other'], ['one that they may not see', peoples, 'other', 'handler', early]]) {
    const refused = await merge(of, case_, {}, user)
    is(`duplicate: not of one ${what}`, [refused.status, message(refused.text, field) !== ''], [422, true])
  }
  is('duplicate: who decided below does not end it', (await site.get(`/staff/merge?ref=${reference}`, { user: 'handler' })).status, 403)
  const unsure = await merge(reference, other, { 'same-person': '' })
  is('duplicate: only once it is confirmed', [unsure.status, message(unsure.text, 'same-person') !== ''], [422, true])

  is('duplicate: it ends', (await merge(reference, other)).status, 303)
  const steps = 'received=2026-06-01T09:30 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email,until=2099-02-01 escalated=2026-06-02T11:00 merged=2026-06-02T12:00'
  is('duplicate: its state', state(reference), 'merged 2')
  is('duplicate: deadlines owe nothing', site.redress('deadlines', 'complaint', ...steps.split(' ')).text.match(/\t(owed|overdue|coming|open)\t/), null)
  const seen = await agree('duplicate', reference, steps)
  has('duplicate: the status page says where it goes on', seen, `continues under ${other}`)
  hasNot('duplicate: and offers no review', seen, 'If you are not satisfied')
  const text = await letter(reference)
  for (const part of [other, 'From now on please quote', 'we will answer both complaints as one', 'with the access code that we sent you for it']) has(`duplicate: the letter has “${part}”`, text, part)
  hasNot('duplicate: and no access code', text, 'and your access code')
  const ended = await page(reference)
  for (const part of ['Ended as a duplicate', `It continues under ${other}`, 'Nothing is due on this case now']) has(`duplicate: the case page has “${part}”`, ended, part)
  const on = await page(other)
  for (const part of [reference, 'It ended as a duplicate of this case', 'It has still not come']) has(`duplicate: the page of the other has “${part}”`, on, part)
  await agree('duplicate: the other', other, 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00')
  const csv = (await site.get('/staff/cases?format=csv', { user: 'support' })).text.split('\r\n').find(line => line.includes(reference))
  has('duplicate: the CSV says so', csv, 'Ended as a duplicate')
  has('duplicate: and the list by state has it', words(main((await site.get('/staff/cases?state=merged', { user: 'support' })).text)), reference)
  is('duplicate: nor does it end again', (await site.get(`/staff/merge?ref=${reference}`, { user: 'support' })).status, 409)
  const back = await merge(other, reference)
  is('duplicate: nor the other in it', [back.status, message(back.text, 'other') !== ''], [422, true])
  // what they tell us there is owed a reply
  await lead(site, reference, [['contact', { at: '2026-06-03T09:00', direction: 'in' }]])
  has('duplicate, told: a reply is owed', await agree('duplicate, told', reference, `${steps} contacted=2026-06-03T09:00,direction=in`), 'Friday 5 June 2026')
  await lead(site, reference, [['reopen', { at: '2026-06-04T09:00' }]])
  is('duplicate, reopened: where it was', state(reference), 'escalated 2')
  const again = await agree('duplicate, reopened', reference, `${steps} contacted=2026-06-03T09:00,direction=in reopened=2026-06-04T09:00`)
  hasNot('duplicate, reopened: it goes on itself', again, 'continues under')
  hasNot('duplicate, reopened: nor does the other say that it ended', await page(other), 'It ended as a duplicate of this case')
}

await test(async () => {
  site = await startSite({}, '<user name="another" title="Robin Another"><holds role="manager"/></user>')
  ;({ told, lead, page, last, row, state, letter, track, agree } = coursesOn(site))
  for (const course of [byPhone, late, lateByThemselves, corrected, promised, dayFour, closure, reopened, messages, dates, means, clocks, duplicate]) await course()
  await walk(site, 'at the end of all courses')
})
