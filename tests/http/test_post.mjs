#!/usr/bin/env node
// The post: what came by mail waits until somebody says what it is, and becomes that with all that came.
import { readFileSync } from 'node:fs'
import { form, has, hasNot, is, main, ok, startSite, takeIn, test, words, xmllint } from './site.mjs'

let site
const get = async (path, user = 'support') => site.get(path, { user })
const text = async (path, user) => words(main((await get(path, user)).text))

// A message that comes in; its number in the post.
function arrives(mail) {
  takeIn(site.data, mail)
  return Number(site.sql('SELECT max(number) FROM post'))
}

const plain = (id, said, subject = 'The hall was cold', received = 'Fri, 1 May 2026 17:30:00 +0100') => [
  `Received: from a.example by mail.example.org; ${received}`, 'From: Pat Doe <pat@example.com>', 'To: complaints-and-compliments@example.org',
  'Date: Fri, 1 May 2026 17:29:00 +0100', `Subject: ${subject}`, `Message-ID: <${id}@example.com>`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', said, ''].join('\n')

const attached = readFileSync('tests/post/mail/gmail-attachment.eml', 'utf8')
const isWaiting = async number => (await get('/staff/post')).text.includes(`mail=${number}"`)

async function waits() {
  has('nothing waits at first', await text('/staff/post'), 'Nothing is waiting to be sorted')
  hasNot('and my work says nothing of it', await text('/staff/'), 'to be sorted')
  const number = arrives(plain('one', 'Nobody came. <b>Twice</b> & "again".'))
  arrives(plain('one', 'Nobody came. <b>Twice</b> & "again".'))
  is('the same again is one', site.sql('SELECT count(*) FROM post'), '1')
  const list = await text('/staff/post')
  for (const part of ['The hall was cold', 'Pat Doe', '1 May 2026', '6 May 2026', 'Overdue']) has(`the list has ${part}`, list, part)
  has('my work says that it waits', await text('/staff/'), 'One message is waiting to be sorted')
  has('and by when it had to be acknowledged', await text('/staff/'), '6 May 2026')
  const page = await text(`/staff/post?mail=${number}`)
  for (const part of ['pat@example.com', 'Nobody came. <b>Twice</b> & "again".', 'A complaint', 'A compliment', 'Pass it on to', 'Someone else']) has(`the message has ${part}`, page, part)
  for (const user of ['handler2', 'staff', 'stranger'])
    is(`${user} sorts no post`, [(await get('/staff/post', user)).status, (await get(`/staff/post?mail=${number}`, user)).status, (await get(`/staff/submit?mail=${number}`, user)).status], [403, 403, 403])
  hasNot('nor hears of it', await text('/staff/', 'handler2'), 'to be sorted')
  for (const none of ['99', '0', 'x', '-1']) is(`no message ${none}`, (await get(`/staff/post?mail=${none}`)).status, 404)
  return number
}

async function becomesAComplaint(number) {
  const address = `/staff/submit?mail=${number}`, shown = form((await get(address)).text, '/staff/submit')
  is('the form is filled in', ['complainant.name', 'complainant.email', 'summary', 'details', 'channel', 'at.day', 'at.time', 'mail'].map(name => shown.values[name]),
    ['Pat Doe', 'pat@example.com', 'The hall was cold', 'Nobody came. <b>Twice</b> & "again".', 'email', '01', '17:30', String(number)].map((value, i) => shown.values['at.day'] === '1' && i === 5 ? '1' : value))
  const refused = await site.post(shown.action, { ...shown.values, summary: '' }, { user: 'support' })
  is('what is missing is said', refused.status, 422)
  ok('and it waits still', await isWaiting(number))
  const again = form(refused.text, '/staff/submit')
  ok('no file of it has to be sent again', !Object.keys(again.values).some(name => name.startsWith('kept.')), Object.keys(again.values))
  const sent = { ...again.values, summary: 'Cold hall' }
  const kept = await site.post(again.action, sent, { user: 'support' })
  is('it becomes a case', kept.status, 303)
  is('the same form again is the same case', (await site.post(again.action, sent, { user: 'support' })).location, kept.location)
  const reference = /ref=([^&]+)/.exec(kept.location)[1], record = site.redress('show', reference).text
  is('which is valid', xmllint(record), '')
  for (const part of ['at="2026-05-01T17:30:00+01:00"', '<channel>email</channel>', '<email>pat@example.com</email>', 'type="message/rfc822"', '>The hall was cold.eml</attachment>']) has(`its record has ${part}`, record, part)
  is('the message is its file, as it came', site.sql(`SELECT CAST(bytes AS TEXT) FROM content`), site.sql(`SELECT CAST(bytes AS TEXT) FROM post WHERE number = ${number}`))
  ok('it has left the post', !(await isWaiting(number)))
  has('and says what became of it', await text(`/staff/post?mail=${number}`), reference)
  is('no second case is made of it', (await get(address)).status, 409)
  const other = form((await get(`/staff/submit?mail=${arrives(plain('two', 'Again.'))}`)).text, '/staff/submit')
  const second = await site.post(other.action, { ...other.values, mail: String(number), details: 'Another' }, { user: 'support' })
  is('not by who had it open, too', [second.status, words(second.text).includes('Someone else has sorted this message')], [409, true])
  is('all is sound', site.redress('verify').status, 0)
  return reference
}

async function becomesACompliment() {
  const number = arrives(attached), address = `/staff/compliment?mail=${number}`
  const shown = form((await get(address)).text, '/staff/compliment')
  is('the form of a compliment, too', [shown.values['giver.email'], shown.values.details], ['pat.doe@example.com', 'The bill is attached.'])
  const kept = await site.post(shown.action, { ...shown.values, about: 'service' }, { user: 'support' })
  is('it becomes one', kept.status, 303, words(kept.text))
  const record = site.redress('show', /ref=([^&]+)/.exec(kept.location)[1]).text
  has('with the message', record, '>The bill – please look.eml</attachment>')
  has('and what came with it', record, 'type="application/pdf" size="69">bill May.pdf</attachment>')
}

async function belongsToACase(reference) {
  const number = arrives(plain('three', `This is about ${reference.toLowerCase()}, and about P-2026-000000-0.`, 'More'))
  const page = (await get(`/staff/post?mail=${number}`)).text
  has('the case is named', page, `/staff/contact?ref=${reference}&amp;mail=${number}`)
  has('as the same sender', words(main(page)), 'same email address')
  const shown = form((await get(`/staff/contact?ref=${reference}&mail=${number}`)).text, `/staff/contact?ref=${reference}`)
  is('the contact is filled in', [shown.values.direction, shown.values.channel, shown.values.said.slice(0, 13)], ['in', 'email', 'This is about'])
  const kept = await site.post(shown.action, shown.values, { user: 'support' })
  is('it becomes an entry', kept.status, 303)
  const record = site.redress('show', reference).text
  has('with the message', record.slice(record.indexOf('<contacted')), '>More.eml</attachment>')
  ok('it has left the post', !(await isWaiting(number)))
  is('a case that is none', (await get(`/staff/contact?ref=C-2026-000000-0&mail=${number}`)).status, 404)
}

async function leaves() {
  for (const [how, said] of [['passed-on', 'It was passed on to the council'], ['unwanted', 'It was marked as unwanted']]) {
    const number = arrives(plain(how, 'Buy this.')), fields = { how, to: 'other', place: 'the council' }
    const values = form((await get(`/staff/post?mail=${number}`)).text.replace(/<form method="get"[^]*?<\/form>/g, ''), '/staff/post').values
    is(`${how}: nobody else says so`, (await site.post('/staff/post', { ...values, ...fields }, { user: 'handler2' })).status, 403)
    is(`${how}: not without a seal`, (await site.post('/staff/post', { mail: String(number), ...fields }, { user: 'support' })).status, 403)
    is(`${how}: in no other way`, (await site.post('/staff/post', { ...values, how: 'lost' }, { user: 'support' })).status, 400)
    is(`${how}: it leaves the post`, [(await site.post('/staff/post', { ...values, ...fields }, { user: 'support' })).status, await isWaiting(number)], [303, false])
    has(`${how}: that is said`, await text(`/staff/post?mail=${number}`), said)
    is(`${how}: once`, (await site.post('/staff/post', { ...values, ...fields }, { user: 'support' })).status, 409)
  }
}

async function oddOnes() {
  for (const [name, remark] of [['encrypted-pgp', 'is encrypted'], ['outlook-winmail', 'winmail.dat'], ['vacation', 'automatic reply'], ['bounce', 'did not arrive'], ['odd-signs', 'patgnp.exe'], ['no-headers', 'Unknown sender']]) {
    const number = arrives(readFileSync(`tests/post/mail/${name}.eml`))
    has(`${name}: said`, await text(`/staff/post?mail=${number}`), remark)
    is(`${name}: a form of it can be opened`, (await get(`/staff/submit?mail=${number}`)).status, 200)
  }
  for (let number = 0; number < 30; number++) arrives(plain(`many${number}`, 'x', `Many ${number}`, `Sat, 2 May 2026 17:${10 + number}:00 +0100`))
  const seen = new Set()
  let address = '/staff/post', pages = 0
  for (; address && pages < 5; pages++) {
    const page = (await get(address)).text
    for (const found of page.matchAll(/mail=(\d+)"/g)) seen.add(found[1])
    address = /href="(\/staff\/post\?after=\d+&amp;cases=)"/.exec(page)?.[1]?.replace('&amp;', '&')
  }
  is('page by page each is there', [pages, seen.size], [2, Number(site.sql('SELECT count(*) FROM post WHERE number NOT IN (SELECT number FROM post_sorted)'))])
}

await test(async () => {
  site = await startSite({ SITE: 'one-academy' })
  const number = await waits()
  const reference = await becomesAComplaint(number)
  await becomesACompliment()
  await belongsToACase(reference)
  await leaves()
  await oddOnes()
  await site.stop()
  site = await startSite({ SITE: 'schools-mutual-services' })
  const unknown = arrives(plain('division', 'For whom is this?'))
  const status = async user => (await get(`/staff/post?mail=${unknown}`, user)).status
  is('who may assign in one division sorts no post', [await status('handler'), await status('support')], [403, 200])
})
