#!/usr/bin/env node
// What staff are told by email of their cases, under a real mail server and by a clock of the test's own: who is told, and
// who is not; at once, each morning or never, as each chooses; once, whoever makes it however often; no more than a list
// says.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { act, lead, received, record } from '../http/acts.mjs'
import { build, complain, form, has, hasNot, is, main, ok, startSite, takeIn, test, words } from '../http/site.mjs'
import { startClock } from './clock.mjs'
import { read } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

const folder = mkdtempSync('/tmp/redress-post.')
const USERS = ['staff', 'handler', 'handler2', 'support', 'coach', 'manager', 'director', 'delivery', 'head', 'smt']
let server, site, taken, clock
const at = time => clock.at(time)

// Each user has a box of their own, called as they are.
function writeSite(name, attributes) {
  cpSync(`conf/sites/${name}`, `${folder}/${name}`, { recursive: true })
  const users = `${folder}/${name}/users.xml`, organisation = `${folder}/${name}/organisation.xml`
  writeFileSync(users, readFileSync(users, 'utf8').replace(/(<user name="(\w+)"[^>]*) email="[^"]*"/g, '$1 email="$2@example.org"'))
  writeFileSync(organisation, readFileSync(organisation, 'utf8').replace('  <attachments', `  <outgoing from="complaints@example.org" return="bounces@example.org"${attributes} through="smtp://127.0.0.1:${server.port}"/>\n  <attachments`))
  return `${folder}/${name}`
}

const deliver = () => site.redress('deliver')
// What has come for them since they were asked about last.
async function news(user) {
  await server.settled()
  const all = server.messages(user).map(read)
  return all.slice(taken[user] ?? 0, taken[user] = all.length)
}
async function delivered() {
  const run = deliver()
  is('all is handed over', [run.status, run.error], [0, ''])
  const got = {}
  for (const user of USERS) {
    const messages = await news(user)
    if (messages.length > 0) got[user] = messages
  }
  return got
}
const told = got => Object.keys(got).sort().join(' ')
const flat = text => text.replace(/=\n/g, '').replace(/\s+/g, ' ').trim()
const quiet = async name => is(`${name}: nobody is told`, told(await delivered()), '')
const choose = (user, times) => site.fill('/staff/me', times, { user })
const day = (name, date) => { const [y, m, d] = date.split('-'); return { [`${name}.day`]: d, [`${name}.month`]: m, [`${name}.year`]: y } }

function isNotice(name, got, subject) {
  is(`${name}: its subject says reference and kind alone`, got.headers.subject, subject)
  is(`${name}: a machine wrote it`, got.headers['auto-submitted'], 'auto-generated')
  is(`${name}: of a list`, got.headers['list-id'], '<staff.redress.example.org>')
  is(`${name}: no absence note is asked for`, got.headers['x-auto-response-suppress'], 'OOF, AutoReply')
  is(`${name}: it is returned to an address of its own`, got.headers['return-path'], '<bounces@example.org>')
  for (const part of ['Ann Archer', 'payroll', 'promised', 'ann@example.org']) hasNot(`${name}: nothing that stands in the case: ${part}`, got.text, part)
}

async function handed() {
  deliver()
  at('2026-06-01T10:00')
  const one = await record(site, 'submit', received, 'staff')
  await quiet('a new case in the middle of the day')
  await act(site, 'assign', one, { handler: 'handler', reason: 'She knows the matter' })
  const got = await delivered()
  is('handed over: only to whom', told(got), 'handler')
  isNotice('handed over', got.handler[0], `Complaint ${one}`)
  has('it says why', flat(got.handler[0].text), `Complaint ${one}, handed to you.`)
  has('and what is due, by when', flat(got.handler[0].text), 'Acknowledge the complaint: it is due on Tuesday 2 June 2026 at 10am.')
  has('and where', got.handler[0].text, `https://redress.example.org/staff/case?ref=${one}`)
  has('and where it is chosen', got.handler[0].text, 'https://redress.example.org/staff/me')
  await quiet('nothing goes twice')
  await act(site, 'accept', one, {}, 'handler')
  await act(site, 'acknowledge', one)
  await quiet('what they did themselves')
  return one
}

async function messages(one) {
  await act(site, 'contact', one, { direction: 'in', channel: 'phone', said: 'Where is my payroll report?' })
  let got = await delivered()
  is('a message of the complainant: to the handler', told(got), 'handler')
  has('it says so', flat(got.handler[0].text), 'a message for you')
  await act(site, 'contact', one)
  await quiet('what we told them')
  await act(site, 'note', one, { note: 'Ring the supplier about the payroll', 'to.1': 'handler' })
  got = await delivered()
  is('a note for a colleague: to them', told(got), 'handler')
  isNotice('a note', got.handler[0], `Complaint ${one}`)
  await act(site, 'note', one, { note: 'For nobody' })
  await quiet('a note for nobody')
}

async function severe(one) {
  await act(site, 'assess', one)
  const got = await delivered()
  ok('high severity: who has it on their list is told', 'handler' in got && !('handler2' in got) && !('staff' in got), told(got))
  for (const [user, [message]] of Object.entries(got)) {
    isNotice(`high severity, ${user}`, message, `Complaint ${one}`)
    has(`${user}: it says so`, message.text, 'high severity')
    hasNot(`${user}: not the risk`, message.text, 'lunch')
  }
  await act(site, 'assess', one, { severity: 'high', risk: 'As before', reason: 'As before' })
  hasNot('said again: no news', told(await delivered()), 'handler')
}

async function morning(one) {
  at('2026-06-02T06:59')
  await quiet('before seven')
  at('2026-06-02T07:00')
  let got = await delivered()
  is('at seven: who has something due', told(got), 'handler manager')
  for (const [user, list] of Object.entries(got)) {
    is(`${user}: one message`, list.length, 1)
    isNotice(`the morning, ${user}`, list[0], 'Your work today')
  }
  at('2026-06-02T11:00')
  await quiet('once a day')
  at('2026-06-06T09:00')
  await quiet('Saturday')
  at('2026-06-08T09:00')
  got = await delivered()
  const text = flat(got.handler?.[0].text ?? '')
  has('overdue stands first', text, 'Overdue')
  has('with reference and kind, what is owed and since when', text, `Complaint ${one} (high severity). `)
  has('since when', text, 'it was due on')
}

async function chosen() {
  const page = await site.get('/staff/me', { user: 'handler' })
  is('the page of oneself', page.status, 200)
  for (const part of ['handler@example.org', 'Division handler']) has(`it says ${part}`, words(main(page.text)), part)
  is('it offers each time', form(page.text).choices.handed, ['at-once', 'morning', 'never'])
  is('what is due is never told at once', form(page.text).choices.due, ['morning', 'never'])
  is('usual: at once', [form(page.text).values.handed, form(page.text).values.new, form(page.text).values.due], ['at-once', 'morning', 'morning'])
  is('chosen', (await choose('handler', { handed: 'never', message: 'morning', new: 'at-once', due: 'never' })).location, '/staff/me?kept')
  is('and kept', form((await site.get('/staff/me', { user: 'handler' })).text).values.handed, 'never')
  is('what is no time is refused', (await choose('handler', { handed: 'sometimes' })).status, 422)
  is('for themselves alone', form((await site.get('/staff/me', { user: 'support' })).text).values.handed, 'at-once')
  at('2026-06-08T12:00')
  const two = await record(site, 'submit', { ...received, summary: 'Two' }, 'support')
  let got = await delivered()
  is('new: at once', told(got), 'handler')
  has('it says so', got.handler[0].text, 'new in your work')
  await act(site, 'contact', two, { direction: 'in', channel: 'phone', said: 'Me again' })
  await act(site, 'assign', two, { handler: 'handler', reason: 'She knows' })
  await act(site, 'contact', two, { direction: 'in', channel: 'phone', said: 'And again' })
  await quiet('never, and in the morning')
  at('2026-06-09T07:30')
  got = await delivered()
  has('the message in the morning', flat(got.handler[0].text), `Complaint ${two}, a message for you.`)
  hasNot('what was handed over, never', got.handler[0].text, 'handed to you')
  hasNot('and nothing of what is due', got.handler[0].text, 'Overdue')
  is('back', (await choose('handler', { handed: 'at-once', message: 'at-once', new: 'morning', due: 'morning' })).status, 303)
}

// Who may not see a case hears nothing of it.
async function hidden() {
  at('2026-06-09T12:00')
  const one = await record(site, 'submit', { ...received, summary: 'Three', 'concerned.1': 'handler' }, 'support')
  is('the person concerned does not see it', (await site.get(`/staff/case?ref=${one}`, { user: 'handler' })).status, 404)
  await act(site, 'assess', one)
  is('high severity, and who is concerned is not told', 'handler' in await delivered(), false)
  const two = await record(site, 'submit', { ...received, summary: 'Four' }, 'support')
  await delivered()
  await act(site, 'assign', two, { handler: 'handler', reason: 'She knows' })
  site.sql(`INSERT INTO concerned VALUES ('${two}', 'handler')`)
  is('who became concerned before it was told is not told either', told(await delivered()), '')
  site.sql(`DELETE FROM concerned WHERE reference = '${two}'`)
  const three = await record(site, 'submit', { ...received, summary: 'Five' }, 'support')
  await act(site, 'declare', three, { conflict: 'The complainant is my cousin' }, 'handler')
  await act(site, 'assess', three)
  is('who declared a conflict is not told', 'handler' in await delivered(), false)
  at('2026-06-10T07:00')
  const got = await delivered()
  for (const reference of [one, three]) hasNot('nor in the morning', got.handler?.[0].text ?? '', reference)
}

async function standIn() {
  at('2026-06-10T10:00')
  await site.fill('/staff/away', { ...day('until', '2026-06-12'), 'stand-in': 'handler2' }, { user: 'handler' })
  const one = await record(site, 'submit', { ...received, summary: 'Six', severity: 'high' }, 'support')
  let got = await delivered()
  is('away: who stands in is told what they would be', ['handler' in got, 'handler2' in got], [false, true])
  has('of that case', got.handler2[0].text, one)
  at('2026-06-11T07:00')
  got = await delivered()
  is('in the morning, too', ['handler' in got, 'handler2' in got], [false, true])
  at('2026-06-15T07:00')
  got = await delivered()
  has('back: what came meanwhile is told then', (got.handler ?? []).map(one => one.text).join(), one)
}

// Many at once become one message.
async function many() {
  at('2026-06-15T12:00')
  const cases = []
  for (let n = 0; n < 8; n++) {
    cases.push(await record(site, 'submit', { ...received, summary: `Many ${n}` }, 'support'))
    await act(site, 'assign', cases[n], { handler: 'handler', reason: 'She knows' })
    if (n < 7) deliver()
  }
  let got = await delivered()
  is('five in an hour, the others wait', got.handler.length, 5)
  at('2026-06-15T13:01')
  got = await delivered()
  is('and are told together', got.handler.map(one => one.headers.subject), ['News on 3 cases'])
  for (const reference of cases.slice(5)) has('none is lost', got.handler[0].text, reference)
}

// However it is killed, and by however many it is made, each is told once.
async function killed() {
  let handed = 0
  for (let round = 0; round < 20; round++) {
    at(`2026-06-${16 + Math.floor(round / 10)}T${8 + round % 10}:30`.replace('T8', 'T08').replace('T9', 'T09'))
    const one = await record(site, 'submit', { ...received, summary: `Killed ${round}` }, 'support')
    await act(site, 'assign', one, { handler: 'handler2', reason: 'He knows', division: 'people' })
    handed++
    await Promise.all([0, 1].map(async n => {
      const child = spawn(`${build}/redress`, ['--site', site.site, '--data', site.data, 'deliver'], { env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars' }, stdio: 'ignore' })
      const ended = new Promise(resolve => child.on('exit', resolve))
      await new Promise(resolve => setTimeout(resolve, Math.random() * 60 + n))
      child.kill('SIGKILL')
      await ended
    }))
  }
  at('2026-06-18T06:00')
  while (deliver().text) site.sql("UPDATE outbox SET due = 0 WHERE state != 'sent'")
  is('nothing waits', [site.sql("SELECT count(*) FROM outbox WHERE state != 'sent'"), site.sql("SELECT count(*) FROM news WHERE user = 'handler2' AND topic = 'handed'")], ['0', '0'])
  await server.settled()
  const came = server.messages('handler2').map(read), twice = came.map(one => one.headers['message-id']).filter((id, n, all) => all.indexOf(id) !== n)
  const begun = site.sql('SELECT message FROM outbox WHERE tries > 1').split('\n').map(message => `<${message}>`)
  ok(`what came twice had been begun before: ${twice.length}`, twice.every(id => begun.includes(id)), twice)
  const tells = reference => new Set(came.filter(one => flat(one.text).includes(`Complaint ${reference}, handed to you`)).map(one => one.headers['message-id'])).size
  is('each hand-over is told in one message', site.references().slice(-handed).map(tells), Array(handed).fill(1))
  is('one morning mail a day for each', site.sql('SELECT count(*) FROM morning GROUP BY user HAVING count(*) > 1'), '')
}

async function failures() {
  at('2026-06-18T12:00')
  await delivered()
  const users = `${site.site}/users.xml`, text = readFileSync(users, 'utf8')
  writeFileSync(users, text.replace('"handler@example.org"', '"refused@example.org"'))
  const one = await record(site, 'submit', { ...received, summary: 'Refused' }, 'support')
  await act(site, 'assign', one, { handler: 'handler', reason: 'She knows' })
  const run = deliver()
  is('refused: said, without address', [run.status, run.text], [1, '-\t0\tnotice\tfailed\t550\t\n'])
  has('it stands in the queue', site.redress('mail').text, 'failed\t-\t0\tnotice\t')
  for (const said of [run.text, run.error, site.redress('mail').text, site.log]) hasNot('no address is said', said, '@')
  has('the person is told where they look', words(main((await site.get('/staff/me', { user: 'handler' })).text)), 'could not be delivered')
  writeFileSync(users, text.replace(' email="handler@example.org"', ''))
  has('without an address the page says what to do', words(main((await site.get('/staff/me', { user: 'handler' })).text)), 'no email address')
  await act(site, 'contact', one, { direction: 'in', channel: 'phone', said: 'Again' })
  await quiet('without an address')
  writeFileSync(users, text)
}

async function story(name, attributes, run) {
  at('2026-06-01T09:00')
  const written = writeSite(name, attributes)
  taken = {}
  for (const user of USERS) taken[user] = server.messages(user).length
  site = await startSite({ SITE: written, ...clock.environment })
  await run()
  is(`${name}: verified`, site.redress('verify').text.trim().split('\t').pop(), '0 broken')
  await site.stop()
}

async function schools() {
  const one = await handed()
  await messages(one)
  await severe(one)
  await morning(one)
  await chosen()
  await hidden()
  await standIn()
  await many()
  await killed()
  await failures()
}

// The other site, which does not say where staff open it.
async function academy() {
  at('2026-06-01T10:00')
  deliver()
  for (const user of USERS) await news(user)
  is('chosen', (await choose('support', { new: 'at-once' })).status, 303)
  const { reference } = await complain(site, { division: 'apprenticeships' })
  let got = await delivered()
  is('the academy: a new complaint is told at once to who chose it', told(got), 'support')
  isNotice('the academy', got.support[0], `Complaint ${reference}`)
  hasNot('no address is made up', got.support[0].text, 'http')
  has('but how to find it', flat(got.support[0].text), 'sign in and search for the reference')
  at('2026-06-10T09:00')
  deliver()
  for (const user of USERS) await news(user)
  takeIn(site.data, 'From: Ann Archer <ann@example.org>\nTo: complaints@example.org\nSubject: My payroll\nMessage-ID: <1@example.org>\n\nIt was late.\n')
  at('2026-06-15T07:00')
  got = await delivered()
  has('what waits in the post', flat(got.support?.[0].text ?? ''), 'Messages waiting in the post: 1. Sort the first: it was due on')
  has('overdue in the morning', flat(got.support?.[0].text ?? ''), `Overdue - Complaint ${reference}. `)
  const page = words(main((await site.get('/staff/me', { user: 'stranger' })).text))
  ok('who has no role has no page of this', !page.includes('at once'), page)
}

await test(async () => {
  server = await startPostfix(folder, USERS.concat('ann'))
  clock = await startClock(folder, '2026-06-01T09:00')
  Object.assign(process.env, clock.environment) // for commands
  try {
    await story('schools-mutual-services', ' staff="https://redress.example.org"', schools)
    await story('one-academy', '', academy)
  } finally {
    await server.stop()
    await clock.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
