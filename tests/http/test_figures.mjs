#!/usr/bin/env node
// The page of figures: each number opens a list of that length, each chart shows what its table says and has a name, and
// who may not read reports may not read it. On both sites, with cases and without.
import { behind, month, numbers } from './months.mjs'
import { has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

const at = '/staff/figures'
const parts = (page, from, to) => page.split(from).slice(1).map(part => part.slice(0, part.indexOf(to)))

async function pressed(site, user) {
  const page = await site.get(at, { user })
  is(`${user} reads it`, page.status, 200)
  const all = numbers(page.text, at), wrong = []
  for (const { address, number } of all) {
    const { shown, hidden } = await behind(site, address, user)
    if (shown + hidden !== number) wrong.push([address, number, shown, hidden])
  }
  is(`each number of ${all.length} opens a list of that length to ${user}`, wrong, [])
  for (const what of ['figure=open&column=complaint', 'figure=received&row=', 'figure=answered&row=', 'figure=cause&row=', 'figure=channel&row=', `from=${month(11)}`])
    ok(`there are numbers of ${what}`, all.some(number => number.address.includes(what)))
  return main(page.text)
}

// What a chart shows is what its table says, and it has a name.
function charted(page) {
  const received = parts(page, '<section class="redress-figure" aria-labelledby="complaint-heading">', '</table>')[0]
  const [all] = parts(received, '<svg ', '</svg>')
  const shown = [...all.matchAll(/<text [^>]*text-anchor="middle">(\d+)</g)].map(found => Number(found[1]))
  const rows = parts(received.slice(received.indexOf('<tbody')), '<tr', '</tr>').map(row => Number(words(`<tr${row}`).match(/(\d+)$/)[1]))
  is('a column for each month', [...all.matchAll(/<rect /g)].length, 12)
  is('the table has them, the last month on top', rows.slice(0, -1).reverse().filter(Boolean), shown)
  is('and their total', rows.at(-1), shown.reduce((sum, number) => sum + number, 0))
  has('which the caption says', words(received), `We received ${rows.at(-1)} complaints in these months`)
  const charts = parts(page, '<svg ', '</svg>').filter(chart => !/^[^>]*aria-hidden="true"/.test(chart))
  is('each chart is a picture with a name', charts.filter(chart => !/^[^>]*role="img" aria-labelledby="([^"]+)"/.test(chart) || !page.includes(`<figcaption class="redress-chart__caption" id="${chart.match(/labelledby="([^"]+)"/)[1]}"`)), [])
  const marks = charts.filter(chart => chart.includes('redress-chart__scale')), lists = parts(page, '<details', '</details>')
  ok('there are answers', marks.length > 0)
  is('a mark for each answer of the list', marks.map(chart => [...chart.matchAll(/redress-chart__mark[ "]/g)].length), lists.map(list => [...list.slice(list.indexOf('<tbody')).matchAll(/<tr/g)].length))
  ok('and a line for the promise', marks.every(chart => chart.includes('redress-chart__promise')))
  hasNot('no style', page, 'style=')
}

async function demonstrated(name, user) {
  const site = await startSite({ SITE: name, DEMO: 'yes' })
  charted(await pressed(site, user))
  if (site.site.includes('schools')) await pressed(site, 'support')
  const received = site.redress('report', month(1)).text.split('\n').filter(line => line.startsWith('received\t')).map(line => line.split('\t'))
  const ofMonth = numbers((await site.get(at, { user })).text, at).filter(number => number.address.startsWith(`${at}?month=${month(1)}&figure=received&row=`))
  const said = ofMonth.map(({ address, number }) => [...new URLSearchParams(address.split('?')[1]).values()].slice(1).concat(String(number)).join(' ')).sort()
  is('a month is as its report says', said, received.map(line => line.slice(0, 4).join(' ')).filter(line => !line.endsWith(' 0')).sort())
  for (const other of ['handler', 'staff', 'stranger']) is(`not for ${other}`, (await site.get(at, { user: other })).status, 403)
  has('the reports lead to it', (await site.get('/staff/report', { user })).text, `href="${at}"`)
  has('and their word in the menu is that of the page', (await site.get(at, { user })).text.match(/<nav[^]*<\/nav>/)[0], 'aria-current="true"')
  for (const query of ['figure=received&column=complaint', `month=2099-01&figure=received&column=complaint`, `month=${month(0)}&figure=nothing&column=number`, `month=${month(0)}&figure=received&column=late`,
    `month=${month(1)}&from=${month(0)}&figure=received&column=complaint`, `month=${month(0)}&from=x&figure=received&column=complaint`])
    is(`${query}: there is no such number`, (await site.get(`${at}?${query}`, { user })).status, 404)
  for (const query of ['x=y', `month=${month(0)}&figure=received&column=complaint&row=%27`, `month=${month(0)}&from=1999-01&figure=received&column=complaint&after=99999999999`])
    is(`${query}: a page`, (await site.get(`${at}?${query}`, { user })).status, 200)
  is('a POST is not answered', (await site.post(at, { x: 'y' }, { user })).status, 405)
  await site.stop()
}

async function empty(name, user) {
  const site = await startSite({ SITE: name })
  const page = await site.get(at, { user })
  is(`${name}: without a case there is a page`, page.status, 200)
  is('and no number in it', numbers(page.text, at), [])
  has('it says that there were none', words(main(page.text)), 'Complaints received There were none.')
  await site.stop()
}

await test(async () => {
  for (const [name, user] of [['one-academy', 'smt'], ['schools-mutual-services', 'head']]) {
    await demonstrated(name, user)
    await empty(name, user)
  }
})
