#!/usr/bin/env node
// Courses in which it depends on persons who can act: whoever it is, letter, status page, case page, lists, CSV and
// `redress deadlines` say the same, and it stands under the tasks of who can do it. All lie in June 2026; Monday is the 1st.
import { attribute } from './acts.mjs'
import { acknowledged, coursesOn } from './course.mjs'
import { has, hasNot, is, startSite, test } from './site.mjs'

let site, told, lead, page, state, letter, track, agree

const begun = 'received=2026-06-01T09:00 acknowledged=2026-06-01T10:00'
const replied = `${begun} responded=2026-06-02T10:00,channel=email`
const unpromised = { 'remedy.1.what': '', 'remedy.1.by.day': '', 'remedy.1.by.month': '', 'remedy.1.by.year': '', 'no-remedy': 'It was paid back' }
const users = ['staff', 'handler', 'handler2', 'support', 'coach', 'manager', 'director', 'delivery', 'head', 'smt', 'stranger']

// Under whose tasks the case stands.
async function whose(reference) {
  const found = []
  for (const user of users) {
    const mine = (await site.get('/staff/', { user })).text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
    if (mine.includes(reference)) found.push(user)
  }
  return found
}

// ---- A complaint about the only director ----

async function aboutTheDirector() {
  const reference = await lead(site, await told('2026-06-01T09:00', { 'concerned.1': 'director' }), [acknowledged,
    ['respond', { ...unpromised, at: '2026-06-02T10:00' }], ['escalate', { at: '2026-06-04T09:00' }],
    ['respond', { ...unpromised, at: '2026-06-05T09:00' }, 'manager'], ['escalate', { at: '2026-06-08T09:00' }]])
  const steps = `${replied} escalated=2026-06-04T09:00 responded=2026-06-05T09:00,channel=email escalated=2026-06-08T09:00`
  await agree('about the director', reference, steps)
  is('about the director: the deputy has it', await whose(reference), ['head'])
  is('about the director: who is concerned does not see it', (await site.get(`/staff/case?ref=${reference}`, { user: 'director' })).status, 404)
  has('about the director: the page says who and why', await page(reference), 'Fiona Grant')
  await lead(site, reference, [['respond', { ...unpromised, at: '2026-06-10T09:00' }, 'head']])
  await agree('about the director, answered', reference, `${steps} responded=2026-06-10T09:00,channel=email`)
  is('about the director: answered at the last level', state(reference), 'responded 3')
  hasNot('about the director: the letter does not name who is concerned', await letter(reference), 'David Osei')
}

// ---- A handler complains about their own division ----

async function ofAHandler() {
  const reference = await told('2026-06-01T09:00', { 'complainant.name': 'Priya Shah', 'complainant.category': 'staff' })
  is('of a handler: others have it', await whose(reference), ['support'])
  await lead(site, reference, [['acknowledge', { at: '2026-06-01T10:00', 'contact.name': 'Grace Lin' }, 'support']])
  await agree('of a handler', reference, begun, 'support')
  const next = await whose(reference)
  is('of a handler: and have it on', [next.includes('handler'), next.length > 0], [false, true])
  is('of a handler: they see it as any complainant', (await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).status, 404)
}

// ---- The contact turns out to be concerned ----

async function contactConcerned() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [acknowledged])
  is('contact: who acknowledged has it', await whose(reference), ['handler'])
  await track(reference)
  await lead(site, reference, [['assign', { handler: '', 'concerned.1': 'handler', reason: 'It is about her', at: '2026-06-02T09:00' }, 'support']])
  const after = await whose(reference)
  is('contact: it is hers no more', after.includes('handler'), false)
  is('contact: somebody has it', after.length > 0, true)
  has('contact: a new one is owed', await page(reference), 'Name a new contact')
  await lead(site, reference, [['introduce', { at: '2026-06-03T09:00' }, 'support']])
  const shown = await agree('contact', reference, begun, 'support')
  has('contact: the status page names the new one', shown, 'Grace Lin')
  hasNot('contact: and not the old one', shown, 'Priya Shah')
}

// ---- A hand-over that is not accepted, and one that is ----

async function notAccepted() {
  const reference = await lead(site, await told('2026-06-01T09:00'), [acknowledged])
  await track(reference)
  await lead(site, reference, [
    ['assign', { handler: 'handler2', division: 'people', reason: 'It is about pay', at: '2026-06-02T09:00' }, 'support']])
  const owed = 'accept\t1\t2026-06-03T23:59:59+01:00'
  has('hand-over: deadlines knows it', site.redress('deadlines', 'complaint', ...begun.split(' '), 'assigned=2026-06-02T09:00,handler=handler2').text, owed)
  const late = await whose(reference)
  is('hand-over: not accepted in time, it is back with who may assign', late.includes('support'), true)
  has('hand-over: and says so', await page(reference), 'not accepted')
  is('hand-over: it was to go to', attribute(site.record(reference), 'assigned', 'seq'), '3')
  await lead(site, reference, [['accept', { at: '2026-06-03T09:00' }, 'handler2']])
  is('hand-over: accepted, it is theirs', await whose(reference), ['handler2'])
  await agree('hand-over', reference, `${begun} assigned=2026-06-02T09:00,handler=handler2 accepted=2026-06-03T09:00`)
}

await test(async () => {
  site = await startSite()
  ;({ told, lead, page, state, letter, track, agree } = coursesOn(site))
  for (const course of [aboutTheDirector, ofAHandler, contactConcerned, notAccepted]) await course()
})
