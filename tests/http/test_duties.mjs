#!/usr/bin/env node
// What is owed beside the cases is on the list of whose it is: the month's report, and the review of the policy. Who may
// record a report, once, and who may read it; what is said where nobody can do it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { lead, record, received } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-duties.')
const names = 'January February March April May June July August September October November December'.split(' ')
const month = back => { const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - back); return day.toISOString().slice(0, 7) }
const named = text => `${names[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`
const mine = async (site, user, path = '/staff/') => (await site.get(path, { user })).text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
const reportAt = when => `/staff/report?month=${when}`
const given = { how: 'At the meeting.', 'to-acknowledge': 'Thanks to the team.', 'to-share': 'Ring before writing.' }

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
  has('with the clause', words(list), 'will report on complaints, compliments, lessons and practice to the Senior Management Team within 5 working days of the end of each month')
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

  for (const [what, asked, said] of [['a month that has not ended', month(0), 'This month has not ended yet'], ['no month', 'x', 'There is no such month'], ['a month that there is not', '2026-13', 'There is no such month'], ['a day', '2026-05-01', 'There is no such month']]) {
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
  has('and is told why', words(answers), 'No one: no one who holds the role can do it')
  const page = await site.get(reportAt(month(3)), { user: 'support' })
  has('so does the page', words(main(page.text)), 'No one: no one who holds the role can do it')
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
  hasNot('and no menu offers them', (await schools.get('/staff/', { user: 'head' })).text, 'href="/staff/report"')
  is('nor is anything kept', (await schools.post('/staff/report', given, { user: 'head' })).status, 403)
  await schools.stop()
  const demo = await startSite({ SITE: 'one-academy', DEMO: 'yes' })
  const reports = [...(await mine(demo, 'delivery')).matchAll(/\/staff\/report\?month=([\d-]+)/g)].map(found => found[1])
  is('a demonstration owes the last month’s only', reports, [month(1)])
  has('and has the reports before', words(main((await demo.get(reportAt(month(2)), { user: 'smt' })).text)), 'Recorded in time')
}

await test(async () => {
  await academy()
  await unheld()
  await others()
  rmSync(folder, { recursive: true })
})
