#!/usr/bin/env node
// After closing, at both sites: the follow-up by staff and by the complainant, what comes back, when a case is complete,
// and which next step the case page offers through a whole life. Names the rows R-… of the requirements that it shows.
import { act, events, lead, open, praise, received, record, right } from './acts.mjs'
import { complain, form, has, hasNot, is, main, message, ok, receipt, startSite, summary, test, words } from './site.mjs'

let site

const state = reference => site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')[3]
const page = async (reference, user = 'support') => (await site.get(`/staff/case?ref=${reference}`, { user })).text
// the green button of the case page; '' where there is none
const next = async (reference, user) => [...(await page(reference, user)).matchAll(/href="\/staff\/([\w-]+)\?ref=[^"]*" class="govuk-button"/g)].map(found => found[1]).join(' ')
const nextStep = async (name, reference, wanted, user) => is(`next step, ${name}${user ? ` for ${user}` : ''}`, await next(reference, user), wanted)
const follow = (reference, fields) => act(site, 'follow-up', reference, fields)
const track = ({ reference, code }) => site.fill('/complaints/track', { reference, 'access-code': code })
const noRemedy = { 'remedy.1.what': '', 'remedy.1.by.day': '', 'remedy.1.by.month': '', 'remedy.1.by.year': '', 'no-remedy': 'The report has come meanwhile' }
const noImprovement = { 'improvement.1.what': '', 'improvement.1.owner': '', 'improvement.1.by.day': '', 'improvement.1.by.month': '', 'improvement.1.by.year': '', 'no-improvement': 'It cannot happen again' }
const answered = [['acknowledge', {}, 'support'], ['respond', noRemedy, 'support']]
const closed = [...answered, ['close', {}, 'support']]

async function made(steps, fields = {}) {
  const one = await complain(site, { division: site.division, ...fields })
  await lead(site, one.reference, steps)
  return one
}

// ---- One Academy: a follow-up is owed ----

async function byStaff() {
  const past = [['acknowledge', { at: '2026-03-02T10:00' }, 'support'], ['respond', { ...noRemedy, at: '2026-03-02T11:00' }, 'support'], ['close', { at: '2026-03-02T12:00' }, 'support']]
  const reference = await lead(site, await record(site, 'submit', { ...received, division: site.division, at: '2026-03-02T09:00' }), past)
  is('R-O24 closed, not complete: a cause and a follow-up are owed', state(reference), 'closed')
  const before = words(main(await page(reference)))
  has('R-O24 the case page says so', before, 'Follow up with the complainant')
  has('and the cause', before, 'Find the root cause')
  for (const [name, fields, field, said] of [
    ['nothing', {}, 'reply', 'Select whether the complainant replied'],
    ['no answers', { reply: 'yes' }, 'come-back', 'Select whether the problem has come back'],
    ['not how they feel', { reply: 'yes', 'come-back': 'no' }, 'valued', 'Select an answer to “Did you feel valued'],
    ['it has come back, and then?', { reply: 'yes', 'come-back': 'yes', valued: 'little' }, 'then', 'Select what should happen now'],
    ['taken up, though nothing has come back', { reply: 'yes', 'come-back': 'no', valued: 'very', then: 'reopen' }, 'then', 'The problem has not come back'],
    ['no reply after one try', { reply: 'none', 'first-try.day': '2', 'first-try.month': '3', 'first-try.year': '2026' }, 'second-try', 'Try twice'],
    ['no reply, but answers', { reply: 'none', valued: 'very' }, 'reply', 'Select that the complainant replied']
  ]) {
    const back = await follow(reference, fields)
    is(`${name}: given back`, back.status, 422)
    has(`${name}: the message stands at its field`, message(back.text, field), said)
    if (name === 'nothing') is('and nothing else is asked for', Object.keys(summary(back.text)), ['reply'])
  }
  const tries = { 'first-try.day': '2', 'first-try.month': '3', 'first-try.year': '2026', 'second-try.day': '2', 'second-try.month': '3', 'second-try.year': '2026' }
  has('both tries on one day are one', message((await follow(reference, { reply: 'none', ...tries })).text, 'second-try'), 'later than the first')
  const before_ = await follow(reference, { reply: 'none', ...tries, 'first-try.day': '1', 'second-try.day': '9' })
  has('nobody asks before the case is closed', message(before_.text, 'first-try'), 'cannot be before the case was closed')
  is('no reply after two tries is an answer', (await follow(reference, { reply: 'none', ...tries, 'second-try.day': '9' })).status, 303)
  is('but the cause is still owed', state(reference), 'closed')
  await nextStep('after the follow-up: what is owed', reference, 'learn')
  await lead(site, reference, [['learn', noImprovement, 'coach']])
  is('R-O24 complete once nothing is owed, whatever came last', state(reference), 'complete')
  is('and in the list', (await site.get('/staff/cases?state=complete', { user: 'support' })).text.includes(reference), true)
}

// Handling apart from content; what has come back is taken up again, or becomes a case of its own.
async function comeBack() {
  const one = await made(closed)
  is('it has come back', (await follow(one.reference, { ...right['follow-up'], content: 'not', 'come-back': 'yes', then: 'reopen', said: 'Late again' })).status, 303)
  is('and is taken up again', state(one.reference), 'acknowledged')
  await nextStep('a response is owed anew', one.reference, 'respond')
  has('how they feel and how it ended are two answers', words(main(await page(one.reference))), 'Did you feel valued in the way we handled it? Very How satisfied are you with the outcome? Not at all')

  const old = await made(closed, { 'complainant.organisation': 'Hill School', 'complainant.phone': '01632 960001' })
  const answer = await follow(old.reference, { reply: 'yes', 'come-back': 'yes', valued: 'rather', then: 'new-case' })
  is('a new matter: staff are led to its form', [answer.status, answer.location], [303, `/staff/submit?earlier=${old.reference}`])
  is('the old case stays closed', state(old.reference), 'closed')
  const blank = await open(site, answer.location, 'support')
  const wanted = { 'complainant.name': 'Ann Archer', 'complainant.email': 'ann@example.org', 'complainant.organisation': 'Hill School', 'complainant.phone': '01632 960001', division: site.division, earlier: old.reference, summary: '', details: '' }
  is('it knows who it is from, and nothing of the matter', Object.fromEntries(Object.keys(wanted).map(name => [name, blank.values[name]])), wanted)
  has('and says where from', words(main((await site.get(answer.location, { user: 'support' })).text)), `have been copied from ${old.reference}`)
  const kept = await site.post(blank.action, { ...blank.values, summary: 'The next report', details: 'It is late, too', channel: 'phone' }, { user: 'support' })
  const reference = kept.location?.match(/ref=([^&]*)/)?.[1]
  is('it is kept', kept.status, 303)
  has('the old case shows the new one', await page(old.reference), `href="/staff/case?ref=${reference}"`)
  has('the new case shows the old one', await page(reference), `href="/staff/case?ref=${old.reference}"`)
  const mistyped = await act(site, 'submit', '', { ...received, division: site.division, earlier: 'C-2026-999999-9' }, 'support')
  is('an earlier case that there is not', [mistyped.status, message(mistyped.text, 'earlier').length > 0], [422, true])

  const about = await record(site, 'submit', { ...received, division: site.division, 'concerned.1': 'handler' })
  const answers = await Promise.all([['support', 'C-2026-999999-9'], ['handler', about], ['staff', old.reference]].map(async ([user, earlier]) => {
    const given = await act(site, 'submit', '', { ...received, division: site.division, earlier }, user)
    return [given.status, message(given.text, 'earlier'), Object.keys(summary(given.text))]
  }))
  is('unknown, about oneself and out of reach are one answer', answers, answers.map(() => [422, answers[0][1], ['earlier']]))
  ok('which says that there is none', answers[0][1].includes('no other case'), answers[0])
  for (const reference of [about, old.reference]) has('and that it was refused is kept', words(await page(reference)), 'was refused')
  const stranger = await site.get(`/staff/submit?earlier=${old.reference}`, { user: 'staff' })
  is('who may not see the earlier case gets the blank form', [stranger.status, stranger.text.includes('Ann Archer'), form(stranger.text).values.earlier], [200, false, ''])
  for (const earlier of ['', 'x', '%00', "'", 'P-2026-000001-8', old.reference.toLowerCase()])
    is(`an address with earlier=${earlier}`, (await site.get(`/staff/submit?earlier=${earlier}`, { user: 'support' })).status, 200)
}

// The complainant's own: from the status page, by reference and code, and asked only what is theirs.
async function byComplainant() {
  const one = await made(answered)
  hasNot('before closing there is nothing to tell', (await track(one)).text, '/complaints/follow-up')
  await lead(site, one.reference, [['close', {}, 'support']])
  const shown = await track(one)
  const text = words(main(shown.text))
  has('the status page says that we will ask', text, 'We will ask you whether the problem has stayed fixed and whether you felt valued by')
  has('and that we look for the cause', text, 'We will find out what caused it and what we can learn from it by')
  has('and that they may tell us now', text, 'You do not need to wait until we ask you')
  const button = form(shown.text, '/complaints/follow-up')
  const blank = await site.post(button.action, { ...button.values, open: 'yes' })
  const asked = form(blank.text)
  is('its form', blank.status, 200)
  is('asks what is theirs', asked.names.filter(name => ['reply', 'then', 'first-try.day', 'second-try.day', 'at'].includes(name)), [])
  is('and nothing is preselected', [asked.values['come-back'], asked.values.valued], [undefined, undefined])
  hasNot('what is asked for is not called optional', words(asked.html), 'Has the problem come back? (optional)')
  const wrong = await site.post(asked.action, asked.values)
  is('it must be answered', [wrong.status, Object.keys(summary(wrong.text))], [422, ['come-back', 'valued']])
  const sent = await site.post(asked.action, { ...asked.values, 'come-back': 'no', valued: 'very', said: 'All is well' })
  is('it is kept', sent.status, 303)
  const thanks = await site.get(sent.location)
  has('they are thanked', words(main(thanks.text)), 'We have your answers')
  const after = words(main((await track(one)).text))
  has('the status page shows what they answered', after, 'All is well')
  has('and says so kindly', after, 'Thank you for telling us on')
  hasNot('and no longer that we will ask', after, 'We will ask you whether the problem has stayed fixed')
  has('the case page has the answer, too', words(main(await page(one.reference))), 'Followed up')

  await lead(site, one.reference, [['learn', {}, 'coach']])
  const learned = (await track(one)).text
  is('nothing of the lesson shows to the complainant', ['Two pairs of eyes', 'second person reads', 'no-process', 'No one had agreed'].filter(part => learned.includes(part)), [])
  has('but that something is to change', words(main(learned)), 'We will make the changes we have decided on by')
  await lead(site, one.reference, [['improve', { planned: `${events(site.record(one.reference)).length}.1` }, 'delivery']])
  const complete = (await track(one)).text
  is('complete', state(one.reference), 'complete')
  has('R-O24 the status page says that all is done', words(main(complete)), 'we have done everything we promised')
  hasNot('and asks for nothing more', complete, '/complaints/follow-up')
  const late = await open(site, '/complaints/follow-up')
  const refused = await site.post(late.action, { ...late.values, reference: one.reference, 'access-code': one.code, 'come-back': 'no', valued: 'very' })
  is('nor takes it', refused.status, 409)
}

async function complainantComesBack() {
  const again = await made(closed)
  const blank = await open(site, '/complaints/follow-up')
  const text = words(blank.html)
  const asked = main((await site.get('/complaints/follow-up')).text)
  has('own: the form says beforehand what follows', words(asked), 'If the problem has come back, we will reopen your complaint')
  has('own: and that something new is a new complaint', asked, 'href="/complaints/submit"')
  hasNot('own: and asks nothing about it', text, 'what should happen')
  const proof = { reference: again.reference, 'access-code': again.code }
  const tells = fields => site.post(blank.action, { ...blank.values, ...proof, 'come-back': 'yes', valued: 'little', ...fields })
  is('own: what is for staff to say is refused', (await tells({ then: 'new-case' })).status, 400)
  const sent = await tells({})
  is('own, it has come back: kept', sent.status, 303)
  is('own, it has come back: taken up again', state(again.reference), 'acknowledged')
  const thanks = words(main((await site.get(sent.location)).text))
  has('own, it has come back: the receipt says so', thanks, 'We have reopened your complaint')
  has('own, it has come back: and by when', thanks, 'We will send you our reply')
  const fresh = await made(closed)
  const wrong = await open(site, '/complaints/follow-up')
  const other = await made(closed)
  for (const [name, proof, status] of [
    ['a wrong code', { reference: other.reference, 'access-code': fresh.code }, 403],
    ['no code', { reference: other.reference, 'access-code': '' }, 422],
    ['a mistyped reference', { reference: 'C-2026-000001-1', 'access-code': other.code }, 422]
  ]) is(`${name}: ${status}`, (await site.post(wrong.action, { ...wrong.values, ...proof, 'come-back': 'no', valued: 'very' })).status, status)
  const kept = await site.fill('/complaints/compliment', { about: 'team', details: 'They stayed until it worked.' })
  const giver = receipt((await site.get(kept.location)).text)
  const praised = await site.post(wrong.action, { ...wrong.values, reference: giver.reference, 'access-code': giver.code, 'come-back': 'no', valued: 'very' })
  is('who gave a compliment is told that there is none to follow up', praised.status, 409)
  const reply = await site.post(wrong.action, { ...wrong.values, reference: other.reference, 'access-code': other.code, reply: 'none', 'come-back': 'no', valued: 'very' })
  is('what only staff are asked is refused', reply.status, 400)
  is('and nothing was kept', events(site.record(other.reference)).includes('followed-up'), false)
}

// ---- The next step, through the whole life ----

async function lifeOfComplaint() {
  const { reference } = await complain(site, { division: site.division })
  await nextStep('received', reference, 'acknowledge')
  await lead(site, reference, [['acknowledge', {}, 'support']])
  await nextStep('acknowledged', reference, 'respond')
  await lead(site, reference, [['respond', {}, 'support']])
  await nextStep('a remedy is promised', reference, 'remedy')
  await lead(site, reference, [['remedy', { promise: '3.1' }, 'support']])
  await nextStep('remedied', reference, 'close')
  await lead(site, reference, [['close', {}, 'support']])
  await nextStep('closed: theirs, not what the coach owes before', reference, 'follow-up')
  await nextStep('closed', reference, 'learn', 'coach')
  await nextStep('closed, who may neither learn nor follow up', reference, '', 'head')
  await lead(site, reference, [['learn', {}, 'coach']])
  await nextStep('learned', reference, 'follow-up')
  await nextStep('learned, who sees to improvements', reference, 'improve', 'delivery')
  await lead(site, reference, [['follow-up', {}, 'support']])
  await nextStep('followed up', reference, 'improve')
  has('the improvement stands by its name', words(main(await page(reference))), 'Complete the improvement: A second person reads the calendar')
  await lead(site, reference, [['improve', { planned: '6.1' }, 'delivery']])
  is('complete', state(reference), 'complete')
  await nextStep('complete', reference, '')
  await lead(site, reference, [['improve', { planned: '6.1', became: 'not-effective' }, 'delivery']])
  is('what has not helped is owed anew: no longer complete', state(reference), 'closed')
  await nextStep('not effective', reference, 'improve')
  has('and says what', words(main(await page(reference))), 'Try something else, as this did not work: A second person reads the calendar')
}

async function lifeOfCompliment() {
  const reference = await record(site, 'compliment', { ...praise, division: site.division })
  for (const [name, action] of [['received', 'acknowledge'], ['thanked', 'tell'], ['told', 'review'], ['a practice', 'share'], ['shared', 'close']]) {
    await nextStep(name, reference, action)
    await lead(site, reference, [[action, action === 'share' ? { 'with.1.division': site.division } : {}, 'support']])
  }
  is('closed', state(reference), 'closed')
  const without = await record(site, 'compliment', { ...praise, division: site.division })
  await lead(site, without, [['acknowledge', {}, 'support'], ['tell', {}, 'support']])
  const early = await act(site, 'close', without, { remark: 'Done' })
  is('R-O28 no closing before the review', early.status, 422)
  has('and it says where to mend it', early.text, `href="/staff/review?ref=${without}"`)
  const none = Object.fromEntries(Object.keys(right.review).map(name => [name, '']))
  await lead(site, without, [['review', { ...none, 'no-practice': 'Kind, and no more' }, 'support']])
  await nextStep('no practice: nothing to share', without, 'close')
  is('so there is no form for it', (await site.get(`/staff/share?ref=${without}`, { user: 'support' })).status, 409)
}

async function gateOfCompliments() {
  const reference = await record(site, 'compliment', { ...praise, division: site.division })
  await lead(site, reference, [['acknowledge', {}, 'support']])
  const guidance = words((await site.get(`/staff/close?ref=${reference}`, { user: 'support' })).text.match(/redress-guidance[^>]*>([^]*?)<\/div>/)[1])
  hasNot('what guides the closing of praise is no clause about complaints', guidance, 'complaint')
  const early = await act(site, 'close', reference, { remark: 'Done' })
  is('no closing of praise that nobody was told of', early.status, 422)
  has('it says why', message(early.text, 'remark'), 'First tell the staff concerned')
  has('and leads to where it is mended', early.text, `href="/staff/tell?ref=${reference}"`)
}

async function oneAcademy() {
  site = await startSite({ SITE: 'one-academy' })
  site.division = 'apprenticeships'
  await byStaff()
  await comeBack()
  await byComplainant()
  await complainantComesBack()
  await lifeOfComplaint()
  await lifeOfCompliment()
  await gateOfCompliments()
  is('with one level no one can ask for a review', (await site.get('/complaints/escalate')).status, 404)
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.trim().split('\n').length], [0, 1])
  is('nothing was logged but what was refused', site.log.split('\n').filter(line => line && !/refused/.test(line)), [])
}

// ---- Schools Mutual Services: permitted, but nothing promised; a learning decision before closing ----

async function schools() {
  site = await startSite()
  is('with three anyone can who has the code', (await site.get('/complaints/escalate')).status, 200)
  site.division = 'finance'
  const answeredHere = lesson => [['acknowledge', {}, 'handler'], ['respond', { ...noRemedy, lesson }, 'handler']]
  const without = await made(answeredHere(''))
  const early = await act(site, 'close', without.reference, right.close, 'handler')
  is('R-S2 no closing without a learning decision', early.status, 422)
  has('R-S2 it says why', message(early.text, 'how'), 'Before closing, record the lessons')
  has('R-S2 and leads to where it is mended', early.text, `href="/staff/learn?ref=${without.reference}"`)
  await nextStep('a response without a lesson', without.reference, 'learn', 'handler')
  await lead(site, without.reference, [['learn', noImprovement, 'handler'], ['close', {}, 'handler']])
  is('R-S2 with a learning decision it closes', state(without.reference), 'closed')
  const told = await made(answeredHere('Two pairs of eyes see more.'))
  await nextStep('a lesson was told; the complainant may still ask for a review', told.reference, '', 'handler')
  has('so it is their turn', words(main(await page(told.reference, 'handler'))), 'Next step The complainant can ask for a review until')
  await lead(site, told.reference, [['close', {}, 'handler']])
  is('R-S2 a lesson told in the response is one', state(told.reference), 'closed')
  await nextStep('closed: nothing is owed here', told.reference, '', 'handler')
  const shown = await track(told)
  const text = words(main(shown.text))
  hasNot('no follow-up is promised', text, 'We will ask you whether the problem has stayed fixed')
  has('but it may be told', text, 'If you like, tell us whether the problem has stayed fixed')
  const button = form(shown.text, '/complaints/follow-up')
  const blank = form((await site.post(button.action, { ...button.values, open: 'yes' })).text)
  const sent = await site.post(blank.action, { ...blank.values, 'come-back': 'no', valued: 'very' })
  is('and it is kept', [sent.status, state(told.reference)], [303, 'complete'])
  hasNot('the response letter promises no follow-up', (await site.get(`/staff/letter?ref=${told.reference}&seq=3`, { user: 'handler' })).text, 'How did it go')
  const compliment = await record(site, 'compliment', { ...praise, division: site.division })
  for (const [name, action] of [['received', 'acknowledge'], ['thanked', 'tell'], ['told; nobody reviews it here', 'close']]) {
    await nextStep(`a compliment ${name}`, compliment, action, 'handler')
    await lead(site, compliment, [[action, {}, 'handler']])
  }
  is('told, it closes', state(compliment), 'closed')
  is('nothing was logged but what was refused', site.log.split('\n').filter(line => line && !/refused/.test(line)), [])
}

await test(async () => {
  await oneAcademy()
  await schools()
})
