#!/usr/bin/env node
// Somebody outside is asked: who, what, by when; it is owed, one at a time, until their answer is there, and stays among staff.
import { act, lead, right } from './acts.mjs'
import { form, has, hasNot, is, main, complain, startSite, test, words } from './site.mjs'

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
})
