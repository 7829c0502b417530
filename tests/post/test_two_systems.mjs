#!/usr/bin/env node
// Two systems of ours under one mail server, each of which has cases of people who can be reached at the other's mailbox:
// what one sends is not answered by the other of itself, nor is an answer that somebody there gives answered again.
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { lead, praise } from '../http/acts.mjs'
import { complain, is, ok, startSite, test } from '../http/site.mjs'
import { canStart, startPostfix } from './postfix.mjs'

const folder = mkdtempSync('/tmp/redress-two.')
let server

// What everything passes on its way to the server.
function goesThrough(filter) {
  writeFileSync(`${folder}/way`, `#!/bin/sh\n${filter} | ${server.sendmail} "$@"\n`)
  chmodSync(`${folder}/way`, 0o755)
}

// A system that sends from name@example.org, and takes in what comes there and what comes back.
async function startSystem(site, name) {
  const at = `${folder}/${name}`, organisation = `${at}/organisation.xml`, users = `${at}/users.xml`
  cpSync(`conf/sites/${site}`, at, { recursive: true })
  const text = readFileSync(organisation, 'utf8').replace(/  <mailbox .*\n/g, '').replace('  <attachments',
    `  <mailbox address="${name}@example.org"/>\n  <outgoing from="${name}@example.org" return="${name}-back@example.org" through="${folder}/way"/>\n  <attachments`)
  writeFileSync(organisation, text)
  writeFileSync(users, readFileSync(users, 'utf8').replace(/ email="[^"]*"/g, ''))
  const system = await startSite({ SITE: at })
  system.name = name
  // Who sorts and who handles are told at that mailbox from now on.
  system.tell = box => writeFileSync(users, readFileSync(users, 'utf8').replace(/(<user name="(support|handler)")/g, (_, start, who) => `${start} email="${box}+${who}@example.org"`))
  system.taken = () => Number(system.sql('SELECT count(*) FROM post'))
  system.sent = () => Number(system.sql("SELECT count(*) FROM outbox WHERE state = 'sent'"))
  return system
}

// Everything goes round until nobody gets anything any more; how many messages each has taken in since.
async function settled(systems) {
  const before = systems.map(system => system.taken())
  for (let round = 0, last = ''; round < 12; round++) {
    for (const system of systems) {
      for (const box of [system.name, `${system.name}-back`].map(name => `${folder}/mail/${name}`).filter(existsSync)) {
        const taken = system.redress('intake', '--maildir', box)
        if (taken.status !== 0) throw new Error(`intake of ${box}: ${taken.status} ${taken.error}`)
      }
      system.redress('deliver')
    }
    await server.settled()
    const now = systems.map(system => `${system.taken()} ${system.sent()}`).join(' ')
    if (now === last) return systems.map((system, n) => system.taken() - before[n])
    last = now
  }
  return 'it goes on and on'
}

let thanks = 0
const raise = (system, email, fields) => complain(system, { 'complainant.email': email, ...fields })
const thank = (system, email) => system.fill('/complaints/compliment', { ...praise, 'giver.email': email, division: '', details: `Well done, ${++thanks} times.` })

async function goes(name, [a, b]) {
  const systems = [a, b], { reference } = await raise(a, 'b@example.org', { division: 'finance' })
  is(`${name}: a receipt comes to the other, and nothing back`, await settled(systems), [0, 1])
  await thank(b, 'a@example.org')
  is(`${name}: likewise the other way round`, await settled(systems), [1, 0])
  await lead(a, reference, ['acknowledge'])
  is(`${name}: and a letter`, await settled(systems), [0, 1])
  await Promise.all([raise(b, 'a@example.org'), raise(a, 'b@example.org')])
  is(`${name}: both at once`, await settled(systems), [1, 1])
  await raise(a, 'a@example.org')
  is(`${name}: and to itself once at most`, (await settled(systems)).map(count => count <= 1), [true, true])
  await raise(a, 'nobody@example.org')
  is(`${name}: what comes back is answered by nothing`, await settled(systems), [1, 0])
}

// What staff are told, too, goes to the other one.
async function tellsStaff([a, b]) {
  const { reference } = await raise(a, 'b@example.org', { division: 'finance' })
  a.tell('b')
  b.tell('a')
  await lead(a, reference, ['acknowledge', 'assign', 'assess'])
  await raise(b, 'a@example.org')
  const taken = await settled([a, b])
  ok('what staff are told at the other one stops, too', Array.isArray(taken) && taken.every(count => count <= 10), taken)
  ok('and they were told', Number(a.sql("SELECT count(*) FROM outbox WHERE what = 'notice'")) > 0)
}

await test(async () => {
  if (!canStart) return ok('Postfix starts for root alone # SKIP', true)
  server = await startPostfix(folder, ['a', 'a-back', 'b', 'b-back'], { settings: 'recipient_delimiter = +\n' })
  goesThrough('cat')
  try {
    const systems = [await startSystem('schools-mutual-services', 'a'), await startSystem('one-academy', 'b')]
    await goes('as it is', systems)
    goesThrough("sed -E '/^(Auto-Submitted|X-Auto-Response-Suppress|Precedence|List-Id):/Id'")
    await goes('on a way that forgets what machines say of themselves', systems)
    const said = systems[1].sql("SELECT instr(bytes, CAST('Auto-Submitted:' AS BLOB)) > 0 FROM post ORDER BY number").split('\n')
    is('which it has', [said[0], said.at(-1)], ['1', '0'])
    await tellsStaff(systems)
    for (const system of systems) {
      is(`${system.name}: nothing is left to go`, system.sql("SELECT count(*) FROM outbox WHERE state = 'waiting'"), '0')
      is(`${system.name}: all is sound`, system.redress('verify').status, 0)
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
