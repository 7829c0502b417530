#!/usr/bin/env node
// The report on a month: each number of it opens a list of that length, and is the same by the command; it names nobody.
// An independent count over the records, which shares no code with it, comes to the same.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { counted, promisesOf } from './count.mjs'
import { behind, month, numbers } from './months.mjs'
import { build, has, hasNot, is, main, ok, startSite, test, unescape, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-report.')

// that of the month before: in January it has ended
const year = month(1).slice(0, 4), soFar = month(0).startsWith(year) ? ' The year so far, up to ' : ''
const of = '/staff/report?'
const at = when => `/staff/report?month=${when}`

// By the command: "figure row column" -> number.
function commanded(site, when) {
  const said = site.redress('report', when)
  if (said.status !== 0) throw new Error(said.error)
  return Object.fromEntries(said.text.trim().split('\n').filter(Boolean).map(line => line.split('\t')).filter(line => line[2] !== 'median').map(line => [line.slice(0, 3).join(' '), Number(line[3])]))
}

async function pressed(site, when, user, address = at(when)) {
  const page = await site.get(address, { user })
  is(`${when}: ${user} reads it`, page.status, 200)
  const all = numbers(page.text, of), wrong = []
  ok(`${when}: there are numbers`, all.length > 10, all.length)
  const rows = {}
  for (const { address, number } of all) {
    const { shown, hidden } = await behind(site, address, user)
    if (shown + hidden !== number) wrong.push([address, number, shown, hidden])
    const asked = new URLSearchParams(address.split('?')[1])
    if (asked.get('row')) rows[`${asked.get('figure')} ${asked.get('row')} ${asked.get('column')}`] = number
  }
  is(`${when}: each number of ${all.length} opens a list of that length to ${user}`, wrong, [])
  const sorted = all => JSON.stringify(Object.entries(all).sort())
  is(`${when}: and is the same by the command`, sorted(rows), sorted(commanded(site, when)))
}

// The list behind what was put off says why, in the words of each record; a reason that names somebody is left out.
async function reasoned(site, when, user) {
  const put = numbers((await site.get(at(when), { user })).text, of).find(number => number.address.includes('figure=extended'))
  const list = put ? main((await site.get(put.address, { user })).text) : ''
  const rows = [...list.matchAll(/<tr[^>]*>\s*<th scope="row"[^]*?<\/tr>/g)].map(found => found[0])
  const wrong = rows.filter(row => ![...site.record(row.match(/ref=([\w-]+)/)[1]).matchAll(/<extended [^]*?<reason>([^<]*)/g)].some(found => words(row).includes(words(found[1]))))
  is(`${when}: each of ${rows.length} dates that were put off has its reason`, wrong, [])
  return rows.length
}

// Nobody of the record stands on the page of a month, or in a list.
async function nameless(site, when, user) {
  const page = (await site.get(at(when), { user })).text, lists = await Promise.all(numbers(page, of).slice(0, 3).map(number => site.get(number.address, { user })))
  const text = [page, ...lists.map(list => list.text)].map(main).join('')
  const names = site.references.map(reference => site.record(reference).match(/<(?:complainant|giver)[^>]*>\s*<name>([^<]*)/)?.[1]).filter(Boolean)
  is(`${when}: it names nobody`, names.filter(name => unescape(text).includes(name)), [])
}

// Who may read the report, as the policy says: page, list, spreadsheet and the link to it, for each who signs in.
async function permitted(site) {
  const users = [...readFileSync(`${site.site}/users.xml`, 'utf8').matchAll(/<user name="([^"]*)"([^]*?)(?=<user |<\/users>)/g)]
  const policy = readFileSync(`${site.site}/policy.xml`, 'utf8')
  const roles = [...policy.matchAll(/<role name="([^"]*)"([^]*?)<\/role>/g)].filter(([, , may]) => [...may.matchAll(/<may do="([^"]*)"/g)].some(found => found[1].split(' ').includes('report'))).map(found => found[1])
  const paths = ['', `month=${month(1)}`, `month=${month(1)}&figure=received&column=complaint`, `month=${month(1)}&format=csv`, `month=${month(1)}&format=xlsx`].map(query => `/staff/report?${query}`)
  let readers = 0
  for (const [, user, held] of users) {
    const may = [...held.matchAll(/role="([^"]*)"/g)].some(found => roles.includes(found[1])), got = []
    for (const path of [...paths, '/staff/figures']) got.push((await site.get(path, { user })).status)
    is(`${user} ${may ? 'reads' : 'may not read'} the report`, got, got.map(() => may ? 200 : 403))
    is(`${user} is ${may ? '' : 'not '}led to it`, (await site.get('/staff/', { user })).text.includes('href="/staff/report"'), may)
    readers += may
  }
  ok('some may and some may not', readers > 0 && readers < users.length, readers)
}

// What people left late in the month before: much of it is overdue by now.
function before(name) {
  const data = mkdtempSync(`${folder}/data.`), site = name.startsWith('/') ? name : `conf/sites/${name}`
  const made = spawnSync('faketime', [`${month(1)}-25 12:00:00`, `${build}/redress`, '--site', site, '--data', data, 'demo', '40'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  return data
}

async function demonstrated(name, readers) {
  const site = await startSite({ SITE: name, DATA: before(name) })
  site.references = site.redress('list').text.trim().split('\n').map(line => line.split('\t')[0])
  const records = site.references.map(reference => site.record(reference))
  for (const user of readers) await pressed(site, month(1), user)
  await pressed(site, month(2), readers[0])
  await pressed(site, year, readers[0], `/staff/report?year=${year}`)
  has(`${name}: the year, so far`, words(main((await site.get(`/staff/report?year=${year}`, { user: readers[0] })).text)), `Report on ${year}${soFar}`)
  has('the list of reports has it', (await site.get('/staff/report', { user: readers[0] })).text, `href="/staff/report?year=${year}"`)
  const [csv, xlsx] = await Promise.all(['csv', 'xlsx'].map(format => site.get(`/staff/report?year=${year}&format=${format}`, { user: readers[0] })))
  is('and it can be saved', [csv, xlsx].map(file => [file.status, file.headers.get('content-disposition')]), ['csv', 'xlsx'].map(format => [200, `attachment; filename="report-${year}.${format}"`]))
  for (const none of ['2001', '2099', month(1), 'x', '02026']) is(`year=${none}: there is none`, (await site.get(`/staff/report?year=${none}`, { user: readers[0] })).status, 404)
  await nameless(site, month(1), readers[0])
  let reasons = 0
  for (const back of [1, 2, 3]) reasons += await reasoned(site, month(back), readers.at(-1))
  ok(`${name}: some were put off`, reasons > 0)
  for (const back of [1, 2, 3]) {
    const own = counted(records, month(back), promisesOf(site.site)), said = commanded(site, month(back))
    for (const figure of Object.keys(own)) {
      const theirs = Object.entries(said).filter(([key]) => key.startsWith(`${figure} `)).map(([key, number]) => [key.slice(figure.length + 1), number])
      is(`${name} ${month(back)}: an independent count of ${figure}`, JSON.stringify(theirs.sort()), JSON.stringify(Object.entries(own[figure]).sort()))
    }
  }
  await permitted(site)
  is(`${name}: redress verify finds nothing broken`, site.redress('verify').text.match(/(\d+) broken/)[1], '0')
  return site
}

// A site whose policy should have been reviewed the month before last, and which has a division called as levels are.
async function schools() {
  cpSync('conf/sites/schools-mutual-services', `${folder}/site`, { recursive: true })
  const path = `${folder}/site/policy.xml`
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(<control [^>]*review=")[^"]*/, `$1${month(2)}-15`))
  for (const file of readdirSync(`${folder}/site`).filter(file => file.endsWith('.xml')))
    writeFileSync(`${folder}/site/${file}`, readFileSync(`${folder}/site/${file}`, 'utf8').replace(/"premises"/g, '"premises-target"'))
  const site = await demonstrated(`${folder}/site`, ['head', 'manager', 'support'])
  const rows = main((await site.get(at(month(1)), { user: 'head' })).text).split('<tr').map(words)
  is('a division is no level, whatever it is called', rows.filter(row => row.includes('Premises and Catering') && row.includes('what we aim for')), [])
  ok('and stands in the report', rows.some(row => row.includes('Premises and Catering')))
  const overdue = 'The review of our policy was overdue when the month ended'
  has('the report says that the review of the policy was overdue', words(main((await site.get(at(month(1)), { user: 'head' })).text)), overdue)
  hasNot('and not before it was', words(main((await site.get(at(month(3)), { user: 'head' })).text)), overdue)
  const all = await site.get('/staff/report', { user: 'head' })
  has('a policy that asks for no report says so', words(main(all.text)), 'Our policy does not ask for monthly reports.')
  hasNot('but not on what was counted', words(main((await site.get(at(month(1)), { user: 'head' })).text)), 'Our policy does not ask')
  has('its months can be read all the same', all.text, `href="${at(month(1))}"`)
  has('the menu offers them', (await site.get('/staff/', { user: 'head' })).text, 'href="/staff/report"')
  is('not to who may not', (await site.get(at(month(1)), { user: 'handler' })).status, 403)
  is('a month that has not ended has none', (await site.get(at(month(0)), { user: 'head' })).status, 404)
  is('nor has one before the first case', (await site.get(at('2001-01'), { user: 'head' })).status, 404)
  const strange = ['figure=received', 'figure=nothing&column=number', 'figure=received&column=late', "figure=received'&column=complaint"]
  for (const more of strange) is(`${more}: there is no such number`, (await site.get(`${at(month(1))}&${more}`, { user: 'head' })).status, 404)
  for (const more of ['row=nothing', 'after=-1', 'after=99999999999999', 'after=x', 'row=%27'])
    is(`${more}: a list all the same`, (await site.get(`${at(month(1))}&figure=received&column=complaint&${more}`, { user: 'head' })).status, 200)
  is('redress report of no month', site.redress('report', '2026-13').status, 2)
  is('redress report of what has not begun', [site.redress('report', '2099-01').status, site.redress('report', '2099').status], [1, 1])
  await site.stop()
}

await test(async () => {
  await (await demonstrated('one-academy', ['smt', 'delivery'])).stop()
  await schools()
  rmSync(folder, { recursive: true })
})
