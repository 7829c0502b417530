#!/usr/bin/env node
// Who reads rounded numbers, as the policy says (rounded="5" in their `may do="report"`): each number of a month, a year,
// the twelve months and what is saved of them is the nearest multiple of the exact one, which others read; nothing opens a
// list, and nothing beside the numbers tells more. Of both sites. The mail on a report is as exact as its reader.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { record, received } from './acts.mjs'
import { month, named } from './months.mjs'
import { build, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-rounded.')
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const base = 5, rounded = number => Math.floor((number + 2) / base) * base
const sentence = 'Numbers are rounded to the nearest 5, so that no one can be recognised by them.'
const at = when => `/staff/report?month=${when}`

// A copy of the site in which that role reads rounded numbers.
function writeSite(name, role, change = text => text) {
  const to = `${folder}/${name}`, policy = `${to}/policy.xml`
  cpSync(`conf/sites/${name}`, to, { recursive: true })
  const text = readFileSync(policy, 'utf8'), [may] = text.match(new RegExp(`<role name="${role}"[^]*?<may do="report" reach="all"`))
  writeFileSync(policy, change(text.replace(may, `${may} rounded="${base}"`)))
  return to
}

// The tables of a page below the headings of their sections: "section | row" -> numbers, as they are shown.
function numbersOf(page) {
  const found = {}
  for (const [, id, section] of main(page).matchAll(/<section[^>]* aria-labelledby="([^"]*)">((?:(?!<section)[^])*?)<\/table>/g))
    for (const [, head, cells] of section.matchAll(/<th scope="row"[^>]*>([^]*?)<\/th>((?:(?!<th)[^])*?)<\/tr>/g))
      found[`${id} | ${words(head)}`] = [...cells.matchAll(/cell--numeric">([^]*?)<\/td>/g)].map(cell => Number(words(cell[1])))
  return found
}

// What one who reads exact numbers sees, and what one does for whom they are rounded.
async function both(site, path, exact, user) {
  const pages = await Promise.all([exact, user].map(one => site.get(path, { user: one })))
  is(`${path}: both read it`, pages.map(page => page.status), [200, 200])
  return pages.map(page => page.text)
}

// The table of a figure of nothing but noughts is not shown, nor is a row that is there as something was counted. Who has read
// the guidance is not said at all: a role can be one person.
function compare(path, exact, page) {
  const theirs = numbersOf(page), own = numbersOf(exact), wrong = [], lost = []
  for (const row of Object.keys(own).filter(row => row.startsWith('readers-heading'))) delete own[row]
  hasNot('nobody is counted who read the guidance', page, 'readers-heading')
  for (const [row, numbers] of Object.entries(theirs))
    if (JSON.stringify(numbers) !== JSON.stringify(own[row]?.map(rounded))) wrong.push([row, numbers, own[row]])
  for (const [row, numbers] of Object.entries(own)) if (!theirs[row] && numbers.some(number => rounded(number) > 0)) lost.push([row, numbers])
  is(`${path}: each number of ${Object.keys(theirs).length} rows is that of the exact one, rounded`, wrong, [])
  is('no number is left out that is none', lost, [])
  ok('there are numbers, and others than noughts', Object.values(theirs).flat().some(number => number > 0), theirs)
  ok('the exact ones differ', JSON.stringify(theirs) !== JSON.stringify(own))
  has('the page says so', words(main(page)), sentence)
  hasNot('and not to others', words(main(exact)), 'rounded to the nearest')
  for (const part of ['figure=', 'redress-chart__scale', 'Each of these answers', 'Select a number', 'We received nothing', 'for three months about', 'None about', '/staff/case?ref='])
    hasNot(`nothing leads to the cases: ${part}`, main(page), part)
  return Object.keys(own)
}

// Middle values are said of more than seven; and shares of more than twenty-two.
function few(path, exact, page) {
  const parts = text => Object.fromEntries([...main(text).matchAll(/<section class="redress-figure" aria-labelledby="([^"]*)-heading">([^]*?)<\/section>/g)].map(found => [found[1], found[2]]))
  const own = parts(exact), theirs = parts(page), totals = numbersOf(exact)
  for (const name of ['acknowledged', 'answered', 'thanked'].filter(name => own[name].includes('Middle value'))) {
    const rows = Object.entries(totals).filter(([row]) => row.startsWith(`${name}-heading | `)), total = rows.find(([row]) => row.endsWith('| Total')) ?? rows[0]
    const many = total[1].slice(0, -1).reduce((sum, number) => sum + number, 0) // the last column is what is overdue
    is(`${path}: the middle value of ${many}, ${name}`, theirs[name].includes('Middle value'), many >= 8)
  }
  const shares = text => [...words(text).matchAll(/a review was requested of (\d+)% of the answers/g)].length
  ok('no share of few is said', shares(theirs.escalation) <= shares(own.escalation) && (shares(theirs.escalation) === 0 || Object.entries(totals).some(([row, numbers]) => row.startsWith('escalation') && numbers[0] >= 23)))
}

async function saved(site, exact, user, path) {
  const lines = text => text.trim().split('\r\n').slice(1).map(line => line.match(/^(.*),([\d.]+)$/).slice(1))
  const [own, theirs] = (await both(site, `${path}&format=csv`, exact, user)).map(lines)
  const known = new Map(own)
  const wrong = theirs.filter(([row, number]) => row.includes('Middle value') ? number !== known.get(row) : Number(number) !== rounded(Number(known.get(row))))
  is('what is saved is rounded, too', wrong, [])
  ok('it has numbers', theirs.filter(([, number]) => number !== '0').length > 5)
  is('and there is a workbook', (await site.get(`${path}&format=xlsx`, { user })).status, 200)
}

async function refused(site, user, exact) {
  for (const path of [`${at(month(1))}&figure=received&column=complaint`, `${at(month(1))}&figure=nothing&column=number`, `/staff/report?year=${month(1).slice(0, 4)}&figure=open&column=complaint&row=finance`,
    `/staff/figures?month=${month(1)}&figure=received&column=complaint`, `/staff/figures?month=${month(0)}&from=${month(11)}&figure=open&column=complaint&after=0`]) {
    const page = await site.get(path, { user })
    is(`${path}: no list`, page.status, 403)
    has('and the page says why', words(main(page.text)), 'You cannot see the cases behind a number You see rounded numbers')
  }
  is('others have the list', (await site.get(`${at(month(1))}&figure=received&column=complaint`, { user: exact })).status, 200)
}

async function demonstrated(name, role, exact) {
  const data = mkdtempSync(`${folder}/data.`), at_ = writeSite(name, role)
  const made = spawnSync('faketime', [`${month(1)}-25 12:00:00`, `${build}/redress`, '--site', at_, '--data', data, 'demo', '60'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  const site = await startSite({ SITE: at_, DATA: data }), year = month(1).slice(0, 4)
  for (const path of [at(month(1)), at(month(2)), `/staff/report?year=${year}`]) {
    const [own, theirs] = await both(site, path, exact, role)
    compare(path, own, theirs)
    few(path, own, theirs)
  }
  const [own, theirs] = await both(site, '/staff/figures', exact, role)
  compare('/staff/figures', own, theirs)
  const drawn = [...theirs.matchAll(/text-anchor="middle">(\d+)</g)].map(found => Number(found[1])), said = [...words(main(theirs)).matchAll(/(?:We received|\(|\(each|of|Division:) (\d+)/g)].map(found => Number(found[1]))
  is('what is drawn and said is rounded, too', [...drawn, ...said].filter(number => number % base !== 0), [])
  ok('it is drawn', drawn.length > 0 && own.includes('redress-chart__scale'), drawn)
  await saved(site, exact, role, at(month(1)))
  await refused(site, role, exact)
  const command = site.redress('report', month(1)).text.split('\n').filter(line => line.startsWith('received\t')).reduce((sum, line) => sum + Number(line.split('\t')[3]), 0)
  is('the command is exact', command, numbersOf((await site.get(at(month(1)), { user: exact })).text)['received-heading | Total'].reduce((sum, number) => sum + number, 0))
  has('redress policy says it', site.redress('policy', `${at_}/policy.xml`).text, '\trounded\tnote\t')
  is('redress verify finds nothing broken', site.redress('verify').text.match(/(\d+) broken/)[1], '0')
  await site.stop()
}

// Two complaints: too few to be shown. The report is kept exact, and told to each as they may read it; and so is what has
// changed once there is a third.
async function told() {
  const copy = writeSite('one-academy', 'smt', text => text.replace('<to role="smt"/>', '<to role="smt"/><to role="head"/>')), organisation = `${copy}/organisation.xml`
  writeFileSync(organisation, readFileSync(organisation, 'utf8').replace('  <attachments', '  <outgoing from="a@example.org" return="b@example.org" staff="https://redress.example.org" through="/bin/true"/>\n  <attachments'))
  const site = await startSite({ SITE: copy }), complain = () => record(site, 'submit', { ...received, division: 'apprenticeships', summary: `Late ${Math.random()}`, at: `${month(2)}-10T09:00` })
  const read = async (path, user) => words(main((await site.get(path, { user })).text))
  for (let n = 0; n < 2; n++) await complain()
  const open = await read(at(month(2)), 'smt')
  has('few are as good as none', open, 'There were none, or too few to show.')
  for (const part of ['There were none. ', 'We received nothing', 'Apprenticeships']) hasNot(`nothing else is said of them: ${part}`, open, part)
  has('others read of them', await read(at(month(2)), 'delivery'), 'Apprenticeships 2 0')
  is('it is recorded', (await site.fill(at(month(2)), { how: 'At the meeting.' }, { user: 'delivery' })).status, 303)
  const mails = Object.fromEntries(['ines.duarte', 'stephen.hale'].map(name => [name, site.sql(`SELECT CAST(bytes AS TEXT) FROM outbox JOIN content ON content.digest = outbox.digest WHERE what = 'notice' AND address = '${name}@example.org'`)]))
  has('by mail they are rounded', mails['ines.duarte'], 'Complaints received: 0<')
  has('which it says', mails['ines.duarte'], sentence)
  has('and exact to others', mails['stephen.hale'], 'Complaints received: 2<')
  hasNot('who read of no rounding', mails['stephen.hale'], 'rounded')
  const closed = await read(at(month(2)), 'smt')
  has('what is kept is rounded for who reads it', closed, 'These are the figures as they were reported on')
  has('and has too few to show', closed, 'There were none, or too few to show.')
  has('and exact for others', await read(at(month(2)), 'head'), 'Apprenticeships 2 0')
  await complain()
  const changed = (await site.get(at(month(1)), { user: 'smt' })).text
  has('what has changed is rounded', words(main(changed)), `${named(month(2))} Received, by division: Apprenticeships: Complaints 0 5`)
  hasNot('and leads to no list', changed, 'figure=')
  has('and exact for others', await read(at(month(1)), 'delivery'), `${named(month(2))} Received, by division: Apprenticeships: Complaints 2 3`)
  await complain()
  hasNot('a little more is no change', await read(at(month(1)), 'smt'), 'Complaints 0 4')
  has('redress report is exact', site.redress('report', month(2)).text, 'received\tapprenticeships\tcomplaint\t2\n')
  await site.stop()
}

await test(async () => {
  await told()
  rmSync(`${folder}/one-academy`, { recursive: true })
  await demonstrated('one-academy', 'smt', 'delivery')
  await demonstrated('schools-mutual-services', 'manager', 'head')
})
