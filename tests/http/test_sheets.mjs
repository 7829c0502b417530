#!/usr/bin/env node
// What a page lists, saved for a spreadsheet: CSV goes through SQLite's import unchanged; in the workbook that LibreOffice
// reads, dates are dates, numbers are numbers, and no text is a formula. Of both sites: all cases, the registers, the
// report on a month, the figures; and who may not read the page may not save it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { month as monthBefore } from './months.mjs'
import { complain, has, is, main, ok, startSite, test, unescape, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-sheets.')
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const month = monthBefore(1)
const types = { csv: 'text/csv; charset=utf-8; header=present', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
const evil = ['=HYPERLINK("http://x")', '_x0041_ +44 max_x', '@SUM(A1)']

async function save(site, path, user) {
  const answer = await fetch(site.url + path, { headers: { authorization: `Basic ${Buffer.from(`${user}:demo`).toString('base64')}` } })
  return { status: answer.status, type: answer.headers.get('content-type'), disposition: answer.headers.get('content-disposition'), bytes: Buffer.from(await answer.arrayBuffer()) }
}

function parse(csv) {
  const lines = []
  let line = []
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    line.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'))
    if (end !== ',') { lines.push(line); line = [] }
  }
  return lines
}

// The table as SQLite's shell imports it: the names of its columns, then its rows.
function imported(path) {
  const run = spawnSync('sqlite3', [':memory:', `.import --csv ${path} t`, '.mode json', "SELECT json_group_array(name) AS row FROM pragma_table_info('t')", 'SELECT * FROM t'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (run.status !== 0 || run.stderr) throw new Error(run.stderr)
  const end = run.stdout.indexOf(']\n') + 2, heads = JSON.parse(JSON.parse(run.stdout.slice(0, end))[0].row)
  return [heads, ...JSON.parse(run.stdout.slice(end) || '[]').map(row => Object.values(row).map(value => value ?? ''))]
}

// ---- What LibreOffice reads ----

// Its tables: name -> rows of {type, value}, without what is empty at the end of a row.
function read(path) {
  const text = readFileSync(path, 'utf8'), tables = new Map()
  ok(`${path.replace(/.*\//, '')}: no cell is a formula`, !text.includes('table:formula'))
  for (const [, name, inside] of text.matchAll(/<table:table table:name="([^"]*)"[^>]*>([^]*?)<\/table:table>/g)) {
    const rows = []
    for (const [, , row] of inside.matchAll(/<table:table-row([^>]*)>([^]*?)<\/table:table-row>/g)) {
      const cells = []
      for (const [, attributes, , paragraphs] of row.matchAll(/<table:table-cell\b((?:[^>"]|"[^"]*")*?)(\/>|>([^]*?)<\/table:table-cell>)/g)) {
        const type = attributes.match(/office:value-type="(\w+)"/)?.[1] ?? ''
        const shown = [...(paragraphs ?? '').matchAll(/<text:p>([^]*?)<\/text:p>|<text:p\/>/g)].map(found => unescape((found[1] ?? '').replace(/<text:s[^>]*\/>/g, ' ').replace(/<[^>]*>/g, ''))).join('\n')
        const value = attributes.match(/office:date-value="([^"]*)"/)?.[1] ?? attributes.match(/office:value="([^"]*)"/)?.[1] ?? shown
        const times = Math.min(Number(attributes.match(/number-columns-repeated="(\d+)"/)?.[1] ?? 1), 99)
        for (let n = 0; n < times; n++) cells.push({ type, value })
      }
      while (cells.length && cells.at(-1).type === '') cells.pop()
      rows.push(cells)
    }
    while (rows.length && rows.at(-1).length === 0) rows.pop()
    tables.set(unescape(name), rows)
  }
  return tables
}

const kinds = {
  Reference: 'code', Kind: 'code', Level: 'number', Received: 'time', 'Last told': 'time', 'Working days left': 'number', 'Result on': 'date', Planned: 'date',
  Learned: 'date', Named: 'date', 'People asked': 'number', 'Have read it': 'number', Number: 'number'
}
const kindOf = (head, what) => head === 'Due' ? what === 'cases' ? 'time' : 'date' : kinds[head] ?? 'text'

// A cell of a CSV as LibreOffice should have it of the workbook.
function wanted(text, kind) {
  if (text === '') return { type: '', value: '' }
  if (kind === 'number') return { type: 'float', value: text }
  if (kind === 'date') return { type: 'date', value: text }
  if (kind === 'time') return { type: 'date', value: text.endsWith(' 00:00') ? text.slice(0, 10) : `${text.replace(' ', 'T')}:00` }
  return { type: 'string', value: text.replace(/^'(?=[=+\-@])/, '') }
}

function same(name, what, tables, csv) {
  const [first] = tables.values(), heads = csv[0]
  is(`${name}: the first table has the columns of the CSV`, first[0].map(cell => cell.value), heads)
  const rows = csv.slice(1).map(row => row.map((text, n) => wanted(text, row.length === 1 ? 'text' : kindOf(heads[n], what))))
  for (const row of rows) while (row.length && row.at(-1).type === '') row.pop()
  is(`${name}: and its rows, each cell of its kind`, JSON.stringify(first.slice(1)), JSON.stringify(rows))
  const defined = tables.get('Definitions')
  is(`${name}: the last table is of definitions`, [...tables.keys()].at(-1), 'Definitions')
  is(`${name}: every column has one`, heads.filter(head => !defined.some(row => row[0].value === head && row[1]?.value.length > 3)), [])
}

// ---- The report ----

// The tables of the page: figure -> rows of texts, headings first.
const onPage = page => new Map([...main(page).matchAll(/<section class="redress-figure"[^]*?<\/section>/g)].map(([section]) => [
  words(section.match(/<h3[^>]*>([^]*?)<\/h3>/)[1]),
  [...section.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(row => [...row[1].matchAll(/<t[hd]\b[^>]*?(?:\/>|>([^]*?)<\/t[hd]>)/g)].map(cell => words(cell[1] ?? '')))
]))

function reported(name, site, page, tables) {
  const figures = onPage(page), defined = tables.get('Definitions')
  ok(`${name}: the page has figures`, figures.size > 30)
  const own = new Map([...tables.values()].slice(1, -1).map(rows => [rows[0][0].value, rows]))
  is(`${name}: each has a table`, [...own.keys()], [...figures.keys()])
  is(`${name}: and a definition`, [...figures.keys()].filter(figure => !defined.some(row => row[0].value === figure && row[1])), [])
  const shown = [...figures].filter(([, rows]) => rows.length)
  ok(`${name}: some have numbers`, shown.length > 5)
  is(`${name}: the numbers of the page, as numbers`, shown.filter(([figure, rows]) => {
    const theirs = own.get(figure).filter(row => row.length > 1).map(row => row.map((cell, n) => n && cell !== row[0] && cell.type !== (row === own.get(figure)[0] ? 'string' : 'float') ? 'no number' : cell.value))
    return JSON.stringify(theirs.slice(1)) !== JSON.stringify(rows.slice(1)) || JSON.stringify(theirs[0].slice(1)) !== JSON.stringify(rows[0].slice(1))
  }), [])
  const said = site.redress('report', month).text.trim().split('\n').map(line => line.split('\t'))
  const counted = said.filter(line => line[2] !== 'median').map(line => line[3])
  const [all] = tables.values()
  const saved = all.slice(1).filter(row => row[4].value !== '0' && row[3].value !== 'Middle value, in hours').map(row => row[4].value)
  is(`${name}: all figures one below the other, as the command says them`, saved, counted)
  is(`${name}: what is timed`, all.filter(row => row[3].value === 'Middle value, in hours').length, said.filter(line => line[2] === 'median').length)
}

// ---- The figures ----

const texts = (row, cell = 't[hd]') => [...row.matchAll(new RegExp(`<${cell}\\b[^>]*?(?:/>|>([^]*?)</${cell}>)`, 'g'))].map(found => words(found[1] ?? ''))

// The table of what was received, as the page has it: a row for each month, a column for each division, and all.
function receivedOn(page, kind) {
  const [table] = main(page).match(new RegExp(`<table[^>]*>\\s*<caption[^>]*id="${kind}-table"[^]*?</table>`))
  return [...table.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(row => texts(row[1]))
}

function drawn(name, page, tables) {
  for (const [kind, title] of [['complaint', 'Complaints'], ['compliment', 'Compliments']]) {
    const [heads, ...rows] = receivedOn(page, kind), total = rows.pop(), book = tables.get([...tables.keys()].find(key => key.startsWith('Received') && rows.length && tables.get(key)[0].at(-1).value === title))
    const divisions = book.slice(1, -1).map(row => row[0].value)
    is(`${name}: ${kind}: the divisions of the page`, divisions, heads.slice(1, -1))
    is(`${name}: ${kind}: and the months, the newest last`, [book[0].length, book[0].slice(1, -1).every(cell => /^\d{4}-\d\d$/.test(cell.value)), book[0].at(-2).value], [rows.length + 2, true, monthBefore(0)])
    const turned = heads.slice(1).map((_, n) => [...rows.map(row => row[n + 1]).reverse(), total[n + 1]])
    is(`${name}: ${kind}: each number is that of the page`, book.slice(1).map(row => row.slice(1).map(cell => cell.value)), turned)
    is(`${name}: ${kind}: as a number`, book.slice(1).flatMap(row => row.slice(1)).filter(cell => cell.type !== 'float'), [])
  }
  const each = [...main(page).matchAll(/<details[^]*?<\/details>/g)].flatMap(([details]) => [...details.slice(details.indexOf('<tbody')).matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(row => texts(row[1], 'td')))
  const answers = tables.get('Time to answer').slice(1)
  ok(`${name}: there are answers`, each.length > 0)
  is(`${name}: each answer of the page: its case, how long it took, and how it was kept`, answers.map(row => [row[2]?.value || 'Not open to you', row[3].value, row[5].value]), each.map(row => row.slice(1)))
  is(`${name}: with its day as a date, and its time as a number`, answers.filter(row => row[1].type !== 'date' || row[3].type !== 'float'), [])
}

// Who has read the guidance, by role.
function readBy(name, page, tables) {
  const [section] = main(page).match(/<section[^>]*aria-labelledby="readers-heading"[^]*?<\/section>/)
  const rows = [...section.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].slice(1).map(row => texts(row[1]))
  const [, ...book] = tables.get('Policy and guidance read')
  ok(`${name}: there are roles`, rows.length > 4)
  is(`${name}: who has read the guidance, as the page has it`, book.map(row => row.map(cell => cell.value)), rows)
  is(`${name}: in numbers`, book.flatMap(row => row.slice(1)).filter(cell => cell.type !== 'float'), [])
}

// ---- The two sites ----

// A site without compliments reviewed for practices has no register of them.
const lists = (reader, register, reporter, ...more) => [
  ['cases', '/staff/cases?sort=reference&', reader], ['none', '/staff/cases?state=x-y&', reader],
  ['improvements', '/staff/register?', register], ['lessons', '/staff/register?register=lessons&', register], ...more,
  ['figures', '/staff/figures?', reporter], ['report', `/staff/report?month=${month}&`, reporter]
]

async function saved(name, site, all) {
  for (const [what, path, user] of all) {
    for (const format of ['csv', 'xlsx']) {
      const answer = await save(site, `${path}format=${format}`, user), key = `${name} ${what}.${format}`
      is(`${key}: ${user} may save it`, [answer.status, answer.type], [200, types[format]])
      ok(`${key}: its name says no more than what it is, and when`, new RegExp(`^attachment; filename="(?:[a-z]+-\\d{4}-\\d\\d-\\d\\d|report-\\d{4}-\\d\\d)\\.${format}"$`).test(answer.disposition), answer.disposition)
      writeFileSync(`${folder}/${name}-${what}.${format}`, answer.bytes)
    }
    const page = await site.get(path.slice(0, -1), { user })
    if (what !== 'none' && !/practices|lessons/.test(what)) // which may be empty there
      for (const [format, text] of [['csv', 'Download as CSV'], ['xlsx', 'Download as a spreadsheet (XLSX)']])
        has(`${name} ${what}: the page has the link`, unescape(page.text), `format=${format}">${text}</a>`)
    is(`${name} ${what}: a form that there is not is the page`, (await site.get(`${path}format=pdf`, { user })).headers.get('content-type'), 'text/html; charset=utf-8')
    for (const format of ['csv', 'xlsx']) is(`${name} ${what}: ${format} is not for a stranger`, (await save(site, `${path}format=${format}`, 'stranger')).status, 403)
  }
  for (const user of ['staff', 'handler']) is(`${name}: nor the report for ${user}`, (await save(site, `/staff/report?month=${month}&format=xlsx`, user)).status, (await site.get(`/staff/report?month=${month}`, { user })).status)
  is(`${name}: of no month there is none`, (await save(site, '/staff/report?month=2099-01&format=xlsx', all.at(-1)[2])).status, 404)
  const again = await save(site, `/staff/report?month=${month}&format=xlsx`, all.at(-1)[2])
  ok(`${name}: the workbook of a month has the same bytes again`, again.bytes.equals(readFileSync(`${folder}/${name}-report.xlsx`)))
}

function opened(name, site, all, pages) {
  for (const [what] of all) {
    const key = `${name}-${what}`, csv = parse(readFileSync(`${folder}/${key}.csv`, 'utf8').slice(1)), tables = read(`${folder}/${key}.fods`)
    if (what !== 'none') is(`${key}: SQLite imports the CSV unchanged`, JSON.stringify(imported(`${folder}/${key}.csv`)), JSON.stringify(csv))
    same(key, what, tables, csv)
    if (what === 'report') reported(name, site, pages[name], tables)
    if (what === 'figures') for (const look of [drawn, readBy]) look(name, pages[`${name}-figures`], tables)
  }
}

await test(async () => {
  const sites = {}, pages = {}, all = { 'schools-mutual-services': lists('support', 'staff', 'director'), 'one-academy': lists('head', 'staff', 'delivery', ['practices', '/staff/register?register=practices&', 'staff']) }
  for (const name of Object.keys(all)) {
    const site = sites[name] = await startSite({ SITE: name, DEMO: 'yes' })
    await complain(site, { division: name === 'one-academy' ? 'digital' : 'finance', summary: evil[0], 'complainant.name': evil[1], 'complainant.organisation': evil[2] })
    await saved(name, site, all[name])
    pages[name] = (await site.get(`/staff/report?month=${month}`, { user: all[name].at(-1)[2] })).text
    pages[`${name}-figures`] = (await site.get('/staff/figures', { user: all[name].at(-1)[2] })).text
    const hidden = (await site.get('/staff/cases?format=csv', { user: 'handler' })).text.split('\r\n').length, seen = await save(site, '/staff/cases?sort=reference&format=xlsx', 'handler')
    writeFileSync(`${folder}/${name}-handler.xlsx`, seen.bytes)
    pages[`${name}-handler`] = hidden
  }
  const books = readdirSync(folder).filter(file => file.endsWith('.xlsx')).map(file => `${folder}/${file}`)
  const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fods', '--outdir', folder, ...books], { encoding: 'utf8' })
  is('LibreOffice opens them all', readdirSync(folder).filter(file => file.endsWith('.fods')).length, books.length) || console.log(`# ${run.stderr}`)
  for (const name of Object.keys(all)) {
    opened(name, sites[name], all[name], pages)
    const cases = readFileSync(`${folder}/${name}-cases.fods`, 'utf8')
    for (const text of evil) has(`${name}: ${text} is text`, unescape(cases), `<text:p>${text}</text:p>`)
    is(`${name}: a handler saves what a handler sees`, read(`${folder}/${name}-handler.fods`).get('All cases').length, pages[`${name}-handler`] - 1)
  }
})
