#!/usr/bin/env node
// Fairness that cannot be got round: who is complained about, who complains and who has a conflict of interest take no part,
// and are never the contact; whatever is asked, by page, button or POST. Courses: a complaint by a handler about their own
// division; a contact who turns out to be concerned.
import { act, events, lead, received, record, right } from './acts.mjs'
import { complain, has, hasNot, is, main, message, ok, receipt, startSite, summary, test, words } from './site.mjs'

let site
const page = async (reference, user = 'support') => (await site.get(`/staff/case?ref=${reference}`, { user })).text
const letter = async (reference, seq, user = 'support') => words(main((await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })).text))
const list = async user => (await site.get('/staff/', { user })).text
const track = async ({ reference, code }) => words(main((await site.fill('/complaints/track', { reference, 'access-code': code })).text))
const concern = (reference, user, concerned) => act(site, 'assign', reference, { reason: 'It is about them', 'concerned.1': concerned }, user)

async function hiddenFrom(name, user, reference) {
  is(`${name}: the case is not there`, (await site.get(`/staff/case?ref=${reference}`, { user })).status, 404)
  for (const action of ['acknowledge', 'respond', 'extend', 'assign', 'note', 'letter'])
    is(`${name}: nor its ${action}`, (await site.get(`/staff/${action}?ref=${reference}`, { user })).status, 404)
  hasNot(`${name}: nor on a list`, await list(user), reference)
}

async function contactTurnsOutConcerned() {
  const reference = await record(site, 'submit', { ...received, 'complainant.preferred-channel': 'email' }, 'support')
  await lead(site, reference, [['acknowledge', {}, 'support']])
  has('the letter names the contact', await letter(reference, 2), 'Priya Shah')
  await act(site, 'issue-code', reference, { why: 'They lost it', channel: 'email' }, 'support')
  const code = words(main((await site.get(`/staff/letter?ref=${reference}&seq=3`, { user: 'support' })).text)).match(/(?:[0-9A-Z]{4}[ -]){3}[0-9A-Z]{4}/)[0]
  has('so does the status page', await track({ reference, code }), 'Priya Shah')

  is('it turns out that it is about her', (await concern(reference, 'support', 'handler')).status, 303)
  const after = words(main(await page(reference)))
  has('the case page asks for another contact', after, 'Name a new contact')
  has('and says why', after, 'no longer takes part in this case')
  has('the letter says what it said', await letter(reference, 2), 'please contact Priya Shah')
  const status = await track({ reference, code })
  hasNot('the status page names her no more', status, 'Priya Shah')
  has("it names the organisation, as she is the division's contact, too", status, 'Schools Mutual Services')
  has('and says that we will tell', status, 'We will tell you who it is')

  const back = await act(site, 'introduce', reference, { ...right.introduce, 'contact.name': 'Mrs Priya Shah' }, 'support')
  is('she cannot be named again', back.status, 422)
  has('and it is said why', message(back.text, 'contact.name'), 'takes no part in the case')
  is('another can', (await act(site, 'introduce', reference, right.introduce, 'support')).status, 303)
  has('the status page names the new one', await track({ reference, code }), 'Grace Lin')
  has('a letter tells it', await letter(reference, 5), 'please contact Grace Lin')
  hasNot('nothing is asked for any more', words(main(await page(reference))), 'no longer takes part in this case')
  await hiddenFrom('whom it is about', 'handler', reference)
}

async function concernedFromTheBeginning() {
  const reference = await record(site, 'submit', { ...received, 'concerned.1': 'handler' }, 'support')
  const back = await act(site, 'acknowledge', reference, right.acknowledge, 'support')
  is('the acknowledgement does not name whom it is about', back.status, 422)
  has('and says so at the name', message(back.text, 'contact.name'), 'takes no part in the case')
  is('the message stands at no other field', Object.keys(summary(back.text)), ['contact.name'])
}

// A handler complains about their own division.
async function ownComplaint() {
  const sent = await site.fill('/staff/submit', { ...received, own: 'yes', 'complainant.name': 'Priya Shah', 'complainant.category': 'staff' }, { user: 'handler' })
  is('a handler records a complaint of their own', sent.status, 303)
  has('and gets a receipt', sent.location, '/complaints/receipt')
  const { reference, code } = receipt((await site.get(sent.location)).text)
  has('with the access code, as any complainant', await track({ reference, code }), received.summary)
  await hiddenFrom('who made it', 'handler', reference)
  is('a POST of theirs is refused as well', (await site.post(`/staff/note?ref=${reference}`, { note: 'I was here' }, { user: 'handler' })).status, 404)
  is('others handle it', (await act(site, 'acknowledge', reference, { ...right.acknowledge, 'contact.name': 'Grace Lin' }, 'support')).status, 303)

  const named = await site.fill('/complaints/submit', { 'complainant.name': 'Priya Shah', 'complainant.category': 'staff', 'complainant.email': 'p@example.org', division: 'finance', summary: 'My own pay was wrong', details: 'For three months.' })
  await hiddenFrom('who made it on the website, by name', 'handler', receipt((await site.get(named.location)).text).reference)

  const behalf = await record(site, 'submit', received, 'handler')
  is('what is recorded on behalf of somebody is handled', (await act(site, 'acknowledge', behalf, right.acknowledge, 'handler')).status, 303)
}

async function conflict() {
  const reference = await lead(site, await record(site, 'submit', received, 'support'), [['acknowledge', { 'contact.name': 'Grace Lin' }, 'handler']])
  has('a conflict of interest can be declared', await page(reference, 'handler'), `/staff/declare?ref=${reference}`)
  is('not without saying which', (await act(site, 'declare', reference, {}, 'handler')).status, 422)
  const declared = await act(site, 'declare', reference, right.declare, 'handler')
  is('declared', declared.status, 303)
  is('and off to the work list', declared.location, '/staff/')
  await hiddenFrom('who declared it', 'handler', reference)
  has('they handle it no more', words(main(await page(reference))), 'Handler No one yet')
  has('others read it', words(main(await page(reference))), right.declare.conflict)
  is('it stands in the record', events(site.redress('show', reference).text), ['received', 'acknowledged', 'conflicted'])
  const back = await act(site, 'assign', reference, { handler: 'handler', reason: 'Back again' }, 'support')
  is('nobody hands it back to them', back.status, 422)
}

// Who decided at a level neither extends nor hands over nor declines at the next.
async function independence() {
  const reference = await lead(site, await record(site, 'submit', received, 'support'), [['acknowledge', {}, 'handler'], ['respond', {}, 'handler'], ['escalate', {}, 'support']])
  for (const action of ['extend', 'assign', 'respond']) {
    is(`who decided does not ${action} at the next level`, (await site.get(`/staff/${action}?ref=${reference}`, { user: 'handler' })).status, 403)
    is('nor by a POST', (await site.post(`/staff/${action}?ref=${reference}`, right[action], { user: 'handler' })).status, 403)
    hasNot(`and is not offered to ${action}`, await page(reference, 'handler'), `/staff/${action}?ref=${reference}"`)
  }
  is('who did not, may', (await act(site, 'extend', reference, right.extend, 'manager')).status, 303)
}

// The letter says who decided, and that they had no part before where the record proves it; so do status page and case page.
async function whoDecided() {
  const complainant = await complain(site, { division: 'finance' }), { reference } = complainant
  const level2 = 'This was decided by Helen Marsh, Divisional Senior Management', apart = 'who had no part in your complaint before you asked for this review'
  await lead(site, reference, [['acknowledge', {}, 'handler'], ['respond', {}, 'handler']])
  const first = await letter(reference, 3)
  has('the letter of level 1 says who decided', first, 'This was decided by Priya Shah, Division handler.')
  hasNot('and claims no more than that', first, 'no part in your complaint')
  await lead(site, reference, [['escalate', {}, 'support'], ['respond', {}, 'manager']])
  has('that of level 2 says who decided, and that they come to it anew', await letter(reference, 5), `${level2}, ${apart}.`)
  for (const [who, role] of [['Priya Shah', 'Division handler'], ['Helen Marsh', 'Divisional Senior Management']]) {
    has('the status page says who decided', await track(complainant), `Decided by ${who}`)
    has('so does the case page', words(main(await page(reference))), `Decided by ${who}, ${role}`)
  }

  const noted = await lead(site, await record(site, 'submit', received, 'manager'), [['acknowledge', {}, 'handler'], ['respond', {}, 'handler'], ['escalate', {}, 'support'], ['respond', {}, 'manager']])
  has('who had recorded the complaint decides', await letter(noted, 5), `${level2}.`)
  hasNot('and no more than that is said of them', await letter(noted, 5), apart)
}

// The same person at two levels: only by a reason of the policy's owner, for that person and that level, printed in the letter.
async function exemption() {
  const reference = await lead(site, await record(site, 'submit', { ...received, 'concerned.1': 'handler2' }, 'support'), [['acknowledge', { 'contact.name': 'Grace Lin' }, 'both'], ['respond', {}, 'both'], ['escalate', {}, 'support']])
  const path = `/staff/respond?ref=${reference}`, reason = { reason: 'Helen Marsh is away until September' }
  is('who decided below does not decide', (await site.get(path, { user: 'both' })).status, 403)
  for (const user of ['handler', 'support', 'manager', 'both'])
    is(`${user} cannot let them`, (await site.get(`/staff/exempt?ref=${reference}`, { user })).status, 403)
  const refused = async (decider, why) => {
    const back = await act(site, 'exempt', reference, { ...reason, decider }, 'director')
    is(`not ${decider}`, back.status, 422)
    has('and it is said why', message(back.text, 'decider'), why)
  }
  await refused('handler2', 'takes no part in the case')
  await refused('director', 'cannot allow this for yourself')
  await refused('manager', 'has not decided at a lower level')
  is('not without a reason', (await act(site, 'exempt', reference, { decider: 'both', reason: '' }, 'director')).status, 422)
  is('whose policy it is lets them', (await act(site, 'exempt', reference, { ...reason, decider: 'both' })).status, 303)
  has('the case page says so', words(main(await page(reference))), 'Same person allowed to decide at two levels: Review by Senior Management')
  is('nobody else is let by it', (await site.get(path, { user: 'handler' })).status, 403)
  const correct = `/staff/correct?ref=${reference}&seq=5`
  is('others cannot rewrite it', (await site.get(correct, { user: 'support' })).status, 403)
  hasNot('nor are they offered to', await page(reference, 'support'), `/staff/correct?ref=${reference}&amp;seq=5"`)
  is('who let them can', (await site.get(correct, { user: 'director' })).status, 200)
  is('and they may extend', (await site.get(`/staff/extend?ref=${reference}`, { user: 'both' })).status, 200)
  has('the next step is theirs', (await list('both')).match(/<section id="mine"[^]*?<\/section>/)[0], reference)
  await lead(site, reference, [['respond', {}, 'both']])
  const text = await letter(reference, 6)
  has('the letter says who decided', text, 'This was decided by Nora Quill, Divisional Senior Management.')
  has('that they did before, who allowed it and why', text, 'The same person also decided on your complaint at an earlier level. David Osei, Director, allowed this for the following reason: Helen Marsh is away until September')

  const barred = await lead(site, await record(site, 'submit', received, 'support'), [['acknowledge', {}, 'both'], ['respond', {}, 'both'], ['escalate', {}, 'support'], ['exempt', { decider: 'both' }], ['declare', {}, 'both']])
  is('a conflict of interest ends it', (await site.get(`/staff/respond?ref=${barred}`, { user: 'both' })).status, 404)
  const level3 = await lead(site, await record(site, 'submit', received, 'support'), [['acknowledge', {}, 'both'], ['respond', {}, 'both'], ['escalate', {}, 'support'], ['respond', {}, 'manager'], ['escalate', {}, 'support']])
  is('at another level nobody is let by it', (await act(site, 'exempt', level3, { ...reason, decider: 'manager' }, 'director')).status, 303)
}

// Who decided at a level does not rewrite what is decided above.
async function rewriting() {
  const reference = await lead(site, await record(site, 'submit', received, 'support'), [['acknowledge', {}, 'handler'], ['respond', {}, 'handler'], ['escalate', {}, 'support'], ['respond', {}, 'manager']])
  is('an answer of their own can be corrected', (await site.get(`/staff/correct?ref=${reference}&seq=3`, { user: 'handler' })).status, 200)
  is('that of the next level cannot', (await site.get(`/staff/correct?ref=${reference}&seq=5`, { user: 'handler' })).status, 403)
  hasNot('nor is it offered', await page(reference, 'handler'), `/staff/correct?ref=${reference}&amp;seq=5"`)
}

// Staff who complain are asked whether it is about a service or about their employment, and never refused; the second may be
// redirected, with words on where to.
async function redirection() {
  const place = 'your line manager or Human Resources, under the grievance procedure'
  const sent = await site.fill('/complaints/submit', { 'complainant.name': 'Uma Worker', 'complainant.category': 'staff', 'complainant.email': 'uma@example.org', matter: 'employment', division: 'finance', summary: 'My shifts', details: 'They change every week.' })
  is('a complaint about their employment is taken in', sent.status, 303)
  const page1 = (await site.get(sent.location)).text, given = receipt(page1), { reference } = given
  has('the receipt says where else they can turn', words(main(page1)), `You can also contact ${place} , phone 01632 960122`)
  is('nor is one refused that does not say', (await site.fill('/complaints/submit', { 'complainant.name': 'Uma Worker', 'complainant.category': 'staff', 'complainant.email': 'uma@example.org', summary: 'The printer', details: 'It is broken.' })).status, 303)

  has('the case page hints at it', words(main(await page(reference))), `it may belong elsewhere: ${place}`)
  has('and says what comes first', words(main(await page(reference))), 'Acknowledge it first')
  is('not before the acknowledgement', (await site.get(`/staff/redirect?ref=${reference}`, { user: 'support' })).status, 409)
  await lead(site, reference, [['acknowledge', { 'contact.name': 'Grace Lin' }, 'handler']])
  has('then it offers to redirect', await page(reference), `/staff/redirect?ref=${reference}"`)
  for (const user of ['manager', 'director', 'stranger', 'handler2'])
    ok(`${user} cannot`, (await site.get(`/staff/redirect?ref=${reference}`, { user })).status > 400)
  const other = await act(site, 'redirect', reference, { to: 'other', place: '', reason: 'It is theirs', channel: 'email' }, 'handler')
  is('somewhere else wants to be said', [other.status, Object.keys(summary(other.text))], [422, ['place']])
  is('nor without a reason', (await act(site, 'redirect', reference, { to: 'employment', reason: '', channel: 'email' }, 'handler')).status, 422)
  is('redirected', (await act(site, 'redirect', reference, undefined, 'handler')).status, 303)
  const told = await letter(reference, 3)
  has('the letter says why', told, 'It is a grievance')
  has('where to', told, `Please contact ${place} , phone 01632 960122 , email people@example.org . Human Resources can tell you in confidence`)
  has('and what to do who disagrees', told, 'please tell us why: contact Grace Lin')
  const state = site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')[3]
  is('the case is complete', state, 'complete')
  has('so says the list by state', words(main((await site.get('/staff/cases?state=complete', { user: 'support' })).text)), reference)
  hasNot('it is nobody’s task', (await list('handler')).match(/<section id="mine"[^]*?<\/section>/)[0], reference)
  has('the status page says where to', await track(given), `Please contact ${place}`)
  hasNot('and offers no review', await track(given), 'Ask for a review')
  has('the case page says so', words(main(await page(reference))), `This complaint was redirected: ${place}`)
  is('what they tell us then is owed a reply', (await act(site, 'contact', reference, { direction: 'in', channel: 'phone', said: 'It is about the rota system, too' }, 'handler')).status, 303)
  has('in somebody’s tasks', (await list('handler')).match(/<section id="mine"[^]*?<\/section>/)[0], reference)
  hasNot('and nobody is asked how it went', await page(reference, 'handler'), '/staff/follow-up')
  await lead(site, reference, [['reopen', {}, 'handler'], ['respond', { 'desired-outcome-answer': '' }, 'handler']])
  has('taken up again it is answered', words(main(await page(reference))), 'Answered')
  hasNot('and no more said to be redirected', await track(given), 'Please contact')
}

// A manager decides for the division in which they hold the role, and sees no other's cases.
async function managersByDivision() {
  const asked = division => record(site, 'submit', { ...received, division }, 'support')
  const finance = await lead(site, await asked('finance'), [['acknowledge', {}, 'handler'], ['respond', {}, 'handler'], ['escalate', {}, 'support']])
  const people = await lead(site, await asked('people'), [['acknowledge', { 'contact.name': 'Tom Okafor' }, 'handler2'], ['respond', {}, 'handler2'], ['escalate', {}, 'support']])
  hasNot('a manager of another division is not named for a case', words(main(await page(finance))), 'Mona Pell')
  await hiddenFrom('a manager of another division', 'mona', finance)
  for (const action of ['respond', 'extend'])
    is(`she may ${action} for her own`, (await site.get(`/staff/${action}?ref=${people}`, { user: 'mona' })).status, 200)
  has('it is among her tasks', (await list('mona')).match(/<section id="mine"[^]*?<\/section>/)[0], people)
}

// Who decided below declines no late request either, nor does who records a complaint about themselves act on it.
async function barred() {
  const late = await record(site, 'submit', { ...received, at: '2026-06-01T09:00' }, 'support')
  await lead(site, late, [['acknowledge', { at: '2026-06-01T10:00' }, 'both'], ['respond', { at: '2026-06-02T10:00' }, 'both'], ['escalate', { at: '2026-06-20T09:00' }, 'support']])
  is('who decided below does not decline', (await site.get(`/staff/decline?ref=${late}`, { user: 'both' })).status, 403)
  is('who did not, may', (await site.get(`/staff/decline?ref=${late}`, { user: 'manager' })).status, 200)
  const sent = await site.fill('/staff/submit', { ...received, 'concerned.1': 'handler' }, { user: 'handler' })
  is('a complaint about themselves is recorded by them', sent.status, 303)
  await hiddenFrom('who recorded one about themselves', 'handler', receipt((await site.get(sent.location, { user: 'handler' })).text).reference ?? site.references().at(-1))
}

const both = '<user name="both" title="Nora Quill"><holds role="handler" division="finance"/><holds role="manager"/></user><user name="mona" title="Mona Pell"><holds role="manager" division="people"/></user>'

test(async () => {
  site = await startSite({ SITE: 'schools-mutual-services' }, both)
  await contactTurnsOutConcerned()
  await concernedFromTheBeginning()
  await ownComplaint()
  await conflict()
  await independence()
  await whoDecided()
  await exemption()
  await rewriting()
  await redirection()
  await managersByDivision()
  await barred()
})
