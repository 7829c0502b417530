#!/usr/bin/env node
// What is decided on a month's report is kept with it: who takes each decision and by when. It is among the tasks of that
// person, stays in later reports while it is open, and is open until somebody says that it was carried out, once. None of it
// changes a figure.
import { mkdtempSync, rmSync } from 'node:fs'
import { startClock } from '../post/clock.mjs'
import { received, record } from './acts.mjs'
import { form, has, hasNot, is, main, startSite, summary, test, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-decisions.')
const report = month => `/staff/report?month=${month}`, decide = month => `/staff/decide?month=${month}`
const carry = number => `/staff/carry-out?decision=${number}`
const by = (n, day, month) => ({ [`decision.${n}.by.day`]: day, [`decision.${n}.by.month`]: month, [`decision.${n}.by.year`]: '2026' })
const decision = (n, what, owner, day, month = '6') => ({ [`decision.${n}.what`]: what, [`decision.${n}.owner`]: owner, ...by(n, day, month) })
const USERS = ['staff', 'handler', 'support', 'coach', 'delivery', 'head', 'smt', 'stranger']

const clock = await startClock(folder, '2026-04-10T09:00')
let site
const text = async (path, user) => words(main((await site.get(path, { user })).text))
const mine = async user => (await site.get('/staff/', { user })).text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
const statuses = async path => Object.fromEntries(await Promise.all(USERS.map(async user => [user, (await site.get(path, { user })).status])))
const given = month => site.fill(report(month), { how: 'At the meeting.' }, { user: 'delivery' })

// Before the report is recorded nothing is decided on it.
async function before() {
  is('no report, no decision', (await site.get(decide('2026-05'), { user: 'smt' })).status, 404)
  hasNot('nor is it offered', (await site.get(report('2026-05'), { user: 'smt' })).text, decide('2026-05'))
  is('the report is recorded', [(await given('2026-04')).status, (await given('2026-05')).status], [303, 303])
}

// Who may enter it; what has to be said; kept once.
async function decided() {
  is('who may', await statuses(decide('2026-05')), { staff: 403, handler: 403, support: 403, coach: 403, delivery: 403, head: 200, smt: 200, stranger: 403 })
  has('is led to it', (await site.get(report('2026-05'), { user: 'smt' })).text, `href="${decide('2026-05')}"`)
  hasNot('and nobody else', (await site.get(report('2026-05'), { user: 'support' })).text, '/staff/decide')
  for (const path of ['/staff/decide', decide('2026-03'), decide('x')]) is(`${path}: 404`, (await site.get(path, { user: 'smt' })).status, 404)

  const { values, action } = form((await site.get(decide('2026-05'), { user: 'smt' })).text, decide('2026-05'))
  const send = (fields, user = 'smt') => site.post(action, { ...values, ...fields }, { user })
  const empty = await send({})
  is('something has to be said', [empty.status, summary(empty.text)], [422, { response: 'Enter what was said about the report, or add a decision' }])
  const half = await send({ 'decision.1.what': 'Two people read each calendar' })
  is('a decision has a person and a date', [half.status, summary(half.text)], [422, { 'decision.1.owner': 'Decision 1: select who will do it', 'decision.1.by.day': 'Decision 1: enter the date by which it will be done' }])
  has('and nothing is lost', half.text, 'Two people read each calendar')
  is('a date that has passed is refused', summary((await send(decision(1, 'Too late', 'coach', '9'))).text), { 'decision.1.by.day': 'Decision 1: the date of the decision must be today or later' })
  is('so is who is not one of us', summary((await send(decision(1, 'Whoever', 'nobody', '12'))).text), { 'decision.1.owner': 'Decision 1: select a member of staff from the list' })
  is('without a seal it is refused', (await site.post(action, { response: 'Fine.' }, { user: 'smt' })).status, 403)
  is('an unknown field is a broken request', (await send({ month: '2026-04' })).status, 400)
  is('who may not does not', (await send({ response: 'Fine.' }, 'delivery')).status, 403)

  const said = { response: 'A hard month.\nNo one was at fault.', ...decision(1, 'Two people read each calendar', 'coach', '12'), ...decision(2, 'Ring before writing', 'handler', '30', '7') }
  const kept = await send(said)
  is('it is kept', [kept.status, kept.location], [303, decide('2026-05')])
  is('sent twice it is kept once', [(await send(said)).status, site.sql("SELECT count(*) FROM duty WHERE text LIKE '<decided%'")], [303, '1'])
  const other = await send({ response: 'Something else' })
  is('not with other words', other.status, 409)
  has('which are given back', other.text, 'Something else')
}

async function shown() {
  for (const user of ['support', 'delivery', 'head', 'smt']) {
    const page = await text(report('2026-05'), user)
    has(`${user} reads what was said`, page, 'A hard month. No one was at fault.')
    has(`${user} reads who takes what and by when`, page, 'Two people read each calendar May 2026 Ben Whitlock 12 June 2026 Open')
    hasNot(`${user}: an earlier report has nothing of it`, await text(report('2026-04'), user), 'Two people read each calendar')
  }
}

// It is among the tasks of who takes it, and theirs to say; the date passes; the next month has it still.
async function open(number) {
  const list = await mine('coach')
  has('who takes it has it among their tasks', list, `href="${carry(number)}"`)
  has('by its name', words(list), 'Carry out the decision: Two people read each calendar')
  has('with the clause', words(list), 'That person will do it by then')
  for (const user of ['head', 'smt', 'delivery', 'handler']) hasNot(`it is not among those of ${user}`, await mine(user), carry(number))
  is('who may say that it was carried out', await statuses(carry(number)), { staff: 403, handler: 403, support: 403, coach: 200, delivery: 403, head: 200, smt: 200, stranger: 403 })
  for (const wrong of ['/staff/carry-out', carry('9.9'), carry('x')]) is(`${wrong}: 404`, (await site.get(wrong, { user: 'smt' })).status, 404)

  clock.at('2026-07-02T09:00')
  has('the date has passed', words(await mine('coach')), 'days late')
  const next = await text(report('2026-06'), 'smt')
  has('it comes back in the next month', next, 'Still open from earlier months')
  has('and is overdue', next, 'Two people read each calendar May 2026 Ben Whitlock 12 June 2026 Overdue')
  has('beside what is not', next, 'Ring before writing May 2026')
  is('the next report is recorded', (await given('2026-06')).status, 303)
  has('with what is still open', await text(report('2026-06'), 'smt'), 'Overdue')
}

async function carriedOut(number) {
  const { values, action } = form((await site.get(carry(number), { user: 'coach' })).text, carry(number))
  const send = (fields, user = 'coach') => site.post(action, { ...values, ...fields }, { user })
  is('it has to be said what was done', summary((await send({})).text), { done: 'Enter what was done' })
  is('by nobody else', (await send({ done: 'All done.' }, 'handler')).status, 403)
  const second = form((await site.get(carry(number), { user: 'smt' })).text, carry(number))
  const kept = await send({ done: 'Since June two people read each.' })
  is('it is kept', [kept.status, kept.location], [303, carry(number)])
  is('sent twice it is kept once', [(await send({ done: 'Since June two people read each.' })).status, site.sql("SELECT count(*) FROM duty WHERE text LIKE '<carried-out%'")], [303, '1'])
  const again = await site.post(action, { ...second.values, done: 'I did it.' }, { user: 'smt' })
  is('once', again.status, 409)
  for (const part of ['This decision has already been recorded as carried out', 'Since June two people read each.', 'I did it.']) has(`what was recorded is shown, and what was typed: ${part}`, words(main(again.text)), part)
  hasNot('there is no form any more', (await site.get(carry(number), { user: 'coach' })).text, 'name="done"')
  hasNot('it is no task any more', await mine('coach'), carry(number))
  has('its report says how', await text(report('2026-05'), 'smt'), 'Carried out: Since June two people read each.')
  hasNot('the next has it no more', await text(report('2026-06'), 'smt'), 'Two people read each calendar')
  has('but what is open', await text(report('2026-06'), 'smt'), 'Ring before writing')
}

// Who stands in for them may say it, and has the task.
async function standIn(number) {
  is('who takes it is away', (await site.fill('/staff/away', { 'until.day': '20', 'until.month': '7', 'until.year': '2026', 'stand-in': 'staff' }, { user: 'handler' })).status, 303)
  has('who stands in has it', await mine('staff'), carry(number))
  is('and says that it was done', (await site.fill(carry(number), { done: 'We ring first now.' }, { user: 'staff' })).status, 303)
}

await test(async () => {
  Object.assign(process.env, clock.environment) // the commands, too
  site = await startSite({ SITE: 'one-academy', ...clock.environment })
  await record(site, 'submit', { ...received, division: 'apprenticeships', at: '2026-04-09T09:00' })
  clock.at('2026-06-10T09:00')
  await before()
  const figures = site.redress('report', '2026-05').text
  await decided()
  const seq = site.sql("SELECT seq FROM duty WHERE text LIKE '<decided%'")
  await shown()
  await open(`${seq}.1`)
  await carriedOut(`${seq}.1`)
  await standIn(`${seq}.2`)
  is('the figures are what they were', site.redress('report', '2026-05').text, figures)
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', verified.text.split('\n').filter(line => line.startsWith('duties\t')), [])
  is('and is content', verified.status, 0)
  await site.stop()
  await clock.stop()
  rmSync(folder, { recursive: true })
})
