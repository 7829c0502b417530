#!/usr/bin/env node
// Who looked at a case: all looks can be read by those who may, however many, by person; and where a look cannot be kept,
// staff see nothing.
import { spawn } from 'node:child_process'
import { complain, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

await test(async () => {
  const site = await startSite()
  const proof = await complain(site)
  const ref = proof.reference
  const page = path => site.get(path, { user: 'head' })
  const track = () => site.fill('/complaints/track', { reference: ref, 'access-code': proof.code })
  for (let i = 0; i < 230; i++) await site.get(`/staff/case?ref=${ref}`, { user: i % 10 ? 'support' : 'head' })
  await track()

  // Walks through all pages from that address; gives the lines of looks.
  const walk = async address => {
    const lines = []
    for (let pages = 0; address && pages < 10; pages++) {
      const answer = await page(address)
      if (answer.status !== 200) return answer.status
      const list = main(answer.text).match(/<ul class="govuk-list">([^]*?)<\/ul>/)[1]
      lines.push(...[...list.matchAll(/<li>([^]*?)<\/li>/g)].map(([, line]) => words(line)))
      address = answer.text.match(/<a class="govuk-link" href="([^"]*after=[^"]*)">Show earlier/)?.[1].replaceAll('&amp;', '&')
    }
    return lines
  }
  const first = await page(`/staff/looks?ref=${ref}`)
  is('who may know sees who looked', first.status, 200)
  const rows = [...main(first.text).matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(([, row]) => words(row))
  is('three looked: the complainant, the head, support', rows.length, 4)
  ok('how often each', rows.some(row => /^The complainant 1 /.test(row)) && rows.some(row => / 207 /.test(row)), ...rows)
  has('the case page leads there', (await page(`/staff/case?ref=${ref}`)).text, `/staff/looks?ref=${ref}"`)
  const support = await walk(`/staff/looks?ref=${ref}&user=support`)
  is('all looks of one person, page by page', support.length, 207)
  ok('and of nobody else', support.every(line => line === support[0] || line.split(': ')[1] === support[0].split(': ')[1]), support[0])
  const whole = await walk(`/staff/looks?ref=${ref}`)
  // the pages of this walk are looks themselves: the first of 231 others, two pages and the case page before it
  ok('all of them, page by page', whole.length > 231 && whole.filter(line => line.includes('The complainant')).length === 1, whole.length)
  is('a person who never looked', (await walk(`/staff/looks?ref=${ref}&user=nobody`)).length, 0)
  is('a place that is none is the beginning', (await page(`/staff/looks?ref=${ref}&after=x.y`)).status, 200)
  is('for whom the case is hidden', (await site.get(`/staff/looks?ref=${ref}`, { user: 'staff' })).status, 404)
  is('nothing is sent there', (await site.post(`/staff/looks?ref=${ref}`, {}, { user: 'head' })).status, 405)

  const said = site.redress('looks', 'support')
  is('the administrator reads those of one user in all cases', [said.status, said.text.trim().split('\n').length], [0, 207])
  ok('case, when, who, at what', said.text.startsWith(`${ref}\t`) && /\tsupport\tcase\n$/.test(said.text), said.text.slice(-200))
  ok('or all', site.redress('looks').text.includes('\tcomplainant\ttrack\n'))

  // somebody holds the store of looks
  const holder = spawn('sqlite3', [`${site.data}/looks.db`], { stdio: ['pipe', 'pipe', 'ignore'] })
  holder.stdin.write('BEGIN IMMEDIATE; SELECT 1;\n')
  await new Promise(resolve => holder.stdout.once('data', resolve))
  const unkept = await page(`/staff/case?ref=${ref}`)
  is('a look that cannot be kept: no page for staff', unkept.status, 503)
  hasNot('nothing of the case', unkept.text, 'payroll')
  is('nor a form', (await page(`/staff/note?ref=${ref}`)).status, 503)
  is('the complainant sees it', (await track()).status, 200)
  ok('and it is said in the log', site.log.includes(`a look at ${ref} through case was not kept`), site.log)
  holder.stdin.end()
  await new Promise(resolve => holder.on('exit', resolve))
  is('afterwards all is well', (await page(`/staff/case?ref=${ref}`)).status, 200)
})
