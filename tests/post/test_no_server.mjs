#!/usr/bin/env node
// No mail server at hand: none is named, or it is not there, refuses the connection, hangs up, or speaks no TLS where TLS is
// asked for. Whatever people do is done as ever; without a server the pages say how letters get out; with one that
// fails, what is to go out waits, and is sent once it works. Both sites.
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { act, lead } from '../http/acts.mjs'
import { complain, has, hasNot, is, main, startSite, test, words } from '../http/site.mjs'

const folder = mkdtempSync('/tmp/redress-no-server.')
const sites = { 'schools-mutual-services': { division: 'finance', user: 'handler' }, 'one-academy': { division: 'apprenticeships', user: 'support' } }
let site, name

function through(way) {
  const file = `${folder}/${name}/organisation.xml`, text = readFileSync(file, 'utf8').replace(/  <outgoing.*\n/, '')
  writeFileSync(file, way ? text.replace('  <attachments', `  <outgoing from="complaints@example.org" return="bounces@example.org" through="${way}"/>\n  <attachments`) : text)
}

function program(called, line) {
  writeFileSync(`${folder}/${called}`, `#!/bin/sh\n${line}\n`)
  chmodSync(`${folder}/${called}`, 0o755)
  return `${folder}/${called}`
}

// A server that says that to everybody and hangs up, as a process of its own.
const speaking = said => new Promise(resolve => {
  const script = `require('net').createServer(s => { s.on('error', () => {}); s.end(${JSON.stringify(said)}) }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
  const made = spawn(process.execPath, ['-e', script])
  made.stdout.once('data', port => resolve({ port: Number(port), close: () => made.kill() }))
})

let people = 0 // one address gets ten in an hour
const raise = one => complain(site, { division: one.division, 'complainant.email': `pat${++people}@example.net` })
const page = reference => site.get(`/staff/case?ref=${reference}`, { user: 'support' }).then(got => words(main(got.text)))

async function without(one) {
  through(undefined)
  const { reference } = await raise(one)
  const kept = await act(site, 'acknowledge', reference, undefined, one.user)
  is(`${name}, none is named: acknowledged`, kept.status, 303)
  const done = words(main((await site.get(kept.location, { user: one.user })).text))
  has(`${name}: staff are told how the letter gets out`, done, 'Copy the text into an email')
  has(`${name}: or printed`, done, 'Letter to print')
  hasNot(`${name}: and not that it goes by itself`, done, 'The letter will go out by email')
  is(`${name}: nothing waits`, [site.sql('SELECT count(*) FROM outbox'), site.redress('deliver').text], ['0', ''])
  hasNot(`${name}: the record names no receipt`, site.record(reference), ' receipt=')
}

async function failing(one, what, way, answer) {
  through(way)
  const { reference } = await raise(one)
  await lead(site, reference, [['acknowledge', {}, one.user]])
  const got = site.redress('deliver')
  is(`${name}, ${what}: it waits`, [got.status, got.text.split('\n').filter(line => line.includes(reference)).map(line => line.split('\t').slice(2, 5).join(' '))], [0, [`receipt later ${answer}`, `letter later ${answer}`]])
  has(`${name}, ${what}: the case says so`, await page(reference), 'Letter waiting to be emailed')
  hasNot(`${name}, ${what}: no address is logged`, got.error + site.log, '@')
  return reference
}

async function works(references) {
  mkdirSync(`${folder}/${name}-mail`)
  through(program('take', `cat > ${folder}/${name}-mail/$(date +%s%N)`))
  site.sql("UPDATE outbox SET due = 0 WHERE state = 'waiting'")
  const { text, error } = site.redress('deliver')
  is(`${name}: once it works all has gone out`, site.sql("SELECT count(*) FROM outbox WHERE state <> 'sent'"), '0', text, error)
  is(`${name}: each once`, readdirSync(`${folder}/${name}-mail`).length, 2 * references.length)
  has(`${name}: the case says so`, await page(references[0]), 'Letter emailed on')
}

await test(async () => {
  const rude = await speaking('220 hello\r\n'), gone = await speaking('')
  gone.close()
  try {
    for (const [called, one] of Object.entries(sites)) {
      name = called
      cpSync(`conf/sites/${name}`, `${folder}/${name}`, { recursive: true })
      const users = `${folder}/${name}/users.xml`
      writeFileSync(users, readFileSync(users, 'utf8').replace(/ email="[^"]*"/g, ''))
      site = await startSite({ SITE: `${folder}/${name}` })
      await without(one)
      const references = []
      for (const [what, way, answer] of [
        ['a program that is not there', `${folder}/gone`, '127'],
        ['a program that is killed', program('killed', 'cat >/dev/null; kill -9 $$'), 'none'],
        ['a program that has no time', program('busy', 'cat >/dev/null; exit 75'), '75'],
        ['a program that reads nothing and has no time', program('deaf', 'exit 75'), '75'],
        ['nobody listens', `smtp://127.0.0.1:${gone.port}`, 'none'],
        ['no such name', 'smtp://mail.invalid:25', 'none'],
        ['it hangs up', `smtp://127.0.0.1:${rude.port}`, '220'],
        ['TLS where there is none', `smtps://127.0.0.1:${rude.port}`, 'none']
      ]) references.push(await failing(one, what, way, answer))
      await works(references)
    }
  } finally {
    rude.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
