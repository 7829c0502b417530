#!/usr/bin/env node
// A case as large as they come (195 entries, 50 files) of people whose names are long, Arabic or emoji: each page that
// shows it passes all of sight.mjs.
import { chromium } from 'playwright-core'
import { act, answer, lead, record } from '../http/acts.mjs'
import { complain, form, is, main, ok, startSite, test } from '../http/site.mjs'
import { sight } from './sight.mjs'

const ENTRIES = 195, FILES = 50, EACH = 5
const ARABIC = 'عبد الرحمن بن محمد الهاشمي', EMOJI = '👩🏽‍🏫 Zoë 🎉👨‍👩‍👧‍👦 O’Hara–Łukasiewicz', LONG = 'Wolfeschlegelstein'.repeat(12).slice(0, 200)
let site

async function withFiles(reference, turn) {
  const path = `/staff/contact?ref=${reference}`, body = new FormData()
  const blank = form((await site.get(path, { user: 'support' })).text)
  for (const [name, value] of Object.entries({ ...blank.values, direction: 'in', channel: 'email', said: `${ARABIC} ${turn} ${EMOJI}` }))
    if (!name.startsWith('attachment')) body.append(name, value)
  for (let n = 0; n < EACH; n++) body.append('attachment', new Blob([`file ${turn} ${n}\n`]), `${n % 2 ? ARABIC : LONG.slice(0, 150)} ${turn}-${n}.txt`)
  const sent = await site.ask(path, { method: 'POST', body, user: 'support' })
  if (sent.status !== 303) throw new Error(`files are refused: ${sent.status} ${main(sent.text)}`)
}

async function made() {
  const mine = await complain(site, {
    'complainant.name': LONG, 'complainant.organisation': ARABIC, 'complainant.address': `${EMOJI}\n${ARABIC}\nMX2 1AA`, division: 'finance',
    summary: `${ARABIC} ${EMOJI}`, details: `${ARABIC}\n\n${EMOJI} ${LONG}`, 'desired-outcome': EMOJI
  })
  await lead(site, mine.reference, [['acknowledge', { 'contact.name': EMOJI, 'issue.1': ARABIC, 'issue.2': EMOJI, 'issue.3': LONG }]])
  for (let turn = 0; turn < FILES / EACH; turn++) await withFiles(mine.reference, turn)
  for (let entry = 2 + FILES / EACH; entry < ENTRIES - 1; entry++) await act(site, 'note', mine.reference, { note: `${entry} ${entry % 2 ? ARABIC : EMOJI}` })
  await lead(site, mine.reference, [['respond', { ...answer(3), reasons: ARABIC, apology: EMOJI, 'remedy.1.what': LONG }]])
  const praise = await record(site, 'compliment', { 'giver.name': EMOJI, 'giver.email': 'glad@example.org', about: 'team', 'about-whom': ARABIC, division: 'finance', details: `${ARABIC} ${EMOJI}`, 'consent-words': 'yes', 'consent-name': 'yes' })
  await lead(site, praise, ['acknowledge', ['tell', { 'praised.1': 'support', message: EMOJI }]])
  return { ...mine, praise }
}

async function see(page, path, open = () => page.goto(site.url + path)) {
  is(`${path}: is there`, (await open()).status(), 200)
  is(`${path}: ${page.url().replace(/.*\/\/[^/]*/, '').replaceAll(/[CP]-\d{4}-\d+-\w/g, 'CASE')}`, await sight(page, async () => {}), [])
}

async function staff(page, { reference, praise }) {
  for (const path of ['/staff/', '/staff/cases', '/staff/compliments', `/staff/case?ref=${reference}`, `/staff/case?ref=${praise}`, `/staff/bundle?ref=${reference}`,
    `/staff/looks?ref=${reference}`, `/staff/note?ref=${reference}`, `/staff/letter?ref=${reference}&seq=2`, `/staff/letter?ref=${reference}&seq=${ENTRIES}`, `/staff/letter?ref=${praise}&seq=2`])
    await see(page, path)
  const bundle = await (await page.goto(`${site.url}/staff/bundle?ref=${reference}`)).text()
  is('the bundle has each entry', new Set([...bundle.matchAll(/id="event-(\d+)"/g)].map(found => found[1])).size, ENTRIES)
  ok('and each file', [...bundle.matchAll(/\d-\d\.txt/g)].length >= FILES)
}

async function complainant(page, { reference, code }) {
  await see(page, '/complaints/track', async () => {
    await page.goto(`${site.url}/complaints/track`)
    await page.locator('[name="reference"]').fill(reference)
    await page.locator('[name="access-code"]').fill(code)
    const answered = page.waitForResponse(one => one.request().method() === 'POST')
    await page.locator('[name="access-code"]').press('Enter')
    return answered
  })
}

await test(async () => {
  site = await startSite()
  const mine = await made()
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  await staff(await (await browser.newContext({ httpCredentials: { username: 'support', password: 'demo' } })).newPage(), mine)
  await complainant(await (await browser.newContext()).newPage(), mine)
  await browser.close()
})
