#!/usr/bin/env node
// The review of the policy: who may record one, what the page asks and shows; who is told that it is overdue, and what the
// public page says.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { complain, form, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-review.')
const people = ['staff', 'handler', 'support', 'manager', 'director', 'head', 'stranger']
const lists = ['/staff/', '/staff/cases', '/staff/search', '/staff/register', '/staff/compliments']
const day = date => Object.fromEntries(['year', 'month', 'day'].map((part, i) => [`next-review.${part}`, String(Number(date.split('-')[i]))]))
const inHalfAYear = new Date(Date.now() + 180 * 86400e3).toISOString().slice(0, 10)
const found = { effectiveness: 'Most were answered in time.', 'best-practice': 'Two others answer as fast.' }

await test(async () => {
  cpSync('conf/sites/schools-mutual-services', `${folder}/site`, { recursive: true })
  const path = `${folder}/site/policy.xml`
  writeFileSync(path, readFileSync(path, 'utf8').replace(/review="[^"]*"/, 'review="2026-04-02"'))
  const site = await startSite({ SITE: `${folder}/site`, DATA: `${folder}/data` })
  await complain(site, { division: 'finance' })

  const statuses = []
  for (const user of people) statuses.push((await site.get('/staff/review-policy', { user })).status)
  is('who may review the policy', statuses, [403, 403, 403, 403, 200, 200, 403])

  has('the public page says by when it was due', words(main((await site.get('/complaints/policy')).text)), 'This policy was due to be reviewed by 2 April 2026.')
  for (const user of people)
    for (const list of lists) {
      const page = await site.get(list, { user })
      if (page.status === 200) is(`${user}: ${list} says that the review is due`, /The policy is due for review/.test(page.text), ['director', 'head'].includes(user))
    }
  hasNot('no other page does', (await site.get('/staff/submit', { user: 'head' })).text, 'The policy is due for review')

  const page = await site.get('/staff/review-policy', { user: 'head' })
  has('the page has the figures', words(main(page.text)), 'Complaints received 1')
  has('and how far they went', words(main(page.text)), 'Complaints that reached level 1 1')
  const year = new Date().getFullYear()
  has('and leads to how each clause was kept', page.text, `href="/staff/report?year=${year}#policy"`)
  has('which the report of the year has', (await site.get(`/staff/report?year=${year}`, { user: 'head' })).text, ' id="policy"')
  const empty = await site.fill('/staff/review-policy', {}, { user: 'head' })
  is('an empty form is given back', [empty.status, (empty.text.match(/class="govuk-error-message"/g) || []).length], [422, 3])
  const dateless = await site.fill('/staff/review-policy', { ...found, decision: 'no-change' }, { user: 'head' })
  is('no change without a date, too', dateless.status, 422)
  has('with what is missing', dateless.text, 'Enter the date of the next review')
  has('and what was typed', dateless.text, 'Two others answer as fast.')
  const { csrf, token } = form(page.text).values
  const broken = await site.post('/staff/review-policy', {}, { user: 'head', body: `${new URLSearchParams({ csrf, token, ...found, decision: 'no-change', ...day(inHalfAYear) })}`.replace('Most', '%ff') })
  is('what cannot be read is not kept', broken.status, 422)
  has('and said', broken.text, 'cannot read')
  is('an unknown field is a broken request', (await site.fill('/staff/review-policy', { ...found, figure: '9' }, { user: 'head' })).status, 400)
  is('without a seal it is refused', (await site.post('/staff/review-policy', found, { user: 'head' })).status, 403)
  const kept = await site.fill('/staff/review-policy', { ...found, response: 'Finance will have a second person.', decision: 'no-change', ...day(inHalfAYear) }, { user: 'head' })
  is('a review is kept', [kept.status, kept.location], [303, '/staff/review-policy'])
  const after = words(main((await site.get('/staff/review-policy', { user: 'director' })).text))
  has('and shown, with who recorded it', after, 'Version reviewed: 2.0. Recorded by Fiona Grant.')
  has('and what was found', after, 'Most were answered in time.')
  has('and what management says to it', after, 'Management’s response Finance will have a second person.')

  for (const list of lists) hasNot(`${list} says nothing of it any more`, (await site.get(list, { user: 'head' })).text, 'The policy is due for review')
  ok('the public page says when the next one is', /We will review this policy by \d+ \w+ \d{4}\./.test(words(main((await site.get('/complaints/policy')).text))))
  const told = site.redress('review').text
  ok('the command shows it', /^review\t\S+\thead\tSMS-CP\/2\.0\tno-change\t\d{4}-\d\d-\d\d$/m.test(told), told)
  is('and records one', site.redress('review', 'by=director', 'effectiveness=It works', 'best-practice=It is', 'decision=new-version', 'version=3.0').status, 0)
  is('but not for who may not', site.redress('review', 'by=handler', 'effectiveness=It works', 'best-practice=It is', 'decision=new-version', 'version=3.0').status, 1)
  is('nor without its fields', site.redress('review', 'by=director', 'decision=new-version').status, 1)
  is('a field that there is not is wrong use', site.redress('review', 'by=director', 'colour=blue').status, 2)
  is('a review is never taken away', site.redress('review').text.match(/^review\t/gm).length, 2)
  is('all is in order', site.redress('verify').status, 0)
  spawnSync('sqlite3', [`${folder}/data/redress.db`, "INSERT INTO duty VALUES (4, '<reviewed-policy/>')"])
  ok('what the record of reviews does not say, verify does', /^duties\trecord$/m.test(site.redress('verify').text))
  await site.stop()
  rmSync(folder, { recursive: true })
})
