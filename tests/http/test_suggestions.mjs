#!/usr/bin/env node
// What an analysis suggests is accepted, and becomes an improvement with an owner and a date, or declined with reasons.
import { act, events, lead, open, record } from './acts.mjs'
import { has, hasNot, is, main, message, ok, startSite, test, words, xmllint } from './site.mjs'

let site
const page = async (path, user) => words(main((await site.get(path, { user })).text))
const csv = async () => (await site.get('/staff/register?register=improvements&format=csv', { user: 'staff' })).text
const tasks = async user => (await site.get('/staff/', { user })).text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
const noImprovement = { 'improvement.1.what': '', 'improvement.1.owner': '', 'improvement.1.by.day': '', 'improvement.1.by.month': '', 'improvement.1.by.year': '' }
const soon = { 'improvement.by.day': '1', 'improvement.by.month': '2', 'improvement.by.year': '2099' }
const SUGGESTED = ['Print the calendar in red', 'Buy a larger printer']

async function suggest(name, who) {
  const reference = await record(site, 'submit', { 'complainant.name': 'Ann Archer', 'complainant.email': 'ann@example.org', division: site.division, channel: 'phone', summary: 'Late', details: 'It came late' })
  await lead(site, reference, [['acknowledge', {}, who.handler], ['respond', {}, who.handler], ['close', {}, 'support'],
    ['learn', { method: 'five-whys', ...noImprovement, 'suggestion.1.what': SUGGESTED[0], 'suggestion.2.what': SUGGESTED[1] }, who.analyst]])
  has(`${name}: the analysis says how it was done`, await page(`/staff/case?ref=${reference}`, who.owner), 'Five whys')
  has(`${name}: each is owed a decision`, await page(`/staff/case?ref=${reference}`, who.owner), `Decide on the suggestion: ${SUGGESTED[1]}`)
  has(`${name}: by whoever owns that`, await tasks(who.owner), reference)
  for (const what of SUGGESTED) has(`${name}: the register has “${what}”`, await page('/staff/register?register=improvements&state=suggested', 'staff'), what)
  return reference
}

async function decide(name, who, reference) {
  const seq = events(site.record(reference)).indexOf('learned') + 1
  const weigh = fields => act(site, 'weigh', reference, { suggestion: `${seq}.s1`, reasons: '', ...fields }, who.owner)
  is(`${name}: both are offered`, (await open(site, `/staff/weigh?ref=${reference}`, who.owner)).choices.suggestion, [`${seq}.s1`, `${seq}.s2`])
  const wrong = [['accepted without an owner', { decision: 'accepted' }, 'improvement.what'], ['declined without reasons', { decision: 'declined' }, 'reasons'],
    ['declined by naming somebody', { decision: 'declined', reasons: 'Ann Archer would not like it' }, 'reasons'], ['what nobody suggested', { decision: 'declined', reasons: 'No', suggestion: `${seq}.s3` }, 'suggestion']]
  for (const [what, fields, field] of wrong) {
    const refused = await weigh(fields)
    is(`${name}: not ${what}`, [refused.status, message(refused.text, field) !== ''], [422, true])
  }
  is(`${name}: accepted`, (await weigh({ decision: 'accepted', 'improvement.what': 'The calendar is printed in red', 'improvement.owner': 'support', ...soon })).status, 303)
  const again = await weigh({ decision: 'declined', reasons: 'No' })
  is(`${name}: decided once`, [again.status, message(again.text, 'suggestion') !== ''], [422, true])
  const seen = await page(`/staff/case?ref=${reference}`, who.owner)
  ok(`${name}: the improvement is owed by its date`, /Complete the improvement: The calendar is printed in red [^]{0,60}Sunday 1 February 2099/.test(seen), seen)
  has(`${name}: by its owner`, await tasks('support'), reference)
  const register = await page('/staff/register?register=improvements', 'staff')
  for (const part of ['The calendar is printed in red To do', `Suggested: ${SUGGESTED[0]}`]) has(`${name}: the register has “${part}”`, register, part)
  is(`${name}: declined`, (await weigh({ suggestion: `${seq}.s2`, decision: 'declined', reasons: 'The one that we have is large enough' })).status, 303)
  const declined = await page('/staff/register?register=improvements&state=declined', 'staff')
  for (const part of [SUGGESTED[1], 'Declined', 'The one that we have is large enough']) has(`${name}: the register has “${part}”`, declined, part)
  hasNot(`${name}: nothing is suggested any more`, await page('/staff/register?register=improvements&state=suggested', 'staff'), SUGGESTED[0])
  for (const part of ['The calendar is printed in red', SUGGESTED[0], 'The one that we have is large enough']) has(`${name}: so has the CSV`, await csv(), part)
  is(`${name}: nor to be decided on`, (await site.get(`/staff/weigh?ref=${reference}`, { user: who.owner })).status, 409)
  const made = events(site.record(reference)).indexOf('weighed') + 1
  await lead(site, reference, [['improve', { planned: `${made}.1` }, 'support']])
  hasNot(`${name}: once it is made nothing is owed of it`, (await tasks('support')).includes(reference) ? await page(`/staff/case?ref=${reference}`, 'support') : '', 'Complete the improvement: The calendar is printed in red Customer')
  is(`${name}: valid`, xmllint(site.record(reference)), '')
  is(`${name}: verify`, site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
}

async function whole(name, division, who) {
  site = Object.assign(await startSite({ SITE: name, DEMO: 'no' }), { division })
  await decide(name, who, await suggest(name, who))
}

await test(async () => {
  await whole('schools-mutual-services', 'finance', { handler: 'handler', analyst: 'handler', owner: 'handler' })
  await whole('one-academy', 'apprenticeships', { handler: 'support', analyst: 'coach', owner: 'delivery' })
})
