#!/usr/bin/env node
// Slips of the front desk: drawn in advance, printed, handed over, and keyed in later under their own reference.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { act, attribute, praise, received, right } from './acts.mjs'
import { fill } from './pdf.mjs'
import { complain, complaint, form, has, hasNot, is, main, message, ok, referenceFits, startSite, test, words, xmllint } from './site.mjs'

let site
const PAGE = '/staff/slips'
const draw = (fields, user = 'staff') => site.fill(PAGE, { kind: 'complaint', count: '2', ...fields }, { user })
const words_ = async (path, user = 'staff') => words(main((await site.get(path, { user })).text))
// The form below the drafts
const blank = async (path, user) => form((await site.get(path, { user })).text.replace(/<form class="[^"]*redress-draft[^]*?<\/form>/g, '')).values
const enter = async (fields, { user = 'staff', action = 'submit' } = {}) =>
  site.post(`/staff/${action}`, { ...await blank(`/staff/${action}`, user), ...(action === 'submit' ? received : praise), ...fields }, { user })
const leads = (text, reference) => text.includes(`already been entered: <a class="govuk-link redress-code" href="/staff/case?ref=${reference}"`)
const track = async (reference, code) => site.fill('/complaints/track', { reference, 'access-code': code })
const out = async user => [...(await site.get(PAGE, { user: user ?? 'staff' })).text.matchAll(/<th scope="row"[^>]*>([CP]-[\w-]+)</g)].map(([, reference]) => reference)

// A PDF as text, whoever gave it
function read(bytes) {
  const file = `${site.scratch}/slips.pdf`
  writeFileSync(file, bytes)
  is('qpdf finds nothing wrong', spawnSync('qpdf', ['--check', file]).status, 0)
  const pages = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64e6 }).stdout.split('\f').slice(0, -1)
  const slips = pages.map(page => page.match(/([CP]-\d{4}-\d{6}-\w)\s+(\w{4}-\w{4}-\w{4}-\w{4})\n/)).filter(Boolean).map(([, reference, code]) => ({ reference, code }))
  return { pages, slips }
}

async function print(batch, user = 'staff') {
  const answer = await fetch(`${site.url}${PAGE}?print=${batch}`, { headers: { authorization: `Basic ${Buffer.from(`${user}:demo`).toString('base64')}` } })
  return { status: answer.status, type: answer.headers.get('content-type'), kept: answer.headers.get('cache-control'), bytes: new Uint8Array(await answer.arrayBuffer()) }
}

async function drawn(fields) {
  const answer = await draw(fields)
  is('slips are drawn', [answer.status, /^\/staff\/slips\?batch=\w{16}$/.test(answer.location)], [303, true])
  const batch = answer.location.split('=')[1], pdf = await print(batch)
  is('and printed', [pdf.status, pdf.type, pdf.kept], [200, 'application/pdf', 'no-store'])
  return { batch, location: answer.location, ...read(pdf.bytes) }
}

async function asks() {
  for (const [fields, wrong] of [[{ kind: '' }, 'kind'], [{ kind: 'x' }, 'kind'], [{ count: '' }, 'count'], [{ count: '0' }, 'count'], [{ count: '21' }, 'count'], [{ count: 'two' }, 'count']]) {
    const answer = await draw(fields)
    is(`refused: ${JSON.stringify(fields)}`, [answer.status, message(answer.text, wrong) !== ''], [422, true])
    is('what was typed is there', form(answer.text, PAGE).values.count, fields.count ?? '2')
  }
  is('nobody draws without a right', (await site.get(PAGE, { user: 'stranger' })).status, 403)
  const page = form((await site.get(PAGE, { user: 'staff' })).text, PAGE)
  is('nor by a form from elsewhere', (await site.post(PAGE, { ...page.values, kind: 'complaint', count: '2', csrf: 'x' }, { user: 'staff' })).status, 403)
  is('nor does a stranger', (await site.post(PAGE, { ...page.values, kind: 'complaint', count: '2' }, { user: 'stranger' })).status, 403)
  is('nor with another token', (await site.post(PAGE, { ...page.values, kind: 'complaint', count: '2', token: 'x' }, { user: 'staff' })).status, 403)
  is('nor without', (await site.post(PAGE, { csrf: page.values.csrf, kind: 'complaint', count: '2' }, { user: 'staff' })).status, 400)
  is('nothing was drawn', await out(), [])
}

async function prints() {
  const { slips, pages, batch, location } = await drawn({ count: '3' })
  is('a slip for each, with its reference and code', [slips.length, slips.every(({ reference }) => referenceFits(reference) && reference.startsWith('C-')), new Set(slips.map(slip => slip.code)).size], [3, true, 3])
  ok('the code stands on the part for the person alone', slips.every(({ code }) => pages.join().split(code).length === 2))
  ok('the reference on both parts, and on each page of the form', slips.every(({ reference }) => pages.filter(page => page.includes(reference)).length === pages.length / 3))
  has('what happens next, in lengths of time', words(pages[0]), 'within 24 hours of the time above')
  has('whom to ask', words(pages[0]), 'phone 01632 960100')
  ok('the pages of each are counted on their own', /Page 1 of 1/.test(pages[0]) && /Page 1 of (\d)/.test(pages[1]))
  has('they are ready', await words_(location), '3 slips are ready')
  is('they are listed', (await out()).sort(), slips.map(slip => slip.reference).sort())
  is('nobody else prints them', [(await print(batch, 'support')).status, (await print('A'.repeat(16))).status, (await print('x')).status], [404, 404, 404])
  hasNot('nor is told that they can', await words_(location, 'support'), 'slips are ready')

  // The same form again: these, and no others
  const page = form((await site.get(PAGE, { user: 'staff' })).text, PAGE), fields = { ...page.values, kind: 'complaint', count: '1' }
  const once = await site.post(PAGE, fields, { user: 'staff' }), twice = await site.post(PAGE, fields, { user: 'staff' })
  is('the same form twice draws once', [once.status, once.location, (await out()).length], [303, twice.location, 4])
  const other = await site.post(PAGE, { ...fields, count: '2' }, { user: 'staff' })
  is('with something else it is refused', [other.status, (await out()).length], [409, 4])
  return slips
}

async function keyedIn([slip, second]) {
  const before = await track(slip.reference, slip.code), wrong = await track(slip.reference, '0000-0000-0000-0000'), none = await track('C-2026-000001-0', slip.code)
  is('before: it is noted', [before.status, words(main(before.text)).includes('We have not entered this yet')], [200, true])
  is('a wrong code is one as ever', [wrong.status, words(main(wrong.text)).includes('do not match')], [403, true])
  const added = await site.fill('/complaints/contact', { reference: slip.reference, 'access-code': slip.code })
  is('nothing can be added yet', [added.status, words(main(added.text)).includes('not entered this yet')], [409, true])

  const unknown = await track((await complain(site)).reference, slip.code)
  const same = text => text.replace(/value="[^"]*"/g, '')
  ok('as for a case', same(main(unknown.text)) === same(main(wrong.text)))

  const shown = form((await site.get(`/staff/submit?slip=${slip.reference}`, { user: 'staff' })).text, '/staff/submit')
  is('the form takes it from the address', shown.values.slip, slip.reference)
  is('and asks for it only there', 'slip' in await blank('/staff/submit', 'staff'), false)
  const at = '2026-01-05T09:30', answer = await enter({ slip: slip.reference.toLowerCase().replace(/-/g, ' '), at })
  is('it is entered', [answer.status, answer.location.split(/[=&]/)[1]], [303, slip.reference])
  const record = site.record(slip.reference)
  is('with its true time', [attribute(record, 'received', 'at').slice(0, 16), xmllint(record)], [at, ''])
  const thanked = await act(site, 'acknowledge', slip.reference, { ...right.acknowledge, channel: 'in-person', at: '2026-01-05T09:45' }, 'support')
  is('and acknowledged when the slip was given', [thanked.status, attribute(site.record(slip.reference), 'acknowledged', 'at').slice(0, 16)], [303, '2026-01-05T09:45'])
  const after = await track(slip.reference, slip.code)
  is('after: its status', [after.status, words(main(after.text)).includes('We have not entered')], [200, false])
  has('of the case', after.text, received.summary)
  is('no longer out', (await out()).includes(slip.reference), false)

  for (const [fields, said, action] of [
    [{ slip: slip.reference }, 'already been entered'], [{ slip: `${second.reference.slice(0, -1)}${second.reference.endsWith('A') ? 'B' : 'A'}` }, 'Check the reference on the slip'],
    [{ slip: 'C-2026-000123-9' }, 'no slip with this reference'], [{ slip: second.reference }, 'not for this form', 'compliment']]) {
    const refused = await enter(fields, { action })
    is(`refused: ${said}`, [refused.status, message(refused.text, 'slip').includes(said)], [422, true])
    is('it is kept as typed', form(refused.text, `/staff/${action ?? 'submit'}`).values.slip, fields.slip)
    is('the case is a link for who may see it', leads(refused.text, slip.reference), said.includes('already'))
  }
  const hidden = await enter({ slip: slip.reference }, { user: 'handler2' })
  is('for nobody else', [hidden.status, leads(hidden.text, slip.reference)], [422, false])
}

async function sentTwice({ reference }) {
  const fields = { ...await blank('/staff/submit', 'staff'), ...received, slip: reference }
  const once = await site.post('/staff/submit', fields, { user: 'staff' }), twice = await site.post('/staff/submit', fields, { user: 'staff' })
  is('the same form twice is one case', [once.status, twice.status, twice.location], [303, 303, once.location])
}

async function cancels({ reference, code }) {
  const path = `${PAGE}?cancel=${reference}`
  const without = await site.fill(path, {}, { user: 'staff' })
  is('a reason is asked', [without.status, message(without.text, 'reason')], [422, 'Select why you are cancelling this slip'])
  is('not by a stranger', (await site.get(path, { user: 'stranger' })).status, 403)
  const page = form((await site.get(path, { user: 'staff' })).text, path), fields = { ...page.values, reason: 'spoilt' }
  is('cancelled, also twice', [(await site.post(path, fields, { user: 'staff' })).status, (await site.post(path, fields, { user: 'staff' })).status], [303, 303])
  is('it is no longer out', [(await out()).includes(reference), (await site.get(path, { user: 'staff' })).status], [false, 404])
  const refused = await enter({ slip: reference })
  is('and never used', [refused.status, message(refused.text, 'slip').includes('was cancelled')], [422, true])
  is('its code opens nothing', (await track(reference, code)).status, 403)
}

async function used({ reference }) {
  const answer = await site.post(`${PAGE}?cancel=${reference}`, { ...form((await site.get(PAGE, { user: 'staff' })).text, PAGE).hidden, reason: 'lost' }, { user: 'staff' })
  is('what is entered is not cancelled', [answer.status, words(main(answer.text)).includes('already been entered')], [409, true])
}

async function compliments() {
  const { slips, pages } = await drawn({ kind: 'compliment', count: '1' })
  has('thanks, by when', words(pages[0]), 'We will thank you within 2 working days of the time above')
  const answer = await enter({ slip: slips[0].reference }, { action: 'compliment' })
  is('entered', [answer.status, answer.location.split(/[=&]/)[1]], [303, slips[0].reference])
}

// Slips and cases never have the same reference, however few are left
function command() {
  const run = (...words) => spawnSync(`${process.env.BUILD || 'build'}/redress`, ['--site', site.site, '--data', site.data, 'slips', ...words], { maxBuffer: 64e6, env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars' } })
  const made = run('--kind', 'compliment', '20')
  is('the command makes slips', [made.status, String(made.stderr)], [0, ''])
  const { slips } = read(made.stdout)
  is('twenty of that kind', [slips.length, new Set(slips.map(slip => slip.reference)).size, slips.every(slip => slip.reference.startsWith('P-'))], [20, 20, true])
  for (const wrong of [[], ['0'], ['21'], ['--kind', 'x', '1'], ['1', '2'], ['--kind', 'complaint']]) is(`wrong use: ${wrong}`, [run(...wrong).status, run(...wrong).stdout.length], [2, 0])
  return slips[0]
}

// A form that was typed while the website did not work
async function typed() {
  const { slips: [one, two] } = await drawn({ count: '2' })
  const blank_ = new Uint8Array(await (await fetch(`${site.url}/complaints/form`)).arrayBuffer()), file = `${site.scratch}/typed.pdf`
  writeFileSync(file, await fill(blank_, box => complaint[box.name]))
  const submit = slip => site.redress('submit', '--form', file, '--channel', 'email', '--slip', slip)
  is('mistyped', submit('C-2026-000123-8').status, 2)
  const unknown = submit('C-2026-000123-9')
  is('unknown', [unknown.status, unknown.error], [1, 'redress: slip: slip-unknown\n'])
  for (let i = 0; i < 2; i++) is(`a filled form has the reference of the slip, ${i + 1}`, submit(one.reference), { status: 0, text: `${one.reference}\n`, error: '' })
  writeFileSync(file, await fill(blank_, box => ({ ...complaint, summary: 'Another' })[box.name]))
  is('used', submit(one.reference).error, 'redress: slip: slip-used\n')
  is('another has another', submit(two.reference).text.trim(), two.reference)
}

await test(async () => {
  site = await startSite()
  await asks()
  const slips = await prints()
  await keyedIn(slips)
  await sentTwice(slips[1])
  await used(slips[1])
  await cancels(slips[2])
  await compliments()
  await typed()
  const fromCommand = command()
  has('who did not draw it is not named', await words_(PAGE), 'An administrator')
  is('and its code is right', (await track(fromCommand.reference, fromCommand.code)).status, 200)
  const verified = site.redress('verify')
  is('everything is in order', [verified.status, verified.text.trim().split('\t').pop()], [0, '0 broken'], verified.text)
  site.sql(`INSERT INTO slip VALUES ('C-2026-000123-X', 1, 'x', 'x')`)
  has('a slip that is not is told', site.redress('verify').text, 'C-2026-000123-X\tslip\n')
})
