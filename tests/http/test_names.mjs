#!/usr/bin/env node
// What others read names no party of a case, by the record as it counts; what was said of an improvement follows from what
// was said before, and stays with the improvement that it is about.
import { act, attribute, lead, praise, record, right } from './acts.mjs'
import { form, has, hasNot, is, message, startSite, test } from './site.mjs'

let site
const all = 'Leave out the name: all staff can read this', anybody = 'Leave out the name: anyone can read this'

// A correction with those fields beside what stands; a field without a value is left out.
async function correct(reference, seq, fields, user = 'support') {
  const path = `/staff/correct?ref=${reference}&seq=${seq}`
  const { values } = form((await site.get(path, { user })).text, path)
  const sent = Object.fromEntries(Object.entries({ ...values, reason: 'A slip of the pen', ...fields }).filter(([, value]) => value !== undefined))
  const answered = await site.post(path, sent, { user })
  if (answered.status === 422) await site.fill(path, { draft: 'discard' }, { user }) // the next begins with what stands there
  return answered
}

// The message at a field, or the status where there is none.
const said = (answer, field) => message(answer.text, field) || answer.status

async function closed(fields) {
  const reference = await record(site, 'submit', { division: 'apprenticeships', channel: 'phone', summary: 'Late', details: 'It was late.', ...fields })
  const how = fields.anonymous ? { channel: 'web' } : {}
  return lead(site, reference, [['acknowledge', how, 'support'], ['respond', how, 'support'], 'close'])
}
const person = name => ({ 'complainant.name': name, 'complainant.email': 'who@example.org' })
const improve = (reference, became, fields = {}) => act(site, 'improve', reference, { planned: `${attribute(site.record(reference), 'learned', 'seq', 0)}.1`, became, evidence: 'We looked', ...fields })
const helped = { said: 'Calls got lost.', did: 'Every call is written down.' }
const last = (reference, event) => attribute(site.record(reference), event, 'seq')

// ---- Complaints ----

async function anonymous() {
  const reference = await lead(site, await closed({ anonymous: 'yes' }), ['learn'])
  is('an anonymous complaint: effective before it was done', said(await improve(reference, 'effective', helped), 'became'), 'First mark it as done. You can check it after that')
  is('done', (await improve(reference, 'done')).status, 303)
  is('effective', (await improve(reference, 'effective', helped)).status, 303)
}

async function complainants() {
  const reference = await closed({ ...person('Jane Price'), 'representative.name': 'Hana Příkladová' })
  const learn = fields => act(site, 'learn', reference, { ...right.learn, ...fields }, 'support')
  is('a lesson with the whole name in other capitals', said(await learn({ lesson: 'What JANE PRICE said' }), 'lesson'), all)
  is('with the last name', said(await learn({ lesson: 'What Mrs Price said' }), 'lesson'), all)
  is('with that of the representative, without accents', said(await learn({ lesson: 'What Ms Prikladova said' }), 'lesson'), all)
  is('an improvement', said(await learn({ 'improvement.1.what': 'Ring Mrs Price' }), 'improvement.1.what'), `Improvement 1: ${all.replace('Leave', 'leave')}`)
  is('a word that is written like the name is none', (await learn({ lesson: 'Our price list was old' })).status, 303)
  is('evidence', said(await improve(reference, 'done', { evidence: 'Mrs Price told us' }), 'evidence'), all)
  is('done', (await improve(reference, 'done')).status, 303)
  is('you said', said(await improve(reference, 'effective', { ...helped, said: 'Mrs Price was not rung.' }), 'said'), anybody)
  is('we did', said(await improve(reference, 'effective', { ...helped, did: 'We ring jane price.' }), 'did'), anybody)
  is('the name is corrected', (await correct(reference, 1, { 'event.received.complainant.name': 'Jane Pryce' })).status, 303)
  is('the corrected name counts', said(await improve(reference, 'effective', { ...helped, said: 'Mrs Pryce was not rung.' }), 'said'), anybody)
  is('the old one does not', (await improve(reference, 'effective', { ...helped, said: 'Price lists were old.' })).status, 303)
  is('a correction is held to the same', said(await correct(reference, last(reference, 'learned'), { 'event.learned.lesson': 'What Mrs Pryce said' }), 'event.learned.lesson'), all)
}

async function verdicts() {
  const reference = await lead(site, await closed(person('Otto Quist')), ['learn'])
  await improve(reference, 'done')
  const done = last(reference, 'improved')
  await improve(reference, 'effective', helped)
  const seq = last(reference, 'improved')
  is('words of an effective one are corrected', (await correct(reference, seq, { 'event.improved.did': 'Every call is kept.' })).status, 303)
  is('effective is corrected to not effective', (await correct(reference, seq, { 'event.improved.became': 'not-effective' })).status, 303)
  is('then nothing can be effective', said(await improve(reference, 'effective', helped), 'became'), 'First mark it as done. You can check it after that')
  is('nor can what it follows from be taken away', said(await correct(reference, done, { 'event.improved.became': 'not-effective' }), 'event.improved.became'), 'First mark it as done. You can check it after that')
  is('and back', (await correct(reference, seq, { 'event.improved.became': 'effective' })).status, 303)
  is('effective twice is not', said(await improve(reference, 'effective', helped), 'became'), 'First mark it as done. You can check it after that')
  is('not effective any more', (await improve(reference, 'not-effective')).status, 303)
  is('done anew', (await improve(reference, 'done')).status, 303)
  is('and effective', (await improve(reference, 'effective', helped)).status, 303)
}

const row = (number, what) => Object.fromEntries(Object.entries({ what, owner: 'handler', 'by.day': '1', 'by.month': '2', 'by.year': '2099' }).map(([name, value]) => [`improvement.${number}.${name}`, value]))
const rowOf = (number, text) => Object.fromEntries(['what', 'owner', 'by.day', 'by.month', 'by.year', 'by'].map(name => [`event.learned.improvement.${number}.${name}`, text]))
const kept = 'this already has a result recorded. You can reword it but not remove it'

async function plans() {
  const reference = await closed(person('Otto Quist'))
  await lead(site, reference, [['learn', { ...row(2, 'A book'), ...row(3, 'A bell') }]])
  const seq = last(reference, 'learned'), judged = `${seq}.2`
  is('the second is done', (await improve(reference, 'done', { planned: judged })).status, 303)
  is('the first is not taken out: the second would become the first', said(await correct(reference, seq, rowOf(1, '')), 'event.learned.improvement.1.what'), `Improvement 1: ${kept}`)
  is('nor the second', said(await correct(reference, seq, rowOf(2, '')), 'event.learned.improvement.2.what'), `Improvement 2: ${kept}`)
  is('the third may be', (await correct(reference, seq, rowOf(3, ''))).status, 303)
  is('words may be changed', (await correct(reference, seq, { 'event.learned.improvement.2.what': 'A big book' })).status, 303)
}

async function remedies() {
  const reference = await record(site, 'submit', { division: 'apprenticeships', channel: 'phone', summary: 'Late', details: 'It was late.', ...person('Otto Quist') })
  await lead(site, reference, [['acknowledge', {}, 'support'], ['respond', {}, 'support']])
  const seq = last(reference, 'responded')
  await lead(site, reference, [['remedy', { promise: `${seq}.1` }]])
  const blank = Object.fromEntries(['what', 'by.day', 'by.month', 'by.year', 'by'].map(name => [`event.responded.remedy.1.${name}`, '']))
  is('a remedy that was done is not taken out of the answer', said(await correct(reference, seq, blank), 'event.responded.remedy.1.what'), `Remedy 1: ${kept}`)
}

async function references() {
  const reference = await record(site, 'submit', { division: 'apprenticeships', channel: 'phone', summary: 'Late', details: 'It was late.', ...person('Otto Quist') })
  is('an earlier case that is none, in a correction', said(await correct(reference, 1, { 'event.received.earlier': reference }), 'event.received.earlier'), 'There is no other case with this reference')
}

// ---- Compliments ----

async function givers() {
  const details = 'They stayed with me until it worked. Kind.'
  const reference = await record(site, 'compliment', { ...praise, division: 'apprenticeships', details, effect: 'I could pay everybody in time', 'consent-words': 'yes', 'consent-name': 'yes' })
  await lead(site, reference, [['acknowledge', { channel: 'email' }, 'support'], ['tell', { message: 'Ms Giver was glad' }],
    ['review', { 'practice.title': 'Stay on the line', 'practice.what': 'As Glad Giver says: they stayed with me until it worked' }],
    ['share', { 'with.1.division': 'leadership', 'with.1.evidence': 'Ms Giver rang' }]])
  const practices = async () => (await site.get('/staff/register?register=practices', { user: 'staff' })).text
  const mine = async () => (await site.get('/staff/compliments', { user: 'handler' })).text
  has('with consent the practice names the giver', await practices(), 'As Glad Giver says')
  has('and the evidence', await practices(), 'Ms Giver rang')
  has('and the message', await mine(), 'Ms Giver was glad')
  is('consent to the name is taken back', (await correct(reference, 1, { 'event.received.consent-name': undefined })).status, 303)
  hasNot('the practice is gone', await practices(), 'Stay on the line')
  hasNot('and the message', await mine(), 'Ms Giver')
  const review = fields => correct(reference, last(reference, 'reviewed'), Object.fromEntries(Object.entries(fields).map(([name, value]) => [`event.reviewed.practice.${name}`, value])))
  for (const field of ['title', 'what', 'effect'])
    is(`the practice is corrected, ${field} with the name`, said(await review({ title: 'Stay', what: 'We stay', effect: 'It works', [field]: 'as GLAD GIVER says' }), `event.reviewed.practice.${field}`), all)
  is('without it', (await review({ title: 'Stay on the line', what: 'They stayed with me until it worked' })).status, 303)
  has('it is back, with the words', await practices(), 'They stayed with me')
  hasNot('but not the evidence', await practices(), 'Ms Giver')
  is('consent to the words is taken back', (await correct(reference, 1, { 'event.received.consent-words': undefined })).status, 303)
  hasNot('the practice is gone again', await practices(), 'They stayed with me')
  is('a quotation', said(await review({ what: 'So: they stayed with me, until it worked' }), 'event.reviewed.practice.what'), 'We cannot share the person’s own words. Use your own')
  is('a message with one', said(await act(site, 'tell', reference, { ...right.tell, message: 'I could pay everybody in time, they say' }), 'message'), 'We cannot share the person’s own words. Use your own')
  is('a message with the last name', said(await act(site, 'tell', reference, { ...right.tell, message: 'Ms Giver was glad' }), 'message'), 'The person did not agree to be named: leave their name out')
  is('no message', said(await act(site, 'tell', reference, { ...right.tell, message: '' }), 'message'), 'We cannot share the person’s own words. Say what was praised in your own words')
  is('evidence', said(await act(site, 'share', reference, { ...right.share, 'with.1.division': 'leadership', 'with.1.evidence': 'Ms Giver rang' }), 'with.1.evidence'), `Division 1: ${all.replace('Leave', 'leave')}`)
  is('the practice in our words', (await review({ what: 'We stay on the line' })).status, 303)
  has('is in the register', await practices(), 'We stay on the line')
  await lead(site, reference, ['withdraw'])
  hasNot('of a compliment that is withdrawn it is not', await practices(), 'We stay on the line')
}

test(async () => {
  site = await startSite({ SITE: 'one-academy' })
  await anonymous()
  await complainants()
  await verdicts()
  await plans()
  await remedies()
  await references()
  await givers()
  is('all that is made is what the records say', site.redress('verify').status, 0)
})
