#!/usr/bin/env node
// What is owed beside the cases is on the list of whose it is: the month's report, and the review of the policy. Who may
// record a report, once, and who may read it; what is said where nobody can do it. And what is owed on a case to a person of
// its own: a remedy, the case of a new matter.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { act, events, lead, record, received, right } from './acts.mjs'
import { month, named } from './months.mjs'
import { form, has, hasNot, is, main, message, ok, startSite, test, unescape, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-duties.')
const mine = async (site, user, path = '/staff/') => (await site.get(path, { user })).text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
const reportAt = when => `/staff/report?month=${when}`
const given = { how: 'At the meeting.', 'acknowledging.1.words': 'Thanks to the team.', 'sharing.1.words': 'Ring before writing.' }

async function academy() {
  const site = await startSite({ SITE: 'one-academy', DATA: `${folder}/academy` })
  hasNot('before the first case no report is owed', await mine(site, 'delivery'), '/staff/report?')
  has('but the review of the policy is its owner’s', await mine(site, 'head'), 'href="/staff/review-policy"')
  hasNot('and nobody else’s', await mine(site, 'support'), '/staff/review-policy')
  const none = await site.get(reportAt(month(1)), { user: 'delivery' })
  is('a month before the first case', none.status, 404)
  has('says so', words(main(none.text)), 'we had not received any complaints or compliments by then')

  const reference = await record(site, 'submit', { ...received, division: 'apprenticeships', at: `${month(3)}-10T09:00` })
  await lead(site, reference, [['acknowledge', {}, 'support'], ['respond', {}, 'support'], ['learn', { 'improvement.1.owner': 'delivery' }, 'coach']])
  const list = await mine(site, 'delivery')
  const [overdue, late, last] = [3, 2, 1].map(back => list.indexOf(reportAt(month(back))))
  ok('overdue duties come first, the rest by when they are due', overdue > 0 && overdue < late && late < last, list)
  ok('and the cases among them', last < list.indexOf(`ref=${reference}`), list)
  has('with the clause', words(list), 'will report to the Senior Management Team within 5 working days of the end of each month')
  has('and the month by its name', words(list), `Report on ${named(month(2))}`)
  hasNot('this month has not ended', list, reportAt(month(0)))
  for (const user of ['support', 'head', 'smt', 'coach']) hasNot(`it is not ${user}’s`, await mine(site, user), '/staff/report?')

  const statuses = {}
  for (const user of ['staff', 'handler', 'support', 'coach', 'delivery', 'head', 'smt', 'stranger']) statuses[user] = (await site.get(reportAt(month(2)), { user })).status
  is('who may read it', statuses, { staff: 403, handler: 403, support: 200, coach: 403, delivery: 200, head: 200, smt: 200, stranger: 403 })
  const read = await site.get(reportAt(month(2)), { user: 'smt' })
  has('who reads it sees whose it is', words(main(read.text)), 'To be recorded by: Kate Morgan')
  hasNot('but cannot record it', read.text, 'name="how"')
  const page = await site.get(reportAt(month(2)), { user: 'delivery' })
  has('the page says by when', words(main(page.text)), 'This report is overdue. It was due by')
  const { values, action } = form(page.text, reportAt(month(2)))
  has('without a month all are listed', (await site.get('/staff/report', { user: 'smt' })).text, `href="${reportAt(month(3))}"`)
  const empty = await site.post(action, values, { user: 'delivery' })
  is('it has to be said how it was given', empty.status, 422)
  has('so it is asked', empty.text, 'Enter how the report was given')
  is('an unknown field is a broken request', (await site.post(action, { ...values, ...given, month: month(3) }, { user: 'delivery' })).status, 400)
  is('without a seal it is refused', (await site.post(action, given, { user: 'delivery' })).status, 403)

  const kept = await site.post(action, { ...values, ...given }, { user: 'delivery' })
  is('it is kept', [kept.status, kept.location], [303, reportAt(month(2))])
  is('sent twice it is kept once', (await site.post(action, { ...values, ...given }, { user: 'delivery' })).status, 303)
  hasNot('it is on the list no more', await mine(site, 'delivery'), reportAt(month(2)))
  for (const user of ['delivery', 'smt']) {
    const after = words(main((await site.get(reportAt(month(2)), { user })).text))
    has(`${user} sees what was recorded`, after, 'Recorded by Kate Morgan')
    has(`${user}: and that it was late`, after, 'Recorded late: it was due by')
    for (const said of Object.values(given)) has(`${user}: ${said}`, after, said)
  }
  const other = form((await site.get(reportAt(month(3)), { user: 'delivery' })).text, reportAt(month(3)))
  const again = await site.post(action, { ...other.values, how: 'Another text' }, { user: 'delivery' })
  is('once for each month', again.status, 409)
  has('what was recorded is shown', words(main(again.text)), 'At the meeting.')
  has('and what was typed', words(main(again.text)), 'Another text')

  for (const [what, asked, said] of [['a month that has not ended', month(0), 'This month has not ended yet'], ['no month', 'x', 'There is no such report'], ['a month that there is not', '2026-13', 'There is no such report'], ['a day', '2026-05-01', 'There is no such report']]) {
    const page = await site.get(reportAt(asked), { user: 'delivery' })
    is(`${what}: 404`, page.status, 404)
    has(`${what}: says so`, words(main(page.text)), said)
    const sent = await site.post(reportAt(asked), { ...other.values, ...given }, { user: 'delivery' })
    is(`${what}: nothing is kept`, sent.status, 404)
    has(`${what}: and what was typed is given back`, words(main(sent.text)), 'At the meeting.')
  }
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.trim().split('\n').length], [0, 1])
  await site.stop()
}

// Whose role nobody holds: the deputies'; where they are gone, too, it is said to who answers for the process.
async function unheld() {
  cpSync('conf/sites/one-academy', `${folder}/site`, { recursive: true })
  const path = `${folder}/site/users.xml`, users = readFileSync(path, 'utf8')
  const without = (...roles) => writeFileSync(path, roles.reduce((text, role) => text.replaceAll(`<holds role="${role}"/>`, ''), users))
  const site = await startSite({ SITE: `${folder}/site`, DATA: `${folder}/academy` })
  without('delivery')
  const deputy = await mine(site, 'head')
  has('the deputy has it', deputy, reportAt(month(1)))
  has('as deputy', words(deputy), 'as deputy')
  const recorded = await site.fill(reportAt(month(1)), given, { user: 'head' })
  is('and can do it', recorded.status, 303)
  without('delivery', 'head')
  const answers = await mine(site, 'support')
  has('nobody is left: who answers for the process has it', answers, reportAt(month(3)))
  has('and is told why', words(answers), 'No one: none of those with the role can do it')
  const page = await site.get(reportAt(month(3)), { user: 'support' })
  has('so does the page', words(main(page.text)), 'No one: none of those with the role can do it')
  hasNot('it cannot be recorded in their place', page.text, 'name="how"')
  const verified = site.redress('verify').text
  has('redress verify says so', verified, `duties\topen\tnobody\treport\t${month(3)}\tdelivery`)
  has('and of the review', verified, 'duties\topen\tnobody\tpolicy-review\t\thead')
  has('redress check says so', site.redress('check').text, `note: nobody can do what is owed beside the cases: report ${month(3)}`)
  await site.stop()
}

// A policy that owes no report; a demonstration that begins in order.
async function others() {
  const schools = await startSite()
  has('a policy without reports says so', words(main((await schools.get('/staff/report', { user: 'head' })).text)), 'Our policy does not ask for monthly reports.')
  has('but who may read what was counted finds it', (await schools.get('/staff/', { user: 'head' })).text, 'href="/staff/report"')
  hasNot('and nobody else', (await schools.get('/staff/', { user: 'handler' })).text, 'href="/staff/report"')
  is('nor is anything kept', (await schools.post('/staff/report', given, { user: 'head' })).status, 403)
  await schools.stop()
  const demo = await startSite({ SITE: 'one-academy', DEMO: 'yes' })
  const reports = [...(await mine(demo, 'delivery')).matchAll(/\/staff\/report\?month=([\d-]+)/g)].map(found => found[1])
  is('a demonstration owes the last month’s only', reports, [month(1)])
  has('and has the reports before', words(main((await demo.get(reportAt(month(2)), { user: 'smt' })).text)), 'Recorded in time')
}

// A remedy has a person, who alone has it; once it is done, the update is offered. What is found to be a new matter at
// the follow-up is owed until its case is there.
async function onCases() {
  const site = await startSite()
  const due = { 'remedy.1.by.day': '1', 'remedy.1.by.month': '2', 'remedy.1.by.year': '2099' }
  const complaint = async steps => lead(site, await record(site, 'submit', { ...received, division: 'finance' }), steps)
  const reference = await complaint([['acknowledge', {}, 'handler']])
  const blank = form((await site.get(`/staff/respond?ref=${reference}`, { user: 'handler' })).text)
  is('who could do a remedy is offered', blank.choices['remedy.1.owner'], ['handler', 'support'])
  const wrong = await act(site, 'respond', reference, { ...right.respond, 'remedy.1.owner': 'handler2' }, 'handler')
  is('and nobody else is taken', [wrong.status, message(wrong.text, 'remedy.1.owner')], [422, 'Remedy 1: this person does not have a role that can do this in this case. Select someone else'])
  await lead(site, reference, [['respond', { 'remedy.1.what': 'Send the report again', ...due, 'remedy.1.owner': 'support' }, 'handler']])
  has('it is among the tasks of that person', await mine(site, 'support'), `ref=${reference}`)
  hasNot('and not of who promised it', await mine(site, 'handler'), `ref=${reference}`)
  const [, , seq] = events(site.record(reference)).map((_, i) => i + 1)
  has('the record keeps the title', site.record(reference), '<owner title="')
  const letter = await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user: 'handler' })
  has('the letter says what', words(letter.text), 'Send the report again, by Sunday 1 February 2099')
  const title = site.record(reference).match(/<owner title="([^"]*)"/)[1]
  hasNot('and not who', words(main(letter.text)), title)

  await lead(site, reference, [['remedy', { promise: `${seq}.1` }, 'support']])
  const page = await site.get(`/staff/case?ref=${reference}&done=${Number(seq) + 1}`, { user: 'support' })
  has('once it is done, the update is offered', words(main(page.text)), 'Recorded. Now tell the complainant')
  const address = `/staff/contact?ref=${reference}&done=${Number(seq) + 1}`
  ok('by a link', unescape(page.text).includes(`href="${address}"`), page.text)
  const update = form((await site.get(address, { user: 'support' })).text)
  is('to the form, filled in', [update.values.said, update.values.direction ?? update.html.match(/value="out" checked/)?.[0]], ['We have now done what we promised: Send the report again.', 'out'])
  for (const done of ['x', '0', '99', '1']) is(`an address with done=${done}`, form((await site.get(`/staff/contact?ref=${reference}&done=${done}`, { user: 'support' })).text).values.said, '')

  const noRemedy = { ...Object.fromEntries(Object.keys(due).map(name => [name, ''])), 'remedy.1.what': '', 'no-remedy': 'It has come' }
  const old = await complaint([['acknowledge', {}, 'handler'], ['respond', noRemedy, 'handler'], ['close', {}, 'handler'],
    ['follow-up', { reply: 'yes', 'come-back': 'yes', valued: 'rather', then: 'new-case' }, 'support']])
  const owed = await mine(site, 'support')
  has('a new matter is owed', words(owed), 'Record the new complaint')
  has('with the link to the form', owed, `href="/staff/submit?earlier=${old}"`)
  has('and on the case', words(main((await site.get(`/staff/case?ref=${old}`, { user: 'support' })).text)), 'What has come back is a new matter.')
  const next = await site.fill(`/staff/submit?earlier=${old}`, { summary: 'The next one', details: 'It is late, too', channel: 'phone' }, { user: 'support' })
  is('once its case is there', next.status, 303)
  hasNot('it is owed no more', await mine(site, 'support'), `earlier=${old}`)
  const link = site.record(old)
  is('as the old case is linked to it', events(link).at(-1), 'linked')
  has('by its reference', link, `<other>${next.location.match(/ref=([^&]*)/)[1]}</other>`)
  const again = await site.fill(`/staff/submit?earlier=${old}`, { summary: 'And another', details: 'It is late, too', channel: 'phone' }, { user: 'support' })
  is('a second case of it is no further link', [again.status, events(site.record(old)).filter(name => name === 'linked').length], [303, 1])
  is('all is as the records say', site.redress('verify').status, 0)
  await site.stop()
}

await test(async () => {
  await onCases()
  await academy()
  await unheld()
  await others()
  rmSync(folder, { recursive: true })
})
