#!/usr/bin/env node
// My compliments on paper, as Chromium prints them: a sheet of one's own under the letterhead, and nothing else.
import { spawnSync } from 'node:child_process'
import { chromium } from 'playwright-core'
import { act, praise, record } from '../http/acts.mjs'
import { has, hasNot, is, startSite, test } from '../http/site.mjs'

async function printed(site, user) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ httpCredentials: { username: user, password: 'demo' } })
  const page = await context.newPage()
  await page.goto(`${site.url}/staff/compliments`)
  await page.pdf({ path: `${site.scratch}/sheet.pdf`, preferCSSPageSize: true })
  await browser.close()
  return spawnSync('pdftotext', ['-layout', `${site.scratch}/sheet.pdf`, '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ').trim()
}

await test(async () => {
  const site = await startSite({ SITE: 'one-academy' })
  const given = { ...praise, division: 'apprenticeships', at: '2026-03-02T09:00', 'about-whom': 'The help desk', 'consent-words': 'yes', 'consent-name': 'yes' }
  for (const details of ['You stayed until it worked.', 'It is only on the wall.']) {
    const reference = await record(site, 'compliment', { ...given, details })
    await act(site, 'acknowledge', reference, { channel: 'email', at: '2026-03-03T09:00' }, 'support')
    if (details.startsWith('You')) is('told', (await act(site, 'tell', reference, { 'praised.1': 'handler', message: 'Well done', at: '2026-03-04T09:00' }, 'support')).status, 303)
  }
  const sheet = await printed(site, 'handler')
  is('R-O25 letterhead, whom it is for, and what was said of them', sheet, 'One Academy The Old Print Works, 3 Canal Street, Easterby EB2 7QT · 01632 960200 Compliments for Rosa Bianchi ' +
    'For The help desk 2 March 2026 · Apprenticeships You stayed until it worked. Glad Giver Well done')
  hasNot('without the wall', sheet, 'only on the wall')
  has('who has none prints only the letterhead', await printed(site, 'staff'), 'Compliments for Jo Byrne')
})
