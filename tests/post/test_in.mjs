#!/usr/bin/env node
// Mail comes in by a real Postfix, through its pipe, as the README has it: kept once, or deferred, and never sent back.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, is, ok, test } from '../http/site.mjs'
import { canStart, startPostfix } from './postfix.mjs'

const folder = mkdtempSync('/tmp/redress-in.'), data = `${folder}/store`, box = 'complaints@example.org'
const sql = statement => spawnSync('sqlite3', ['-readonly', `${data}/redress.db`, statement], { encoding: 'utf8' }).stdout.trim()
const count = () => Number(sql('SELECT count(*) FROM post') || 0)
// With a date, which the server would add otherwise: so that the same again is the same in another second, too.
const mail = (id, said = 'The hall was cold.') => `Date: Mon, 4 May 2026 09:14:00 +0100\nFrom: Pat <pat@example.com>\nTo: ${box}\nSubject: ${id}\nMessage-ID: <${id}@example.com>\n\n${said}\n`

// The pipe of the README, for the programs as they were built.
const pipe = () => `
redress unix - n n - 5 pipe user=nobody null_sender=
  argv=/usr/bin/env REDRESS_SHARE=${process.cwd()} ${process.cwd()}/${build}/redress --data ${data} intake --from \${sender} --to \${recipient}
`

async function comes_in(server) {
  const send = (text, sender = 'pat@example.org') => spawnSync(server.sendmail, ['-oi', '-f', sender, '--', box], { input: text }).status
  const arrived = async wanted => {
    for (let turn = 0; count() < wanted && turn < 600; turn++) await sleep(50)
    await server.settled()
    return count()
  }
  is('a message is handed over', send(mail('one')), 0)
  is('and kept', await arrived(1), 1)
  const kept = sql('SELECT CAST(bytes AS TEXT) FROM post WHERE number = 1')
  ok('with its envelope', kept.startsWith('Return-Path: <pat@example.org>\nDelivered-To: complaints@example.org\n'), kept)
  is('received now', sql(`SELECT abs(received - strftime('%s')) < 120 FROM post`), '1')
  send(mail('one'))
  send(mail('bounce'), '')
  is('the same again is the same', await arrived(2), 2)
  ok('an empty sender is one', sql('SELECT CAST(bytes AS TEXT) FROM post WHERE number = 2').startsWith('Return-Path: <>\n'))
  chmodSync(data, 0o500)
  for (const name of ['redress.db', 'turn']) chmodSync(`${data}/${name}`, 0o400)
  send(mail('later'))
  for (let turn = 0; !/status=deferred/.test(server.log) && turn < 600; turn++) await sleep(50)
  is('what cannot be kept is deferred', [/status=deferred/.test(server.log), count()], [true, 2])
  chmodSync(data, 0o700)
  for (const name of ['redress.db', 'turn']) chmodSync(`${data}/${name}`, 0o600)
  server.flush()
  is('and comes again', await arrived(3), 3)
  for (let number = 0; number < 20; number++) send(mail(`many${number}`, 'x'.repeat(number * 20000).replace(/.{70}/g, '$&\n')))
  is('many at once', await arrived(23), 23)
  is('nobody got anything back', [server.messages('pat').length, server.messages('bounces').length, / status=bounced/.test(server.log)], [0, 0, false])
}

await test(async () => {
  if (!canStart) return ok('Postfix starts for root alone # SKIP', true)
  mkdirSync(data, { mode: 0o700 })
  const [, uid, gid] = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+)/m)
  chownSync(data, Number(uid), Number(gid))
  const server = await startPostfix(folder, ['pat', 'complaints'], { services: pipe(), settings: `transport_maps = inline:{${box}=redress:}\n` })
  try {
    await comes_in(server)
  } catch (error) {
    throw new Error(`${error.message}\n${server.log.split("\n").slice(-12).join("\n")}`)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
