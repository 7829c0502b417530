#!/usr/bin/env node
// My work, all cases by filter and as CSV, and search: each shows what it should, to whom it may, and nothing in the log.
import { complain, form, has, hasNot, is, main, ok, startSite, test, unescape, words } from './site.mjs'

let site
const get = (path, user = 'support') => site.get(path, { user })
const table = text => [...main(text).matchAll(/href="\/staff\/case\?ref=([^"]+)"/g)].map(found => found[1])
const next = text => { const found = main(text).match(/<a class="govuk-link" href="([^"]*(?:after|others)=[^"]*)"/); return found && unescape(found[1]) }

// All pages of a list: references in order; each page of 25 but the last.
async function whole(path, user) {
  const list = [], lengths = []
  for (let at = path; at && lengths.length < 40;) {
    const page = await get(at, user)
    list.push(...table(page.text))
    lengths.push(table(page.text).length)
    at = next(page.text)
  }
  return { list, full: lengths.slice(0, -1).every(length => length === 25) }
}

// What the index holds, by a condition in SQL: the other way to the same list.
const rows = (condition, order = 'reference') =>
  site.sql(`SELECT reference FROM case_index WHERE ${condition} ORDER BY ${order}, reference`).split('\n').filter(Boolean)

function parse(csv) {
  const lines = []
  let line = [], cell = ''
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    cell = quoted === undefined ? plain : quoted.replace(/""/g, '"')
    line.push(cell)
    if (end !== ',') { lines.push(line); line = [] }
  }
  return lines
}

async function search(text, user = 'support', more = {}) {
  const page = await get('/staff/search', user)
  return site.post('/staff/search', { ...form(page.text, '/staff/search').hidden, words: text, ...more }, { user })
}
const found = async (text, user) => table((await search(text, user)).text)

const evil = '=HYPERLINK("http://x")'

async function make() {
  is('sample cases', site.redress('demo', '120').status, 0)
  const finance = await complain(site, { division: 'finance', summary: 'Zebrafinken im Büro', details: 'The word is “xylophone”, says O’Brien.', 'complainant.category': 'academy' })
  const formula = await complain(site, { division: 'people', summary: evil, details: 'One, "two"\nthree', 'complainant.name': '＠SUM(A1)' })
  const nobody = await complain(site, { 'complainant.name': '', 'complainant.email': '', anonymous: 'yes', division: 'finance', summary: 'Unnamed zebra' })
  await site.fill('/staff/submit', { 'complainant.name': 'Ann', 'complainant.phone': '01632 960000', summary: 'About Priya, a zebra', details: 'd', channel: 'phone', division: 'finance', 'concerned.1': 'handler' }, { user: 'staff' })
  const concerned = rows("summary = 'About Priya, a zebra'")[0]
  return { finance: finance.reference, formula: formula.reference, nobody: nobody.reference, concerned }
}

async function filters({ finance }) {
  const all = await whole('/staff/cases?sort=reference')
  is('all cases, by reference', all.list, rows('1'))
  ok('25 a page', all.full)
  is('newest first', (await whole('/staff/cases?sort=received')).list, rows('1', 'received DESC'))
  is('oldest first', (await whole('/staff/cases?sort=oldest')).list, rows('1', 'received'))
  is('by due time unless asked otherwise, with nothing due last', (await whole('/staff/cases')).list, rows('1', 'next_due IS NULL, next_due'))
  const people = (await whole('/staff/cases?sort=complainant')).list.map(reference => site.sql(`SELECT lower(person) FROM case_index WHERE reference = '${reference}'`))
  const letters = people.filter(person => /^[a-z ]+$/.test(person)).map(person => person.slice(0, 12).trimEnd())
  is('by who complains', letters, [...letters].sort())
  is('who is not named last', people.findIndex(person => person === ''), people.filter(person => person !== '').length)
  const day = site.sql("SELECT date(received, 'unixepoch', 'localtime') FROM case_index ORDER BY received LIMIT 1 OFFSET 20")
  const now = Math.floor(Date.now() / 1000)
  for (const [query, condition] of [
    ['state=withdrawn', "state = 'withdrawn'"], ['state=received&kind=compliment', "state = 'received' AND kind = 'compliment'"],
    ['level=2', 'level = 2'], ['division=people', "division = 'people'"], ['division=not-sure', 'division IS NULL'],
    ['state=open', "state NOT IN ('closed', 'complete', 'withdrawn', 'merged')"], ['state=open&division=finance', "division = 'finance' AND state NOT IN ('closed', 'complete', 'withdrawn', 'merged')"],
    ['received=today', "date(received, 'unixepoch', 'localtime') = date('now', 'localtime')"], ['received=yesterday', "date(received, 'unixepoch', 'localtime') = date('now', 'localtime', '-1 day')"],
    ['due=yesterday', "date(next_due, 'unixepoch', 'localtime') = date('now', 'localtime', '-1 day')"],
    ...['received', 'due'].map(name => [`${name}=this-week`, `date(${name === 'due' ? 'next_due' : name}, 'unixepoch', 'localtime') BETWEEN date('now', 'localtime', '-6 days', 'weekday 1') AND date('now', 'localtime', 'weekday 0')`]),
    ['received=last-year', '0'],
    ['owner=manager', "owner = 'manager'"], ['category=academy', "category = 'academy'"], ['due=none', 'next_due IS NULL'],
    ...['respond', 'acknowledge', 'accept'].map(name => [`late=${name}`, `reference IN (SELECT reference FROM obligation WHERE name = '${name}' AND kept > due)`]),
    ['due=overdue', `next_due < ${now}`], ['state=acknowledged&division=finance&level=1&owner=handler', "state = 'acknowledged' AND division = 'finance' AND level = 1 AND owner = 'handler'"],
    ['state=withdrawn&due=overdue', '0'], [`to=${day}`, `date(received, 'unixepoch', 'localtime') <= '${day}'`],
    [`from=${day}&to=${day}`, `date(received, 'unixepoch', 'localtime') = '${day}'`],
    ['state=nonsense', '0'], ["state=x'--&level=-1&due=%FF&from=2026-02-30&to=tomorrow&unknown=1&sort=up&after=x", '0'],
    ['from=2026-02-30', '0'], ['division=former-division', '0'], ['sort=up', '0'], ['unknown=1&state=', '1'], ['after=x', '0'], ['pile=x', '0']
  ]) for (const sort of ['due', 'received', 'reference', 'oldest', 'complainant'])
    is(`${query}, by ${sort}`, (await whole(`/staff/cases?${query}&sort=${sort}`)).list.sort(), rows(condition))
  const parts = await Promise.all(['overdue', 'today', 'soon', 'later', 'none'].map(due => whole(`/staff/cases?due=${due}`)))
  is('overdue, today, soon, later and none are all', parts.flatMap(part => part.list).sort(), rows('1'))
  const page = await get('/staff/cases?category=academy&sort=received')
  const shown = form(page.text, '/staff/cases')
  is('the form shows the choice', [shown.values.category, shown.values.sort, shown.values.state], ['academy', 'received', ''])
  ok('a form without script, by GET', /<form method="get" action="\/staff\/cases"/.test(page.text))
  has('one line says what is chosen', words(page.text), 'Academy – change filters')
  has('a heading sorts, and says that it does', page.text, 'aria-sort="descending"><a class="govuk-link" href="/staff/cases?category=academy&amp;sort=oldest">Received</a>')
  has('and a way to clear it', page.text, '<a class="govuk-link" href="/staff/cases">')
  is('the one case', table(page.text), [finance])
  is('a page after the last', (await get('/staff/cases?after=9223372036854775807.C-2026-999999-0')).status, 200)
}

// My work is sorted by any heading, within its groups; the next page, too.
async function headings() {
  const page = async query => (await get(`/staff/?${query}`)).text
  const groups = (text, label) => [...main(text).matchAll(/<tbody[^]*?<\/tbody>/g)].map(body => [...body[0].matchAll(new RegExp(`data-label="${label}"><\\w+[^>]*>([^<]*)`, 'g'))].map(cell => unescape(cell[1]).toLowerCase()))
  for (const [heading, label] of [['complainant', 'Complainant'], ['handler', 'Handler'], ['division', 'Division']]) {
    const text = await page(`sort=${heading}`), found = groups(text, label), sorted = found.map(names => names.filter(name => /^[a-z ]+$/.test(name) && !/^(confidential|no one yet|not sure)/.test(name)))
    ok(`my work by ${heading}, group by group`, sorted.length > 1 && sorted.every(names => JSON.stringify(names) === JSON.stringify([...names].sort())), sorted)
    is('says so', text.match(/<th [^>]*aria-sort="ascending"[^>]*>(?:<a [^>]*>)?([^<]*)/)[1], label)
    is('the same cases in the same groups', groups(text, label).map(names => names.length), groups(await page(''), label).map(names => names.length))
    has('the next page is sorted, too', text, `&amp;sort=${heading}">More cases`)
  }
  has('a heading begins at the first page', await page(next(await page('')).replace(/^.*\?/, '')), 'href="/staff/?sort=complainant">Complainant</a>')
  is('an order that there is not', groups(await page('sort=x'), 'Complainant'), groups(await page(''), 'Complainant'))
}

// What a list is asked for and does not know: nothing is listed, and it is said, as CSV, too.
async function unknown() {
  const cases = ['due', 'state', 'kind', 'level', 'division', 'owner', 'category', 'late', 'pile', 'sort', 'from', 'to', 'after'].map(name => `/staff/cases?${name}=`)
  const registers = ['register', 'state', 'division', 'cause', 'owner', 'after'].map(name => `/staff/register?${name}=`)
  for (const path of [...cases, ...registers, '/staff/register?register=lessons&for=', '/staff/?after=', '/staff/?others=', '/staff/compliments?mine=']) {
    const page = main((await get(`${path}x-y`)).text)
    has(`${path} says that it does not know`, words(page), 'Nothing is listed: we do not recognise “x-y”')
    is('and lists nothing', table(page), [])
    if (!/cases|register/.test(path)) continue
    const csv = parse((await get(`${path}x-y&format=csv`)).text)
    is('nor as CSV', csv.slice(1), [['Nothing is listed: we do not recognise “x-y”']])
  }
}

async function csv({ formula, nobody }) {
  const answer = await get('/staff/cases?format=csv&sort=reference')
  is('CSV', answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
  ok('to be saved', /^attachment; filename="cases-\d{4}-\d\d-\d\d\.csv"$/.test(answer.headers.get('content-disposition')))
  for (const path of ['/staff/cases?format=csv&sort=reference', '/staff/cases?format=csv&division=x', ...['improvements', 'lessons', 'x'].map(register => `/staff/register?format=csv&register=${register}`)]) {
    const bytes = Buffer.from(await (await fetch(site.url + path, { headers: { authorization: `Basic ${Buffer.from('support:demo').toString('base64')}` } })).arrayBuffer())
    is(`${path}: a spreadsheet reads it as UTF-8`, bytes.subarray(0, 3).toString('hex'), 'efbbbf')
    ok('every cell is a code, a number, a time, or stands in quotes', /^(?:(?:"(?:[^"]|"")*"|[A-Za-z0-9: -]*)(?:,|\r\n))+$/.test(bytes.subarray(3).toString()), bytes.toString().slice(0, 400))
  }
  const lines = parse(answer.text)
  is('every line has as many cells', [...new Set(lines.map(line => line.length))], [17])
  is('all cases, not a page', lines.slice(1).map(line => line[0]), rows('1'))
  const line = lines.find(one => one[0] === formula)
  is('no formula: a name and a summary', [line[5], line[6]], ["'＠SUM(A1)", `'${evil}`])
  const [received, told] = site.sql(`SELECT strftime('%Y-%m-%d %H:%M', received, 'unixepoch', 'localtime'), ifnull(strftime('%Y-%m-%d %H:%M', told, 'unixepoch', 'localtime'), '') FROM case_index WHERE reference = '${formula}'`).split('|')
  is('when it came, and when they last heard from us', [line[7], line[15]], [received, told])
  is('confidential', lines.find(one => one[0] === nobody)[5], 'Confidential')
  has('accents are UTF-8', answer.text, 'Zebrafinken im Büro')
  const less = parse((await get('/staff/cases?format=csv&state=withdrawn&sort=reference')).text)
  is('under the same filters', less.slice(1).map(one => one[0]), rows("state = 'withdrawn'"))
}

async function reach({ finance, formula, concerned }) {
  const unconcerned = `reference <> '${concerned}'`
  is('a handler sees the division', (await whole('/staff/cases?sort=reference', 'handler')).list, rows(`division = 'finance' AND ${unconcerned}`))
  is('a filter gives no more', (await whole('/staff/cases?division=people', 'handler')).list, [])
  is('staff what they recorded', (await whole('/staff/cases', 'staff')).list, [concerned])
  is('a manager from level 2', (await whole('/staff/cases?sort=reference', 'manager')).list, rows('reached >= 2'))
  hasNot('the person concerned has no line in the CSV', (await get('/staff/cases?format=csv', 'handler')).text, concerned)
  for (const path of ['/staff/cases', '/staff/cases?format=csv', '/staff/search', '/staff/'])
    is(`${path}: nobody's business of a stranger`, (await get(path, 'stranger')).status, 403)
  is('a handler finds', await found('xylophone', 'handler'), [finance])
  is('a handler of another division finds nothing', await found('xylophone', 'handler2'), [])
  is('who is concerned finds nothing', await found('Priya zebra', 'handler'), [])
  is('though it is there', await found('Priya zebra'), [concerned])
  is('a reference leads to the case', (await search(` ${finance.toLowerCase()} `, 'handler')).location, `/staff/case?ref=${finance}`)
  const hidden = await search(formula, 'handler'), unknown = await search('C-2026-900000-0', 'handler')
  is('not to one out of reach', hidden.status, 200)
  has('which is not found', words(main(hidden.text)), 'Nothing found')
  is('as one that is not there', words(main(unknown.text)).replaceAll('C-2026-900000-0', formula), words(main(hidden.text)))
  is('nor for the person concerned', (await search(concerned, 'handler')).status, 200)
}

async function searching({ finance, nobody, concerned }) {
  for (const text of ['zebrafinken buro', 'ZEBRAFINKEN', 'büro xylophone', '"xylophone"', 'xylo', "o'brien", 'O’Brien says'])
    is(`search: ${text}`, await found(text), [finance])
  for (const text of ['zebra NOT xylophone', 'xylophone OR boiler', 'text:xylophone', 'NEAR(xylophone)', '"', '*', '!!', "'; --", 'xylophone boiler', 'academy'])
    is(`search: ${text}: nothing, and no syntax`, await found(text), [])
  is('all of them', (await found('zebra')).sort(), [concerned, nobody, finance].sort())
  const times = [30, 50, 10, 40, 20].map(minutes => new Date(Date.now() - minutes * 60000).toLocaleString('sv-SE').replace(' ', 'T').slice(0, 16))
  for (const at of times) await site.fill('/staff/submit', { 'complainant.name': 'Ann', 'complainant.phone': '01632 960000', summary: `A quagga at ${at}`, details: 'd', channel: 'phone', division: 'finance', at }, { user: 'support' })
  is('newest first', await found('quagga'), rows("summary LIKE 'A quagga%'", 'received DESC'))
  const page = await search('obrien xylophone <b>'), hit = await search("xylophone o'brien")
  is('a search that finds nothing', page.status, 200)
  ok('the hit is marked', main(hit.text).includes('<mark>xylophone</mark>'), main(hit.text))
  const late = await search('late')
  ok('25 a page', table(late.text).length === 25 && main(late.text).includes('name="before"'))
  const more = await site.post('/staff/search', [...late.text.matchAll(/<form[^]*?<\/form>/g)].map(one => form(one[0])).find(one => one.hidden.before).values, { user: 'support' })
  ok('and more', table(more.text).length > 0 && !table(more.text).some(one => table(late.text).includes(one)))
  await site.fill(`/staff/note?ref=${finance}`, { note: 'Internally we say trombone' }, { user: 'handler' })
  is('a note is found', await found('trombone', 'handler'), [finance])
  is('what was said before, still', await found('xylophone trombone', 'handler'), [finance])
}

async function forms() {
  const page = await get('/staff/')
  const seal = page.text.match(/name="find" value="([^"]+)"/)[1]
  const send = (fields, user = 'support') => site.post('/staff/search', fields, { user })
  is('the box of every staff page', table((await send({ words: 'trombone', find: seal })).text).length, 1)
  is('nothing to look for: the form', (await send({ words: '', find: seal })).status, 200)
  is('the box of somebody else', (await send({ words: 'trombone', find: seal }, 'handler')).status, 403)
  const forged = await send({ words: 'trombone', csrf: 'x' })
  is('a forged search', forged.status, 403)
  is('keeps the words', form(forged.text, '/staff/search').values.words, 'trombone')
  is('too much', (await send({ words: 'x'.repeat(201), find: seal })).status, 422)
  is('an unknown field', (await send({ words: 'x', find: seal, other: '1' })).status, 400)
  hasNot('words in an address look for nothing', main((await get('/staff/search?words=trombone')).text), 'C-2')
  is('POST to a list that is none of its forms', (await site.post('/staff/cases', {}, { user: 'support' })).status, 403)
  const log = site.accessLog
  ok('no words in the access log', /\/staff\/search/.test(log) && !/trombone|xylophone|zebra/i.test(log))
}

async function work({ finance, nobody, concerned }) {
  const mine = rows("reference IN (SELECT reference FROM task WHERE user = 'handler' AND unixepoch() >= since AND unixepoch() < until)")
  const open = [...new Set([...mine, ...rows(`next_due IS NOT NULL AND division = 'finance' AND reference <> '${concerned}'`)])].sort()
  const pages = await whole('/staff/', 'handler')
  is('my work: mine first', pages.list.slice(0, mine.length).sort(), mine)
  is('then the others, once each', pages.list.slice().sort(), open)
  ok('25 a page', pages.full)
  const text = words(main((await get('/staff/', 'handler')).text))
  ok('in groups', /Overdue|Due today|Due soon|Due later/.test(text), text)
  hasNot('nothing of another division', (await whole('/staff/', 'handler2')).list.join(), finance)
  ok('anonymous is confidential', words(main((await get('/staff/cases?state=received&division=finance')).text)).includes(`${nobody} Unnamed zebra Level 1 · Received Confidential`))
}

test(async () => {
  site = await startSite({ TZ: 'Europe/London' })
  process.env.TZ = 'Europe/London'
  const cases = await make()
  await filters(cases)
  await headings()
  await unknown()
  await csv(cases)
  await reach(cases)
  await searching(cases)
  await forms()
  await work(cases)
  is('all that is made is what the records say', site.redress('verify').status, 0)
  site.sql("DELETE FROM listing; DELETE FROM search; DELETE FROM case_index WHERE state = 'withdrawn'")
  is('what is spoilt is told', site.redress('verify').status, 1)
  is('and made anew', site.redress('rebuild').status, 0)
  is('from the records', site.redress('verify').status, 0)
  is('as it was', await found('trombone', 'handler'), [cases.finance])
})
