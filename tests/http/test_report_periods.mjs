#!/usr/bin/env node
// Where the policy has reports on three months together: one is owed once the last has ended, it counts what its months do,
// is recorded, kept and mailed as one, and the pages, the spreadsheet and the policy say which months they are. A month
// within has none, and says so.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { record, received } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, unescape, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-periods.')
const names = 'January February March April May June July August September October November December'.split(' ')
const month = back => { const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - back); return day.toISOString().slice(0, 7) }
const named = text => `${names[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`
const months = (from, until) => from.slice(0, 4) === until.slice(0, 4) ? `${named(from).split(' ')[0]} to ${named(until)}` : `${named(from)} to ${named(until)}`
const at = when => `/staff/report?month=${when}`
const division = 'apprenticeships', number = `figure=received&row=${division}&column=complaint`

// A site with a schedule, that would write to who is told.
function writeSite(name, schedule) {
  const to = `${folder}/${name}`, policy = `${to}/policy.xml`, organisation = `${to}/organisation.xml`
  cpSync('conf/sites/one-academy', to, { recursive: true })
  writeFileSync(policy, readFileSync(policy, 'utf8').replace('<to role="smt"/>', `${schedule}<to role="smt"/>`))
  writeFileSync(organisation, readFileSync(organisation, 'utf8').replace('  <attachments', '  <outgoing from="a@example.org" return="b@example.org" staff="https://redress.example.org" through="/bin/true"/>\n  <attachments'))
  return to
}

const complain = (site, back) => record(site, 'submit', { ...received, division, summary: `Late ${Math.random()}`, at: `${month(back)}-10T09:00` })
const read = async (site, path, user = 'delivery') => { const page = await site.get(path, { user }); is(`${path}: there it is`, page.status, 200); return page.text }

async function owed(site, title, last) {
  const list = (await read(site, '/staff/')).match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
  has('it is owed as one', words(list), `Report on ${title}`)
  is('and nothing else is', [...list.matchAll(/href="\/staff\/report\?month=([^"]*)"/g)].map(found => found[1]), [last])
  const all = await read(site, '/staff/report')
  is('the list of reports has it alone', [...all.matchAll(/href="\/staff\/report\?month=([^"]*)"/g)].map(found => found[1]), [last])
  has('by its months', words(main(all)), title)
  for (const back of [0, 2, 3]) {
    const page = await site.get(at(month(back)), { user: 'delivery' })
    is(`${back} months ago: no report of its own`, page.status, 404)
    has('and the page says so', words(main(page.text)), 'This month has no report of its own. It is part of a longer period')
    hasNot('it offers none to be recorded', page.text, 'name="how"')
    is('the command says so', [site.redress('report', month(back)).status, site.redress('report', month(back)).error], [1, `redress: ${month(back)} has no report of its own: it is part of a longer period\n`])
    const behind = await read(site, `/staff/figures?month=${month(back)}&${number}`)
    has('its figures are there', words(main(behind)), back === 0 ? 'There are none.' : 'Showing 1 to 1 of 1')
  }
}

async function reported(site, title, last) {
  const page = await read(site, at(last)), { action, values } = form(page, at(last))
  has('its months are its title', words(main(page)), `Report on ${title}`)
  has('what is counted is of the period', words(main(page)), 'Cases received in the period')
  const link = page.match(new RegExp(`href="([^"]*${number.replaceAll('&', '&amp;')}[^"]*)">(\\d+)<`)) ?? page.match(/href="([^"]*figure=received[^"]*column=complaint[^"]*)">(\d+)</)
  is('it counts those of three months', link?.[2], '3')
  const list = words(main(await read(site, unescape(link[1]))))
  has('each number opens their list', list, 'Showing 1 to 3 of 3')
  has('the command prints the same', site.redress('report', last).text, `received\t${division}\tcomplaint\t3\n`)
  for (const format of ['csv', 'xlsx']) is(`it can be saved: ${format}`, (await site.get(`${at(last)}&format=${format}`, { user: 'delivery' })).headers.get('content-disposition'), `attachment; filename="report-${last}.${format}"`)
  is('of a month within nothing can be recorded', (await site.post(action.replace(last, month(2)), { ...values, how: 'At the meeting.' }, { user: 'delivery' })).status, 404)
  is('the report is recorded', (await site.fill(at(last), { how: 'At the meeting.' }, { user: 'delivery' })).status, 303)
  const notices = site.sql("SELECT CAST(bytes AS TEXT) FROM outbox JOIN content ON content.digest = outbox.digest WHERE what = 'notice'")
  has('it is told as that', notices, `has recorded the report on ${title}.`)
  has('as a period', notices, 'Complaints open at the end of the period: 3')
  return words(main(await read(site, at(last))))
}

async function quarterly() {
  const from = month(3), last = month(1), title = months(from, last), site = await startSite({ SITE: writeSite('quarterly', `<schedule from="${from}" every="3 months"/>`) })
  for (const back of [3, 2, 1]) await complain(site, back)
  await owed(site, title, last)
  const closed = await reported(site, title, last)
  has('it is closed', closed, 'These are the figures as they were reported on')
  await complain(site, 3)
  is('what comes later leaves it as it was', words(main(await read(site, at(last)))), closed)
  has('the list behind a number says so', words(main(await read(site, `${at(last)}&${number}`))), 'Showing 1 to 4 of 4. The report said 3: records have been corrected since.')
  const years = [...new Set([3, 2, 1].map(back => month(back).slice(0, 4)))].map(year => Number(site.redress('report', year).text.match(new RegExp(`^received\\t${division}\\tcomplaint\\t(\\d+)$`, 'm'))?.[1] ?? 0))
  is('the years count all', years.reduce((sum, one) => sum + one, 0), 4)
  for (const path of ['/complaints/policy']) has('the policy says it', words(main((await site.get(path)).text)), `From ${named(from)}, each report is on 3 months.`)
  is('redress verify finds nothing broken', site.redress('verify').text.split('\n').filter(line => line.startsWith('duties\t') && !line.includes('nobody')), [])
  await site.stop()
}

// School terms: the one that has ended, and the one that has not; before them each month.
async function terms() {
  const schedule = `<schedule from="${month(2)}"><period until="${month(1)}"/><period until="${month(-2)}"/></schedule>`
  const site = await startSite({ SITE: writeSite('terms', schedule) })
  await complain(site, 3)
  const all = await read(site, '/staff/report')
  is('each month before, then the term', [...all.matchAll(/href="\/staff\/report\?month=([^"]*)"/g)].map(found => found[1]), [month(1), month(3)])
  has('by their names', words(main(all)), months(month(2), month(1)))
  has('a month', words(main(await read(site, at(month(3))))), `Report on ${named(month(3))} `)
  const ahead = await site.get(at(month(-2)), { user: 'delivery' })
  is('a term that has not ended', ahead.status, 404)
  has('says so', words(main(ahead.text)), 'This month has not ended yet.')
  has('the policy says which', words(main((await site.get('/complaints/policy')).text)), `From ${named(month(2))}, the reports are on the periods that end with these months: ${named(month(1))}, ${named(month(-2))}.`)
  await site.stop()
}

await test(async () => {
  ok('months have names', months('2026-12', '2027-02') === 'December 2026 to February 2027')
  await quarterly()
  await terms()
  rmSync(folder, { recursive: true })
})
