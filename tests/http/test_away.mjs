#!/usr/bin/env node
// Who is away has somebody who stands in: their tasks are the other's, too, until they are back.
import { act, lead, received, record, right } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, summary, test, words } from './site.mjs'

let site
const section = async (user, id) => (await site.get('/staff/', { user })).text.match(new RegExp(`<section id="${id}"[^]*?</section>`))?.[0] ?? ''
const mine = async (user, reference) => (await section(user, 'mine')).includes(reference)
const status = async (path, user) => (await site.get(path, { user })).status
const day = (name, days) => {
  const at = new Date(Date.now() + days * 86400000)
  return { [`${name}.day`]: String(at.getDate()), [`${name}.month`]: String(at.getMonth() + 1), [`${name}.year`]: String(at.getFullYear()) }
}
const away = (fields, user = 'handler', who = '') => site.fill(`/staff/away${who && `?who=${who}`}`, { ...day('until', 7), ...fields }, { user })
const back = async (user, who = '') => {
  const path = `/staff/away${who && `?who=${who}`}`, { hidden, action } = form((await site.get(path, { user })).text, path)
  return site.post(action, { ...hidden, back: 'yes' }, { user })
}
const lists = async (user, reference) => (await site.get('/staff/cases', { user })).text.includes(reference)
const finds = async (user, searched, reference) => (await site.fill('/staff/search', { words: searched }, { user })).text.includes(`ref=${reference}`)
const verified = () => is('every case is listed as its record says', site.redress('verify').text.trim().split('\t').pop(), '0 broken')

async function standsIn() {
  const one = await lead(site, await record(site, 'submit', received), [['acknowledge', {}, 'handler']])
  is('before: the handler’s alone', [await mine('handler', one), await mine('handler2', one), await status(`/staff/case?ref=${one}`, 'handler2')], [true, false, 404])
  const kept = await away({ 'stand-in': 'handler2' })
  is('said', [kept.status, kept.location], [303, '/staff/away'])
  is('still theirs, and the other’s', [await mine('handler', one), await mine('handler2', one), await mine('support', one)], [true, true, false])
  has('who is away reads it', words(await (await site.get('/staff/', { user: 'handler' })).text), 'Tom Okafor is covering for you')
  has('who stands in, too', words((await site.get('/staff/', { user: 'handler2' })).text), 'You are covering for Priya Shah until')
  const handler = async user => words((await site.get(`/staff/case?ref=${one}`, { user })).text.match(/<dt>Handler<\/dt><dd>([^]*?)<\/dd>/)[1])
  ok('the case says so, and who stands in', /^Priya Shah \(away until \d+ \w+ \d{4}, Tom Okafor is covering\)$/.test(await handler('support')), await handler('support'))
  hasNot('nobody else', words((await site.get('/staff/', { user: 'support' })).text), 'covering for')
  verified()
  const answer = await act(site, 'respond', one, right.respond, 'handler2')
  is('they answer it', answer.status, 303)
  return one
}

async function handsOver() {
  const two = await record(site, 'submit', { ...received, summary: 'Two' })
  const offered = form((await site.get(`/staff/assign?ref=${two}`, { user: 'support' })).text, `/staff/assign?ref=${two}`)
  is('who is away is not offered', [offered.choices.handler.includes('handler'), offered.choices.handler.includes('handler2')], [false, true])
  const refused = await act(site, 'assign', two, { handler: 'handler', reason: 'She knows it' })
  is('nor taken', [refused.status, summary(refused.text).handler], [422, 'This person is away. Select someone else'])
  return two
}

async function comesBack(one, two) {
  is('back', (await back('handler')).status, 303)
  is('the other has nothing of it any more', [await mine('handler', two), await mine('handler2', two), await status(`/staff/case?ref=${one}`, 'handler2')], [true, false, 404])
  has('what was done stays done', site.record(one), 'by="handler2"')
  hasNot('and nobody stands in', words((await site.get('/staff/', { user: 'handler2' })).text), 'covering for')
  verified()
}

// Handed over before they went: who stands in accepts it.
async function accepts() {
  const three = await lead(site, await record(site, 'submit', { ...received, summary: 'Three' }), [['assign', { handler: 'handler', reason: 'She knows it' }]])
  await away({ 'stand-in': 'handler2' })
  is('accepted for them', (await act(site, 'accept', three, {}, 'handler2')).status, 303)
  await back('handler')
}

async function barred() {
  const four = await record(site, 'submit', { ...received, summary: 'Four', 'concerned.1': 'handler2' })
  await away({ 'stand-in': 'handler2' })
  hasNot('and is not said to cover', words((await site.get(`/staff/case?ref=${four}`, { user: 'support' })).text), 'covering')
  is('whom it is about has it not, the deputies act', [await mine('handler2', four), await status(`/staff/case?ref=${four}`, 'handler2'), await mine('support', four), await mine('handler', four)], [false, 404, true, true])
  await back('handler')
  is('until they are back', [await mine('support', four), await mine('handler', four)], [false, true])
}

// Who is away chooses who stands in; of a case about themselves that person learns nothing by it, on no way to it.
async function about() {
  const six = await record(site, 'submit', { ...received, summary: 'Sixpenny', 'concerned.1': 'handler' })
  const seven = await record(site, 'submit', { ...received, summary: 'Sevenpenny' })
  const ways = async user => [await mine(user, six), await status(`/staff/case?ref=${six}`, user), await lists(user, six), await finds(user, 'Sixpenny', six),
    await status(`/staff/note?ref=${six}`, user)]
  const hidden = [false, 404, false, false, 404]
  is('before', await ways('handler2'), hidden)
  await away({ 'stand-in': 'handler2' })
  is('hidden from who is away, and from who stands in', [await ways('handler'), await ways('handler2')], [hidden, hidden])
  is('the others are not', [await lists('handler2', seven), await finds('handler2', 'Sevenpenny', seven), await status(`/staff/case?ref=${seven}`, 'handler2')], [true, true, 200])
  verified()
  await back('handler')
}

async function forColleague() {
  is('who may assign enters it for who is ill', (await away({ 'stand-in': 'handler2' }, 'support', 'handler')).location, '/staff/away?who=handler')
  has('and all of them see it', words((await site.get('/staff/away', { user: 'staff' })).text), 'Priya Shah')
  is('who may not does not', [await status('/staff/away?who=handler', 'staff'), (await site.post('/staff/away?who=handler', {}, { user: 'staff' })).status], [403, 403])
  const { hidden } = form((await site.get('/staff/away', { user: 'staff' })).text, '/staff/away')
  is('nor by a form of their own', (await site.post('/staff/away?who=handler', { ...hidden, ...day('until', 3) }, { user: 'staff' })).status, 403)
  is('a stranger has no such page', [await status('/staff/away', 'stranger'), await status('/staff/away', 'staff')], [403, 200])
  is('and it is ended for them', (await back('support', 'handler')).status, 303)
}

async function refuses() {
  const faults = async fields => summary((await away(fields)).text)
  is('no last day', await faults({ 'until.day': '', 'until.month': '', 'until.year': '' }), { 'until.day': 'Enter the last day away' })
  is('a last day that is past', await faults(day('until', -1)), { 'until.day': 'The last day away must be today or later' })
  is('the end before the beginning', await faults({ ...day('from', 9), ...day('until', 8) }), { 'until.day': 'The last day away must be the same as or after the first' })
  is('oneself', await faults({ 'stand-in': 'handler' }), { 'stand-in': 'Select someone other than the person who is away' })
  is('nobody of that name', Object.keys(await faults({ 'stand-in': 'nobody' })), ['stand-in'])
}

// To come, and not yet; it is part of the record of the organisation, and is found by who makes the index anew.
async function ahead(one) {
  is('from tomorrow on', (await away({ ...day('from', 1), 'stand-in': 'handler2' })).status, 303)
  const five = await record(site, 'submit', { ...received, summary: 'Five' })
  is('not yet', [await mine('handler2', five), words(main((await site.get('/staff/', { user: 'handler' })).text)).includes('You are away from')], [false, true])
  is('once it is changed to today', (await away({ 'stand-in': 'handler2' })).status, 303)
  is('it counts', await mine('handler2', five), true)
  is('made anew it is the same', [site.redress('rebuild').status, await mine('handler2', five)], [0, true])
  verified()
  is('every word is kept', site.sql("SELECT group_concat(substr(text, 2, 4), ' ') FROM duty"), 'away back away back away back away back away back away away')
}

await test(async () => {
  site = await startSite()
  await refuses()
  const one = await standsIn(), two = await handsOver()
  await comesBack(one, two)
  await accepts()
  await barred()
  await about()
  await forColleague()
  await ahead(one)
})
