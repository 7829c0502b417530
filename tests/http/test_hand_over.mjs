#!/usr/bin/env node
// To whom a case can be handed over: only to somebody who could see and handle it is it offered, and only by them is it
// taken. Who could only in a division of their own brings it along there.
import { act, attribute, events, lead, open, praise, received, record, right } from './acts.mjs'
import { has, is, message, ok, startSite, test, words, xmllint } from './site.mjs'

let site

const complaint = (fields = {}, user = 'staff') => record(site, 'submit', { ...received, ...fields }, user)
const division = reference => [...site.record(reference).matchAll(/<division[^>]*>([\w-]+)</g)].at(-1)?.[1]
const has_ = async (user, reference) => (await site.get('/staff/', { user })).text.match(/<section id="mine"[^]*?<\/section>/)[0].includes(reference)

// Whom the form offers, each with what it says of where the case goes.
async function offered(reference, user = 'support', more = '', name = 'handler', action = 'assign') {
  const { html } = await open(site, `/staff/${action}?ref=${reference}${more}`, user)
  const select = html.match(new RegExp(`<select[^>]* name="${name}"[^>]*>([^]*?)</select>`))[1]
  return [...select.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].map(([, user, label]) => user + (label.match(/\(.*\)/)?.[0] ?? '')).sort()
}

const refused = async (reference, fields, field = 'handler', user = 'support') => {
  const answer = await act(site, 'assign', reference, { reason: 'They know it', ...fields }, user)
  return [answer.status, message(answer.text, field)]
}

async function handlers() {
  const one = await complaint()
  is('offered: who could take the next step, and where they take it', await offered(one), ['both(select the division)', 'handler', 'handler2(moves to Human Resources)', 'support'])
  has('offered: the form says so', words((await site.get(`/staff/assign?ref=${one}`, { user: 'support' })).text), 'Someone from another division will take the case there with them')
  await lead(site, one, [['assign', { handler: 'handler2' }, 'support']])
  is('another division: it goes along', [division(one), await has_('handler2', one)], ['people', true])
  is('another division: and it is valid', xmllint(site.record(one)), '')

  const two = await complaint()
  for (const [name, fields, words] of [
    ['no role', { handler: 'stranger' }, 'This person does not have a role that can take the next step in this case. Select someone else'],
    ['another level', { handler: 'manager' }, 'This person does not have a role that can take the next step in this case. Select someone else'],
    ['not there', { handler: 'handler2', division: 'technology' }, 'This person cannot handle the case in the division you chose. Select someone else, or their own division'],
    ['about them', { handler: 'handler', 'concerned.1': 'handler' }, 'This person takes no part in the case: it is about them, they made it, or they have declared a conflict of interest. Select someone else'],
    ['nobody', { handler: 'not-there' }, 'This person does not have a role that can take the next step in this case. Select someone else']])
    is(`refused: ${name}`, await refused(two, fields), [422, words])
  is('refused: which of their divisions', await refused(two, { handler: 'both' }, 'division'), [422, 'This person can handle the case in several divisions. Select the one it now belongs to'])
  is('refused: nothing was stored', events(site.record(two)), ['received'])
  await lead(site, two, [['assign', { handler: 'both', division: 'technology' }, 'support']])
  is('chosen: it belongs there', [division(two), await has_('both', two)], ['technology', true])
  is('then it is theirs as it is', await offered(two), ['both', 'handler(moves to Finance and Payroll)', 'handler2(moves to Human Resources)', 'support'])

  const unsure = await complaint({ division: 'not-sure' })
  await lead(site, unsure, [['assign', { handler: 'handler' }, 'support']])
  is('not sure: whoever gets it brings it to their division', division(unsure), 'finance')

  const conflict = await lead(site, await complaint(), [['declare', {}, 'handler']])
  is('conflict: not offered', (await offered(conflict)).includes('handler'), false)
  is('conflict: nor taken', (await refused(conflict, { handler: 'handler' }))[0], 422)
  const own = await complaint({ 'complainant.name': 'Tom Okafor', 'complainant.category': 'staff', division: 'people' })
  is('their own: not offered', (await offered(own)).includes('handler2'), false)

  // once it is acknowledged only who may answer takes it on; where nobody holds the role, the deputy does
  const later = await lead(site, await complaint(), ['acknowledge'])
  is('later: who may answer', await offered(later), ['both(select the division)', 'handler', 'handler2(moves to Human Resources)', 'support(moves to Premises and Catering)'])
  const above = await lead(site, later, ['respond', 'escalate'])
  is('at level 2: who decides it', await offered(above), ['manager'])
  is('at level 2: not who decided level 1', (await refused(above, { handler: 'handler' }))[0], 422)
}

async function compliments() {
  const one = await record(site, 'compliment', praise, 'staff')
  is('compliment: who could thank', await offered(one), ['both(select the division)', 'handler', 'handler2(moves to Human Resources)', 'support'])
  is('compliment: nobody else', (await refused(one, { handler: 'coach' }))[0], 422)
  await lead(site, one, [['assign', { handler: 'handler2' }, 'support']])
  is('compliment: it goes along', division(one), 'people')
}

async function corrections() {
  const one = await lead(site, await complaint(), [['assign', { handler: 'handler' }, 'support']])
  const correct = fields => act(site, 'correct', one, { reason: 'The wrong name', ...fields }, 'support', '&seq=2')
  const name = 'event.assigned.handler'
  is('corrected: the same are offered', await offered(one, 'support', '&seq=2', name, 'correct'), ['both(select the division)', 'handler', 'handler2(moves to Human Resources)', 'support'])
  const wrong = await correct({ [name]: 'stranger' })
  is('corrected: to nobody without a role', [wrong.status, message(wrong.text, name)], [422, 'This person does not have a role that can take the next step in this case. Select someone else'])
  const again = wrong.text.match(/<select[^>]* name="event\.assigned\.handler"[^>]*>([^]*?)<\/select>/)[1]
  ok('corrected: the form that comes back offers the same', again.includes('(moves to Human Resources)') && !again.includes('"stranger"'), again)
  is('corrected: to somebody of another division', (await correct({ [name]: 'handler2' })).status, 303)
  is('corrected: they bring it along', [division(one), await has_('handler2', one)], ['people', true])
  const kept = await lead(site, await complaint(), [['assign', { handler: 'handler' }, 'support'], ['assign', { handler: '', 'concerned.1': 'handler' }, 'support']])
  is('corrected: who was chosen stays chosen', (await act(site, 'correct', kept, { reason: 'A slip', 'event.assigned.reason': 'She knew it' }, 'support', '&seq=2')).status, 303)
}

async function improvements() {
  const one = await lead(site, await complaint(), ['acknowledge', 'respond'])
  is('improvement: who could record it', await offered(one, 'handler', '', 'improvement.1.owner', 'learn'), ['handler', 'support'])
  const wrong = await act(site, 'learn', one, { ...right.learn, 'improvement.1.owner': 'stranger' }, 'handler')
  is('improvement: nobody else', [wrong.status, message(wrong.text, 'improvement.1.owner')], [422, 'Improvement 1: this person does not have a role that can do this in this case. Select someone else'])
  await lead(site, one, [['learn', { 'improvement.1.owner': 'support' }, 'handler']])
  const name = 'event.learned.improvement.1.owner'
  const correct = owner => act(site, 'correct', one, { reason: 'Another', [name]: owner }, 'support', '&seq=4')
  is('improvement, corrected: nobody else, either', (await correct('handler2')).status, 422)
  is('improvement, corrected: to another who could', (await correct('handler')).status, 303)
}

await test(async () => {
  site = await startSite({}, '<user name="both" title="Bo Both"><holds role="handler" division="people"/><holds role="handler" division="technology"/></user>')
  for (const part of [handlers, compliments, corrections, improvements]) await part()
  is('all is as the records say', site.redress('verify').status, 0)
})
