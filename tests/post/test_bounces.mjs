#!/usr/bin/env node
// What a mail server says of an email of ours: what failed is owed again; the rest is filed and changes nothing. And what
// a machine answers: it is filed, and nobody writes back.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { lead, praise } from '../http/acts.mjs'
import { build, complain, form, has, hasNot, is, main, ok, receipt, test, words, xmllint } from '../http/site.mjs'
import { header, letter, sites, startOffice } from './coming.mjs'

const waits = { how: '', reference: '', seq: 0 }
const became = ({ how, reference, seq }) => ({ how, reference, seq })
const example = name => readFileSync(`tests/post/mail/bounce-${name}.eml`, 'utf8')
const ours = '0f1e2d3c4b5a69788796a5b4c3d2e1f0@example.org'
let thanks = 0

// A case whose acknowledgement has gone out by email, as entry 2.
async function acknowledged(site, kind = 'complaint') {
  const { reference } = kind === 'complaint' ? await complain(site, { 'complainant.email': 'pat@example.com', division: '' })
    : receipt((await site.get((await site.fill('/complaints/compliment', { ...praise, 'giver.email': 'pat@example.com', division: '', details: `They stayed, ${++thanks} times.` })).location)).text)
  await lead(site, reference, [['acknowledge', {}, 'support']])
  site.sql("UPDATE outbox SET since = since - 4000 WHERE state = 'sent'") // ten go to one address in an hour
  site.redress('deliver')
  const message = seq => site.sql(`SELECT message FROM outbox WHERE reference = '${reference}' AND seq = ${seq} AND what != 'notice'`)
  return { reference, receipt: message(1), letter: message(2), reply: site.sent().filter(mail => mail.includes(reference)).map(mail => header(mail, 'Reply-To')).at(-1) }
}

// The example as the report of that email; each with a Message-ID of its own.
let reports = 0
const report = (name, id) => example(name).replaceAll(ours, id).replace(/^Message-ID: <[^\n]*@(?!example\.org)[^\n]*>/m, `Message-ID: <report-${++reports}@mail.example.com>`)

const why = (site, reference) => [...site.record(reference).matchAll(/<returned [^>]*by="system"[^>]*>\s*<sent>(\d+)<\/sent>\s*<why>([^<]*)<\/why>/g)].map(found => `${found[1]} ${found[2]}`).join()

const failures = { postfix: 'address', several: 'not-collected', exchange: 'address', gmail: 'refused', exim: 'other', 'exim-old': 'address', qmail: 'address' }

async function failed(site) {
  for (const [name, wanted] of Object.entries(failures)) {
    const { reference, letter: id } = await acknowledged(site)
    is(`${name}: filed`, became(site.comes(report(name, id), 'bounces@example.org', '')), { how: 'bounce', reference, seq: 2 })
    is(`${name}: why`, why(site, reference), `2 ${wanted}`)
    is(`${name}: the record is valid`, xmllint(site.record(reference)), '')
    is(`${name}: said once`, [site.comes(report(name, id), 'bounces@example.org', '').how, why(site, reference)], ['bounce', `2 ${wanted}`])
  }
  const { reference, letter: id } = await acknowledged(site, 'compliment')
  site.comes(report('postfix', id), 'bounces@example.org', '')
  is('a compliment, too', why(site, reference), '2 address')
  has('it is owed again', words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'head' })).text)), 'Send again what came back')
}

async function changesNothing(site) {
  const page = async reference => words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'head' })).text))
  for (const name of ['delayed', 'success', 'exim-warning']) {
    const { reference, letter: id } = await acknowledged(site)
    is(`${name}: filed`, became(site.comes(report(name, id), 'bounces@example.org', '')), { how: 'bounce', reference, seq: 2 })
    is(`${name}: nothing has come back`, why(site, reference), '')
    has(`${name}: the case says how far it is known to have come`, await page(reference), name === 'success' ? 'Letter emailed. Their mail server said on' : 'Letter emailed on')
    if (name === 'success') is('what came back after all has', [site.comes(report('postfix', id), 'bounces@example.org', '').how, why(site, reference)], ['bounce', '2 address'])
  }
  const { reference, receipt: id, letter: second, reply } = await acknowledged(site)
  is('that of a receipt is filed, too', became(site.comes(report('postfix', id), 'bounces@example.org', '')), { how: 'bounce', reference, seq: 1 })
  is('it has come back, as a letter would have', why(site, reference), '1 address')
  has('and the page says so', await page(reference), 'Receipt could not be emailed')
  is('one that names nothing of ours waits', became(site.comes(report('of-others', 'x'), 'bounces@example.org', '')), waits)
  is('so does a forged one', became(site.comes(report('postfix', `${second[0] === '1' ? 2 : 1}${second.slice(1)}`), 'bounces@example.org', '')), waits)
  is('and one that names the case alone', became(site.comes(report('of-others', 'x').replace('Undelivered Mail', reference), 'bounces@example.org', '')), waits)
  is('nothing else has come back', why(site, reference), '1 address')
  const forwarded = letter({ from: 'eve@example.net', text: `This came back:\nMessage-ID: <${second}>\n550 5.1.1 no` })
  is('what somebody wrote is no report', [became(site.comes(forwarded)), why(site, reference)], [waits, '1 address'])
  is('one that came to the address of the case', became(site.comes(report('of-others', 'x'), reply, '')), { how: 'bounce', reference, seq: 2 })
  is('is about what went out last', why(site, reference), '1 address,2 address')
}

// A mail server that returns a letter before the program that handed it over has ended: what came back stays so.
async function overtaken(folder, site) {
  const { reference } = await complain(site, { 'complainant.email': 'quick@example.com', division: '' }), sendmail = `${folder}/sendmail`
  const program = readFileSync(sendmail, 'utf8')
  writeFileSync(sendmail, `#!/bin/sh
message=$(cat)
case $message in *${reference}*) ;; *) exit 0 ;; esac
id=$(printf '%s\\n' "$message" | sed -n 's/^Message-Id: <\\(.*\\)>/\\1/Ip')
sed "s/${ours}/$id/; s/^Message-ID: <[^@>]*@mail/Message-ID: <overtaken@mail/I" '${process.cwd()}/tests/post/mail/bounce-postfix.eml' |
  REDRESS_SHARE='${process.cwd()}' REDRESS_CALENDARS='${process.cwd()}/conf/calendars' '${process.cwd()}/${build}/redress' --site ${site.site} --data ${site.data} intake --to bounces@example.org --from '' || exit 75
`)
  site.redress('deliver')
  writeFileSync(sendmail, program)
  is('a report that was quicker is filed', site.sql(`SELECT how FROM post_sorted WHERE reference = '${reference}'`), 'bounce')
  is('and what it says stays', site.sql(`SELECT state FROM outbox WHERE reference = '${reference}' AND what = 'receipt'`), 'failed')
  is('as the case does', why(site, reference), '1 address')
}

// What staff are told stands in no letter's way; that they are not is said at the end, by the status too.
async function goesOn(site) {
  const { reference } = await complain(site, { 'complainant.email': 'lee@example.com', division: '' }), desk = `${site.data}/desk.db`
  renameSync(desk, `${desk}.kept`)
  mkdirSync(desk)
  const run = site.redress('deliver')
  rmdirSync(desk)
  renameSync(`${desk}.kept`, desk)
  is('letters go out where staff cannot be told', [run.status, site.sql(`SELECT state FROM outbox WHERE reference = '${reference}' AND what = 'receipt'`)], [75, 'sent'])
  has('which is said', run.error, 'staff')
}

const vacation = (more = [], fields = {}) => letter({ from: 'pat@example.com', subject: 'Automatic reply: Hello', text: 'I am away until 18 May.', headers: ['Auto-Submitted: auto-replied', ...more], ...fields })

async function automatic(site) {
  const { reference, letter: id, reply } = await acknowledged(site)
  let seq = 2
  for (const [name, mail, to] of [['to its address', vacation(), reply], ['in its thread', vacation([`In-Reply-To: <${id}>`])], ['by its reference', vacation([], { subject: `Automatic reply: ${reference}` })]]) {
    is(`an automatic answer ${name}`, became(site.comes(mail, to)), { how: 'automatic', reference, seq: ++seq })
  }
  const record = site.record(reference), note = record.slice(record.indexOf('<noted'))
  is('the record is valid', xmllint(record), '')
  for (const part of ['by="system"', 'Automatic reply: Hello', 'I am away until 18 May.', '>Automatic reply Hello.eml<'.replace('reply ', 'reply: ')]) has(`a note has ${part}`, note, part)
  hasNot('it is no contact', record, '<contacted')
  has('staff see it', words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'head' })).text)), 'I am away until 18 May.')
  for (const headers of [['Auto-Submitted: auto-replied'], ['X-Autoreply: yes'], ['Precedence: auto_reply'], ['Auto-Submitted: auto-notified', 'In-Reply-To: <x@example.org>']])
    is(`one that names no case is filed: ${headers.join(', ')}`, became(site.comes(letter({ from: 'lee@example.net', headers }))), { how: 'automatic', reference: '', seq: 0 })
  is('one of a stranger that names a case is not with it', became(site.comes(vacation([], { from: 'eve@example.net', subject: `Out of office: ${reference}` }))), { how: 'automatic', reference: '', seq: 0 })
  is('what a scanner sends is no answer, and waits', became(site.comes(letter({ headers: ['Auto-Submitted: auto-generated'], files: [{ name: 'scan.pdf', bytes: '%PDF-1.4 scan' }] }))), waits)
  is('nor is a list', became(site.comes(letter({ headers: ['List-Id: <x.example.org>'] }))), waits)
  const rows = site.sql('SELECT count(*) FROM outbox'), cases = site.sql('SELECT count(*) FROM case_file')
  for (let n = 0; n < 3; n++) site.comes(vacation(), reply)
  site.redress('deliver')
  is('nobody writes back', [site.sql('SELECT count(*) FROM outbox'), site.sql('SELECT count(*) FROM case_file')], [rows, cases])
}

// A reply to who sent a message that was for somebody else has no case: if it comes back, that waits for who sorts the post.
async function repliesToNobodysCase(site) {
  const passedOn = async n => {
    const { number } = site.comes(letter({ from: `Lee <lee-${n}@example.net>`, subject: 'The bins' }))
    const found = form((await site.get(`/staff/post?mail=${number}&to=other`, { user: 'support' })).text, '/staff/post')
    await site.post('/staff/post', { ...found.values, place: 'the council', send: 'yes' }, { user: 'support' })
    return { number, id: site.sql(`SELECT message FROM outbox WHERE address = 'lee-${n}@example.net'`) }
  }
  const said = async number => words(main((await site.get(`/staff/post?mail=${number}`, { user: 'support' })).text))
  const [one, other, third] = [await passedOn(1), await passedOn(2), await passedOn(3)]
  has('before it went it is waiting', await said(one.number), 'This reply is waiting to be emailed:')
  site.redress('deliver')
  has('then it was emailed', await said(one.number), 'This reply was emailed on')
  const back = site.comes(report('postfix', one.id), 'bounces@example.org', '')
  is('one that comes back waits', became(back), waits)
  has('and is said to be a report', await said(back.number), 'did not arrive')
  has('the message says it, too', await said(one.number), 'This reply could not be emailed. Print it, or copy it into an email:')
  is('said once', site.comes(report('postfix', one.id), 'bounces@example.org', '').how, 'bounce')
  is('one that is late is filed', site.comes(report('delayed', other.id), 'bounces@example.org', '').how, 'bounce')
  is('and one that arrived', site.comes(report('success', third.id), 'bounces@example.org', '').how, 'bounce')
  has('that is said', await said(third.number), 'Their mail server said on')
  has('of the late one, that it was emailed', await said(other.number), 'This reply was emailed on')
  site.sql("INSERT INTO outbox (what, digest, address, message, made, state, since, due, tries) SELECT what, digest, 'colleague@example.org', 'to-staff@example.org', made, 'sent', since, due, 1 FROM outbox WHERE what = 'notice' LIMIT 1")
  is('what goes to a colleague is said to them', site.comes(report('postfix', 'to-staff@example.org'), 'bounces@example.org', '').how, 'bounce')
}

// What was filed can be looked at, and taken back.
async function takenBack(site) {
  const { number } = site.comes(letter({ from: 'lee@example.net', subject: 'Gone fishing', headers: ['X-Autoreply: yes'] }))
  for (const user of ['handler2', 'stranger']) is(`${user} sees none of it`, (await site.get('/staff/filed', { user })).status, 403)
  const list = await site.get('/staff/filed', { user: 'support' })
  has('it is in the list', words(main(list.text)), 'Gone fishing lee@example.net')
  has('which the post leads to', (await site.get('/staff/post', { user: 'support' })).text, 'href="/staff/filed"')
  has('its page says what became of it', words(main((await site.get(`/staff/post?mail=${number}`, { user: 'support' })).text)), 'It was filed automatically. It is an automatic reply.')
  const csrf = /name="csrf" value="([^"]+)"/.exec(list.text.slice(list.text.indexOf('action="/staff/filed"')))[1]
  is('not without a seal', (await site.post('/staff/filed', { mail: number }, { user: 'support' })).status, 403)
  is('it is taken back', (await site.post('/staff/filed', { mail: number, csrf }, { user: 'support' })).location, `/staff/post?mail=${number}`)
  is('and waits', became(site.row(number)), waits)
  has('to be sorted', words(main((await site.get(`/staff/post?mail=${number}`, { user: 'support' })).text)), 'What is it?')
  is('once', (await site.post('/staff/filed', { mail: number, csrf }, { user: 'support' })).status, 409)
  is('nothing sorts it again', [site.redress('deliver').status < 2, became(site.row(number))], [true, waits])
  is('what is none', (await site.post('/staff/filed', { mail: '9999', csrf }, { user: 'support' })).status, 404)
  for (let n = 0; n < 22; n++) site.comes(letter({ from: 'lee@example.net', subject: `Away ${n}`, headers: ['X-Autoreply: yes'] }))
  const seen = new Set()
  for (let address = '/staff/filed'; address;) {
    const page = (await site.get(address, { user: 'support' })).text
    for (const found of page.matchAll(/mail=(\d+)"/g)) seen.add(found[1])
    address = /href="(\/staff\/filed\?after=\d+)"/.exec(page)?.[1]
  }
  is('all are listed, page by page', seen.size, Number(site.sql("SELECT count(*) FROM post_sorted WHERE how IN ('bounce', 'automatic')")))
}

await test(async () => {
  for (const name of sites) {
    const folder = mkdtempSync('/tmp/redress-bounces.'), site = await startOffice(folder, name)
    try {
      await failed(site)
      await changesNothing(site)
      await automatic(site)
      await repliesToNobodysCase(site)
      await takenBack(site)
      await overtaken(folder, site)
      await goesOn(site)
      is('all is sound', site.redress('verify').status, 0)
      for (const text of [site.log, site.redress('mail').text]) hasNot('no address is said', text, '@')
    } finally {
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
})
