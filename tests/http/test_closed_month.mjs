#!/usr/bin/env node
// A month whose report is recorded keeps its figures: a case recorded later leaves them as they were, on the page and by the
// command; the list behind a number says where it differs; the next report says what has changed. redress verify knows when
// what was kept is not what it was. Before it is recorded, the month's cases are on offer to draw attention to; what is said
// of them names nobody, and leads to them whoever may see them.
import { lead, record, received } from './acts.mjs'
import { month, named } from './months.mjs'
import { form, has, hasNot, is, main, message, startSite, test, words } from './site.mjs'

const at = when => `/staff/report?month=${when}`
const division = 'apprenticeships'
const number = `figure=received&row=${division}&column=complaint`

// A case of that month from which something was learned then, and a report that draws attention to it.
async function attention(site, complain, before) {
  const reference = await complain(), at_ = day => ({ at: `${month(2)}-${day}T09:00` })
  await lead(site, reference, [['acknowledge', at_(11), 'support'], ['respond', at_(12), 'support'], ['learn', { ...at_(13), 'improvement.1.owner': 'delivery' }, 'coach']])
  await before()
  const title = `${reference}: Two pairs of eyes see more.`, page = await site.get(at(month(2)), { user: 'delivery' })
  const { choices, values, action } = form(page.text, at(month(2)))
  is('the cases of the month are on offer', [choices['acknowledging.1.about'], choices['sharing.1.about']], [[reference], [reference]])
  has('by what was learned', words(page.text), title)
  const said = { ...values, how: 'At the meeting.', 'sharing.1.about': reference, 'sharing.1.words': 'Ann Archer asked for two pairs of eyes.', 'acknowledging.1.words': 'Everyone who stood in.' }
  const named = await site.post(action, said, { user: 'delivery' })
  is('what is said of one names nobody', [named.status, message(named.text, 'sharing.1.words')], [422, 'To be shared 1: leave out the name: this report goes beyond those who deal with the case'])
  has('and nothing is lost', named.text, 'Ann Archer asked for two pairs of eyes.')
  is('a case that is not on offer is refused', (await site.post(action, { ...said, 'sharing.1.about': 'C-2020-000001-1' }, { user: 'delivery' })).status, 422)
  is('the report is recorded', (await site.post(action, { ...said, 'sharing.1.words': 'Two people read each calendar.' }, { user: 'delivery' })).status, 303)
  return title
}

// Who may see the case is led to it; the others read what is said of it, and no more.
async function drawn(site, title) {
  for (const [user, opens] of [['delivery', true], ['smt', false]]) {
    const text = (await site.get(at(month(2)), { user })).text, link = `<a class="govuk-link" href="/staff/case?ref=${title.split(':')[0]}">${title}</a>`
    has(`${user} reads what is to be acknowledged`, words(text), 'To be acknowledged Everyone who stood in.')
    has(`${user} reads what is to be shared`, words(text), `To be shared Two people read each calendar. ${opens ? title : 'The case is not open to you.'}`)
    is(`${user} reads of the case only if they may see it`, words(text).includes(title.split(':')[0]), opens)
    is(`${user} is led to the case only if they may see it`, text.includes(link), opens)
  }
}

await test(async () => {
  const site = await startSite({ SITE: 'one-academy' })
  const complain = () => record(site, 'submit', { ...received, division, summary: `Late ${Math.random()}`, at: `${month(2)}-10T09:00` })
  const read = async (path, user = 'smt') => { const page = await site.get(path, { user }); is(`${path}: there it is`, page.status, 200); return page.text }
  const said = when => site.redress('report', when).text
  const title = await attention(site, complain, async () => hasNot('before it is recorded it is not closed', await read(at(month(2))), 'id="closed"'))
  await drawn(site, title)
  const closed = await read(at(month(2))), figures = said(month(2))
  has('the page says that it is closed', words(main(closed)), 'These are the figures as they were reported on')
  has('the command prints what was kept', figures, `received\t${division}\tcomplaint\t1\n`)
  hasNot('the list behind a number is as long', words(await read(`${at(month(2))}&${number}`)), 'The report said')

  await complain()
  const after = await read(at(month(2)))
  is('what comes later leaves the page as it was', words(main(after)), words(main(closed)))
  is('and the command', said(month(2)), figures)
  const list = await read(`${at(month(2))}&${number}`)
  has('the list is that of now', words(list), 'Showing 1 to 2 of 2. The report said 1: records have been corrected since.')
  const next = await read(at(month(1)))
  has('the next report says what has changed', words(next), 'Changes in months reported before')
  has('what it was, and is', words(next), `${named(month(2))} Received, by division: Apprenticeships: Complaints 1 2`)
  has('and leads to it', next, `<a class="govuk-link" href="${at(month(2))}&amp;figure=received&amp;row=${division}&amp;column=complaint">2</a>`)
  is('it is recorded, too', (await site.fill(at(month(1)), { how: 'At the meeting.' }, { user: 'delivery' })).status, 303)
  await complain()
  const kept = await read(at(month(1)))
  has('what had changed stays with it', words(kept), `${named(month(2))} Received, by division: Apprenticeships: Complaints 1 2`)
  hasNot('and what changes later is not in it', words(kept), 'Complaints 2 3')

  const broken = () => site.redress('verify').text.split('\n').filter(line => line.startsWith('duties\t'))
  is('redress verify finds nothing broken', broken(), [])
  const digest = site.sql('SELECT text FROM duty ORDER BY seq LIMIT 1').match(/figures="([0-9a-f]*)"/)[1]
  site.sql(`DROP TRIGGER content_stays; UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), 'number="1"', 'number="0"') AS BLOB) WHERE digest = '${digest}'`)
  is('but a figure that was changed by force', broken(), ['duties\treport'])
  is('which is not shown', (await site.get(at(month(2)), { user: 'smt' })).status, 500)
  await site.stop()
})
