#!/usr/bin/env node
// A note that only some roles read: they and who wrote it find it where notes are; nobody else learns that there is one.
import { act, lead, open, received, record, right } from './acts.mjs'
import { complain, form, has, hasNot, is, main, message, ok, startSite, test, words } from './site.mjs'

const SECRET = 'Quixnarrow', FILE = 'quixfile.txt'
let site
const get = (path, user) => site.get(path, { user })
const page = async (reference, user, more = '') => words(main((await get(`/staff/case?ref=${reference}${more}`, user)).text))
const find = async (user, sought) => words(main((await site.post('/staff/search', { ...form((await get('/staff/search', user)).text, '/staff/search').values, words: sought }, { user })).text))

// Every page that is reached from there by links.
async function naming(user, from) {
  const seen = new Set(), ahead = [...from], wrong = []
  while (ahead.length > 0 && seen.size < 400) {
    const path = ahead.shift()
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await get(path, user)
    if (/quix/i.test(answer.text)) wrong.push(path)
    for (const [, href] of answer.text.matchAll(/(?:href|action)="(\/[^"#]*)/g)) ahead.push(href.replaceAll('&amp;', '&'))
  }
  return [wrong, seen.size > 10]
}

async function narrow() {
  const { reference, code } = await complain(site, { division: 'finance' })
  await lead(site, reference, ['acknowledge', ['note', { note: 'For everybody' }, 'support']])
  const offered = (await open(site, `/staff/note?ref=${reference}`, 'support')).choices['readers.1'] ?? (await open(site, `/staff/note?ref=${reference}`, 'support')).choices.readers
  ok('the roles of the policy are offered, and none of people outside', offered?.includes('head') && !offered.includes('visitor') && !offered.includes('complainant'), offered)
  const unknown = await act(site, 'note', reference, { note: 'x', 'readers.1': 'nobody' }, 'support').catch(error => error)
  is('another word is no role', [unknown.status, message(unknown.text, 'readers.1') !== ''], [422, true])
  const note = await open(site, `/staff/note?ref=${reference}`, 'support')
  const boundary = 'b0undary', part = (name, value, file = '') => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  const body = Object.entries({ ...note.values, note: `${SECRET} was said`, 'readers.1': 'head', 'readers.2': 'director' }).filter(([name]) => name !== 'attachment').map(([name, value]) => part(name, value)).join('') +
    part('attachment', `${SECRET} in a file`, `; filename="${FILE}"`) + `--${boundary}--\r\n`
  is('kept, with its file', (await site.post(note.action, {}, { user: 'support', body, type: `multipart/form-data; boundary=${boundary}` })).status, 303)
  return { reference, code }
}

async function shown({ reference, code }) {
  const file = `/staff/attachment?ref=${reference}&seq=4&n=1`
  for (const user of ['support', 'head']) {
    const text = await page(reference, user)
    for (const part of [SECRET, FILE, 'Role that can read it', 'Head of Service']) has(`${user} reads it: ${part}`, text, part)
    has(`${user}: the print of the whole has it`, await page(reference, user, '&entries=all'), SECRET)
    is(`${user}: and gives the file`, (await get(file, user)).status, 200)
  }
  is('who wrote it corrects it', (await get(`/staff/correct?ref=${reference}&seq=4`, 'support')).status, 200)
  has('the handler reads the note for everybody', await page(reference, 'handler'), 'For everybody')
  is('the handler: on no page', await naming('handler', ['/staff/', '/staff/cases', '/staff/register', `/staff/case?ref=${reference}`, `/staff/case?ref=${reference}&entries=all`, `/staff/letter?ref=${reference}&seq=2`, '/staff/cases?format=csv']), [[], true])
  is('nor by its addresses', [(await get(file, 'handler')).status, (await get(`/staff/correct?ref=${reference}&seq=4`, 'handler')).status], [404, 404])
  for (const user of ['handler', 'support', 'head']) for (const sought of [SECRET, FILE])
    hasNot(`${user}: no search finds it by ${sought}`, await find(user, sought), reference)
  hasNot('nor is it the complainant’s', (await site.fill('/complaints/track', { reference, 'access-code': code })).text, SECRET)
  // what they may not see makes no form a stale one
  const blank = await open(site, `/staff/contact?ref=${reference}`, 'handler')
  await lead(site, reference, [['note', { note: `${SECRET} again`, 'readers.1': 'head' }, 'support']])
  is('and is no news to them', (await site.post(blank.action, { ...blank.values, ...right.contact }, { user: 'handler' })).status, 303)
}

// A role counts where it is held: the handler of another division is not one of this case's.
async function divisions() {
  const reference = await record(site, 'submit', { ...received, division: 'finance' }, 'staff')
  await lead(site, reference, [['note', { note: `${SECRET} for handlers`, 'readers.1': 'handler' }, 'support']])
  has('its handler reads it', await page(reference, 'handler'), SECRET)
  hasNot('who recorded the case does not', await page(reference, 'staff'), SECRET)
  hasNot('nor the head', await page(reference, 'head'), SECRET)
  is('of another division: no case at all', (await get(`/staff/case?ref=${reference}`, 'handler2')).status, 404)
}

// Narrowed later, it is not there any more; neither is what stood there before.
async function corrected() {
  const reference = await record(site, 'submit', { ...received, division: 'finance' }, 'staff')
  await lead(site, reference, [['note', { note: `${SECRET} for all` }, 'support']])
  has('originally the handler reads it', await page(reference, 'handler'), SECRET)
  has('and finds it', await find('handler', SECRET), reference)
  is('narrowed', (await act(site, 'correct', reference, { reason: 'It is not for all', 'event.noted.readers.1': 'head' }, 'support', '&seq=2')).status, 303)
  const text = await page(reference, 'handler')
  hasNot('then the handler does not', text, SECRET)
  hasNot('nor why', text, 'It is not for all')
  hasNot('nor finds it', await find('handler', SECRET), reference)
  has('the head does', await page(reference, 'head'), SECRET)
  is('opened again', (await act(site, 'correct', reference, { reason: 'It is for all', 'event.noted.note': 'For all', 'event.noted.readers.1': '' }, 'support', '&seq=2')).status, 303)
  const opened = await page(reference, 'handler')
  has('the handler reads what it says now', opened, 'For all')
  hasNot('and not what it said while it was narrow', opened, SECRET)
}

await test(async () => {
  site = await startSite()
  await shown(await narrow())
  await divisions()
  await corrected()
  is('the role keeps its title', site.record((await record(site, 'submit', received, 'staff').then(reference => lead(site, reference, [['note', { 'readers.1': 'head' }, 'support']])))).includes('<readers title="Head of Service">head</readers>'), true)
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
})
