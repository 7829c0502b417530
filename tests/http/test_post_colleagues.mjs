#!/usr/bin/env node
// A colleague who writes in has told us of somebody: known if the mail server vouches for them, and only then. Both sites.
import { readFileSync, writeFileSync } from 'node:fs'
import { form, has, hasNot, is, main, ok, startSite, takeIn, test, words } from './site.mjs'

let site
const get = async (path, user = 'support') => site.get(path, { user })
const text = async (path, user) => words(main((await get(path, user)).text))
const ours = 'Received: from a.example by mail.example.org with ESMTPS; Fri, 1 May 2026 17:30:00 +0100'
const vouches = 'Authentication-Results: mail.example.org; dmarc=pass (p=reject) header.from=example.org'

let count = 0
function arrives(from, ...stamps) {
  takeIn(site.data, [...stamps, `From: ${from}`, 'To: info@example.org', 'Subject: A parent rang', `Message-ID: <${++count}@example.org>`, '', 'Pat Doe says the hall was cold.', ''].join('\n'))
  return Number(site.sql('SELECT max(number) FROM post'))
}

const submit = async number => form((await get(`/staff/submit?mail=${number}`)).text, '/staff/submit')

async function whoIsKnown({ name, email }) {
  const jo = `Whoever <${email.toUpperCase()}>`
  const known = {
    'vouched for': [jo, [ours, vouches], true],
    'above the receipt': [jo, [vouches, ours], true],
    'below what Postfix folds, twice through it': [jo, [ours, 'Received: from a.example (a.example [192.0.2.41])\n\tby mail.example.org (Postfix) with ESMTPS id 4Rk1Zx2q\n\tfor <info@example.org>; Fri, 1 May 2026 17:30:00 +0100', vouches], true],
    'that names no sender': [jo, [ours, 'Authentication-Results: mail.example.org; dmarc=pass'], false],
    'nothing said': [jo, [ours], false],
    'another name': [jo, [ours, vouches.replace('mail.example', 'mx.example')], false],
    'failed, and forged below': [jo, [ours, vouches.replace('pass', 'fail'), 'Received: from b.example by c.example; Fri, 1 May 2026 17:29:00 +0100', vouches], false],
    'forged below another server': [jo, [ours, 'Received: from b.example by c.example; Fri, 1 May 2026 17:29:00 +0100', vouches], false],
    'a stranger': ['Pat <pat@example.org>', [ours, vouches], false],
    'two senders': [`${email}, pat@example.org`, [ours, vouches], false],
    'a group': [`Staff: ${email}, pat@example.org;`, [ours, vouches], false],
    'two From': [`${email}\nFrom: pat@example.org`, [ours, vouches], false],
    'a name that looks like it': [`"${email}" <pat@example.org>`, [ours, vouches], false],
  }
  for (const [what, [from, stamps, is]] of Object.entries(known)) {
    const page = await text(`/staff/post?mail=${arrives(from, ...stamps)}`)
    if (is) has(`${what}: a colleague`, page.replace(' ,', ','), `From ${name}, a colleague`)
    else hasNot(`${what}: nobody we know`, page, 'a colleague')
  }
  is('a stranger’s form has the sender', (await submit(arrives(jo, ours))).values['complainant.email'].toLowerCase(), email)
}

async function tells({ user, name, email }) {
  const number = arrives(`Jo <${email}>`, ours, vouches), shown = await submit(number)
  is('the form has their words, and them as who told us', ['summary', 'details', 'reporter'].map(field => shown.values[field]), ['A parent rang', 'Pat Doe says the hall was cold.', user])
  is('but nothing of the person, the way and the time', ['complainant.name', 'complainant.email', 'channel', 'at.day', 'at.time'].map(field => shown.values[field] ?? ''), ['', '', '', '', ''])
  has('and asks for them', await text(`/staff/submit?mail=${number}`), 'Enter whose words these are')
  const person = { ...shown.values, channel: 'phone', 'complainant.name': 'Pat Doe', 'complainant.phone': '01632 960001' }
  const refused = await site.post(shown.action, person, { user: 'support' })
  has('the time has to be said', words(main(refused.text)), 'Enter when it reached us')
  const again = form(refused.text, '/staff/submit')
  const kept = await site.post(again.action, { ...again.values, ...person, token: again.values.token, 'at.day': '1', 'at.month': '5', 'at.year': '2026', 'at.time': '10:00' }, { user: 'support' })
  is('then it is a case', kept.status, 303, words(kept.text))
  const reference = /ref=([^&]+)/.exec(kept.location)[1], record = site.record(reference)
  for (const part of ['by="support"', `<reporter title="${name}">${user}</reporter>`, 'at="2026-05-01T10:00:00+01:00"', '<name>Pat Doe</name>']) has(`its record has ${part}`, record, part)
  hasNot('and no address of the colleague as the complainant’s', record, `<email>${email}`)
  const page = await get(`/staff/case?ref=${reference}`, user)
  is('the colleague sees it', page.status, 200)
  has('among what they recorded', (await get('/staff/cases', user)).text, reference)
  is('nobody else of their role does', (await get(`/staff/case?ref=${reference}`, 'newcomer')).status, 404)
  is('all is sound', site.redress('verify').status, 0)
  is('also made anew', [site.redress('rebuild').status, (await get(`/staff/case?ref=${reference}`, user)).status], [0, 200])
  return reference
}

// Where mail goes out, the colleague is thanked, with the reference and nothing else of the case.
async function isThanked({ user, email }) {
  const path = `${site.site}/organisation.xml`
  writeFileSync(path, readFileSync(path, 'utf8').replace('<attachments', '<outgoing from="complaints@example.org" return="bounces@example.org" through="/bin/true"/>$&'))
  const rows = "FROM outbox WHERE what = 'notice' AND reference IS NULL", time = { 'at.day': '1', 'at.month': '5', 'at.year': '2026' }
  for (const concerned of [undefined, user]) {
    const shown = await submit(arrives(`Jo <${email}>`, ours, vouches)), before = site.sql(`SELECT count(*) ${rows}`)
    const fields = { channel: 'phone', 'complainant.name': 'Pat Doe', 'complainant.phone': '01632 960001', summary: `Told ${concerned}`, ...time, ...(concerned && { 'concerned.1': concerned }) }
    const kept = await site.post(shown.action, { ...shown.values, ...fields }, { user: 'support' })
    is('it is a case', kept.status, 303, words(kept.text))
    if (concerned) is('who is complained about hears nothing', site.sql(`SELECT count(*) ${rows}`), before)
    else {
      const reference = /ref=([^&]+)/.exec(kept.location)[1]
      is('a colleague is thanked', site.sql(`SELECT address ${rows}`), email)
      const notice = site.sql(`SELECT CAST(bytes AS TEXT) FROM content WHERE digest = (SELECT digest ${rows})`)
      for (const part of [`<about>Complaint ${reference}</about>`, 'Thank you for telling us.']) has(`with ${part}`, notice, part)
      for (const part of ['Pat Doe', 'cold', 'Told']) hasNot('and nothing of the case', notice, part)
    }
  }
}

// Told of by the colleague themself, it is about them: then they see nothing of it.
async function isAboutThem({ user, email }) {
  const shown = await submit(arrives(`Jo <${email}>`, ours, vouches))
  const kept = await site.post(shown.action, { ...shown.values, channel: 'phone', 'complainant.name': 'Pat Doe', 'complainant.phone': '01632 960001', 'concerned.1': user, summary: 'About them', 'at.day': '1', 'at.month': '5', 'at.year': '2026' }, { user: 'support' })
  is('a case about who told us', kept.status, 303, words(kept.text))
  const reference = /ref=([^&]+)/.exec(kept.location)[1]
  is('is hidden from them', (await get(`/staff/case?ref=${reference}`, user)).status, 404)
  hasNot('in every list', (await get('/staff/cases', user)).text, reference)
}

async function aCompliment({ user, email }) {
  const number = arrives(`Jo <${email}>`, ours, vouches), shown = form((await get(`/staff/compliment?mail=${number}`)).text, '/staff/compliment')
  is('a compliment, too', [shown.values.reporter, shown.values['giver.email'] ?? ''], [user, ''])
  const kept = await site.post(shown.action, { ...shown.values, about: 'service', 'at.day': '1', 'at.month': '5', 'at.year': '2026' }, { user: 'support' })
  is('becomes a case', kept.status, 303, words(kept.text))
  is('that they see', (await get(`/staff/case?ref=${/ref=([^&]+)/.exec(kept.location)[1]}`, user)).status, 200)
}

const SITES = [
  { SITE: 'schools-mutual-services', user: 'staff', name: 'Sam Field', email: 'sam.field@example.org' },
  { SITE: 'one-academy', user: 'staff', name: 'Jo Byrne', email: 'jo.byrne@example.org' },
]

await test(async () => {
  for (const { SITE, ...colleague } of SITES) {
    site = await startSite({ SITE }, '<user name="newcomer" title="New Comer"><holds role="staff"/></user>')
    const path = `${site.site}/organisation.xml`
    writeFileSync(path, readFileSync(path, 'utf8').replace('<attachments', '<incoming vouched-by="mail.example.org"/>$&'))
    await whoIsKnown(colleague)
    await tells(colleague)
    await isAboutThem(colleague)
    await aCompliment(colleague)
    await isThanked(colleague)
    await site.stop()
  }
})
