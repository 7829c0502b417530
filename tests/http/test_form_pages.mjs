#!/usr/bin/env node
// A form in pages: what was entered travels sealed in it, nothing is stored before it is sent, and whoever sends all
// fields at once makes the case as ever. tests/browser/test_form_pages.mjs does the same by clicks.
import { complaint, form, has, hasNot, is, main, message, ok, receipt, startSite, summary, test, words, xmllint } from './site.mjs'

const ADDRESS = '/complaints/submit'
const title = text => words(text.match(/<h1[^>]*>([^]*?)<\/h1>/)[1])
const error = text => /<title>\s*Error: /.test(text)

let site

// Presses a button of a page, with its fields filled in: what a browser sends.
async function press(page, go, fields = {}) {
  const { action, values } = form(page.text, ADDRESS)
  return site.post(action, { ...values, ...fields, ...(go ? { go } : {}) })
}

async function first(fields = { summary: 'Late', details: 'It came late.' }) {
  return press(await site.get(ADDRESS), 'next', fields)
}

const REACH = { 'complainant.name': 'Ann Archer', 'complainant.phone': '01632 960001' }

// From the first page to the check.
async function checked(fields) {
  let page = await first(fields)
  for (const more of [{ 'desired-outcome': 'An <apology>' }, { division: 'finance' }, REACH, { 'complainant.needs.large-print': 'yes' }, {}]) page = await press(page, 'next', more)
  return page
}

async function forth() {
  const blank = await site.get(ADDRESS)
  is('the first page asks what happened', [blank.status, title(blank.text), form(blank.text, ADDRESS).names.includes('complainant.name')], [200, 'Tell us what happened', false])
  has('and says which it is of how many', words(main(blank.text)), 'Step 1 of 6')
  has('and that all can be asked on one', blank.text, 'href="/complaints/submit?whole"')
  const wrong = await press(blank, 'next', { details: 'It came late.', 'happened.day': '31', 'happened.month': '2', 'happened.year': '2026' })
  is('what is wrong on a page is said there', [wrong.status, error(wrong.text), Object.keys(summary(wrong.text))], [422, true, ['summary', 'happened.day']])
  is('with what was typed', form(wrong.text, ADDRESS).values.details, 'It came late.')
  const second = await first()
  is('what is right leads on, and says nothing of pages to come', [second.status, title(second.text), error(second.text)], [200, 'Putting it right', false])
  hasNot('what was entered stands in no field that can be read', second.text, 'It came late.')
  const back = await press(second, 'back', { 'desired-outcome': 'x'.repeat(10001) })
  is('back does not check', [back.status, title(back.text), form(back.text, ADDRESS).values.details], [200, 'Tell us what happened', 'It came late.'])
  const again = await press(back, 'next')
  is('nor lose', form(again.text, ADDRESS).values['desired-outcome'].length, 10000)
  const check = await checked()
  is('the answers are shown to be checked', [check.status, title(check.text)], [200, 'Check your answers'])
  for (const part of ['It came late.', 'An <apology>', 'Finance and Payroll', 'Ann Archer', '01632 960001', 'Large print', 'You did not answer this.', 'What happens next']) has(`with ${part}`, words(main(check.text)), part)
  is('nothing is stored before', site.references(), [])
  const changed = await press(await press(check, '2'), 'next', { 'desired-outcome': 'Two apologies' })
  is('a change leads back to the check', title(changed.text), 'Check your answers')
  const needs = await press(check, '5')
  is('a group that goes on over two pages is in parts', [form(needs.text, ADDRESS).values['complainant.needs.large-print'], form(needs.text, ADDRESS).names.includes('complainant.name')], ['yes', false])
  const wronged = await press(await press(check, '4'), 'back', { 'complainant.name': '' })
  is('also with something wrong', title(wronged.text), 'Check your answers')
  const refused = await press(wronged)
  is('which leads to its page', [refused.status, title(refused.text), message(refused.text, 'complainant.name') !== ''], [422, 'Your details', true])
  const sent = await press(changed)
  is('sent', [sent.status, sent.location?.split('=')[0]], [303, '/complaints/receipt?receipt'])
  is('sent twice it is one', [(await press(changed)).location, site.references().length], [sent.location, 1])
  const record = site.record(site.references()[0])
  is('the record is valid', xmllint(record), '')
  for (const part of ['<details>It came late.</details>', '<desired-outcome>Two apologies</desired-outcome>', '<phone>01632 960001</phone>']) has(`and has ${part}`, record, part)
  const used = await press(await press(changed, '1'), 'next', { summary: 'Other' })
  const other = await press(used)
  is('with other content: 409, to be checked', [other.status, title(other.text)], [409, 'Check your answers'])
  is('and can be sent', (await press(other)).status, 303)
}

async function atOnce() {
  const blank = form((await site.get(ADDRESS)).text)
  is('a script takes what is hidden and sends all fields at once', (await site.post(ADDRESS, { ...blank.hidden, ...complaint })).status, 303)
  const later = form((await first()).text, ADDRESS)
  is('from whichever page', (await site.post(ADDRESS, { ...later.hidden, ...complaint, summary: 'Another', effect: 'Much' })).status, 303)
  const without = form((await site.get(ADDRESS)).text)
  is('or without what pages carry', (await site.post(`${ADDRESS}?whole`, { token: without.hidden.token, csrf: without.hidden.csrf, ...complaint, summary: 'A third' })).status, 303)
  const wrong = await site.post(ADDRESS, { ...form((await site.get(ADDRESS)).text).hidden, ...complaint, summary: '' })
  const given = form(wrong.text, ADDRESS)
  is('what is wrong comes back on one page', [wrong.status, given.values.details, message(wrong.text, 'summary')], [422, complaint.details, 'Enter a one-sentence summary'])
  is('where it can be mended', (await site.post(given.action, { ...given.values, summary: 'Mended' })).status, 303)
  const whole = form((await site.get(`${ADDRESS}?whole`)).text)
  ok('?whole asks all of it', ['summary', 'desired-outcome', 'division', 'complainant.name', 'representative.name'].every(name => whole.names.includes(name)), whole.names)
  const staff = form((await site.get('/staff/submit', { user: 'handler' })).text)
  ok('staff have it on one page', ['channel', 'summary', 'complainant.name', 'at.day'].every(name => staff.names.includes(name)), staff.names)
  is('and no pages', (await site.post(staff.action, { ...staff.values, go: 'next' }, { user: 'handler' })).status, 400)
}

async function sealed() {
  const check = await checked({ summary: 'Sealed', details: 'Sealed words' }), { values } = form(check.text, ADDRESS)
  const compliment = form((await site.get('/complaints/compliment')).text).values
  const stranger = form((await first({ summary: 'Elsewhere', details: 'x' })).text, ADDRESS).values
  for (const [what, answers] of [['tampered with', values.answers.replace(/.$/, last => last === 'A' ? 'B' : 'A')], ['of another kind of form', compliment.answers], ['of another form', stranger.answers], ['empty', '']]) {
    const answer = await site.post(ADDRESS, { ...values, answers, go: 'next', summary: 'Typed here' })
    is(`answers ${what}: refused, in words, with what was typed`, [answer.status, words(main(answer.text)).includes('Some of your answers are missing'), form(answer.text, ADDRESS)?.values.summary], [403, true, 'Typed here'])
  }
  const expired = await site.post(ADDRESS, { ...values, csrf: 'X' })
  is('an expired form comes back as it was', [expired.status, title(expired.text), words(main(expired.text)).includes('Sealed words')], [403, 'Check your answers', true])
  is('and can be sent', (await press(expired)).status, 303)
  is('an unknown page is no page', title((await press(await first(), '9', {})).text), 'What it is about')
}

async function files() {
  const blank = form((await site.get(ADDRESS)).text)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...blank.values, summary: 'Files', details: 'See the files', go: 'next' })) if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob(['what I saw']), 'seen.txt')
  let page = await site.ask(ADDRESS, { method: 'POST', body })
  is('a file goes along', [page.status, title(page.text)], [200, 'Putting it right'])
  for (const fields of [{}, {}, REACH, {}, {}]) page = await press(page, 'next', fields)
  has('and is listed with its size', words(main(page.text)), 'seen.txt (Plain text, 10 bytes)')
  is('and sent', (await press(page)).status, 303)
  has('and kept', site.record(site.references().at(-1)), '>seen.txt</attachment>')
}

async function compliment() {
  let page = await site.get('/complaints/compliment')
  is('a compliment begins with what was done well', title(page.text), 'Tell us what was done well')
  for (const fields of [{ details: 'They stayed' }, { about: 'team' }, {}, { 'giver.name': 'Glad' }]) {
    const { action, values } = form(page.text, '/complaints/compliment')
    page = await site.post(action, { ...values, ...fields, go: 'next' })
  }
  is('and ends with the check', title(page.text), 'Check your answers')
  const { action, values } = form(page.text, '/complaints/compliment')
  const sent = await site.post(action, values)
  ok('and is sent', receipt((await site.get(sent.location)).text).reference?.startsWith('P-'), sent.status)
}

await test(async () => {
  site = await startSite()
  await forth()
  await atOnce()
  await sealed()
  await files()
  await compliment()
})
