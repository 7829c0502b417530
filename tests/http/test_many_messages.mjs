#!/usr/bin/env node
// A case with 231 long messages stays a page: for staff, for the complainant, and where somebody acts on it; on paper it is whole.
import { complain, form, has, hasNot, is, main, ok, startSite, test, unescape, words } from './site.mjs'

const MESSAGES = 231, LONG = 'It came late again, and nobody answered. '.repeat(75), PAGE = 200 * 1024
// The messages on a page, each once: a long one begins with an excerpt.
const shown = text => [...new Set([...words(main(text)).matchAll(/Message (\d+)!/g)].map(found => Number(found[1])))]
const link = (text, wanted) => { const found = main(text).match(new RegExp(`<a class="govuk-link" href="([^"]*${wanted}[^"]*)"`)); return found && unescape(found[1]) }
const all = Array.from({ length: MESSAGES }, (_, number) => number + 1)

let site, reference, proof

async function write(number) {
  const page = await site.post('/complaints/contact', { ...form((await site.get('/complaints/contact')).text).values, ...proof, open: 'yes' })
  const sent = await site.post('/complaints/contact', { ...form(page.text, '/complaints/contact').values, said: `Message ${number}! ${LONG}` })
  if (sent.status !== 303) throw new Error(`${number} is refused: ${sent.status} ${words(main(sent.text))}`)
}

// Goes from page to page as long as `next` gives another; gives what they show, and the largest of them.
async function pages(first, next, newest = false) {
  const seen = []
  let largest = 0
  for (let page = first, steps = 0; page && steps < 100; steps++) {
    seen.unshift(...newest ? shown(page.text).reverse() : shown(page.text))
    largest = Math.max(largest, Buffer.byteLength(page.text))
    page = await next(page.text)
  }
  return { seen, largest }
}

async function staff() {
  const get = path => site.get(path, { user: 'support' }), path = `/staff/case?ref=${reference}`
  const first = await get(path)
  ok('the case page stays a page', Buffer.byteLength(first.text) < PAGE, Buffer.byteLength(first.text))
  const head = words(main(first.text))
  for (const part of ['Acknowledge the complaint', 'It is about the payroll', 'earlier entries', 'Review bundle']) has(`it has “${part}”`, head, part)
  has('what came above the measure is one line', head, 'more messages came in the hour from')
  ok('and its words are not there', shown(first.text).length < 60, shown(first.text).length)
  const folded = await get(first.text.match(/href="([^"]*unfolded=yes)">show them</)[1].replaceAll('&amp;', '&'))
  ok('they are shown when asked for', shown(folded.text).includes(MESSAGES))
  const walk = await pages(folded, text => { const to = link(text, `before=\\d+&amp;unfolded=yes#history`); return to && get(to) }, true)
  is('page by page all of them are there, in their order', walk.seen, all)
  ok('and each page stays one', walk.largest < PAGE, walk.largest)
  const whole = await get(path.replace('case', 'bundle'))
  is('in the bundle all are there', shown(whole.text), all)
  has('with the index', whole.text, 'Index of the review bundle')
  hasNot('which part of a case does not bear', first.text, 'Index of the review bundle')
  const note = await get(`/staff/note?ref=${reference}`)
  ok('a form on it stays a page, too', Buffer.byteLength(note.text) < PAGE, Buffer.byteLength(note.text))
}

async function complainant() {
  const first = await site.fill('/complaints/track', proof)
  ok('the status page stays a page', Buffer.byteLength(first.text) < PAGE, Buffer.byteLength(first.text))
  has('and says where the case stands', words(main(first.text)), 'What happens next')
  const walk = await pages(first, text => {
    const to = [...text.matchAll(/<form\b[^]*?<\/form>/g)].map(found => found[0]).find(found => found.includes('name="before"'))
    return to && site.post('/complaints/track', form(to).values)
  })
  is('page by page all of them are there', walk.seen, all)
  ok('and each page stays one', walk.largest < PAGE, walk.largest)
}

await test(async () => {
  site = await startSite()
  const made = await complain(site, { summary: 'It is about the payroll' })
  reference = made.reference
  proof = { reference, 'access-code': made.code }
  for (const number of all) await write(number)
  await staff()
  await complainant()
  is('nothing in the log', site.log, '')
})
