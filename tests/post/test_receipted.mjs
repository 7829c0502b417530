#!/usr/bin/env node
// A policy by which the receipt acknowledges a complaint: it goes out at once and names the division's contact, and what
// is owed is kept by it; unless it comes back. Both sites, under a real mail server.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { act, lead, open, praise, right } from '../http/acts.mjs'
import { complain, has, hasNot, is, main, ok, receipt, startSite, summary, test, words, xmllint } from '../http/site.mjs'
import { read } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

// Of each site: a division with its contact, and which words of its policy change.
const sites = [
  { name: 'schools-mutual-services', division: 'finance', contact: 'Priya Shah', phone: '01632 960111', email: 'finance@example.org', decider: 'handler', standIn: ['support', 'Grace Lin'] },
  { name: 'one-academy', division: 'apprenticeships', contact: 'Rosa Bianchi', phone: '01632 960211', email: 'apprenticeships@example.org', decider: 'support', standIn: ['smt', 'Ines Duarte'] }
]
const folder = mkdtempSync('/tmp/redress-receipted.')
let server, site

function edit(name, ...changes) {
  const file = `${folder}/${name}`
  let text = readFileSync(file, 'utf8')
  for (const [was, now] of changes) {
    if (!text.match(was)) throw new Error(`${file}: no ${was}`)
    text = text.replace(was, now)
  }
  writeFileSync(file, text)
}

function prepare(name) {
  cpSync(`conf/sites/${name}`, `${folder}/${name}`, { recursive: true })
  edit(`${name}/organisation.xml`, [/  <attachments/, `  <outgoing from="complaints@example.org" return="bounces@example.org" through="smtp://127.0.0.1:${server.port}"/>\n  <attachments`])
  edit(`${name}/policy.xml`,
    [/(<obligation name="acknowledge" starts="received[^"]*" met-by="acknowledged)"/, '$1 receipted"'],
    [/(<obligation name="respond" starts="acknowledged)( reopened" at-latest)/, '$1 receipted$2'])
}

const owed = (reference, name) => site.sql(`SELECT ifnull(kept, 'no') <> 'no', datetime(due, 'unixepoch') FROM obligation WHERE reference = '${reference}' AND name = '${name}' ORDER BY due LIMIT 1`)
const keeps = (reference, name = 'acknowledge') => owed(reference, name).startsWith('1')
const page = (reference, user = 'support') => site.get(`/staff/case?ref=${reference}`, { user }).then(got => words(main(got.text)))
const raise = fields => complain(site, { 'complainant.email': 'last@example.org', ...fields })

async function acknowledges({ division, contact, phone, email, decider }, n) {
  const { reference } = await raise({ division, 'complainant.email': `pat${n}@example.org` })
  const record = site.record(reference)
  is('the record is valid', xmllint(record), '')
  has('it names the receipt', record, ` receipt="${site.sql(`SELECT digest FROM outbox WHERE reference = '${reference}'`)}"`)
  has('and whom that names', record, `<contact><name>${contact}</name><phone>${phone}</phone><email>${email}</email></contact>`)
  is('the complaint is acknowledged', keeps(reference), true)
  is('the reply is owed from then on', owed(reference, 'respond').startsWith('0'), true)
  site.redress('deliver')
  const got = read((await server.arrived(`pat${n}`, 1))[0]).text
  has('the receipt says who the contact is', got.replace(/\s+/g, ' '), `Your contact If you have a question or want to add something, please contact ${contact}, phone ${phone}, email ${email}, quoting the reference.`)
  has('and by when they will have a reply', got, 'reply')
  const due = words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'head' })).text))
  has('staff see it', due, contact)
  const early = await site.get(`/staff/respond?ref=${reference}`, { user: decider })
  is('nobody replies before the issues are agreed', early.status, 409)
  is('they still are, by an acknowledgement', (await act(site, 'acknowledge', reference, undefined, decider)).status, 303)
  is('and the reply is owed as before', site.sql(`SELECT count(*) FROM obligation WHERE reference = '${reference}' AND name = 'respond'`), '1')
  return reference
}

async function corrected(reference) {
  const { values } = await open(site, `/staff/correct?ref=${reference}&seq=1`, 'support')
  const got = await site.post(`/staff/correct?ref=${reference}&seq=1`, { ...values, reason: 'A slip', 'event.received.summary': 'Payroll was late' }, { user: 'support' })
  is('the complaint is corrected', [got.status, summary(got.text)], [303, {}])
  is('and stays acknowledged', keeps(reference), true)
  is('the record is valid', xmllint(site.record(reference)), '')
}

// Nobody can be named, or nothing goes out: then it is acknowledged by somebody.
async function doesNot({ division }) {
  for (const [why, fields] of [
    ['nobody is sure of the division', { division: 'not-sure' }],
    ['they have no email', { division, 'complainant.email': '', 'complainant.phone': '01632 960001' }],
    ['they want to be called', { division, 'complainant.phone': '01632 960001', 'complainant.preferred-channel': 'phone' }],
    ['it is our own address', { division, 'complainant.email': 'complaints@example.org' }],
  ]) {
    const { reference } = await raise(fields)
    is(`not where ${why}`, [keeps(reference), site.record(reference).includes('<contact>')], [false, false])
  }
}

async function comesBack({ division, decider }) {
  const { reference } = await raise({ division, 'complainant.email': 'refused@example.org' })
  is('acknowledged, while nobody knows better', keeps(reference), true)
  site.redress('deliver')
  is('it comes back: nothing was acknowledged', keeps(reference), false)
  has('the record says so', site.record(reference), '<why>refused</why>')
  has('and somebody sees it', await page(reference), 'Send again what came back: Complaint received')
  await lead(site, reference, [['acknowledge', { channel: 'phone' }, decider]])
  is('what is told next makes up for it', [keeps(reference), site.sql(`SELECT kept IS NOT NULL FROM obligation WHERE reference = '${reference}' AND name = 'send-again'`)], [true, '1'])
  is('and nothing is to be sent again', (await site.get(`/staff/resend?ref=${reference}`, { user: decider })).status, 409)
  const two = await raise({ division, 'complainant.email': 'refused@example.org', 'complainant.address': '1 Lane\nMiddleham', 'complainant.preferred-channel': 'email' })
  site.redress('deliver')
  is('it can go by post', (await act(site, 'resend', two.reference, { sent: '1', channel: 'post' }, decider)).status, 303)
  const letter = words(main((await site.get(`/staff/letter?ref=${two.reference}&seq=3`, { user: decider })).text))
  has('with a letter that says what is in it', letter, 'We sent you the enclosed receipt by email')
}

async function whoIsAway({ name, division, standIn: [user, title] }) {
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-')
  const away = await site.fill('/staff/away', { 'until.day': day, 'until.month': month, 'until.year': year, 'stand-in': user }, { user: 'handler' })
  is('the contact is away today', away.status, 303)
  const { reference } = await raise({ division })
  const organisation = readFileSync(`${folder}/${name}/organisation.xml`, 'utf8'), own = way => organisation.match(`<${way}>([^<]*)`)[1]
  has('who stands in is named, reached where the organisation is', site.record(reference), `<contact><name>${title}</name><phone>${own('phone')}</phone><email>${own('email')}</email></contact>`)
}

await test(async () => {
  server = await startPostfix(folder, ['pat0', 'pat1', 'last', 'glad'])
  try {
    for (const [n, one] of sites.entries()) {
      prepare(one.name)
      site = await startSite({ SITE: `${folder}/${one.name}` })
      const policy = site.redress('policy', `${folder}/${one.name}/policy.xml`)
      ok('the policy is sound', policy.status === 0, policy)
      const reference = await acknowledges(one, n)
      await corrected(reference)
      await doesNot(one)
      await comesBack(one)
      await whoIsAway(one)
      const thanks = receipt((await site.get((await site.fill('/complaints/compliment', { ...praise, division: one.division, 'giver.email': 'glad@example.org' })).location)).text)
      is('a compliment has a receipt and names nobody', [/ receipt="/.test(site.record(thanks.reference)), site.record(thanks.reference).includes('<contact>')], [true, false])
      is('every case is listed as its record says', site.redress('verify').text.trim().split('\t').pop(), '0 broken')
      site.redress('rebuild')
      is('also made anew', keeps(reference), true)
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
