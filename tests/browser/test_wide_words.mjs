#!/usr/bin/env node
// Words of 200 letters without a blank, from whoever may write them, on every page that shows them: none is wider than
// its window, on a telephone and on a desk.
import { chromium } from 'playwright-core'
import { answer, lead, record } from '../http/acts.mjs'
import { complain, form, is, main, startSite, test, words } from '../http/site.mjs'

const wide = letter => letter.repeat(200)
const WIDTHS = [320, 1280]
let site, page

async function fits(name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(() => document.querySelectorAll('details:not([open])').forEach(part => { part.open = true }))
    const found = await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth ? [] : [document.scrollingElement.scrollWidth,
      ...[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 4).map(one => one.outerHTML.slice(0, 160))])
    is(`${name} at ${width}`, found, [])
  }
}

async function see(path, status = 200) {
  const answer = await page.goto(site.url + path)
  is(`${path} is there`, answer.status(), status)
  await fits(path.replaceAll(/[CP]-\d{4}-\d+-\w/g, 'CASE'))
}

async function send(name, status, path, fields, files) {
  await page.goto(site.url + path)
  for (const [field, value] of Object.entries(fields)) {
    const control = page.locator(`main [name="${field}"]`)
    is(`${name}: a field for ${field}`, await control.count(), 1)
    await control.fill(value, { timeout: 5000 })
  }
  if (files) await page.locator('main input[type="file"]').first().setInputFiles(files)
  const answer = page.waitForResponse(one => one.request().isNavigationRequest() && one.status() !== 303)
  await page.locator('main form .govuk-button:is(:not([name]), [name="preview"])').last().click()
  is(`${name}: ${status}`, (await answer).status(), status)
  await page.waitForLoadState()
  await fits(name)
}

const file = name => ({ name, mimeType: 'text/plain', buffer: Buffer.from('a line\n') })

async function make() {
  const made = await complain(site, { 'complainant.name': wide('N'), summary: wide('S'), details: wide('D'), 'complainant.address': wide('A'), 'desired-outcome': wide('O'), division: 'finance' })
  await lead(site, made.reference, [['acknowledge', { 'contact.name': wide('C'), 'issue.1': wide('I') }], ['note', { note: wide('T') }],
    ['respond', { ...answer(), reasons: wide('R'), 'finding.1.reasons': wide('F'), 'remedy.1.what': wide('M'), lesson: wide('L'), apology: wide('P') }],
    ['learn', { 'why.1': wide('W'), lesson: wide('L'), 'improvement.1.what': wide('V') }]])
  const body = new FormData(), blank = form((await site.get('/complaints/contact')).text).values
  const opened = await site.post('/complaints/contact', { ...blank, reference: made.reference, 'access-code': made.code, open: 'yes' })
  for (const [name, value] of Object.entries({ ...form(opened.text, '/complaints/contact').values, said: wide('Z') })) if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob(['a line\n']), `${wide('F')}.txt`)
  is('a file comes with it', (await site.ask('/complaints/contact', { method: 'POST', body })).status, 303)
  const praise = await record(site, 'compliment', { 'giver.name': wide('G'), 'giver.email': 'glad@example.org', about: 'team', 'about-whom': wide('T'), division: 'finance', details: wide('K'), effect: wide('E'), 'consent-words': 'yes', 'consent-name': 'yes' })
  await lead(site, praise, ['acknowledge', ['tell', { message: wide('H') }]])
  return { ...made, praise }
}

async function staff({ reference, praise }) {
  for (const path of ['/staff/', '/staff/cases', `/staff/cases?division=${wide('x')}`, `/staff/cases?from=${wide('x')}`, `/staff/case?ref=${reference}`, `/staff/case?ref=${praise}`, `/staff/bundle?ref=${reference}`,
    `/staff/letter?ref=${reference}&seq=2`, `/staff/letter?ref=${reference}&seq=4`, `/staff/letter?ref=${praise}&seq=2`, `/staff/note?ref=${reference}`, `/staff/correct?ref=${reference}&seq=1`, `/staff/looks?ref=${reference}`,
    `/staff/looks?ref=${reference}&user=${wide('x')}`, '/staff/register', '/staff/register?register=lessons', '/staff/register?register=practices', `/staff/register?cause=${wide('x')}`, '/staff/compliments'])
    await see(path)
  for (const path of [`/staff/${wide('x')}`, `/staff/case?ref=${wide('x')}`]) await see(path, 404)
  for (const sought of [wide('S'), wide('Y')]) await send(`search for ${sought[0]}`, 200, '/staff/search', { words: sought })
  await send('a form that comes back', 422, `/staff/contact?ref=${reference}`, { said: wide('J') }, file(`${'L'.repeat(180)}.exe`))
}

async function strangers({ reference, code }) {
  await send('the receipt', 200, '/complaints/submit?whole', { 'complainant.name': wide('N'), 'complainant.email': 'ann@example.org', summary: wide('s'), details: wide('d') }, file(`${'L'.repeat(180)}.txt`))
  await send('a complaint that comes back', 422, '/complaints/submit?whole', { 'complainant.name': wide('N'), summary: wide('s'), details: wide('d') }, file(`${'L'.repeat(180)}.txt`))
  await send('a compliment that comes back', 422, '/complaints/compliment?whole', { 'giver.name': wide('N'), 'giver.email': `${wide('x')}` })
  await send('the status page', 200, '/complaints/track', { reference, 'access-code': code })
  await send('an unknown case', 422, '/complaints/track', { reference: wide('C'), 'access-code': wide('c') })
  await see('/complaints/learned')
  await see(`/complaints/${wide('x')}`, 404)
}

await test(async () => {
  site = await startSite()
  const made = await make()
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  page = await (await browser.newContext({ httpCredentials: { username: 'support', password: 'demo' } })).newPage()
  await staff(made)
  page = await (await browser.newContext()).newPage()
  await strangers(made)
  await browser.close()
})
