#!/usr/bin/env node
// A month whose report is recorded keeps its figures: a case recorded later leaves them as they were, on the page and by the
// command; the list behind a number says where it differs; the next report says what has changed. redress verify knows when
// what was kept is not what it was.
import { record, received } from './acts.mjs'
import { has, hasNot, is, main, startSite, test, words } from './site.mjs'

const month = back => { const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - back); return day.toISOString().slice(0, 7) }
const names = 'January February March April May June July August September October November December'.split(' ')
const named = text => `${names[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`
const at = when => `/staff/report?month=${when}`
const division = 'apprenticeships'
const number = `figure=received&row=${division}&column=complaint`

await test(async () => {
  const site = await startSite({ SITE: 'one-academy' })
  const complain = () => record(site, 'submit', { ...received, division, summary: `Late ${Math.random()}`, at: `${month(2)}-10T09:00` })
  const read = async (path, user = 'smt') => { const page = await site.get(path, { user }); is(`${path}: there it is`, page.status, 200); return page.text }
  const said = when => site.redress('report', when).text
  await complain()
  hasNot('before it is recorded it is not closed', await read(at(month(2))), 'id="closed"')
  is('the report is recorded', (await site.fill(at(month(2)), { how: 'At the meeting.' }, { user: 'delivery' })).status, 303)
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
