#!/usr/bin/env node
// Mail comes in, people write and mail goes out, all at once and with the machine busy, and two hundred times a program
// that is at it is killed, at any moment: what takes mail in and what hands it to that, what receives the forms of
// complainants and of staff, two deliveries, by sendmail and by SMTP. Then nothing is lost, nothing is there twice, and what
// was said to be done is. Nothing goes twice but what was being sent when its sender was killed: that is said, and has
// the same Message-ID.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { right } from '../http/acts.mjs'
import { build, complaint, form, is, ok, receipt, startSite, test } from '../http/site.mjs'
import { read, unaddressed } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

setPriority(19) // for all that it starts: its load is its own, and no test that runs beside waits for it
const ROUNDS = 200, BUSY = 2, BOX = 'complaints@example.org'

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

const folder = mkdtempSync('/tmp/redress-post.'), data = `${folder}/store`, busy = []
const [, nobody, group] = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+)/m).map(Number)
const environment = { ...process.env, REDRESS_SHARE: process.cwd(), REDRESS_CALENDARS: `${process.cwd()}/conf/calendars` }
let site, server, over = false

// ---- Who is killed ----

const words = pid => { try { return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0') } catch { return [] } }
const below = pid => { try { return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean) } catch { return [] } }
const pipes = () => below(server.master).filter(pid => words(pid)[0] === 'pipe')
const watchers = name => below(site.child.pid).filter(pid => words(pid).at(-2) === resolve(build, 'cgi-bin', name))
const delivering = new Set()

// In turn, each as often; a pipe is Postfix's own program, which writes a message to what takes it in, and waits for its end.
const kinds = {
  intake: () => pipes().flatMap(below).flatMap(pid => [pid, ...below(pid)]), // and what reads a message for it
  deliver: () => [...delivering],
  submit: () => watchers('submit').flatMap(below),
  pipe: pipes,
  step: () => watchers('step').flatMap(below)
}

// Kills one of that kind, a moment after it was seen; false if there is none then.
async function kill(alive) {
  const seen = alive()
  if (seen.length === 0) return false
  await sleep(Math.random() * 40)
  const pid = seen[Math.floor(Math.random() * seen.length)]
  try {
    return alive().includes(pid) && process.kill(Number(pid), 'SIGKILL')
  } catch {
    return false // it has ended by itself
  }
}

// What a pipe leaves unfinished is told by who stands above it then: process 1, or, in some people's sessions, another.
function orphansAreKnown() {
  const orphan = '$above = $$; if (!fork) { select undef, undef, undef, 0.01 while getppid == $above; print getppid }'
  return spawnSync('perl', ['-e', orphan], { encoding: 'utf8' }).stdout === '1'
}

let round = 0
async function killer() {
  const turns = Object.entries(kinds).filter(([name]) => name !== 'pipe' || orphansAreKnown()).map(([, alive]) => alive)
  for (; round < ROUNDS; round++) {
    while (shown.length < round / 4) await sleep(5)
    while (!await kill(turns[round % turns.length])) await sleep(1)
  }
  over = true
}

// ---- What goes on meanwhile ----

const taken = [], shown = [], acknowledged = [], said = []

const ended = child => new Promise(done => child.on('close', done))

// Somebody's mail, as long as a photo is, or short. What the server took is owed.
async function sender(name) {
  for (let n = 0; !over; n++) {
    const id = `${name}-${n}@example.com`, said = n % 4 === 3 ? `${'x'.repeat(70)}\n`.repeat(4000) : ''
    const child = spawn(server.sendmail, ['-oi', '-f', 'pat@example.com', '--', BOX], { stdio: ['pipe', 'ignore', 'ignore'] })
    child.stdin.end(`From: ${name} <pat@example.com>\nTo: ${BOX}\nSubject: Number ${n}\nMessage-ID: <${id}>\n\nThe hall was cold.\n${said}${name} ${n}, the whole of it\n`)
    child.on('error', () => {})
    if (await ended(child) === 0) taken.push([id, `${name} ${n}, the whole of it`])
  }
}

// Until an answer comes that a program gave; what is sent again is the same form.
async function persist(ask) {
  for (let patience = 2000; ; patience *= 2) {
    const answer = await ask({ patience }).catch(() => null)
    if (answer && answer.status < 500) return answer
  }
}

async function enter(path, fields, user) {
  const page = form((await persist(how => site.get(path, { ...how, user }))).text)
  return persist(how => site.post(page.action, { ...page.values, ...fields }, { ...how, user }))
}

// Somebody complains and is shown a receipt, and staff acknowledge it.
async function writer(name) {
  for (let n = 0; !over; n++) {
    while (!over && shown.length > 10 + round / 2) await sleep(5) // more would be more than are believed, and get no receipt
    const sent = { ...complaint, summary: `${name} ${n}`, 'complainant.email': `${name}${n}@example.org`, division: 'finance' }
    const kept = await enter('/complaints/submit', sent)
    const { reference } = receipt((await persist(how => site.get(kept.location, how))).text)
    shown.push([reference, sent.summary])
    const done = await enter(`/staff/acknowledge?ref=${reference}`, right.acknowledge, 'handler')
    acknowledged.push([reference, done.status])
  }
}

// A delivery that hands over slowly, as to a server that is asked much, so that a kill meets it at its work.
const slow = () => {
  writeFileSync(`${folder}/slow`, `#!/bin/sh\nsleep 0.05\nexec ${server.sendmail} "$@"\n`, { mode: 0o755 })
  return `${folder}/slow`
}

async function deliverer(organisation) {
  while (!over) {
    const child = spawn(`${build}/redress`, ['--site', organisation, '--data', data, 'deliver'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    delivering.add(child.pid)
    child.on('exit', () => delivering.delete(child.pid))
    child.stdout.on('data', part => { text += part })
    await new Promise(done => child.on('close', done))
    said.push(...text.split('\n').slice(0, -1))
  }
}

// ---- The mail server and the site ----

const pipe = () => `
redress unix - n n - 5 pipe user=nobody null_sender=
  argv=/usr/bin/env REDRESS_SHARE=${process.cwd()} REDRESS_CALENDARS=${process.cwd()}/conf/calendars REDRESS_SITE=${folder}/by-smtp
  ${process.cwd()}/${build}/redress --data ${data} intake --from \${sender} --to \${recipient}
`
// What was killed is tried again at once, and everybody has a box.
const settings = `
transport_maps = inline:{${BOX}=redress:}
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
transport_retry_time = 1s
service_throttle_time = 1s
virtual_mailbox_maps = static:all/
`

async function start() {
  server = await startPostfix(folder, [], { services: pipe(), settings })
  for (const [name, way] of [['by-sendmail', slow()], ['by-smtp', `smtp://127.0.0.1:${server.port}`]]) {
    const file = `${folder}/${name}/organisation.xml`
    cpSync('conf/sites/schools-mutual-services', `${folder}/${name}`, { recursive: true })
    unaddressed(`${folder}/${name}`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('  <attachments', `  <outgoing from="${BOX}" return="bounces@example.org" through="${way}"/>\n  <attachments`))
  }
  mkdirSync(data)
  chownSync(data, 0, group)
  chmodSync(data, 0o2770)
  site = await startSite({ SITE: `${folder}/by-smtp`, DATA: data })
  for (let n = 0; n < BUSY; n++) busy.push(spawn('/bin/sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }))
}

// All that the killed ones left is done: the server hands over what it has, and what was being sent goes again.
async function finish() {
  await server.settled(true)
  site.sql("UPDATE outbox SET due = 0")
  const last = site.redress('deliver')
  said.push(...last.text.split('\n').slice(0, -1))
  await server.settled(true)
  is('then all goes out', [last.status, site.sql("SELECT count(*) FROM outbox WHERE state <> 'sent'")], [0, '0'])
}

// ---- What there is then ----

const twice = list => list.filter((one, at) => list.indexOf(one) !== at)

function cameIn() {
  const kept = JSON.parse(site.sql(`SELECT json_group_array(json_array(substr(text, instr(text, 'Message-ID: <') + 13, 40), substr(text, -60)))
    FROM (SELECT CAST(bytes AS TEXT) AS text FROM post)`)).map(([id, end]) => [id.split('>')[0], end.trimEnd().split('\n').at(-1)])
  const ids = kept.map(([id]) => id)
  is('in: nothing that the server took is lost', taken.filter(([id]) => !ids.includes(id)), [])
  is('in: nothing is there twice', twice(ids), [])
  is('in: each is whole', kept.filter(([id, end]) => taken.some(one => one[0] === id && one[1] !== end)), [])
  is('in: nobody got anything back', [/ status=bounced/.test(server.log), kept.length - taken.length], [false, 0])
}

function written() {
  const stored = new Map(site.redress('list').text.trim().split('\n').map(line => line.split('\t')).map(columns => [columns[0], columns[5]]))
  const entries = site.sql("SELECT reference, count(*) FROM event WHERE text LIKE '<acknowledged %' GROUP BY reference").split('\n')
  is('every receipt that was shown is a case', shown.filter(([reference, summary]) => stored.get(reference) !== summary), [])
  is('each once', [stored.size, new Set(stored.values()).size], [shown.length, shown.length])
  is('every step that was confirmed is an entry, once', acknowledged.filter(([reference, status]) => status !== 303 || !entries.includes(`${reference}|1`)), [])
  const verified = site.redress('verify')
  ok('redress verify finds nothing broken', verified.status === 0 && verified.text.endsWith('\t0 broken\n'), verified)
  is('the database is whole', site.sql('PRAGMA integrity_check'), 'ok')
}

function wentOut() {
  const came = {}
  for (const message of server.messages('all')) {
    const { headers, text } = read(message)
    if (headers['message-id']) (came[headers['message-id'].slice(1, -1)] ??= []).push({ to: [headers['delivered-to']].flat()[0], text })
  }
  const rows = site.sql('SELECT reference, seq, message, address FROM outbox').split('\n').map(row => row.split('|'))
  const again = said.filter(line => line.endsWith('\tagain')).map(line => line.split('\t').slice(0, 2).join(' '))
  const sent = said.filter(line => line.split('\t')[3] === 'sent').length
  const name = ([reference, seq]) => `${reference} ${seq}`, doubled = rows.filter(([, , message]) => came[message]?.length > 1).map(name)
  is('out: a receipt and a letter for each', rows.length, shown.length + acknowledged.length)
  is('out: nothing is lost', rows.filter(([, , message]) => !came[message]).map(name), [])
  is('out: nothing went to somebody else', rows.filter(([, , message, address]) => came[message]?.some(one => one.to !== address)).map(name), [])
  is('out: nothing came that was not ours', Object.keys(came).length, rows.length)
  is('out: what came twice was said', doubled.filter(one => !again.includes(one)), [])
  is('out: and was the same', rows.filter(([, , message]) => new Set(came[message]?.map(one => one.text)).size > 1).map(name), [])
  is('out: and no more than twice', rows.filter(([, , message]) => came[message]?.length > 2).map(name), [])
  console.log(`# in ${taken.length}; cases ${shown.length}; out ${rows.length}, of which ${again.length} were being sent when their sender was killed, and ${doubled.length} came twice; said to be sent ${sent}`)
}

await test(async () => {
  try {
    await start()
    const began = Date.now()
    await Promise.all([killer(), sender('pat'), sender('mat'), writer('ann'), writer('bob'), deliverer(`${folder}/by-smtp`), deliverer(`${folder}/by-sendmail`)])
    console.log(`# ${ROUNDS} kills in ${Math.round((Date.now() - began) / 1000)} s`)
    await finish()
    cameIn()
    written()
    wentOut()
  } finally {
    over = true
    for (const child of busy) child.kill('SIGKILL')
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
