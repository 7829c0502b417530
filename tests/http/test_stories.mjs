#!/usr/bin/env node
// The acceptance stories, over real nginx. They lie in June 2026, a month without holidays: staff say when each step
// happened. Monday is the 1st; what is due is counted by hand from the seeds.
import { act, answer, attribute, events, lead, open, praise, received, record, right } from './acts.mjs'
import { complain, form, has, hasNot, is, main, message, ok, receipt, startSite, summary, test, words, xmllint } from './site.mjs'

let site

const told = (at, fields = {}, user = 'staff') => record(site, 'submit', { ...received, ...fields, at }, user)
const page = async (reference, user = 'support') => (await site.get(`/staff/case?ref=${reference}`, { user })).text
const shown = async (reference, user) => words(main(await page(reference, user)))
const sees = async (reference, user) => (await site.get(`/staff/case?ref=${reference}`, { user })).status
const works = async (reference, user) => (await site.get('/staff/', { user })).text.includes(reference)
const letter = async (reference, seq, user = 'support') => words((await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })).text)
const last = reference => events(site.record(reference)).length
const row = reference => site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')
const state = reference => row(reference).slice(2, 4).reverse().join(' ')
const due = reference => row(reference)[4]
const track = async ({ reference, code }) => (await site.fill('/complaints/track', { reference, 'access-code': code })).text

// The lines of the page about what is owed, in words: "Send the response (…) Division handler · target Friday 12 June 2026 …"
async function owed(reference, beginning) {
  const rows = [...(await page(reference)).matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(found => words(found[1]))
  return rows.filter(line => line.startsWith(beginning)).join(' | ') || `no line “${beginning}” in ${rows}`
}

const acknowledged = { at: '2026-06-01T10:00' }
const answered = [['acknowledge', acknowledged], ['respond', { at: '2026-06-02T10:00' }]] // the window ends on Tuesday the 9th

// ---- What was heard on the phone and written down later; then found to be wrong ----

async function phoneNote() {
  const reference = await told('2026-06-01T09:00')
  const xml = site.record(reference)
  is('phone note: it happened when it was told', attribute(xml, 'received', 'at'), '2026-06-01T09:00:00+01:00')
  ok('phone note: and was written down later', attribute(xml, 'received', 'recorded') > '2026-06-01T09:00', xml)
  is('phone note: the clock counts from the true time', due(reference), '2026-06-02T09:00:00+01:00')
  const text = await shown(reference)
  has('phone note: the page shows when it happened', text, 'Monday 1 June 2026 at 9am')
  has('phone note: and that it was written down later', text, 'recorded on')
  await lead(site, reference, [['acknowledge', { at: '2026-06-01T15:00' }]])
  is('phone note: two working days from the acknowledgement', due(reference), '2026-06-03T23:59:59+01:00')

  const form_ = await open(site, `/staff/correct?ref=${reference}&seq=1`, 'support')
  is('correction: the form shows what stands there', [...['day', 'month', 'year', 'time'].map(part => form_.values[`at.${part}`]), form_.values['event.received.summary']], ['1', '6', '2026', '9am', received.summary])
  const future = await act(site, 'correct', reference, { reason: 'The note says Friday', at: '2099-01-01T09:00' }, 'support', '&seq=1')
  is('correction: not into the future', [future.status, message(future.text, 'at') !== ''], [422, true])
  const kept = await act(site, 'correct', reference, { reason: 'The phone note says Friday', at: '2026-05-29T16:00' }, 'support', '&seq=1')
  is('correction: kept', kept.status, 303)
  // acknowledgement due on Saturday at 16:00, so the answer counts from then: Monday is day 1
  is('correction: the due time moves', due(reference), '2026-06-02T23:59:59+01:00')
  const after = await shown(reference)
  for (const part of ['Friday 29 May 2026 at 4pm', 'Monday 1 June 2026 at 9am', 'The phone note says Friday', 'As corrected']) has(`correction: the page shows ${part}`, after, part)
  has('correction: the acknowledgement is now late', await owed(reference, 'Acknowledge the complaint'), 'Done late')
  has('correction: which was due on the Saturday', await owed(reference, 'Acknowledge the complaint'), 'Saturday 30 May 2026 at 4pm')
  is('correction: the record stays valid', xmllint(site.record(reference)), '')
  is('correction: and the first event as it was', attribute(site.record(reference), 'received', 'at', 0), '2026-06-01T09:00:00+01:00')
  const again = site.redress('verify')
  is('correction: the index says the same as the record', [again.status, again.text.includes('\t0 broken')], [0, true])
}

// ---- More time ----

async function extensions() {
  const late = await lead(site, await told('2026-06-01T09:00'), [['acknowledge', acknowledged]])
  is('more time: a first date', due(late), '2026-06-03T23:59:59+01:00')
  await lead(site, late, [['extend', { at: '2026-06-04T12:00', 'until.day': '12', 'until.month': '6', 'until.year': '2026' }], ['respond', { at: '2026-06-05T12:00' }]])
  const told_ = await owed(late, 'Send the response')
  for (const part of ['Friday 12 June 2026', 'originally 3 June 2026', 'Done late']) has(`more time told a day late: ${part}`, told_, part)
  const wrong = await act(site, 'extend', await lead(site, await told('2026-06-01T09:00'), [['acknowledge', acknowledged]]),
    { ...right.extend, at: '2026-06-03T12:00', 'until.day': '2', 'until.month': '6', 'until.year': '2026' })
  is('more time: not until a day before it is told', [wrong.status, message(wrong.text, 'until') !== ''], [422, true])
  for (const missing of ['reason', 'until.day', 'channel']) {
    const { [missing]: gone, ...rest } = right.extend
    const refused = await act(site, 'extend', await lead(site, await told('2026-06-01T09:00'), [['acknowledge', acknowledged]]), rest)
    is(`more time without ${missing}: refused`, refused.status, 422)
  }
  const intime = await lead(site, await told('2026-06-01T09:00'), [['acknowledge', acknowledged],
    ['extend', { at: '2026-06-03T12:00', 'until.day': '12', 'until.month': '6', 'until.year': '2026' }],
    ['contact', { at: '2026-06-04T09:00', direction: 'in' }], ['contact', { at: '2026-06-05T12:00' }]])
  has('more time told in time: updates fall due', await owed(intime, 'Tell the complainant'), 'Tuesday 9 June 2026')
  await lead(site, intime, [['respond', { at: '2026-06-11T10:00' }]])
  has('more time told in time: answered in time', await owed(intime, 'Send the response'), 'Done in time')
}

// ---- The window: five working days, the sixth is late; accepted or declined, never refused ----

async function sixthDay() {
  const fifth = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-09T23:59' }]])
  is('day 5, a minute before midnight: in time', attribute(site.record(fifth), 'escalated', 'late'), undefined)
  is('in time: it has to be answered, and cannot be declined', (await site.get(`/staff/decline?ref=${fifth}`, { user: 'manager' })).status, 409)
  hasNot('in time: nor is that offered', await page(fifth, 'manager'), '/staff/decline?')

  const accepted = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-10T09:00' }]])
  is('day 6: kept and marked late', attribute(site.record(accepted), 'escalated', 'late'), 'yes')
  has('day 6: the right was used late', await owed(accepted, 'Right to ask'), 'Used late')
  is('day 6: the decision is owed', [state(accepted), due(accepted)], ['escalated 2', '2026-06-12T23:59:59+01:00'])
  has('day 6: first whether it is accepted', await owed(accepted, 'Decide on the late request'), 'Friday 12 June 2026')
  has('day 6: and the answer', await owed(accepted, 'Send the response (Review'), 'Wednesday 17 June 2026')
  await lead(site, accepted, [['respond', { at: '2026-06-12T10:00' }, 'manager']])
  is('day 6: accepted by being answered', state(accepted), 'responded 2')
  has('day 6: with a letter', await letter(accepted, last(accepted), 'manager'), 'Director')

  const refused = await lead(site, await told('2026-06-01T09:00'), [...answered, ['escalate', { at: '2026-06-10T09:00' }]])
  const mute = await act(site, 'decline', refused, { channel: 'post' })
  is('declined without reasons: refused', [mute.status, message(mute.text, 'reasons') !== ''], [422, true])
  await lead(site, refused, [['decline', { at: '2026-06-12T09:00', reasons: 'The school has since left us' }]])
  is('declined: back where it was', state(refused), 'responded 1')
  has('declined: level 2 no longer owes an answer', await owed(refused, 'Send the response (Review'), 'No longer due')
  const text = await letter(refused, last(refused), 'manager')
  has('declined: with a letter that gives the reasons', text, 'The school has since left us')
  has('declined: to the complainant', text, 'Dear Ann Archer')
}

// ---- Who is complained about neither sees, handles nor decides ----

async function seniorManager() {
  const reference = await lead(site, await told('2026-06-01T09:00', { 'concerned.1': 'manager' }, 'support'), [...answered, ['escalate', { at: '2026-06-05T09:00' }]])
  for (const address of ['case', 'respond', 'note', 'letter', 'correct']) {
    const refused = await site.get(`/staff/${address}?ref=${reference}&seq=2`, { user: 'manager' })
    is(`about the manager: ${address} is hidden from them`, refused.status, 404)
  }
  is('about the manager: not in their work', await works(reference, 'manager'), false)
  const page_ = form((await site.get(`/staff/respond?ref=${reference}`, { user: 'manager2' })).text)
  const posted = await site.post(`/staff/respond?ref=${reference}`, { ...page_.values, ...answer() }, { user: 'manager' })
  is('about the manager: nor can they send what another opened', [posted.status, state(reference)], [404, 'escalated 2'])
  const handed = await act(site, 'assign', reference, { handler: 'manager', reason: 'They know it' })
  is('about the manager: nobody hands it to them', [handed.status, message(handed.text, 'handler').slice(0, 41)], [422, 'This person takes no part in the case: it'])
  is('about the manager: another one has it', [await works(reference, 'manager2'), await sees(reference, 'manager2')], [true, 200])
  await lead(site, reference, [['respond', { at: '2026-06-08T09:00' }, 'manager2']])
  is('about the manager: and decides', [state(reference), attribute(site.record(reference), 'responded', 'by')], ['responded 2', 'manager2'])

  const own = await site.fill('/staff/submit', { ...received, 'concerned.1': 'staff' }, { user: 'staff' })
  is('who records a complaint about themselves sees it no more', [own.status, own.location], [303, '/staff/'])
  const later = await lead(site, await told('2026-06-01T09:00'), [['assign', { at: '2026-06-01T09:30', handler: 'handler' }]])
  const still = await act(site, 'assign', later, { 'concerned.1': 'handler', reason: 'It is about her' })
  is('who handles it handles it no more once it is about them', [still.status, (await shown(later)).includes('Handler No one yet')], [303, true])
  await lead(site, later, [['assign', { handler: 'support', 'concerned.1': 'handler', reason: 'It is about her' }]])
  is('it goes to somebody else', [await sees(later, 'handler'), (await shown(later)).includes('Grace Lin')], [404, true])
}

// ---- Two hand-overs: the owner changes, no date does ----

async function handedOver() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [['acknowledge', acknowledged]])
  const dates = () => site.sql(`SELECT name, due FROM obligation WHERE reference = '${reference}' AND name <> 'accept' ORDER BY number`)
  const before = dates()
  const first = await act(site, 'assign', reference, { division: 'people', handler: 'handler2', reason: 'It is about a contract', at: '2026-06-02T09:00' }, 'handler')
  is('handed over: who gave it away is not sent to a page they may not see', [first.status, first.location], [303, '/staff/'])
  is('handed over: seen by the second division, no longer by the first', [await sees(reference, 'handler2'), await sees(reference, 'handler')], [200, 404])
  is('handed over: and in its work', [await works(reference, 'handler2'), await works(reference, 'handler')], [true, false])
  has('handed over: the page says who has it', await shown(reference), 'Handler Tom Okafor')
  await lead(site, reference, [['assign', { at: '2026-06-02T15:00', division: 'technology', handler: 'support', reason: 'It is about the portal' }, 'handler2']])
  is('handed over again: no date has changed', dates(), before)
  const text = await shown(reference)
  for (const part of ['Human Resources', 'Technology and Data', 'It is about a contract', 'It is about the portal', 'Finance and Payroll']) has(`handed over again: the history has ${part}`, text, part)
  is('handed over again: only the third division has it', [await sees(reference, 'handler'), await sees(reference, 'handler2')], [404, 404])
}

// ---- Nobody's name ----

async function anonymous() {
  const blank = form((await site.get('/complaints/submit')).text)
  const sent = await site.post(blank.action, { ...blank.values, anonymous: 'yes', division: 'finance', summary: 'Somebody is shouted at', details: 'Every Monday.' })
  is('anonymous: received', sent.status, 303)
  const { reference, code } = receipt((await site.get(sent.location)).text)
  hasNot('anonymous: no name in the record', site.record(reference), '<complainant>')
  await lead(site, reference, [['acknowledge', { channel: 'web' }], ['respond', { channel: 'web', 'desired-outcome-answer': '' }]])
  const seen = words(main(await track({ reference, code })))
  for (const part of ['Priya Shah', 'Partly upheld', 'Somebody is shouted at']) has(`anonymous: the status page has ${part}`, seen, part)
  has('anonymous: the letter greets nobody by name', await letter(reference, 2), 'Dear Sir or Madam')
  const asked = form(await track({ reference, code }), '/complaints/escalate')
  const opened = form((await site.post(asked.action, { ...asked.values, open: 'yes' })).text, '/complaints/escalate')
  is('anonymous: the next level can be asked for with the code', (await site.post(opened.action, opened.values)).status, 303)
  is('anonymous: and is reached', state(reference), 'escalated 2')
}

// ---- One message, two cases ----

async function split() {
  const one = await told('2026-06-01T09:00', { division: 'finance' }, 'support')
  const other = await record(site, 'compliment', { ...praise, at: '2026-06-01T09:00', division: 'people' })
  const mistyped = await act(site, 'link', one, { other: other.replace(/.$/, end => (end === 'A' ? 'B' : 'A')), how: 'split' })
  is('linked to a mistyped reference: refused', [mistyped.status, message(mistyped.text, 'other') !== ''], [422, true])
  const self = await act(site, 'link', one, { other: one, how: 'split' })
  is('linked to itself: refused', [self.status, message(self.text, 'other') !== ''], [422, true])
  await lead(site, one, [['link', { other: ` ${other.toLowerCase()}`, how: 'split' }]])
  for (const [here, there] of [[one, other], [other, one]]) {
    const text = main(await page(here))
    has(`split: ${here[0]} leads to the other`, text, `href="/staff/case?ref=${there}"`)
    has(`split: ${here[0]} says why`, words(text), 'in one message')
  }
  is('split: each is dealt with as what it is', [state(one), state(other)], ['received 1', 'received 1'])
  is('split: who sees one does not see the other', [await sees(one, 'handler'), await sees(other, 'handler')], [200, 404])
}

// ---- Three levels to the end ----

async function threeLevels() {
  const reference = await lead(site, await told('2026-06-01T09:00', { 'complainant.address': '1 High Street' }), [...answered, ['escalate', { at: '2026-06-05T09:00' }],
    ['respond', { at: '2026-06-12T09:00' }, 'manager'], ['escalate', { at: '2026-08-03T09:00' }], ['respond', { at: '2026-08-10T23:00', channel: 'post' }, 'director']])
  const xml = site.record(reference)
  is('three levels: each answer knows its level and the next right', [0, 1, 2].map(n => ['level', 'next-level', 'next-until'].map(name => attribute(xml, 'responded', name, n))),
    [['1', '2', '2026-06-09T23:59:59+01:00'], ['2', '3', undefined], ['3', undefined, undefined]])
  is('three levels: the second request came weeks later and is not late', attribute(xml, 'escalated', 'late'), undefined)
  for (const name of ['Reply by the division', 'Review by Senior Management', 'Review by the Director']) has(`three levels: ${name}: in time`, await owed(reference, `Send the response (${name})`), 'Done in time')
  has('three levels: the last letter is final', await letter(reference, last(reference), 'director'), 'final')
  hasNot('three levels: no further level is offered', await page(reference), '/staff/escalate?')
  is('three levels: nor to be had', (await site.get(`/staff/escalate?ref=${reference}`, { user: 'support' })).status, 409)
  is('three levels: closed without anything open', (await act(site, 'close', reference, { how: 'window-passed', at: '2026-08-20T09:00' }, 'director')).status, 303)
  is('three levels: at the end', state(reference), 'closed 3')
}

// ---- The complainant's own steps ----

async function complainant() {
  const proof = await complain(site, { division: 'finance' })
  const { reference, code } = proof
  await lead(site, reference, ['acknowledge', ['note', { note: 'Quolliwog internal words' }], ['assign', { reason: 'Quolliwog reason' }]])
  const more = await site.fill('/complaints/contact', { reference, 'access-code': code, said: 'It happened again on Friday' })
  is('the complainant adds something', more.status, 303)
  has('it is on the case page', await shown(reference), 'It happened again on Friday')
  has('with who said it', await shown(reference), 'From them')
  const status = await track(proof)
  has('and on the status page', words(main(status)), 'It happened again on Friday')
  hasNot('internal words never are', status, 'Quolliwog')
  hasNot('nor who handles it inside', status, 'Handed over')
  const corrected = await act(site, 'correct', reference, { reason: 'Quolliwog correction', 'event.noted.note': 'Quolliwog again' }, 'support', '&seq=3')
  is('a note is corrected', corrected.status, 303)
  hasNot('which stays inside, too', await track(proof), 'Quolliwog')

  const asked = await site.fill('/complaints/withdraw', { reference, 'access-code': code, reason: 'It is settled' })
  const once = form(asked.text)
  is('withdrawing asks once more', [asked.status, words(main(asked.text).match(/<h1[^]*?<\/h1>/)[0]), state(reference)], [200, 'Are you sure you want to withdraw your complaint?', 'acknowledged 1'])
  has('says what will happen', words(main(asked.text)), 'we will take no further action on it')
  is('keeps what was typed, and the proof, in no address', [once.values.reason, once.hidden.reference, once.hidden['access-code'], once.hidden.sure, once.action], ['It is settled', reference, code, 'yes', '/complaints/withdraw'])
  hasNot('and shows nothing internal', asked.text, 'Quolliwog')
  is('to be sure is asked in no other step', (await site.fill('/complaints/contact', { reference, 'access-code': code, said: 'x', sure: 'yes' })).status, 400)
  is('another word than yes is none', (await site.post(once.action, { ...once.values, sure: 'no' })).status, 200)
  is('nothing is withdrawn yet', state(reference), 'acknowledged 1')
  const gone = await site.post(once.action, once.values)
  is('who is sure withdraws', gone.status, 303)
  has('the history says by what proof', await shown(reference), 'The complainant, with the reference and access code')
  is('sent again it leads to the same receipt', (await site.post(once.action, once.values)).location, gone.location)
  is('then nothing is owed', [state(reference), due(reference) ?? ''], ['withdrawn 1', ''])
  has('and the status page says so', words(main(await track(proof))), 'You withdrew it')
  is('nothing more is answered', (await site.get(`/staff/respond?ref=${reference}`, { user: 'handler' })).status, 409)
  is('withdrawn twice: no', (await site.fill('/complaints/withdraw', { reference, 'access-code': code })).status, 409)
  await lead(site, reference, [['reopen', { reason: 'They wrote again' }]])
  is('it can be opened again', state(reference), 'acknowledged 1')
  await lead(site, reference, [['withdraw', { reason: 'They rang', channel: 'phone' }]])
  has('staff who withdraw it say how they were told', await shown(reference), 'They rang How did they tell us? By phone')
  is('and nothing that proved it', [...site.record(reference).matchAll(/<withdrawn [^>]*>/g)].map(([event]) => event.includes('proof=')), [true, false])
}

// ---- Closing, opening again, and what was promised ----

async function closing() {
  const early = await lead(site, await told('2026-06-01T09:00'), [['acknowledge', acknowledged]])
  is('no closing before the outcome was sent', (await site.get(`/staff/close?ref=${early}`, { user: 'handler' })).status, 409)
  const second = { 'remedy.2.what': 'A letter to both', 'remedy.2.by.day': '1', 'remedy.2.by.month': '3', 'remedy.2.by.year': '2099' }
  const reference = await lead(site, early, [['respond', { ...second, at: '2026-06-02T10:00' }]])
  const open_ = await act(site, 'close', reference, { how: 'window-passed', at: '2026-06-09T12:00' })
  is('the window is open: not closed', [open_.status, message(open_.text, 'how') !== ''], [422, true])
  is('unless they are content', (await act(site, 'close', reference, { how: 'content', at: '2026-06-09T12:00' })).status, 303)
  const passed = await lead(site, await told('2026-06-01T09:00'), [...answered, ['close', { how: 'window-passed', at: '2026-06-10T00:00' }]])
  is('or the window has passed', state(passed), 'closed 1')
  is('a closed case is not answered again', (await site.get(`/staff/respond?ref=${passed}`, { user: 'handler' })).status, 409)
  await lead(site, passed, [['reopen', { at: '2026-06-15T09:00' }]])
  is('opened again: the answer is owed anew', [state(passed), due(passed)], ['acknowledged 1', '2026-06-17T23:59:59+01:00'])
  await lead(site, passed, [['respond', { at: '2026-06-16T09:00' }]])
  is('and can be given', state(passed), 'responded 1')

  is('two remedies were promised', (await open(site, `/staff/remedy?ref=${reference}`, 'handler')).choices.promise, ['3.1', '3.2'])
  await lead(site, reference, [['remedy', { promise: '3.1' }]])
  const twice = await act(site, 'remedy', reference, { promise: '3.1' })
  is('one is done twice: refused', [twice.status, summary(twice.text).promise], [422, 'This remedy has already been done'])
  await lead(site, reference, [['remedy', { promise: '3.2' }]])
  is('both are done: there is nothing to record', (await site.get(`/staff/remedy?ref=${reference}`, { user: 'handler' })).status, 409)
  hasNot('nor is it offered', await page(reference, 'handler'), '/staff/remedy?')
  const done = await owed(reference, 'Carry out the promised action')
  is('done: they are no longer owed', done.split('Done in time').length, 3)
}

// ---- Who looked ----

async function looks() {
  const proof = await complain(site, { division: 'finance' })
  await shown(proof.reference, 'handler')
  await track(proof)
  const text = await shown(proof.reference, 'support')
  for (const part of ['Who looked at this case', 'Priya Shah', 'The complainant']) has(`looks: support sees ${part}`, text, part)
  has('looks: so does the head', await shown(proof.reference, 'head'), 'Who looked at this case')
  hasNot('looks: a handler does not', await page(proof.reference, 'handler'), 'Who looked')
  hasNot('looks: nor the complainant', await track(proof), 'looked at')
}

await test(async () => {
  site = await startSite({}, '<user name="manager2" title="Mina Second"><holds role="manager"/></user>')
  for (const story of [phoneNote, extensions, sixthDay, seniorManager, handedOver, anonymous, split, threeLevels, complainant, closing, looks]) await story()
  for (const reference of site.references()) is(`xmllint finds ${reference} valid`, xmllint(site.record(reference)), '')
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.trim().split('\n').length], [0, 1])
})
