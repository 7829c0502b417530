#!/usr/bin/env node
// Lists of cases at a desk and on a telephone: at 1280 px no row has a third line, whatever people are called and wrote;
// at 320 px each row is a card that shows all of it. One table, whose columns are as wide in every list of a page.
import { chromium } from 'playwright-core'
import { record } from '../http/acts.mjs'
import { is, ok, startSite, test } from '../http/site.mjs'

const LINE = 20, PADDING = 23 // px, of htdocs/_lists.scss
const names = ['N'.repeat(200), 'Ann de la Very Long Name of Somewhere '.repeat(5).trim(), 'محمد بن عبد الله بن عبد الرحمن', '👩‍👩‍👧‍👦🎉 Emoji', 'Bo']
const summaries = ['S'.repeat(140), 'No one rang back about the broken boiler, though we asked three times and wrote twice', 'لم يرد أحد على مكالماتنا بخصوص المرجل المعطل', '🎉'.repeat(60), 'Late']

let site, page

async function rows() {
  return page.evaluate(() => [...document.querySelectorAll('.redress-list tr:has(> th[scope="row"])')].map(row => ({
    text: row.innerText, height: row.getBoundingClientRect().height,
    cut: [...row.querySelectorAll(':not(.govuk-visually-hidden)')].filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow === 'hidden').length,
    cards: [...row.children].every(cell => ['block', 'none'].includes(getComputedStyle(cell).display))
  })))
}

const sideways = () => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)

async function look(path) {
  await page.setViewportSize({ width: 1280, height: 900 })
  is(`${path} is there`, (await page.goto(site.url + path)).status(), 200)
  const wide = await rows()
  ok(`${path} has rows`, wide.length > 0)
  is(`${path} at 1280 px: none has a third line`, wide.filter(row => row.height > 2 * LINE + PADDING).map(row => [row.height, row.text]), [])
  const widths = await page.evaluate(() => [...document.querySelectorAll('.redress-list')].map(table => [...table.querySelectorAll('thead th')].map(cell => Math.round(cell.getBoundingClientRect().width)).join()))
  is('its columns are the same in every table', new Set(widths).size, 1)
  await page.setViewportSize({ width: 320, height: 800 })
  const narrow = await rows()
  ok(`${path} at 320 px: each is a card`, narrow.every(row => row.cards))
  is('which shows everything', narrow.reduce((count, row) => count + row.cut, 0), 0)
  for (const width of [320, 768, 1019, 1020, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    is(`${path} at ${width} px is no wider`, await sideways() <= 0, true)
  }
}

// What came in yesterday is two clicks away; cases are taken on by the keyboard alone.
async function work() {
  const day = new Date(Date.now() - 86400000).toLocaleDateString('sv-SE')
  const yesterday = await record(site, 'submit', { 'complainant.name': 'Ann', 'complainant.phone': '01632 960000', summary: 'Yesterday', details: 'd', channel: 'phone', at: `${day}T12:00` }, 'support')
  await page.goto(`${site.url}/staff/`)
  await page.getByRole('link', { name: 'Received yesterday' }).click()
  await page.getByRole('link', { name: yesterday }).click()
  is('yesterday’s case, two clicks from my work', new URL(page.url()).search, `?ref=${yesterday}`)
  await page.goto(`${site.url}/staff/cases?received=yesterday`)
  const box = page.getByLabel(`Select ${yesterday}`)
  for (let turn = 0; turn < 60 && !await box.evaluate(one => one === document.activeElement); turn++) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  ok('Space ticks, Enter assigns what is ticked and nothing else', (await page.locator('main').innerText()).includes(`This case is now yours: ${yesterday}`), await page.locator('main').innerText())
}

async function look_at(name, division) {
  site = await startSite({ SITE: name, TZ: 'Europe/London' })
  is('sample cases', site.redress('demo', '30').status, 0)
  for (const [n, who] of names.entries())
    await record(site, 'submit', { 'complainant.name': who, 'complainant.phone': '01632 960000', summary: summaries[n], details: 'd', channel: 'phone', division }, 'support')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  page = await (await browser.newContext({ httpCredentials: { username: 'support', password: 'demo' } })).newPage()
  for (const path of ['/staff/', '/staff/?sort=handler', '/staff/cases', '/staff/cases?sort=received', '/staff/cases?sort=complainant']) await look(path)
  await page.goto(`${site.url}/staff/search`)
  await page.locator('main input[name="words"]').fill('boiler')
  await Promise.all([page.waitForNavigation(), page.locator('main form button').first().click()])
  is('what was found is such a table, too', (await rows()).length > 0, true)
  await page.setViewportSize({ width: 1280, height: 900 })
  await work()
  await browser.close()
}

await test(async () => {
  await look_at('schools-mutual-services', 'finance')
  await look_at('one-academy', 'digital')
})
