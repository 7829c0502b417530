#!/usr/bin/env node
// Two deliveries at a time, killed at any moment, by sendmail and by SMTP, while more comes in: nothing is lost, nothing goes
// twice but what was being sent when its sender was killed, which is said, and has the same Message-ID.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, complain, is, ok, startSite, test } from '../http/site.mjs'
import { read, unaddressed } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

const ROUNDS = 60, EACH = 3, BOXES = Array.from({ length: 20 }, (_, n) => `box${n}`)

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

const folder = mkdtempSync('/tmp/redress-post.')

// Handing over takes a while, as it does to a server that is asked much: so a kill meets a delivery at its work, however quick
// the machine is.
const slow = program => {
  writeFileSync(`${folder}/slow`, `#!/bin/sh\nsleep 0.05\nexec ${program} "$@"\n`, { mode: 0o755 })
  return `${folder}/slow`
}

// One delivery that is killed a little after it said that something went out; true if it still ran.
async function killed(site) {
  const child = spawn(`${build}/redress`, ['--site', site.site, '--data', site.data, 'deliver'], {
    env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => child.on('exit', resolve))
  await Promise.race([ended, new Promise(resolve => child.stdout.once('data', resolve))])
  await sleep(Math.random() * 40)
  const runs = child.exitCode === null
  child.kill('SIGKILL')
  await ended
  return runs
}

await test(async () => {
  const organisation = `${folder}/site/organisation.xml`
  cpSync('conf/sites/schools-mutual-services', `${folder}/site`, { recursive: true })
  unaddressed(`${folder}/site`)
  const server = await startPostfix(folder, BOXES), text = readFileSync(organisation, 'utf8')
  const through = way => writeFileSync(organisation, text.replace('  <attachments', `  <outgoing from="complaints@example.org" return="bounces@example.org" through="${way}"/>\n  <attachments`))
  const site = await startSite({ SITE: `${folder}/site` })
  try {
    const sendmail = slow(server.sendmail)
    let kills = 0
    for (let round = 0; round < ROUNDS; round++) {
      through(round % 2 ? sendmail : `smtp://127.0.0.1:${server.port}`)
      for (let n = 0; n < EACH; n++) await complain(site, { 'complainant.email': `${BOXES[(EACH * round + n) % BOXES.length]}@example.org` })
      kills += (await Promise.all([killed(site), killed(site)])).filter(Boolean).length
    }
    ok(`killed while they worked: ${kills} times`, kills >= ROUNDS / 2)
    console.log(`# being sent when its sender was killed: ${site.sql("SELECT count(*) FROM outbox WHERE state = 'sending'")}`)
    site.sql("UPDATE outbox SET due = 0 WHERE state = 'sending'")
    const last = site.redress('deliver'), again = last.text.split('\n').filter(line => line.endsWith('\tagain')).map(line => line.split('\t')[0])
    is('then all goes out', [last.status, site.sql("SELECT count(*), sum(state = 'sent') FROM outbox")], [0, `${EACH * ROUNDS}|${EACH * ROUNDS}`])
    await server.settled()
    const came = {}
    for (const box of BOXES) for (const message of server.messages(box)) (came[read(message).headers['message-id']] ??= []).push(box)
    const rows = site.sql('SELECT reference, message, address FROM outbox').split('\n').map(row => row.split('|'))
    is('nothing is lost', rows.filter(([, message]) => !came[`<${message}>`]).map(([reference]) => reference), [])
    is('nothing went to somebody else', rows.filter(([, message, address]) => came[`<${message}>`].some(box => `${box}@example.org` !== address)), [])
    is('nothing came that was not ours', Object.keys(came).length, rows.length)
    const twice = rows.filter(([, message]) => came[`<${message}>`].length > 1).map(([reference]) => reference)
    is('what came twice was said', twice.filter(reference => !again.includes(reference)), [])
    is('and no more than twice', rows.filter(([, message]) => came[`<${message}>`].length > 2).length, 0)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
