#!/usr/bin/env node
// A message that is a complaint and a compliment becomes two linked cases, whoever stops after the first. Both sites.
import { form, has, hasNot, is, main, ok, startSite, takeIn, test, words } from './site.mjs'

let site
const get = async (path, user = 'support') => site.get(path, { user })
const text = async (path, user) => words(main((await get(path, user)).text))
const post = (shown, more = {}) => site.post(shown.action, { ...shown.values, ...more }, { user: 'support' })

function arrives(id) {
  takeIn(site.data, ['Received: from a.example by mail.example.org; Fri, 1 May 2026 17:30:00 +0100', 'From: Pat Doe <pat@example.com>', 'To: info@example.org',
    `Subject: Two things ${id}`, `Message-ID: <${id}@example.com>`, '', 'The hall was cold. Sam was kind.', ''].join('\n'))
  return Number(site.sql('SELECT max(number) FROM post'))
}

const says = async (number, how) => post(form((await get(`/staff/post?mail=${number}`)).text, '/staff/post'), { how })
const waits = async number => (await get('/staff/post')).text.includes(`mail=${number}"`)
const referenceOf = location => /ref=([^&]+)/.exec(location)[1]
const cases = () => Number(site.sql('SELECT count(*) FROM case_file'))

// The form at that address, which may offer a draft before it, sent; what it answers.
async function makes(address, path, more) {
  const page = (await get(address)).text, shown = form(page.slice(page.lastIndexOf('<form', page.indexOf('name="token"'))), path)
  return { shown, kept: await post(shown, more) }
}

async function becomesTwo() {
  const number = arrives('one'), pressed = await says(number, 'both')
  is('the press opens the form of the complaint', [pressed.status, pressed.location], [303, `/staff/submit?mail=${number}`])
  has('which is the first of two', await text(pressed.location), 'Step 1 of 2: the complaint')
  const first = await makes(pressed.location, '/staff/submit')
  is('then that of the compliment opens', [first.kept.status, first.kept.location], [303, `/staff/compliment?mail=${number}`])
  const again = await post(first.shown)
  is('sent twice it is the same', [again.location, cases()], [first.kept.location, 1])
  const complaint = site.sql("SELECT reference FROM case_file WHERE kind = 'complaint'")
  const page = await text(first.kept.location)
  for (const part of ['Step 2 of 2: the compliment', complaint]) has(`it says ${part}`, page, part)
  ok('meanwhile the message waits', await waits(number))
  has('and says so in the list', await text('/staff/post'), 'The compliment in it still has to be recorded')
  const half = await text(`/staff/post?mail=${number}`)
  for (const part of [`recorded as ${complaint}`, 'Record the compliment', 'There is no compliment in it']) has(`its page says ${part}`, half, part)
  for (const how of ['unwanted', 'passed-on', 'both']) is(`${how} is too late`, (await says(number, how)).status, 409)
  is('no second complaint is made of it', (await get(`/staff/submit?mail=${number}`)).status, 409)
  const second = await post({ ...first.shown, values: { ...first.shown.values, token: form((await get('/staff/submit')).text, '/staff/submit').values.token, summary: 'Another' } })
  is('not by who had the form open, too', [second.status, cases()], [409, 1])
  is('nor does it become part of a case', (await get(`/staff/contact?ref=${complaint}&mail=${number}`)).status, 409)
  const other = await makes(first.kept.location, '/staff/compliment', { about: 'service' })
  is('the compliment is kept', other.kept.status, 303, words(other.kept.text))
  const compliment = referenceOf(other.kept.location)
  ok('the message has left the post', !(await waits(number)))
  for (const part of [complaint, compliment, 'It became the cases']) has(`and says ${part}`, await text(`/staff/post?mail=${number}`), part)
  const linked = site.record(complaint)
  for (const part of ['<linked ', `<other>${compliment}</other>`, '<how>split</how>', 'by="support"']) has(`the complaint has ${part}`, linked, part)
  is('once', linked.split('<linked ').length, 2)
  has('each shows the other', await text(`/staff/case?ref=${compliment}`), complaint)
  has('with how', await text(`/staff/case?ref=${complaint}`), 'Both came in one message')
  is('sent twice it is the same', [(await post(other.shown, { about: 'service' })).location, cases()], [other.kept.location, 2])
  for (const reference of [complaint, compliment]) has(`the message is a file of ${reference}`, site.record(reference), 'type="message/rfc822"')
  is('all is sound', site.redress('verify').status, 0)
  is('also made anew', [site.redress('rebuild').status, site.redress('verify').status], [0, 0])
}

async function changesTheirMind() {
  const number = arrives('mind')
  is('pressed', (await says(number, 'both')).status, 303)
  is('and pressed by another, too', (await says(number, 'both')).location, `/staff/submit?mail=${number}`)
  has('neither is there', await text(`/staff/post?mail=${number}`), 'Neither has been recorded yet')
  is('it is not both', (await says(number, 'one')).location, `/staff/post?mail=${number}`)
  hasNot('then it waits as it was', await text(`/staff/post?mail=${number}`), 'This message is both')
  const kept = (await makes(`/staff/submit?mail=${number}`, '/staff/submit')).kept
  is('and becomes one', kept.status, 303, words(kept.text))
  const other = arrives('only')
  await says(other, 'both')
  await makes(`/staff/submit?mail=${other}`, '/staff/submit')
  is('no compliment after all', (await says(other, 'one')).location, '/staff/post')
  ok('then it has left the post', !(await waits(other)))
  has('as that case', await text(`/staff/post?mail=${other}`), 'It became part of the case C-')
  is('and nothing more is made of it', (await get(`/staff/compliment?mail=${other}`)).status, 409)
  const contact = arrives('contact'), reference = referenceOf(kept.location)
  await says(contact, 'both')
  const shown = form((await get(`/staff/contact?ref=${reference}&mail=${contact}`)).text, `/staff/contact?ref=${reference}`)
  is('one that was called both can belong to a case', (await post(shown)).status, 303)
  ok('and has left the post', !(await waits(contact)))
}

async function theOtherFirst() {
  const number = arrives('other')
  await says(number, 'both')
  const first = (await makes(`/staff/compliment?mail=${number}`, '/staff/compliment', { about: 'service' })).kept
  is('the compliment can be first', first.location, `/staff/submit?mail=${number}`)
  has('then the complaint is left', await text(`/staff/post?mail=${number}`), 'Record the complaint')
  const kept = (await makes(first.location, '/staff/submit')).kept
  has('and is made', kept.location, '/staff/case?ref=C-')
  has('linked from the first', site.record(site.sql(`SELECT first FROM post_both WHERE number = ${number}`)), `<other>${referenceOf(kept.location)}</other>`)
}

await test(async () => {
  for (const SITE of ['one-academy', 'schools-mutual-services']) {
    site = await startSite({ SITE })
    await becomesTwo()
    await changesTheirMind()
    await theOtherFirst()
    is('nothing in the log', site.log, '')
    await site.stop()
  }
})
