#!/usr/bin/env node
// No page and no export shows a giver's words or name without their consent: compliments with every combination of consents
// are led through their life, then every sample user of both sites asks for every address of conf/programs and follows
// every link on every page; search, CSV and the command, too. Who deals with a case sees all of it: `allowed` says where.
import { readFileSync } from 'node:fs'
import { act, praise, record, right } from './acts.mjs'
import { form, is, main, ok, receipt, startSite, test, unescape, words } from './site.mjs'

let site

// Each compliment has words and a name of its own, made of letters that stand nowhere else.
const marks = number => ({ words: `Quixword${'abcdefgh'[number]}`, name: `Zwygiver${'abcdefgh'[number]}` })

// What those who deal with a case see whole: its page, its forms, its letters. Only for who may see that case.
const allowed = ['/staff/case', '/staff/bundle', '/staff/letter', '/staff/attachment', '/staff/acknowledge', '/staff/assign', '/staff/contact', '/staff/tell', '/staff/review', '/staff/share',
  '/staff/close', '/staff/withdraw', '/staff/note', '/staff/correct', '/staff/link', '/staff/issue-code', '/staff/accept', '/staff/declare', '/staff/undelivered', '/staff/resend']
const deals = (path, reference) => allowed.includes(path.split('?')[0]) && path.includes(`ref=${reference}`)

// ---- The compliments: every combination of consents, and one of which both are taken away ----

async function make(division) {
  const made = []
  for (const [number, [shareWords, shareName, taken]] of [[0, 0], [1, 0], [0, 1], [1, 1], [1, 1, 1], [1, 0, 0]].entries()) {
    const mark = marks(number), signed = number === 5
    const fields = {
      'giver.name': mark.name, 'giver.email': `${mark.name}@example.org`, about: ['team', 'colleague', 'service', 'self'][number % 4], division,
      details: `${mark.words} was said${signed ? `, yours ${mark.name}` : ''}.`, effect: `It made ${mark.words} easy`,
      'about-whom': `Those of ${mark.words}`, 'praised.1': 'handler', ...(shareWords && { 'consent-words': 'yes' }), ...(shareName && { 'consent-name': 'yes' })
    }
    const reference = await record(site, 'compliment', fields, 'handler')
    made.push({ reference, ...mark, mayWords: Boolean(shareWords && !signed), mayName: Boolean(shareName), taken })
  }
  return made
}

const steps = {
  acknowledge: { channel: 'email' }, tell: { ...right.tell, 'manager.1': 'head', 'consent-praised': 'yes' }, review: right.review,
  share: { 'with.1.became': 'applied', 'with.1.evidence': 'It stands in the guide' }, contact: right.contact, note: right.note, close: {}
}

// Each step that the policy has; the consent is taken away at the end, by a correction of what was received.
async function live(one, division) {
  for (const [action, fields] of Object.entries(steps)) {
    const page = await site.get(`/staff/${action}?ref=${one.reference}`, { user: 'support' })
    if (page.status !== 200) continue
    const sent = await act(site, action, one.reference, action === 'share' ? { ...fields, 'with.1.division': division } : fields, 'support')
    if (sent.status !== 303) throw new Error(`${action} of ${one.reference}: ${sent.status} ${words(main(sent.text)).slice(0, 400)}`)
  }
  if (!one.taken) return
  const path = `/staff/correct?ref=${one.reference}&seq=1`
  const { values } = form((await site.get(path, { user: 'support' })).text, path)
  delete values['event.received.consent-words']
  delete values['event.received.consent-name']
  const sent = await site.post(path, { ...values, reason: 'They asked us to' }, { user: 'support' })
  if (sent.status !== 303) throw new Error(`correction: ${sent.status}`)
  one.mayWords = one.mayName = false
}

// ---- What a text shows that it may not ----

function shown(text, made, path) {
  const whole = text.toLowerCase(), found = []
  for (const one of made) {
    if (deals(path, one.reference)) continue
    if (!one.mayWords && whole.includes(one.words.toLowerCase())) found.push(`${path}: words of ${one.reference}`)
    if (!one.mayName && whole.includes(one.name.toLowerCase())) found.push(`${path}: name of ${one.reference}`)
  }
  return found
}

// ---- Every address, and every link ----

const addresses = realm => readFileSync('conf/programs', 'utf8').split('\n').map(line => line.split(/\s+/)).filter(line => line[0] === realm)
  .flatMap(line => line.slice(2)).filter(address => !address.includes('*'))

const links = text => [...text.matchAll(/<a\b[^>]*\bhref="([^"#]+)[^"]*"/g)].map(found => unescape(found[1])).filter(href => href.startsWith('/') && !href.startsWith('/assets/'))

const most = 2000

async function crawl(user, made) {
  const actions = ['acknowledge', 'assign', 'contact', 'tell', 'review', 'share', 'close', 'withdraw', 'note', 'link', 'learn', 'improve', 'respond', 'case', 'follow-up', 'reopen']
  const queue = user ? [...addresses('staff'), '/staff/cases?format=csv', '/staff/cases?format=csv&kind=compliment', '/staff/report', ...made.flatMap(one => actions.map(action => `/staff/${action}?ref=${one.reference}`))] : addresses('public')
  const seen = new Set(queue), found = []
  let good = 0
  for (let at = 0; at < queue.length && at < most; at++) {
    const page = await site.get(queue[at], { user })
    good += page.status === 200
    if (page.status >= 500) found.push(`${queue[at]}: ${page.status}`)
    found.push(...shown(page.text, made, queue[at]))
    for (const href of page.status === 200 ? links(page.text) : [])
      if (!seen.has(href) && (href.startsWith('/staff/') === Boolean(user) || !user)) {
        seen.add(href)
        queue.push(href)
      }
  }
  ok(`${user ?? 'the public'}: all of it was looked at`, queue.length <= most, `${queue.length} addresses`)
  is(`${user ?? 'the public'}: ${queue.length} addresses, ${good} pages: nothing without consent`, found, [])
}

// What somebody types to look for stands in the form that comes back, and only there.
async function search(path, user, made) {
  const blank = form((await site.get(path, { user })).text, path)
  if (!blank?.names.includes('words')) return
  const found = [], references = new Set()
  for (const one of made)
    for (const typed of [one.words, one.name, 'easy', `${one.name}@example.org`]) {
      const page = await site.post(path, { ...blank.values, words: typed }, { user })
      for (const [, reference] of page.text.matchAll(/case\?ref=(P-[^"&]*)/g)) references.add(reference)
      found.push(...shown(page.text.replaceAll(`value="${typed}"`, ''), made, `${path} ${typed}`))
    }
  is(`${user}: ${path} finds ${references.size} of them, and shows nothing without consent`, found, [])
}

function command(made) {
  const found = []
  for (const line of [['list'], ['verify'], ['rebuild'], ['list'], ['policy', '--replay', `${site.site}/policy.xml`]])
    found.push(...shown(site.redress(...line).text, made, line.join(' ')))
  is('the command shows nothing without consent', found, [])
}

// Who deals with it sees all: else the rest of this test would prove nothing.
async function whole(made) {
  const page = one => site.get(`/staff/case?ref=${one.reference}`, { user: 'support' })
  const missing = []
  for (const one of made) {
    const { text } = await page(one)
    if (!text.includes(one.words) || !text.includes(one.name)) missing.push(one.reference)
  }
  is('who deals with a compliment sees words and name', missing, [])
  const given = await site.fill('/complaints/compliment', { ...praise, division: '', details: 'Quixwordz of mine', 'giver.name': 'Zwygiverz' })
  const { reference, code } = receipt((await site.get(given.location)).text)
  const status = await site.fill('/complaints/track', { reference, 'access-code': code })
  ok('and the giver on the status page', status.text.includes('Quixwordz'))
}

// What may be shown is: to those who were told, and where there is a wall to all staff.
async function consented(made, hasWall) {
  const { text } = await site.get('/staff/compliments', { user: 'handler' })
  for (const one of made) {
    is(`${one.reference}: the words on the list of who was told`, text.includes(one.words), one.mayWords)
    is(`${one.reference}: and the name`, text.includes(one.name), one.mayName)
  }
  const wall = (await site.get('/staff/compliments', { user: 'staff' })).text
  is('the wall', made.map(one => wall.includes(one.words)), made.map(one => hasWall && one.mayWords))
  is('with names', made.map(one => wall.includes(one.name)), made.map(one => hasWall && one.mayWords && one.mayName))
  const csv = (await site.get('/staff/cases?format=csv', { user: 'support' })).text
  is('the CSV has the name of who agreed', made.map(one => csv.includes(one.name)), made.map(one => one.mayName))
  is('and words', made.map(one => csv.includes(one.words)), made.map(one => one.mayWords))
}

const users = ['staff', 'handler', 'handler2', 'support', 'coach', 'manager', 'director', 'delivery', 'head', 'smt', 'stranger']

async function tryAll(name, division, hasWall) {
  site = await startSite({ SITE: name })
  const made = await make(division)
  await crawl('support', made)
  for (const one of made) await live(one, division)
  await whole(made)
  await consented(made, hasWall)
  await crawl(undefined, made)
  for (const user of users) {
    await crawl(user, made)
    for (const path of ['/staff/search', '/staff/register?register=practices']) await search(path, user, made)
  }
  command(made)
  is('nothing was logged but what was refused', site.log.split('\n').filter(line => line && !/refused/.test(line)), [])
  await site.stop()
}

await test(async () => {
  await tryAll('one-academy', 'apprenticeships', true)
  await tryAll('schools-mutual-services', 'finance', false)
})
