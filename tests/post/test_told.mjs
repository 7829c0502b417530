#!/usr/bin/env node
// What tells whom something by email: each step of staff and of the public, for who can be reached by email, by post only,
// or by phone only, on both sites: what goes out, under which subject, with which files; and in words that name nothing
// that staff keep to themselves.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { act, lead, praise, right, rightOf } from '../http/acts.mjs'
import { complain, has, hasNot, is, ok, receipt, startSite, test } from '../http/site.mjs'
import { read } from './mailed.mjs'

const folder = mkdtempSync('/tmp/redress-told.')
let site

// The mail server: keeps each message as a file, in the order in which they come.
function program() {
  mkdirSync(`${folder}/mail`)
  writeFileSync(`${folder}/take`, `#!/bin/sh\ncat > ${folder}/mail/$(date +%s%N)\n`)
  chmodSync(`${folder}/take`, 0o755)
  return `${folder}/take`
}

// What has gone out since it was last asked: [subject, files, text]; of files the names without the reference.
function gone() {
  site.redress('deliver')
  const names = readdirSync(`${folder}/mail`).sort()
  const all = names.map(name => read(readFileSync(`${folder}/mail/${name}`, 'latin1')))
  for (const name of names) rmSync(`${folder}/mail/${name}`)
  site.sql("UPDATE outbox SET since = since - 7200 WHERE state = 'sent'") // no hour is full
  return all
}

const reachable = {
  email: { 'complainant.email': 'ann@example.net', 'complainant.address': '' },
  post: { 'complainant.email': '', 'complainant.address': '1 Lane\nMiddleham' },
  phone: { 'complainant.email': '', 'complainant.address': '', 'complainant.phone': '01632 960001' },
  'email, but would rather have letters': { 'complainant.email': 'ann@example.net', 'complainant.address': '1 Lane\nMiddleham', 'complainant.preferred-channel': 'post' }
}

const none = 'nothing', mailed = 'a message', lettered = 'a message with its letter'

// A step: who takes it, with which fields; what then goes out to who is reached by email, where that is said, and to who
// would rather have letters.
const steps = {
  complaint: [
    ['acknowledge', 'staff', { channel: 'email' }, lettered],
    ['contact', 'public', { said: 'One thing more' }, mailed],
    ['contact', 'staff', { direction: 'in', channel: 'phone', said: 'They rang' }, none],
    ['contact', 'staff', { direction: 'out', channel: 'email', said: 'We are on it' }, lettered],
    ['contact', 'staff', { direction: 'out', channel: 'phone', said: 'Told them' }, none],
    ['note', 'staff', {}, none],
    ['assess', 'staff', { severity: 'ordinary' }, none],
    ['introduce', 'staff', { channel: 'email' }, lettered],
    ['extend', 'staff', { channel: 'email' }, lettered],
    ['issue-code', 'staff', { why: 'They lost it', channel: 'email' }, lettered],
    ['respond', 'staff', { channel: 'email' }, lettered],
    ['escalate', 'public', { 'in-dispute': 'Not all was answered' }, lettered],
    ['withdraw', 'public', { reason: 'It is well now', sure: 'yes' }, lettered],
    ['reopen', 'staff', {}, lettered]
  ],
  compliment: [
    ['acknowledge', 'staff', { channel: 'email' }, lettered],
    ['contact', 'public', { said: 'One thing more' }, mailed],
    ['tell', 'staff', {}, none],
    ['withdraw', 'public', { reason: 'Changed my mind', sure: 'yes' }, lettered]
  ]
}

const sites = {
  'schools-mutual-services': { division: 'finance', levels: 3, user: { complaint: 'handler', compliment: 'support' } },
  'one-academy': { division: 'apprenticeships', levels: 1, user: { complaint: 'support', compliment: 'support' } }
}

const kindOf = message => message === undefined ? none : message.files.length > 0 ? lettered : mailed

async function stepTaken({ kind, reference, code, user }, [action, who, fields]) {
  if (who === 'public') return site.fill(`/complaints/${action}`, { reference, 'access-code': code, ...fields })
  return act(site, action, reference, { ...rightOf(reference, action), ...fields }, user[kind])
}

async function told(name, one, step) {
  const [action, who, fields, wanted] = step
  const said = `${name}, ${one.kind}: ${action} by ${who} ${Object.values(fields).slice(0, 2).join(', ')}`
  const answered = await stepTaken(one, step)
  if (!ok(`${said}: done`, answered.status === 303, answered.status, answered.text?.slice(-1500))) return
  const all = gone(), last = site.sql(`SELECT max(seq) FROM event WHERE reference = '${one.reference}'`)
  is(`${said}: ${one.mail ? wanted : none}`, all.map(kindOf), one.mail && wanted !== none ? [wanted] : [])
  for (const message of all) {
    is(`${said}: the subject is kind and reference`, message.headers.subject, `Your ${one.kind} ${one.reference}`)
    is(`${said}: its files`, message.files.map(file => file.name), wanted === lettered ? [`${one.reference}-letter-${last}.pdf`] : [])
    has(`${said}: it says how to see more`, message.text, 'access code')
    if (action === 'issue-code' && message) one.code = message.text.match(/access code\s+([\w-]{19})/)[1]
    if (wanted === mailed) for (const theirs of ['One thing more', 'Ann Archer', 'Glad Giver']) hasNot(`${said}: nothing that they wrote`, message.text, theirs)
  }
}

async function course(name, kind, { division, user, levels }, reach) {
  const fields = { division, ...reachable[reach] }
  const made = kind === 'complaint' ? await complain(site, { ...fields, 'complainant.name': 'Ann Archer' })
    : receipt((await site.get((await site.fill('/complaints/compliment', { ...praise, division, 'giver.email': reach === 'email' ? 'glad@example.net' : '' })).location)).text)
  const one = { ...made, kind, user, mail: reach === 'email' }
  is(`${name}, ${kind}, ${reach}: the receipt`, gone().map(kindOf), one.mail ? [mailed] : [])
  for (const step of steps[kind].filter(([action]) => levels > 1 || action !== 'escalate')) {
    const [action, who, given, wanted] = step, channel = reach === 'phone' ? 'phone' : 'post'
    if (action === 'issue-code' && !one.mail) continue // the new code would be in a letter
    await told(`${name}, ${reach}`, one, one.mail || given.channel !== 'email' ? step : [action, who, { ...given, channel }, wanted])
  }
}

await test(async () => {
  const through = program()
  try {
    for (const [name, one] of Object.entries(sites)) {
      cpSync(`conf/sites/${name}`, `${folder}/${name}`, { recursive: true })
      const change = (file, was, now) => writeFileSync(`${folder}/${name}/${file}`, readFileSync(`${folder}/${name}/${file}`, 'utf8').replace(was, now))
      change('organisation.xml', /  <attachments/, `  <outgoing from="complaints@example.org" return="bounces@example.org" through="${through}"/>\n  <attachments`)
      change('users.xml', / email="[^"]*"/g, '')
      site = await startSite({ SITE: `${folder}/${name}` })
      for (const reach of Object.keys(reachable)) await course(name, 'complaint', one, reach)
      await course(name, 'compliment', one, 'email')
      await complain(site, { division: one.division, ...reachable.email, 'complainant.phone': '01632 960001', 'complainant.needs.phone-first': 'yes' })
      is(`${name}: who is to be called first gets no receipt`, gone().map(kindOf), [])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
