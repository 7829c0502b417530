#!/usr/bin/env node
// Around a step: what cannot be done yet says so before it is begun, who decides again sees what was found before and
// whether they have read the papers, and after it a line says what was done.
import { act, answer, lead, praise, received, record, right } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

let site
const get = (path, user = 'support') => site.get(path, { user })
const text = async (path, user) => main((await get(path, user)).text)
const noLesson = { ...answer(), lesson: '' }
const banner = page => (page.match(/govuk-notification-banner--success[^]*?<\/ul>/) ?? [''])[0]

async function success() {
  const reference = await record(site, 'submit', received)
  const kept = await act(site, 'acknowledge', reference)
  is('the step leads to the case and says which it was', [kept.status, kept.location], [303, `/staff/case?ref=${reference}&done=2`])
  const line = banner(await text(kept.location, 'handler'))
  for (const part of ['Success', 'Recorded. Now send it', 'Entry 2: Acknowledged.', 'Letter to print', 'its text to copy', 'Correct this entry']) has(`it says “${part}”`, words(line), part)
  ok('and what comes next', /Next in My work: C-|Back to My work/.test(words(line)), words(line))
  is('a reload shows the same', banner(await text(kept.location, 'handler')), line)
  is('to nobody else', banner(await text(kept.location, 'support')), '')
  is('not without being asked', banner(await text(`/staff/case?ref=${reference}`, 'handler')), '')
  for (const done of ['1', '99', '-1', 'x', '']) is(`done=${done} is none of theirs`, banner(await text(`/staff/case?ref=${reference}&done=${done}`, 'handler')), '')
  const note = await act(site, 'note', reference)
  const noted = words(banner(await text(note.location)))
  has('of a note', noted, 'Recorded Entry 3: Internal note.')
  hasNot('there is nothing to send', noted, 'send it')
}

// GET of a step before which a gate stands: no field can be filled in, and there is a way to what comes first.
async function gated(about, reference, action, user, why, first) {
  const page = await text(`/staff/case?ref=${reference}`, user)
  hasNot(`${about}: the case page does not lead there`, page, `href="/staff/${action}?ref=${reference}"`)
  has('it says why', words(page.match(/redress-actions"[^]*?<\/details>/)[0]), why)
  const asked = await get(`/staff/${action}?ref=${reference}`, user)
  is('the form can be asked for', asked.status, 200)
  has('it says what comes first', words(main(asked.text)), `You cannot do this yet ${why}`)
  has('and leads there', asked.text, `<a href="/staff/${first}?ref=${reference}" class="govuk-button">`)
  ok('nothing can be filled in', /<fieldset[^>]* disabled/.test(asked.text))
}

async function gates() {
  const reference = await record(site, 'submit', received)
  await lead(site, reference, ['acknowledge', ['respond', noLesson, 'handler']])
  await gated('closing without a lesson', reference, 'close', 'handler', 'Before closing, record the lessons, or why there are none', 'learn')
  const refused = await act(site, 'close', reference, right.close, 'handler')
  is('whoever sends it all the same is refused', refused.status, 422)
  ok('with a form that can be filled in', !/<fieldset[^>]* disabled/.test(refused.text))
  await lead(site, reference, [['learn', {}, 'handler']])
  const open = await text(`/staff/case?ref=${reference}`, 'handler')
  has('once it is passed the form is offered', open, `href="/staff/close?ref=${reference}"`)
}

// What is refused whatever is typed is said before it is typed, at the action and over the form.
async function foreseen() {
  const reference = await record(site, 'submit', received), why = /The complainant can still ask for a review, until \d+ \w+ \d{4}\. Before then, only close the case if they say they are satisfied/
  await lead(site, reference, ['acknowledge', ['respond', {}, 'handler']])
  ok('while a review can be asked for, the action says so', why.test(words((await text(`/staff/case?ref=${reference}`, 'handler')).match(/redress-actions"[^]*?<\/details>/)[0])), words((await text(`/staff/case?ref=${reference}`, 'handler')).match(/redress-actions"[^]*?<\/details>/)[0]))
  const form = await text(`/staff/close?ref=${reference}`, 'handler')
  ok('and the form', why.test(words(form)) && !/<fieldset[^>]* disabled/.test(form))
  is('so it is', (await act(site, 'close', reference, { how: 'window-passed' }, 'handler')).status, 422)
  is('and only so', (await act(site, 'close', reference, { how: 'content' }, 'handler')).status, 303)
}

async function again() {
  const reference = await record(site, 'submit', received)
  await lead(site, reference, [['acknowledge', { 'issue.2': 'Nobody rang back' }], ['respond', answer(2), 'handler'], 'escalate'])
  const blank = await get(`/staff/respond?ref=${reference}`, 'manager'), asked = words(main(blank.text))
  has('who decides again sees what was found on each issue', asked, 'Issue 1: The report was late Response sent: Reply by the division,')
  for (const part of ['Upheld : Priya Shah, Division handler', 'What we found on point 1', 'Not upheld : Priya Shah, Division handler', 'What we found on point 2', 'What was promised before A second person checks the calendar (To do)']) has(`also “${part}”`, asked, part)
  const unread = form(blank.text)
  const sent = await site.post(unread.action, { ...unread.values, ...answer(2), 'unread-because': 'I know the papers by heart' }, { user: 'manager' })
  is('without the bundle, and with the reason', sent.status, 303)
  for (const page of ['case', 'bundle']) has(`the ${page} says that it was not opened`, words(await text(`/staff/${page}?ref=${reference}`, 'director')), 'I know the papers by heart')
  await lead(site, reference, ['escalate', ['respond', answer(2), 'director']])
  ok('the record says when the bundle was opened', /<responded [^>]*papers-read="2/.test(site.record(reference)))
  const director = words(await text(`/staff/case?ref=${reference}`, 'director'))
  has('and so does the case', director, 'Review bundle last opened')
  const bundle = words(await text(`/staff/bundle?ref=${reference}`, 'director'))
  ok('the bundle has each level beside each issue', /What was found on each issue .*Issue 1: The report was late Response sent: Reply by the division.*Response sent: Review by Senior Management.*Issue 2: Nobody rang back/.test(bundle), bundle.slice(0, 3000))
}

await test(async () => {
  site = await startSite()
  await success()
  await gates()
  await foreseen()
  await again()
  site = await startSite({ SITE: 'one-academy' })
  const reference = await record(site, 'compliment', { ...praise, division: 'apprenticeships' })
  await lead(site, reference, [['acknowledge', {}, 'support']])
  await gated('closing praise that nobody was told of', reference, 'close', 'support', 'First tell the staff concerned, and their manager', 'tell')
})
