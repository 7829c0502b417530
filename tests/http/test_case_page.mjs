#!/usr/bin/env node
// The page of a case, however long its history: the next step and the others, the first words, how to reach people, all
// files, the entries by their sort.
import { lead, received } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

let site
const get = (path, user = 'support') => site.get(path, { user })
const page = async (reference, user, more = '') => main((await get(`/staff/case?ref=${reference}${more}`, user)).text)
const entries = text => [...text.matchAll(/id="event-(\d+)"/g)].map(found => Number(found[1]))

// A step with files.
async function attach(action, reference, fields, files, user = 'support') {
  const found = form((await get(`/staff/${action}?ref=${reference}`, user)).text), body = new FormData()
  for (const [name, value] of Object.entries({ ...found.values, ...fields })) if (name !== 'attachment') body.append(name, value)
  for (const file of files) body.append('attachment', new Blob([`about ${file}`]), file)
  return site.ask(found.action, { method: 'POST', body, user })
}

async function steps(reference) {
  const text = await page(reference, 'handler')
  is('one green step', [...text.matchAll(/<a href="\/staff\/([\w-]+)\?ref=[^"]*" class="govuk-button">/g)].map(found => found[1]), ['acknowledge'])
  ok('with its deadline', /Next step Acknowledge the complaint , due .* Responsible: Priya Shah/.test(words(text)), words(text).slice(0, 900))
  const groups = text.match(/redress-actions"[^]*?<\/details>/)[0]
  is('the rest in groups of sense', [...groups.matchAll(/<h3[^>]*>([^<]*)/g)].map(found => found[1]), ['Work on the case', 'Answer the complainant', 'People', 'Administration'])
  hasNot('the step itself is not among them', groups, '/staff/acknowledge?')
  const other = words(await page(reference, 'head'))
  ok('who may not take it reads whose it is', /Next step Acknowledge the complaint , due .* Responsible: Priya Shah/.test(other), other.slice(0, 600))
}

async function people(reference) {
  const text = await page(reference, 'support')
  has('an address to write to', text, 'href="mailto:ann@example.org"')
  has('a number to ring', text, 'href="tel:01632960002"')
  has('of who acts for them, too', text, 'href="mailto:rep@example.org"')
  const said = words(text)
  for (const part of ['Someone acting for them Name Rita Rep', 'Adjustments they asked for', 'Please ring twice']) has(`contact: ${part}`, said, part)
  const contacts = text.match(/redress-contacts"[^]*?<\/ul>/)[0]
  is('the newest eight contacts', (contacts.match(/<li>/g) ?? []).length, 8)
  has('how and by whom', words(contacts), ', from us, by phone, Grace Lin')
  has('and the way to all of them', text, `href="/staff/case?ref=${reference}&amp;show=contacts#history">All 13 contacts`)
}

async function sorts(reference) {
  const all = entries(await page(reference))
  is('the newest first', all, [...all].sort((one, other) => other - one))
  has('how many there are of each sort', words(await page(reference)), 'Everything Decisions (1) Contacts (13) Letters (2) Files (3) Notes (2)')
  for (const [sort, wanted] of Object.entries({ decisions: [16], letters: [16, 3], files: [5, 4, 1], notes: [5, 4] })) is(`only ${sort}`, entries(await page(reference, 'support', `&show=${sort}`)), wanted)
  has('the one that is shown is said', await page(reference, 'support', '&show=notes'), 'aria-current="true">Notes (2)')
  is('another word shows everything', entries(await page(reference, 'support', '&show=quux')), all)
  is('with those before', entries(await page(reference, 'support', '&show=notes&before=5')), [4])
}

async function files(reference) {
  const listed = text => [...(text.match(/id="files"[^]*?<\/table>/) ?? [''])[0].matchAll(/href="(\/staff\/attachment[^"]*)">([^<]*)/g)].map(found => [found[2], found[1].replaceAll('&amp;', '&')])
  const text = await page(reference, 'support')
  is('every file once, the newest first', listed(text).map(([name]) => name), ['closed.txt', 'one.txt', 'two.txt', 'first.txt'])
  has('with who, when, what and how large', words(text.match(/id="files"[^]*?<\/table>/)[0]), 'one.txt Plain text, 13 bytes Grace Lin')
  for (const [name, address] of listed(text)) is(`${name} is given`, (await get(address)).text, `about ${name}`)
  const other = await page(reference, 'handler')
  is('none of a note that others read', listed(other).map(([name]) => name), ['one.txt', 'two.txt', 'first.txt'])
  has('nor is it counted', words(other), 'Files (2) Notes (1)')
  is('nor shown', entries(await page(reference, 'handler', '&show=notes')), [4])
}

await test(async () => {
  site = await startSite()
  const blank = form((await get('/staff/submit?whole')).text), body = new FormData()
  for (const [name, value] of Object.entries({ ...blank.values, ...received, 'complainant.phone': '01632 960 002', 'complainant.adjustments': 'Please ring twice', 'representative.name': 'Rita Rep', 'representative.email': 'rep@example.org' }))
    if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob(['about first.txt']), 'first.txt')
  const reference = (await site.ask(blank.action, { method: 'POST', body, user: 'support' })).location.match(/ref=([^&]*)/)[1]
  await lead(site, reference, [['assess', { severity: 'ordinary', risk: '', reason: 'Nobody is in danger' }]])
  await steps(reference)
  await lead(site, reference, ['acknowledge'])
  is('a note with files', (await attach('note', reference, { note: 'See both' }, ['one.txt', 'two.txt'])).status, 303)
  is('a note for few, with a file', (await attach('note', reference, { note: 'Not for all', 'readers.1': 'support' }, ['closed.txt'])).status, 303)
  for (let turn = 0; turn < 10; turn++) await lead(site, reference, [['contact', { said: `Call ${turn}` }]])
  await lead(site, reference, [['respond', {}, 'handler']])
  await people(reference)
  await sorts(reference)
  await files(reference)
  const bundle = words(main((await get(`/staff/bundle?ref=${reference}`)).text))
  ok('the bundle is in the order of the record', bundle.indexOf('Entry 2 ·') < bundle.indexOf('Entry 15 ·'))
})
