// What the courses share. All lie in June 2026; Monday is the 1st. `coursesOn(site)` gives, for that site:
//
//   await told('2026-06-01T09:00', fields)    a complaint that staff record -> its reference
//   await page(reference, user)               the case page in words; letter(reference, seq, user), track(reference) likewise
//   row(reference), state(reference), last(reference)   its line of `redress list`, its state and level, its last entry
//   await lead(site, reference, steps)        as in acts.mjs; after each step who has the next one can do it (who.mjs)
//   await agree(name, reference, steps)       what `redress deadlines complaint STEPS` says of the same steps is what the case
//                                             page and the status page say, and the next of it what list and CSV say, and who
//                                             has the next step can do it (who.mjs); gives the words of the status page
import { events, lead as take, received, record } from './acts.mjs'
import { has, is, main, ok, words, xmllint } from './site.mjs'
import { walk } from './who.mjs'

export const acknowledged = ['acknowledge', { at: '2026-06-01T10:00' }]
export const answered = [acknowledged, ['respond', { at: '2026-06-02T10:00' }]] // the window ends on Tuesday the 9th

export const day = (name, iso) => ({ [`${name}.day`]: iso.slice(8), [`${name}.month`]: iso.slice(5, 7), [`${name}.year`]: iso.slice(0, 4) })

// "Tuesday 9 June 2026", of a time of day "… at 9am"
export function inWords(iso) {
  const date = new Date(`${iso.slice(0, 10)}T12:00Z`).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const [, hour, minute] = iso.match(/T(\d\d):(\d\d)/)
  const time = iso.includes('T23:59:59') ? '' : iso.includes('T12:00') ? ' at midday' : ` at ${((Number(hour) + 11) % 12) + 1}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`
  return date.replace(',', '') + time
}

export function coursesOn(site) {
  const done = new Set()
  const told = (at, fields = {}) => record(site, 'submit', { ...received, ...fields, at }, 'staff')
  const page = async (reference, user = 'support') => words(main((await site.get(`/staff/case?ref=${reference}`, { user })).text))
  const last = reference => events(site.record(reference)).length
  const row = reference => site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')
  const state = reference => row(reference).slice(2, 4).reverse().join(' ')
  const letter = async (reference, seq = last(reference), user = 'support') =>
    words((await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })).text)

  async function lead(_, reference, steps) {
    for (const step of steps) {
      await take(site, reference, [step])
      await walk(site, `after ${[step].flat()[0]}`, [reference], done)
    }
    return reference
  }

  // The complainant's own page, by the code of the letter that acknowledged it: only who wrote it can read that.
  const codes = new Map()
  async function track(reference, user = 'handler') {
    const seq = events(site.record(reference)).indexOf('acknowledged') + 1
    if (!codes.has(reference)) codes.set(reference, (await letter(reference, seq, user)).match(/access code ([0-9A-Z-]+)/)[1])
    return (await site.fill('/complaints/track', { reference, 'access-code': codes.get(reference) })).text
  }

  async function agree(name, reference, steps, user = 'handler') {
    const owed = site.redress('deadlines', 'complaint', ...steps.split(/\s+/)).text.trim().split('\n').map(line => line.split('\t'))
    const open = owed.filter(([, , due, how]) => due && /owed|overdue|coming/.test(how)).map(([, , due]) => due).sort()
    const shown = await page(reference), status = words(main(await track(reference, user)))
    for (const [what, level, due, how] of owed.filter(([, , due]) => due))
      ok(`${name}: the case page has ${what} ${level} (${how})`, shown.includes(inWords(due)), inWords(due), shown)
    for (const [what, , due, how] of owed.filter(([what, , , how]) => ['respond', 'acknowledge', 'decide', 'remedy', 'reply'].includes(what) && /owed|overdue/.test(how)))
      has(`${name}: the status page has ${what} (${how})`, status, inWords(due))
    is(`${name}: the list has the next`, row(reference)[4], open[0] ?? '')
    const csv = (await site.get('/staff/cases?format=csv', { user: 'support' })).text.split('\r\n').find(line => line.includes(reference))
    ok(`${name}: and so has the CSV`, !open[0] || csv.includes(open[0].slice(0, 10)), open[0], csv)
    is(`${name}: the index is what the record says`, site.redress('verify').status, 0)
    is(`${name}: the record is valid`, xmllint(site.record(reference)), '')
    await walk(site, name, [reference], done)
    return status
  }

  return { told, page, last, row, state, letter, track, lead, agree }
}
