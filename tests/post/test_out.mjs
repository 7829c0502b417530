#!/usr/bin/env node
// What goes out by email, under a real mail server: each letter and receipt once, to whom it is for, as it was kept; what
// the server does not take is tried again or said; without the element in organisation.xml nothing is sent at all.
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { act, answer, lead, open, praise } from '../http/acts.mjs'
import { complain, form, has, hasNot, is, main, ok, receipt, startSite, test, unescape, words } from '../http/site.mjs'
import { read, unaddressed } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

const folder = mkdtempSync('/tmp/redress-post.')
const people = ['pat', 'glad', 'agent', 'many', 'slow', 'quick']
let server, site

// Through which program or server mail goes from now on; undefined: none is sent.
function through(way) {
  const file = `${folder}/site/organisation.xml`, text = readFileSync(file, 'utf8').replace(/  <outgoing.*\n/, '')
  const element = `  <outgoing from="complaints@example.org" return="bounces@example.org" through="${way}" replies="complaints@example.org"/>\n`
  writeFileSync(file, way ? text.replace('  <attachments', `${element}  <attachments`) : text)
}

// A program that takes what sendmail is given and ends with that status.
function program(name, status) {
  writeFileSync(`${folder}/${name}`, `#!/bin/sh\ncat >/dev/null\nexit ${status}\n`)
  chmodSync(`${folder}/${name}`, 0o755)
  return `${folder}/${name}`
}

const raise = (fields = {}) => complain(site, { division: 'finance', ...fields })
const deliver = () => site.redress('deliver')
const rows = (state = '') => Number(site.sql(`SELECT count(*) FROM outbox WHERE state LIKE '${state || '%'}'`))
const soon = address => site.sql(`UPDATE outbox SET due = 0 WHERE state = 'waiting' AND address = '${address}'`)
const page = reference => site.get(`/staff/case?ref=${reference}`, { user: 'head' }).then(got => words(main(got.text)))
const flat = text => text.replace(/^> /gm, '').replace(/\s+/g, ' ').trim()

// The blocks of a letter as it is kept, without the address and what stands at its head.
function blocks(reference, seq) {
  const digest = site.sql(`SELECT digest FROM outbox WHERE reference = '${reference}' AND seq = ${seq}`)
  const letter = Buffer.from(site.sql(`SELECT hex(bytes) FROM content WHERE digest = '${digest}'`), 'hex').toString()
  const inner = letter.slice(letter.indexOf('<greeting>')).replace('<access-code/>', 'CODE')
  return [...inner.matchAll(/<(greeting|paragraph|heading|item|quote|said|close|line)>([^]*?)<\/\1>/g)].map(found => flat(unescape(found[2].replace(/<[^>]*>/g, ''))))
}

async function without() {
  const { reference } = await raise()
  await lead(site, reference, ['acknowledge'])
  is('without the element nothing is to go out', rows(), 0)
  is('deliver does nothing then', deliver(), { status: 0, text: '', error: '' })
  is('a test says so', site.redress('mail', '--test', 'pat@example.org').status, 1)
  is('an address that is none is refused', site.redress('mail', '--test', 'pat').status, 2)
}

function headers(name, got, { to, subject, reference, seq }) {
  is(`${name}: from the organisation`, got.headers.from, 'Schools Mutual Services <complaints@example.org>')
  is(`${name}: to them`, got.headers.to, to)
  is(`${name}: its subject is kind and reference`, got.headers.subject, subject)
  is(`${name}: a machine wrote it`, got.headers['auto-submitted'], 'auto-generated')
  is(`${name}: it is returned to an address of its own`, got.headers['return-path'], '<bounces@example.org>')
  is(`${name}: the Message-ID of its row`, got.headers['message-id'], `<${site.sql(`SELECT message FROM outbox WHERE reference = '${reference}' AND seq = ${seq}`)}>`)
  ok(`${name}: replies go to an address of its case`, new RegExp(`^complaints\\+${reference.toLowerCase()}\\.[0-9a-hjkmnp-tv-z]{13}@example\\.org$`).test(got.headers['reply-to']), got.headers['reply-to'])
  ok(`${name}: dated`, Math.abs(Date.parse(got.headers.date) - Date.now()) < 600000, got.headers.date)
  ok(`${name}: in lines that any program shows`, got.text.split('\n').every(line => line.length <= 72 || !line.trim().includes(' ')), got.text)
}

async function receipts() {
  through(server.sendmail)
  const { reference, code } = await raise({ 'complainant.email': 'pat@example.org' })
  is('a complaint: its receipt waits', site.sql("SELECT reference, seq, what, state, address FROM outbox"), `${reference}|1|receipt|waiting|pat@example.org`)
  has('the case page says so', await page(reference), 'Receipt waiting to be emailed')
  is('and the queue', site.redress('mail').text.replace(/\t\d{4}-\d\d-\d\dT[^\t]*\t/, '\tTIME\t'), `waiting\t${reference}\t1\treceipt\tTIME\t0\t\n`)
  is('it goes out', deliver(), { status: 0, text: `${reference}\t1\treceipt\tsent\t0\t\n`, error: '' })
  const got = read((await server.arrived('pat', 1))[0])
  headers('the receipt', got, { to: 'pat@example.org', subject: `Your complaint ${reference}`, reference, seq: 1 })
  has('it has the reference', got.text, reference)
  has('and the code', got.text, code)
  has('and what happens next', got.text, 'What happens next')
  is('and no file', got.files, [])
  for (const part of ['Ann Archer', 'payroll', 'promised for']) hasNot(`but nothing that they wrote: ${part}`, got.text, part)
  has('the case page says when', await page(reference), 'Receipt emailed on')
  is('the queue is empty', site.redress('mail'), { status: 0, text: '', error: '' })
  is('nothing goes twice', deliver().text, '')
  const thanks = receipt((await site.get((await site.fill('/complaints/compliment', { ...praise, 'giver.email': 'glad@example.org' })).location)).text)
  deliver()
  has('a compliment has one, too', read((await server.arrived('glad', 1))[0]).text, 'We have received your compliment')
  await lead(site, thanks.reference, [['acknowledge', {}, 'support']])
  deliver()
  has('and is thanked', read((await server.arrived('glad', 2))[1]).text, 'Thank you for your kind words')
  const before = rows()
  await raise({ 'complainant.email': 'pat@example.org', 'complainant.phone': '01632 960001', 'complainant.preferred-channel': 'phone' })
  await lead(site, await raise({ 'complainant.email': '', 'complainant.phone': '01632 960001' }).then(made => made.reference), [['acknowledge', { channel: 'post' }]])
  is('who wants another way, or has no email, gets none', rows(), before)
  return { reference, code }
}

async function answered({ reference, code }) {
  const banner = await act(site, 'acknowledge', reference).then(done => site.get(done.location, { user: 'handler' }))
  has('after the step it says what will be done', words(main(banner.text)), 'The letter will go out by email')
  hasNot('and not that they have to', words(main(banner.text)), 'Copy the text into an email')
  has('at its entry, too', await page(reference), 'Letter waiting to be emailed')
  const path = `/staff/respond?ref=${reference}`, file = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n')
  await site.get(`/staff/bundle?ref=${reference}`, { user: 'handler' })
  const body = new FormData(), values = form((await site.get(path, { user: 'handler' })).text).values
  for (const [name, value] of Object.entries({ ...values, ...answer() })) if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob([file]), 'Figures of the month.pdf')
  is('answered with a file', (await site.ask(path, { method: 'POST', body, user: 'handler' })).status, 303)
  is('both go out', deliver().text.replace(/.*\t(\d)\t(.*)\t.*\t.*\n/g, '$1 $2\n'), '2 letter\tsent\n3 letter\tsent\n')
  const messages = (await server.arrived('pat', 3)).slice(1).map(read).sort((one, other) => one.text.includes('Our reply') - other.text.includes('Our reply'))
  for (const [n, name] of ['acknowledgement', 'answer'].entries()) {
    headers(name, messages[n], { to: 'pat@example.org', subject: `Your complaint ${reference}`, reference, seq: n + 2 })
    const text = flat(messages[n].text.replace(code, 'CODE'))
    for (const block of blocks(reference, n + 2)) if (!text.includes(block)) ok(`${name}: ${block}`, false, messages[n].text)
    has(`${name}: all of its words, with the code`, messages[n].text, code)
  }
  for (const n of [0, 1]) {
    const printed = await fetch(`${site.url}/staff/letter?ref=${reference}&seq=${n + 2}&pdf`, { headers: { authorization: `Basic ${Buffer.from('handler:demo').toString('base64')}` } })
    const [pdf] = messages[n].files
    is('its PDF is called as one that is saved', [pdf?.name, pdf?.type], [`${reference}-letter-${n + 2}.pdf`, 'application/pdf'])
    ok('and is the same, with the code', pdf?.bytes.equals(Buffer.from(await printed.arrayBuffer())) && pdf.bytes.length > 5000, pdf?.bytes.length)
  }
  const [enclosed] = messages[1].files.filter(one => one.name === 'Figures of the month.pdf')
  ok('the file is there as it was sent', enclosed?.bytes.equals(file) && enclosed.type === 'application/pdf', messages[1].files)
  has('and named', messages[1].text, 'Attached: Figures of the month.pdf')
  const { values: again } = await open(site, `/staff/correct?ref=${reference}&seq=2`, 'support')
  is('corrected', (await site.post(`/staff/correct?ref=${reference}&seq=2`, { ...again, reason: 'A wrong phone', 'event.acknowledged.contact.phone': '01632 960999' }, { user: 'support' })).status, 303)
  deliver()
  has('the corrected letter goes out, too', read((await server.arrived('pat', 4))[3]).text, 'This letter replaces the one')
  const before = rows()
  const minute = new Date().toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16).replace(' ', 'T')
  await lead(site, reference, [['introduce', { at: minute }]])
  is('what was done before and is written down now has been told', rows(), before)
}

async function represented() {
  const { reference } = await raise({ 'complainant.email': 'pat@example.org', representative: 'yes', 'representative.name': 'Alex Agent', 'representative.email': 'agent@example.org' })
  is('who acts for them gets their mail', site.sql(`SELECT address FROM outbox WHERE reference = '${reference}'`), 'agent@example.org')
  deliver()
  await server.arrived('agent', 1)
}

async function refusals() {
  const answers = [[program('busy', 75), 0, 'later', '75'], [program('no', 64), 1, 'failed', '64'], [`${folder}/gone`, 0, 'later', '127']]
  for (const [way, status, what, code] of answers) {
    through(way)
    const { reference } = await raise({ 'complainant.email': 'slow@example.org' })
    const got = deliver()
    is(`${way.replace(/.*\//, '')}: ${what}`, [got.status, got.text], [status, `${reference}\t1\treceipt\t${what}\t${code}\t\n`])
  }
  through(`smtp://127.0.0.1:${server.port}`)
  const later = await raise({ 'complainant.email': 'later@example.org' })
  is('SMTP 451: later', deliver().text, `${later.reference}\t1\treceipt\tlater\t451\t\n`)
  is('not before a minute has passed', deliver().text, '')
  has('the case page says until when', await page(later.reference), 'Receipt waiting to be emailed. The next try will be on')
  const wait = () => Number(site.sql(`SELECT due - since FROM outbox WHERE reference = '${later.reference}'`))
  const pauses = [wait()]
  for (let n = 0; n < 9; n++) {
    site.sql(`UPDATE outbox SET due = 0 WHERE reference = '${later.reference}'`)
    deliver()
    pauses.push(wait())
  }
  is('its pauses grow', pauses, [60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400])
  site.sql(`UPDATE outbox SET due = 0, tries = 24 WHERE reference = '${later.reference}'`)
  const last = deliver()
  is('after three days it has failed', [last.status, last.text], [1, `${later.reference}\t1\treceipt\tfailed\t451\t\n`])
  const { reference } = await raise({ 'complainant.email': 'refused@example.org' })
  await lead(site, reference, ['acknowledge'])
  const refused = deliver()
  is('SMTP 550: failed', [refused.status, refused.text], [1, `${reference}\t1\treceipt\tfailed\t550\t\n${reference}\t2\tletter\tfailed\t550\t\n`])
  has('the case page warns', await page(reference), 'Not sent Letter could not be emailed. Send it another way: see entry 2')
  is('once', (await page(reference)).split('another way: see').length, 2)
  has('it counts as come back', site.record(reference), /<returned [^>]*by="system"[^>]*>\s*<sent>2<\/sent>\s*<why>refused<\/why>/.exec(site.record(reference))?.[0] ?? 'returned')
  has('and is owed again', await page(reference), 'Send again what came back: Acknowledged')
  await act(site, 'contact', reference)
  const told = await page(reference)
  hasNot('until they have been told', told, 'another way: see')
  has('its entry still says so', told, 'Letter could not be emailed')
  const queue = site.redress('mail')
  is('the failures stand in the queue', [queue.status, queue.text.split('\n').filter(line => line.startsWith('failed')).length], [1, 4])
  for (const text of [queue.text, refused.text, refused.error, site.log]) hasNot('no address is said', text, '@')
}

async function bySmtp() {
  const { reference } = await raise({ 'complainant.email': 'quick@example.org' })
  deliver()
  headers('by SMTP', read((await server.arrived('quick', 1))[0]), { to: 'quick@example.org', subject: `Your complaint ${reference}`, reference, seq: 1 })
  is('a test goes out', [site.redress('mail', '--test', 'quick@example.org').text, (await server.arrived('quick', 2)).length], ['the mail server has it\t250\n', 2])
  through('smtp://127.0.0.1:9')
  is('a server that is not there: come again', site.redress('mail', '--test', 'quick@example.org').status, 75)
  through(server.sendmail)
}

// What is sent again by email has its letter with it, and the first one.
async function again() {
  const { reference } = await raise({ 'complainant.email': 'quick@example.org' })
  await lead(site, reference, ['acknowledge', ['undelivered', { sent: '2' }], ['resend', { sent: '2', channel: 'email' }]])
  deliver()
  const got = (await server.arrived('quick', 5)).map(read).find(one => one.text.includes('We sent you the enclosed letter'))
  is('both letters are in it', got?.files.map(file => file.name), [4, 2].map(seq => `${reference}-letter-${seq}.pdf`))
}

// By itself nothing goes to ourselves; nor to anybody without end.
async function toOurselves() {
  const before = rows()
  for (const email of ['complaints@example.org', 'bounces@example.org', 'Info@schoolsmutualservices.co.uk', 'finance@example.org', 'complaints+x@example.org']) {
    const { reference } = await raise({ 'complainant.email': email })
    is(`${email}: no receipt`, rows(), before)
    if (email !== 'finance@example.org') continue
    await lead(site, reference, ['acknowledge'])
    is('but what staff send goes there', site.sql(`SELECT what, seq FROM outbox WHERE reference = '${reference}'`), 'letter|2')
    site.sql(`DELETE FROM outbox WHERE reference = '${reference}'`)
  }
}

// Nobody fills another's box by our forms.
async function held() {
  const before = rows()
  is('made-up cases are kept', site.redress('demo', '8').status, 0)
  is('and nobody hears of them', rows(), before)
  const theirs = new Set()
  for (let n = 0; n < 12; n++) theirs.add((await raise({ 'complainant.email': 'many@example.org' })).reference)
  // What is said of them; what the server did not take before may be due again by now.
  const delivered = () => deliver().text.trim().split('\n').map(line => line.split('\t')).filter(([reference]) => theirs.has(reference)).map(cells => cells[3])
  const said = delivered()
  is('ten in an hour to one address, the others are held back', said, [...Array(10).fill('sent'), 'held', 'held'])
  is('and are put off, not lost', site.sql("SELECT count(*), min(due - since) FROM outbox WHERE address = 'many@example.org' AND state = 'waiting'"), '2|600')
  site.sql("UPDATE outbox SET since = since - 3600 WHERE state = 'sent'")
  soon('many@example.org')
  is('an hour later they go', delivered(), ['sent', 'sent'])
  is('each once', (await server.arrived('many', 12)).length, 12)
  for (let n = 0; n < 10; n++) await raise({ 'complainant.email': n % 2 ? 'Many@example.org' : 'many@example.org' })
  is('twenty receipts in a day to one address, in whatever capitals; the cases are there all the same',
    [site.sql("SELECT count(*) FROM outbox WHERE lower(address) = 'many@example.org'"), site.sql("SELECT count(*) FROM event WHERE text LIKE '%any@example.org%'")], ['20', '22'])
}

await test(async () => {
  cpSync('conf/sites/schools-mutual-services', `${folder}/site`, { recursive: true })
  unaddressed(`${folder}/site`)
  server = await startPostfix(folder, people)
  site = await startSite({ SITE: `${folder}/site` })
  try {
    await without()
    const made = await receipts()
    await answered(made)
    await represented()
    await refusals()
    await bySmtp()
    await again()
    await toOurselves()
    await held()
    through(`${folder}/gone`)
    has('redress check says of a program that is not there', site.redress('check').text, `${folder}/gone cannot be run`)
    through('mail.example.org')
    const wrong = site.redress('deliver')
    ok('a way that is none is refused with file and line', wrong.status !== 0 && /organisation\.xml:\d+: /.test(wrong.error), wrong)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
