#!/usr/bin/env node
// A case that staff make of an email has a receipt at once, as one from the website; not where nobody wrote it, or a
// colleague did. Both sites.
import { readFileSync, writeFileSync } from 'node:fs'
import { form, has, is, main, startSite, takeIn, test, words } from './site.mjs'

let site, count = 0
const rows = reference => site.sql(`SELECT what, address FROM outbox WHERE reference = '${reference}' AND what = 'receipt'`)
const sent = { 'at.day': '1', 'at.month': '5', 'at.year': '2026' }

function arrives(...headers) {
  takeIn(site.data, ['Received: from a.example by mail.example.org; Fri, 1 May 2026 17:30:00 +0100', 'To: info@example.org', 'Subject: The hall',
    `Message-ID: <${++count}@example.com>`, ...headers, '', 'The hall was cold.', ''].join('\n'))
  return Number(site.sql('SELECT max(number) FROM post'))
}

async function becomes(kind, number, more = {}) {
  const path = kind === 'complaint' ? '/staff/submit' : '/staff/compliment'
  const shown = form((await site.get(`${path}?mail=${number}`, { user: 'support' })).text, path)
  const kept = await site.post(shown.action, { ...shown.values, ...sent, ...(kind === 'compliment' && { about: 'service' }), ...more }, { user: 'support' })
  is(`a ${kind} is made of it`, kept.status, 303, words(main(kept.text)))
  return /ref=([^&]+)/.exec(kept.location)[1]
}

async function whoWrote(kind) {
  const from = 'From: Pat Doe <pat@example.com>'
  const reference = await becomes(kind, arrives(from))
  is(`who wrote a ${kind} has a receipt`, rows(reference), 'receipt|pat@example.com')
  const receipt = site.sql(`SELECT CAST(bytes AS TEXT) FROM content WHERE digest = (SELECT digest FROM outbox WHERE reference = '${reference}')`)
  has('with the reference', receipt, reference)
  has('and a place for the code', receipt, '<access-code/>')
  has('the record names it', site.record(reference), ' receipt="')
  for (const [what, headers] of Object.entries({
    'a machine': [from, 'Auto-Submitted: auto-generated'], 'a list': [from, 'List-Id: <parents.example.com>'],
    'nobody who can be answered': ['Return-Path: <>', from], 'ourselves': ['From: Info <info@schoolsmutualservices.co.uk>', 'Reply-To: bounces+x@example.org'],
  })) is(`${what} has none of a ${kind}`, rows(await becomes(kind, arrives(...headers))), '')
}

async function byPhone() {
  const shown = form((await site.get('/staff/submit', { user: 'support' })).text, '/staff/submit')
  const kept = await site.post(shown.action, { ...shown.values, ...sent, channel: 'phone', summary: 'By phone', details: 'It was cold.', 'complainant.name': 'Pat', 'complainant.email': 'pat@example.com' }, { user: 'support' })
  is('a call is written down', kept.status, 303, words(main(kept.text)))
  return /ref=([^&]+)/.exec(kept.location)[1]
}

async function ofSite(SITE) {
  site = await startSite({ SITE }, '<user name="newcomer" title="New Comer"><holds role="staff"/></user>')
  const path = `${site.site}/organisation.xml`
  is('where no mail is sent there is none', rows(await becomes('complaint', arrives('From: Pat Doe <pat@example.com>'))), '')
  writeFileSync(path, readFileSync(path, 'utf8').replace('<attachments', '<incoming vouched-by="mail.example.org"/><outgoing from="complaints@example.org" return="bounces@example.org" through="/bin/true"/>$&'))
  for (const kind of ['complaint', 'compliment']) await whoWrote(kind)
  const colleague = readFileSync(`${site.site}/users.xml`, 'utf8').match(/name="staff"[^>]*email="([^"]+)"/)
  const told = arrives(`From: <${colleague[1]}>`, 'Authentication-Results: mail.example.org; dmarc=pass header.from=example.org')
  is('a colleague has none, nor has whom they told of', rows(await becomes('complaint', told, { channel: 'phone', 'complainant.name': 'Pat', 'complainant.email': 'pat@example.com', 'at.time': '10:00' })), '')
  is('what was told by phone has none', rows(await byPhone()), '')
  is('all is sound', [site.redress('verify').status, site.redress('rebuild').status, site.redress('verify').status], [0, 0, 0])
  await site.stop()
}

await test(async () => {
  for (const SITE of ['schools-mutual-services', 'one-academy']) await ofSite(SITE)
})
