#!/usr/bin/env node
// Somebody outside is asked: who, what, by when; it is owed, one at a time, until their answer is there, and stays among staff.
import { act, lead, received, record, right } from './acts.mjs'
import { form, has, hasNot, is, main, ok, complain, startSite, test, words } from './site.mjs'

// Each role that may: it asks, the answer is owed by the date, listed with whose it is, in the print of the case, and taken.
async function byEachRole(name, roles) {
  const site = await startSite({ SITE: name, DEMO: 'no' })
  const division = name === 'one-academy' ? 'apprenticeships' : 'finance', asker = name === 'one-academy' ? 'support' : 'handler'
  for (const [user, steps] of Object.entries(roles)) {
    const reference = await lead(site, await record(site, 'submit', { ...received, division }, 'staff'), [['acknowledge', {}, asker], ...steps])
    const asked = await act(site, 'ask-outside', reference, right['ask-outside'], user)
    is(`${name}: ${user} asks`, asked.status, 303)
    const mine = (await site.get('/staff/', { user: asker })).text.match(/<section id="mine"[^]*?<\/section>/)[0]
    ok(`${name}: ${user}’s question is with who handles the case`, mine.includes(reference), words(mine))
    has(`${name}: ${user}: it is owed by the date`, site.sql(`SELECT name || due FROM obligation WHERE reference = '${reference}' AND kept IS NULL AND lapsed = 0`), `outside-answer${Date.parse('2099-02-02T23:59:59Z') / 1000}`)
    const sooner = await act(site, 'correct', reference, { reason: 'They can be faster', 'event.asked-outside.until.day': '1' }, 'support', `&seq=${2 + steps.length + 1}`)
    is(`${name}: ${user}: the date is corrected`, sooner.status, 303)
    has(`${name}: ${user}: and owed by that one`, words(main((await site.get(`/staff/case?ref=${reference}`, { user })).text)), '1 February 2099')
    is(`${name}: ${user} records the answer`, (await act(site, 'hear-outside', reference, right['hear-outside'], user)).status, 303)
    const print = words(main((await site.get(`/staff/case?ref=${reference}&entries=all`, { user })).text))
    for (const part of ['Sam Supplier, Supplies Ltd', 'When did the data leave?', 'On the first']) has(`${name}: ${user}: the print has “${part}”`, print, part)
    is(`${name}: ${user}: nothing of it is owed any more`, site.sql(`SELECT count(*) FROM obligation WHERE reference = '${reference}' AND name = 'outside-answer' AND kept IS NULL`), '0')
  }
  is(`${name}: verify`, site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
}

const answered = [['respond', {}, 'handler'], ['escalate', {}, 'support']], again = [...answered, ['respond', {}, 'manager'], ['escalate', {}, 'support']]

await test(async () => {
  const site = await startSite()
  const { reference, code } = await complain(site, { division: 'finance' })
  is('nobody is asked before the complaint is acknowledged', (await act(site, 'ask-outside', reference, right['ask-outside'], 'handler').catch(error => error.message)).includes?.('409'), true)
  await lead(site, reference, ['acknowledge'])
  await lead(site, reference, [['ask-outside', {}, 'handler']])
  const page = words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).text))
  has('it is owed', page, 'Get the answer from outside')
  has('by its date', page, '2 February 2099')
  has('and the entry says who was asked', page, 'Sam Supplier, Supplies Ltd')
  is('one at a time', (await site.get(`/staff/ask-outside?ref=${reference}`, { user: 'handler' })).status, 409)
  const status = await site.get('/complaints/track')
  const seen = words(main((await site.post('/complaints/track', { ...form(status.text).values, reference, 'access-code': code })).text))
  for (const hidden of ['Sam Supplier', 'from outside', 'When did the data leave?']) hasNot(`the complainant is not shown “${hidden}”`, seen, hidden)
  await lead(site, reference, [['hear-outside', {}, 'handler']])
  const after = words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).text))
  has('the answer is there', after, 'On the first')
  has('and what was owed is done', after, 'Done in time')
  is('no second answer', (await site.get(`/staff/hear-outside?ref=${reference}`, { user: 'handler' })).status, 409)
  is('whoever may only read does not ask', (await site.get(`/staff/ask-outside?ref=${reference}`, { user: 'head' })).status, 403)
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
  await byEachRole('schools-mutual-services', { handler: [], support: [], manager: answered, director: again })
  await byEachRole('one-academy', { support: [], coach: [], delivery: [] })
})
