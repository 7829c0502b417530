#!/usr/bin/env node
// kill -9 of the programs that receive, some dozens of times under load: a receipt that was shown stays true.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, complaint, form, is, ok, receipt, startSite, test, xmllint } from './site.mjs'

// It goes on until there were so many of both.
const KILLS = 60, RECEIPTS = 60
let site, kills = 0, over = false, unanswered = 0
const shown = [], promised = []

// The processes of that program (not multiwatch, which watches them) in this site.
function processes(program) {
  return readdirSync('/proc').filter(name => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/exe`) === resolve(build, 'cgi-bin', program) &&
        readFileSync(`/proc/${name}/environ`, 'latin1').split('\0').includes(`REDRESS_DATA=${site.data}`)
    } catch {
      return false
    }
  })
}

async function killer() {
  while (kills < KILLS || shown.length < RECEIPTS) {
    await sleep(5 + Math.random() * 40)
    const alive = processes(kills % 4 === 3 ? 'receipt' : 'submit')
    if (alive.length === 0) continue
    try {
      process.kill(Number(alive[Math.floor(Math.random() * alive.length)]), 'SIGKILL')
      kills++
    } catch { /* gone by itself */ }
  }
  over = true
}

// Until a whole answer comes that a program gave; what is sent again is the same form. (A page that broke off ends for
// a client of HTTP/1.1 only when nginx closes the connection, so it is given up, later each time.)
async function persist(ask) {
  for (let patience = 2000; ; patience *= 2) {
    const answer = await ask({ patience }).catch(() => null)
    if (answer && answer.status < 500) return answer
    unanswered++
    await sleep(10)
  }
}

async function sender(name) {
  for (let number = 0; !over; number++) {
    const page = form((await persist(how => site.get('/complaints/submit', how))).text)
    const sent = { ...page.values, ...complaint, summary: `${name} ${number}` }
    const answer = await persist(how => site.post(page.action, sent, how))
    if (answer.status !== 303) {
      ok('every form is received', false, `${answer.status} ${answer.text}`)
      return
    }
    promised.push({ token: page.values.token, summary: sent.summary })
    const told = await persist(how => site.get(answer.location, how))
    shown.push({ ...receipt(told.text), summary: sent.summary })
  }
}

await test(async () => {
  site = await startSite({ WORKERS: '3' })
  await Promise.all([killer(), ...'ABCDEFGH'.split('').map(sender)])
  ok(`${kills} programs were killed while ${shown.length} complaints were received`, kills >= KILLS && shown.length >= RECEIPTS, unanswered)
  ok('some of the kills were felt', unanswered > 0)
  is('no receipt was half a page', shown.filter(one => !one.reference || !one.code), [])
  const stored = new Map(site.redress('list').text.trim().split('\n').map(line => line.split('\t')).map(columns => [columns[0], columns[5]]))
  is('R-O11 every receipt that was shown is in the store', shown.filter(one => stored.get(one.reference) !== one.summary), [])
  is('every 303 is a case', promised.filter(one => site.sql(`SELECT count(*) FROM submission WHERE token = '${one.token}'`) !== '1'), [])
  is('what was sent again after a kill is stored once', [stored.size, new Set(stored.values()).size], [promised.length, promised.length])
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text], [0, `${stored.size} cases\t${stored.size} events\t0 broken\n`])
  is('the database is whole', site.sql('PRAGMA integrity_check'), 'ok')
  is('a record is valid', xmllint(site.record(shown.at(-1).reference)), '')
  is('and the service still answers', (await persist(how => site.get('/complaints/submit', how))).status, 200)
})
