#!/usr/bin/env node
// A compliment from the quick entry to the wall: who finds it where, what of it shows, and what the giver can do.
import { act, events, open, praise, record, right } from './acts.mjs'
import { form, has, hasNot, is, main, message, ok, receipt, startSite, test, words } from './site.mjs'

let site
const division = 'apprenticeships'
const thank = ['acknowledge', { channel: 'email' }, 'support']
const tell = { 'praised.1': 'handler', 'manager.1': 'coach', message: 'Somebody was glad of you' }

// One step after the other, with exactly these fields.
async function lead(reference, steps) {
  for (const [action, fields, user] of steps.map(step => [step].flat())) {
    const kept = await act(site, action, reference, fields, user)
    if (kept.status !== 303) throw new Error(`${action} of ${reference}: ${kept.status} ${words(main(kept.text)).slice(0, 600)}`)
  }
  return reference
}

const page = async (user, query = '') => site.get(`/staff/compliments${query}`, { user })

// The two lists of the page, as words: null for one that is not there.
async function lists(user, query) {
  const { text } = await page(user, query)
  const [mine, wall] = ['mine', 'wall'].map(whose => main(text).match(new RegExp(`<section[^>]*aria-labelledby="${whose}"[^>]*>([^]*?)</section>`)))
  return { mine: mine && words(mine[1]), wall: wall && words(wall[1]) }
}
const shows = async (user, text) => Object.fromEntries(Object.entries(await lists(user)).map(([whose, list]) => [whose, list && list.includes(text)]))

// ---- Quick entry ----

async function quick() {
  const blank = await open(site, '/staff/compliment', 'staff')
  const empty = await site.post(blank.action, blank.values, { user: 'staff' })
  const asked = [...empty.text.matchAll(/<p id="([^"]*)-error"/g)].map(found => found[1]).sort()
  is('R-O6 two answers are required', asked, ['about', 'details'])
  ok('what was praised comes before who did it', blank.names.indexOf('details') < blank.names.indexOf('giver.name'))
  ok('and how it reached us is not asked', !blank.names.includes('channel'))
  has('R-O6 whoever records it is thanked', words(main((await site.get('/staff/compliment', { user: 'staff' })).text)), 'Thank you for passing it on')
  for (const about of ['self', 'colleague', 'team', 'service']) {
    const sent = await site.post(blank.action, { ...(await open(site, '/staff/compliment', 'staff')).values, about, details: `Well done, ${about}` }, { user: 'staff' })
    is(`R-O53 about ${about}: to the case`, [sent.status, /^\/staff\/case\?ref=P-/.test(sent.location)], [303, true])
    has('R-O6 which thanks them', words(main((await site.get(sent.location, { user: 'staff' })).text)), 'Thank you for passing this on')
    hasNot('and nobody else', words(main((await site.get(sent.location, { user: 'support' })).text)), 'Thank you for passing this on')
  }
}

// ---- Mine, and the wall ----

async function mineAndWall() {
  const given = { ...praise, division, about: 'team', 'about-whom': 'The Help Desk', 'consent-words': 'yes', 'consent-name': 'yes', details: 'Wonderfully patient.' }
  const reference = await record(site, 'compliment', { ...given, 'praised.1': 'handler' })
  is('not thanked: on no list', await shows('handler', 'Wonderfully patient'), { mine: false, wall: false })
  await lead(reference, [thank])
  is('thanked: on the wall', await shows('smt', 'Wonderfully patient'), { mine: false, wall: true })
  has('with the giver and the team', (await lists('smt')).wall, 'The Help Desk')
  has('and division', (await lists('smt')).wall, 'Apprenticeships')
  has('and giver', (await lists('smt')).wall, 'Glad Giver')
  is('who is praised is chosen already', (await open(site, `/staff/tell?ref=${reference}`, 'support')).values['praised.1'], 'handler')
  await lead(reference, [['tell', tell]])
  is('told: those who were praised', await shows('handler', 'Somebody was glad of you'), { mine: true, wall: false })
  is('and their manager', await shows('coach', 'Somebody was glad of you'), { mine: true, wall: false })
  is('and nobody else', await shows('handler2', 'Somebody was glad of you'), { mine: false, wall: false })
  hasNot('a person praised is not named', (await lists('smt')).wall, 'Rosa Bianchi')
  is('who was told may not see the case for that', (await site.get(`/staff/case?ref=${reference}`, { user: 'handler2' })).status, 404)
  const again = await open(site, `/staff/tell?ref=${reference}`, 'support')
  is('told again, nobody is chosen', again.values['praised.1'], '')

  const colleague = await record(site, 'compliment', { ...praise, division, about: 'colleague', 'consent-words': 'yes', details: 'She never gives up, a true marvel.' })
  await lead(colleague, [thank, ['tell', { ...tell, 'consent-praised': 'yes' }]])
  has('F-31 who agreed is named on the wall', (await lists('smt')).wall, 'For Rosa Bianchi')
  const naming = await record(site, 'compliment', { ...praise, division, about: 'colleague', 'about-whom': 'Rosa', 'consent-words': 'yes', details: 'Rosa is a lighthouse.' })
  await lead(naming, [thank])
  is('F-31 words that name a person wait for them', await shows('smt', 'lighthouse'), { mine: false, wall: false })
  await lead(naming, [['tell', { ...tell, 'consent-praised': 'yes' }]])
  is('until they agree', await shows('smt', 'lighthouse'), { mine: false, wall: true })
  const titled = await record(site, 'compliment', { ...praise, division, about: 'colleague', 'praised.1': 'handler', 'consent-words': 'yes', details: 'Mrs Bianchi, hip hip.' })
  await lead(titled, [thank])
  is('F-31 by whichever of their names', await shows('smt', 'hip hip'), { mine: false, wall: false })

  const own = await record(site, 'compliment', { about: 'self', details: 'My caller sang.', 'consent-words': 'yes' }, 'coach')
  has('which is called by my name', (await site.get(`/staff/case?ref=${own}`, { user: 'support' })).text, 'A compliment for Ben Whitlock')
  is('what I recorded about myself is mine', await shows('coach', 'My caller sang'), { mine: true, wall: false })
  await lead(own, [['assign', { division, reason: 'It is of their division' }], thank])
  is('and I am chosen when staff are told', (await open(site, `/staff/tell?ref=${own}`, 'support')).values['praised.1'], 'coach')
  await lead(own, [['withdraw', {}]])
  is('withdrawn: on no list', await shows('coach', 'My caller sang'), { mine: false, wall: false })
}

async function taken() {
  const reference = await record(site, 'compliment', { ...praise, division, 'consent-words': 'yes', 'consent-name': 'yes', details: 'Unforgettable turnips.' })
  await lead(reference, [thank, ['tell', tell]])
  is('with consent on both lists', await shows('handler', 'Unforgettable turnips'), { mine: true, wall: true })
  const path = `/staff/correct?ref=${reference}&seq=1`
  const { values } = await open(site, path, 'support')
  delete values['event.received.consent-words']
  is('consent is taken away by a correction', (await site.post(path, { ...values, reason: 'They rang' }, { user: 'support' })).status, 303)
  is('and the words are gone from both', await shows('handler', 'Unforgettable turnips'), { mine: false, wall: false })
  has('with a kind line for those praised', (await lists('handler')).mine, 'Only the staff handling the compliment can see the person’s own words')
  is('redress verify finds nothing broken', site.redress('verify').status, 0)
}

// ---- Gates of the form `tell` ----

async function telling() {
  const reference = await lead(await record(site, 'compliment', { ...praise, division, details: 'Nimble.' }), [thank])
  const empty = await act(site, 'tell', reference, {})
  is('nobody told: 422 at the field', [empty.status, message(empty.text, 'praised.1')], [422, 'Select at least one person who was told'])
  const silent = await act(site, 'tell', reference, { 'praised.1': 'handler' })
  is('without consent and message: 422', [silent.status, message(silent.text, 'message')], [422, 'We cannot share the person’s own words. Say what was praised in your own words'])
  const named = await act(site, 'tell', reference, { 'praised.1': 'handler', message: 'Glad Giver likes you' })
  is('a message that names the giver: 422', [named.status, message(named.text, 'message')], [422, 'The person did not agree to be named: leave their name out'])
  const reviewed = await act(site, 'review', reference, { ...right.review, 'practice.what': 'As Glad Giver said' })
  is('a practice that names the giver: 422', [reviewed.status, message(reviewed.text, 'practice.what')], [422, 'Leave out the name: all staff can read this'])
}

// ---- Pages ----

async function pages() {
  for (let i = 0; i < 26; i++)
    await lead(await record(site, 'compliment', { ...praise, division, at: '2026-01-02T09:00', 'consent-words': 'yes', details: `Old one ${i}.` }), [['acknowledge', { channel: 'email', at: '2026-01-03T09:00' }, 'support'], ['tell', { ...tell, at: '2026-01-04T09:00' }]])
  const first = await page('handler')
  const more = whose => main(first.text).match(new RegExp(`href="(/staff/compliments\\?${whose}=[^"]*)"`))?.[1]
  const items = html => (html.match(/<li class="redress-praise__item"/g) || []).length
  is('25 of each', items(first.text), 50)
  for (const whose of ['mine', 'wall']) {
    ok(`no reference in the address of the next page of ${whose}`, !/[CP]-\d{4}-/.test(more(whose)), more(whose))
    const next = await site.get(more(whose), { user: 'handler' })
    is(`the next page has only ${whose}`, [next.status, ...['mine', 'wall'].map(other => next.text.includes(`aria-labelledby="${other}"`))], [200, whose === 'mine', whose === 'wall'])
    ok('and what is older', items(next.text) > 0 && next.text.includes('Old one'))
  }
  is('nonsense in the address is passed over', (await page('handler', '?mine=x&wall=%00&z=1')).status, 200)
  const stranger = await page('stranger')
  is('a stranger: 403', stranger.status, 403)
  is('nobody: 401', (await site.get('/staff/compliments')).status, 401)
  is('POST: 405', (await site.post('/staff/compliments', { a: 1 }, { user: 'staff' })).status, 405)
  has('the menu leads there', (await site.get('/staff/', { user: 'staff' })).text, 'href="/staff/compliments"')
}

// ---- The giver ----

const track = async proof => words(main((await site.fill('/complaints/track', proof)).text))

async function giver() {
  const sent = await site.fill('/complaints/compliment', { 'giver.name': 'Glad Giver', 'giver.email': 'glad@example.org', about: 'service', details: 'Splendid soup.' })
  const { reference, code } = receipt((await site.get(sent.location)).text)
  const proof = { reference, 'access-code': code }
  has('received: what we owe and by when', await track(proof), 'We will thank you by')
  await lead(reference, [['assign', { division, reason: 'It is theirs' }], thank])
  has('thanked', await track(proof), 'We have thanked you')
  has('and what comes next', await track(proof), 'We will look at what the rest of us can learn from it')
  await lead(reference, [['tell', { ...tell, message: 'Secret message' }]])
  has('told', await track(proof), 'We have passed it on to the people concerned')
  hasNot('without what is internal', await track(proof), 'Secret message')
  await lead(reference, ['review'])
  has('reviewed', await track(proof), 'have looked at what the rest of us can learn')
  hasNot('without what is internal', await track(proof), 'Nobody rings twice')
  const shared = { 'with.1.division': division, 'with.1.became': 'applied', 'with.1.evidence': 'Hidden guide' }
  await lead(reference, [['share', shared]])
  has('shared', await track(proof), 'We have shared what the rest of us can learn')
  const status = await site.fill('/complaints/track', proof)
  const offered = ['contact', 'withdraw', 'escalate'].filter(action => form(status.text, `/complaints/${action}`))
  is('the giver may add something and withdraw it', offered, ['contact', 'withdraw'])

  const opened = form(status.text, '/complaints/contact')
  const asked = await site.post(opened.action, { ...opened.values, open: 'yes' })
  is('from the status page: the form, without asking for the proof again', [asked.status, form(asked.text, '/complaints/contact').names.includes('said')], [200, true])
  const kept = await site.post('/complaints/contact', { ...form(asked.text, '/complaints/contact').values, said: 'And the bread, too' })
  is('and it is kept', [kept.status, events(site.record(reference)).at(-1)], [303, 'contacted'])
  has('with a receipt in its words', words(main((await site.get(kept.location)).text)), 'The person looking after your compliment will read it')
  has('and shows', await track(proof), 'And the bread, too')
  is('contact by staff', (await act(site, 'contact', reference, { direction: 'out', channel: 'phone', said: 'We thanked for the bread' })).status, 303)

  const unproved = await site.fill('/complaints/withdraw', { ...proof, 'access-code': '0'.repeat(12), reason: 'r' })
  is('not proved: 403', unproved.status, 403)
  const gone = await site.fill('/complaints/withdraw', { ...proof, reason: 'Changed my mind', sure: 'yes' })
  is('withdrawn with the proof typed in', [gone.status, events(site.record(reference)).at(-1)], [303, 'withdrawn'])
  has('with its receipt', words(main((await site.get(gone.location)).text)), 'Your compliment has been withdrawn')
  has('and the status page says so', await track(proof), 'You withdrew it')
  is('withdrawn twice: 409', (await site.fill('/complaints/withdraw', { ...proof, reason: 'r' })).status, 409)

  const other = await record(site, 'compliment', { ...praise, division, 'consent-name': 'yes' })
  await lead(other, [thank])
  const letter = words((await site.get(`/staff/letter?ref=${other}&seq=2`, { user: 'support' })).text)
  has('the letter says what the consent means', letter, 'We will say that it came from you')
  ok('and how to see what becomes of it', /your access code [0-9A-Z]{4}-/.test(letter), letter)
  is('withdrawn by staff', (await act(site, 'withdraw', other, {})).status, 303)
  const closed = await lead(await record(site, 'compliment', { ...praise, division }), [thank, ['tell', tell], 'review', ['close', {}]])
  const closedCode = words((await site.get(`/staff/letter?ref=${closed}&seq=2`, { user: 'support' })).text).match(/your access code ([0-9A-Z-]{19})/)[1]
  has('closed', await track({ reference: closed, 'access-code': closedCode }), 'We have done everything we wanted to do with it')
}

// ---- Where the policy has no wall ----

async function noWall() {
  await site.stop()
  site = await startSite()
  const reference = await record(site, 'compliment', { ...praise, 'consent-words': 'yes', details: 'Smooth as silk.' })
  await lead(reference, [thank, ['tell', { ...tell, 'manager.1': 'support' }]])
  is('schools: mine, and no wall', await shows('handler', 'Smooth as silk'), { mine: true, wall: null })
  is('nor by its address', (await lists('staff', '?wall=1')).wall, null)
  is('a stranger: 403', (await page('stranger')).status, 403)
}

await test(async () => {
  site = await startSite({ SITE: 'one-academy' })
  await quick()
  await mineAndWall()
  await taken()
  await telling()
  await giver()
  await pages()
  is('nothing was logged', site.log, '')
  await noWall()
})
