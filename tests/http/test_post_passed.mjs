#!/usr/bin/env node
// A message that is for somebody else is passed on, with a kind reply to who sent it: sent, or to be printed. Both sites.
import { readFileSync, writeFileSync } from 'node:fs'
import { form, has, hasNot, is, main, ok, startSite, takeIn, test, words, xmllint } from './site.mjs'

let site, count = 0
const get = async (path, user = 'support') => site.get(path, { user })
const text = async (path, user) => words(main((await get(path, user)).text))
const rows = () => site.sql("SELECT count(*) FROM outbox WHERE what = 'notice'")

function arrives(from = 'Pat Doe <pat@example.com>', ...headers) {
  takeIn(site.data, ['Received: from a.example by mail.example.org; Fri, 1 May 2026 17:30:00 +0100', `From: ${from}`, 'To: info@example.org', ...headers,
    `Subject: My pay ${++count}`, `Message-ID: <${count}@example.com>`, '', 'I was paid late.', ''].join('\n'))
  return Number(site.sql('SELECT max(number) FROM post'))
}

const passing = async (number, to) => form((await get(`/staff/post?mail=${number}&to=${to}`)).text, '/staff/post')
const press = (shown, more) => site.post('/staff/post', { ...shown.values, ...more }, { user: 'support' })

async function withoutMail({ name, title, help }) {
  const number = arrives(), page = await text(`/staff/post?mail=${number}`)
  for (const part of ['Pass it on to', title, 'Someone else']) has(`the message offers ${part}`, page, part)
  is('nobody else can help', (await get(`/staff/post?mail=${number}&to=nobody`)).status, 404)
  const shown = await passing(number, name)
  for (const part of ['Thank you for your message.', 'We have passed your message on', title, help]) has(`the reply says ${part}`, shown.values.reply, part)
  hasNot('it is not sent from here', await text(`/staff/post?mail=${number}&to=${name}`), 'Pass on and send')
  is('also if that is asked for', (await press(shown, { send: 'yes' })).location, `/staff/post?mail=${number}`)
  const after = await text(`/staff/post?mail=${number}`)
  for (const part of [`It was passed on to ${title}`, 'Nothing was sent from here', 'Thank you for your message.']) has(`then its page says ${part}`, after, part)
  is('nothing went out', rows(), '0')
  is('once', (await press(shown, { send: 'no' })).status, 409)
  const other = arrives(), blank = await press(await passing(other, 'other'), { send: 'no', reply: 'Dear Pat' })
  is('where it went has to be said', [blank.status, words(blank.text).includes('Enter where you passed it on to')], [422, true])
  has('what was typed is there', blank.text, 'Dear Pat')
  is('who can help has to be one of them', (await press(await passing(other, 'other'), { to: 'nobody', place: 'x', send: 'no' })).status, 404)
  is('too long a reply is told', (await press(await passing(other, 'other'), { place: 'x', reply: 'x'.repeat(5001) })).status, 422)
  is('no reply is none', (await press(await passing(other, 'other'), { place: 'The <council>', reply: '', send: 'no' })).status, 303)
  const none = await text(`/staff/post?mail=${other}`)
  site.sql(`UPDATE post_sorted SET by = 'former' WHERE number = ${other}`)
  has('who sorted it is said when they have left, too', await text(`/staff/post?mail=${other}`), '(former)')
  has('the place is shown', none, 'It was passed on to The <council>')
  hasNot('and no reply', none, 'Thank you for your message')
}

async function withMail({ name, title }) {
  const number = arrives('Pat Doe <pat@example.com>', 'Reply-To: other@example.com'), shown = await passing(number, name)
  has('it says where the reply goes', await text(`/staff/post?mail=${number}&to=${name}`), 'The reply goes to other@example.com')
  is('a reply that is sent is not empty', (await press(shown, { send: 'yes', reply: ' ' })).status, 422)
  const reply = 'Dear Pat\n\nThank you. Ask <them> & "us".'
  is('it is sent', (await press(shown, { send: 'yes', reply })).status, 303)
  is('once, to who sent it', [rows(), site.sql("SELECT address FROM outbox WHERE what = 'notice'")], ['1', 'other@example.com'])
  const notice = site.sql("SELECT CAST(bytes AS TEXT) FROM content AS c, outbox AS o WHERE c.digest = o.digest AND what = 'notice'")
  is('the notice is valid', xmllint(notice, 'schema/letter.xsd'), '')
  for (const part of [`answers="${count}@example.com"`, 'Your message to us', 'Ask &lt;them&gt; &amp;', 'Dear Pat\n']) has(`the notice has ${part}`, notice, part)
  hasNot('and no subject of theirs', notice, 'My pay')
  const after = await text(`/staff/post?mail=${number}`)
  for (const part of [`It was passed on to ${title}`, 'This reply is waiting to be emailed', 'Ask <them>']) has(`its page says ${part}`, after, part)
  is('again it is not', [(await press(shown, { send: 'yes', reply })).status, rows()], [409, '1'])
  is('without a reply', [(await press(await passing(arrives(), name), { send: 'no' })).status, rows()], [303, '1'])
}

// Rule 7: none of these is answered.
async function isNeverAnswered({ name }) {
  const unanswered = {
    'automatic': ['Pat <pat@example.com>', 'Auto-Submitted: auto-replied'],
    'of a list': ['Pat <pat@example.com>', 'List-Id: <all.example.com>'],
    'of many': ['Pat <pat@example.com>', 'Precedence: bulk'],
    'from our mailbox': ['Us <COMPLAINTS@example.org>'],
    'to be answered to our return address': ['Pat <pat@example.com>', 'Reply-To: bounces@example.org'],
    'from no address': ['Pat'],
  }
  for (const [what, headers] of Object.entries(unanswered)) {
    const number = arrives(...headers), before = rows()
    hasNot(`${what}: not offered`, await text(`/staff/post?mail=${number}&to=${name}`), 'Pass on and send')
    is(`${what}: not sent`, [(await press(await passing(number, name), { send: 'yes' })).status, rows()], [303, before])
  }
}

const SITES = [
  { SITE: 'one-academy', name: 'employment', title: 'Your line manager or the People Team', help: '01632 960250' },
  { SITE: 'schools-mutual-services', name: 'employment', title: 'Your line manager or Human Resources', help: '01632 960122' },
]

await test(async () => {
  for (const { SITE, ...place } of SITES) {
    site = await startSite({ SITE }, '<user name="newcomer" title="New Comer"/>')
    await withoutMail(place)
    const path = `${site.site}/organisation.xml`
    writeFileSync(path, readFileSync(path, 'utf8').replace('<attachments', '<outgoing from="complaints@example.org" return="bounces@example.org" through="/bin/true"/>$&'))
    await withMail(place)
    await isNeverAnswered(place)
    is('nothing in the log', site.log, '')
    ok('all is sound', site.redress('verify').status === 0)
    await site.stop()
  }
})
