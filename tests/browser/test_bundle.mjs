#!/usr/bin/env node
// The review bundle on paper, complete for the next level, as Chromium prints it.
import { spawnSync } from 'node:child_process'
import { chromium } from 'playwright-core'
import { act, answer, lead, open, received } from '../http/acts.mjs'
import { has, hasNot, is, main, ok, startSite, test, words } from '../http/site.mjs'

const LONG = 'The report came two weeks late, and nobody answered. '.repeat(60)

async function printed(site, browser, reference, user) {
  const context = await browser.newContext({ httpCredentials: { username: user, password: 'demo' } })
  const page = await context.newPage()
  await page.goto(`${site.url}/staff/bundle?ref=${reference}`)
  await page.pdf({ path: `${site.scratch}/bundle.pdf`, preferCSSPageSize: true })
  await context.close()
  const run = spawnSync('pdftotext', ['-layout', `${site.scratch}/bundle.pdf`, '-'], { encoding: 'utf8' })
  return { pages: run.stdout.split('\f').slice(0, -1), text: run.stdout.replace(/\s+/g, ' ') }
}

// A complaint with a file, written down by staff.
async function recorded(site) {
  const blank = await open(site, '/staff/submit', 'staff'), body = new FormData()
  for (const [name, value] of Object.entries({ ...blank.values, ...received, details: LONG, at: '2026-06-01T09:00' }))
    if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob(['Calls of March, one a line\n']), 'calls of march.txt')
  return (await site.ask('/staff/submit', { method: 'POST', body, user: 'staff' })).location.match(/ref=([^&]*)/)[1]
}

await test(async () => {
  const site = await startSite()
  const reference = await recorded(site)
  await lead(site, reference, [['acknowledge', { at: '2026-06-01T10:00' }], ['note', { note: 'Rang the supplier', at: '2026-06-01T11:00' }],
    ['respond', { ...answer(), 'finding.1.reasons': LONG, at: '2026-06-02T10:00' }], ['escalate', { at: '2026-06-05T10:00' }]])
  is('an entry is corrected', (await act(site, 'correct', reference, { reason: 'It was Friday', at: '2026-05-29T16:00' }, 'support', '&seq=1')).status, 303)
  const letter = await site.get(`/staff/letter?ref=${reference}&seq=2`, { user: 'handler' })
  const code = words(main(letter.text)).match(/access code ([\w-]{19})/)[1]
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const { pages, text } = await printed(site, browser, reference, 'support')
  await browser.close()
  has('it stands on the first page', pages[0].replace(/\s+/g, ' '), 'Index 1. Chronology 2. Documents')
  has('the chronology begins with what happened first', text, '29 May 2026 at 4pm Complaint received')
  for (const part of ['1 File: calls of march.txt', '2 Letter: Acknowledged', '3 Letter: Response sent: Reply by the division', 'Document 1. File: calls of march.txt', 'Document 3. Letter: Response sent', 'Entry 3 ·', 'Rang the supplier',
    'with its original time: Monday 1 June 2026 at 9am', 'Not all was answered']) has(`it has “${part}”`, text, part)
  for (const part of ['Letters Entry 2: Acknowledged', 'Dear Ann Archer', 'We have upheld part of your complaint', 'Yours sincerely']) has(`its letters: “${part}”`, text, part)
  has('what is folded away on the screen is open on paper: the counting of days', text, 'working day 1')
  has('and what was owed before', text, 'Done in time')
  ok('a file with its digest', /SHA-256 [0-9a-f]{40}/.test(text), text)
  is('every page has its number', pages.map((page, n) => page.includes(`Page ${n + 1} of ${pages.length}`)), pages.map(() => true))
  is('and says that it is confidential', pages.every(page => page.includes('Confidential')), true)
  hasNot('the access code stays with the complainant', text, code)
  hasNot('who looked is no part of it', text, 'Who looked')
  hasNot('nor what can only be pressed', text, 'Record a contact')
})
