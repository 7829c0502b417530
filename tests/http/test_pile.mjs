#!/usr/bin/env node
// What strangers can pile up within an hour: above the measure it is taken in as ever, and waits to be sorted.
import { act } from './acts.mjs'
import { complain, form, has, hasNot, is, main, ok, startSite, takeIn, test, words } from './site.mjs'

const MEASURE = 200, MESSAGES = 30, AT_ONCE = 8

let site
const get = async (path, user = 'support') => (await site.get(path, { user })).text
const pile = (user = 'support') => get('/staff/cases?pile=to-be-sorted', user)
const lists = (text, reference) => main(text).includes(`/staff/case?ref=${reference}`)

// So many of them at a time, until one of them gives something else than undefined.
async function until(most, send) {
  for (let done = 0; done < most; done += AT_ONCE) {
    const found = (await Promise.all([...Array(AT_ONCE).keys()].map(i => send(done + i)))).find(Boolean)
    if (found) return found
  }
}

// Should the hour end meanwhile, the measure begins anew.
const flood = () => until(2 * MEASURE + AT_ONCE, async number => {
  const kept = await site.fill('/complaints/submit?whole', { 'complainant.name': 'Pat', 'complainant.email': 'pat@example.org', division: 'finance', summary: `Late ${number}`, details: 'd' })
  if (kept.status !== 303) throw new Error(`refused: ${kept.status}`)
  return site.sql('SELECT count(*) FROM case_index WHERE unsorted') > 0
})

async function cases() {
  const before = await complain(site, { summary: 'Before the flood', division: 'finance', 'complainant.category': 'partner' })
  ok('nothing is refused, and at last one waits', await flood())
  const ordinary = Number(site.sql('SELECT count(*) FROM case_index WHERE NOT unsorted'))
  ok('a whole school may complain before', ordinary >= MEASURE, ordinary)
  const after = await complain(site, { summary: 'After the flood', division: 'finance', 'complainant.name': 'Honest', 'complainant.category': 'academy' })
  has('the receipt has a reference', after.reference, 'C-')
  const work = await get('/staff/')
  has('my work says that cases wait', words(main(work)), 'waiting to be sorted')
  hasNot('also to nobody who cannot take them into work', words(main(await get('/staff/', 'staff'))), 'waiting to be sorted')
  ok('what waits stands in no ordinary list', !lists(await get('/staff/cases?category=academy'), after.reference))
  ok('what came before does', lists(await get('/staff/cases?category=partner'), before.reference))
  ok('but in the list of what waits', lists(await pile(), after.reference))
  takeIn(site.data, ['Received: from a.example by mail.example.org; Fri, 1 May 2026 17:30:00 +0100', 'From: Pat <pat@example.com>', 'To: info@example.org', 'Subject: By post', 'Message-ID: <1@example.com>', '', 'Cold.', ''].join('\n'))
  has('my work counts messages and cases', words(main(await get('/staff/'))), 'messages and cases are waiting to be sorted')
  has('by what is due first', words(main(await get('/staff/'))), 'The first had to be acknowledged by Saturday 2 May 2026')
  const together = main(await get('/staff/post')), found = [...together.matchAll(/ref=(C-[^"&]+)/g)].map(([, reference]) => reference)
  ok('they stand in one list, what is due first on top', together.indexOf('mail=1"') > 0 && together.indexOf('mail=1"') < together.indexOf(`ref=${found[0]}`), together)
  const all = new Set(found)
  for (let address = '/staff/post', pages = 0; address && pages < 40; pages++) {
    const page = await get(address)
    for (const [, reference] of main(page).matchAll(/ref=(C-[^"&]+)/g)) all.add(reference)
    address = /href="(\/staff\/post\?[^"]*)"[^>]*>More</.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  is('page by page each is there', all.size, Number(site.sql('SELECT count(*) FROM case_index WHERE unsorted')))
  ok('who may assign in one division has its cases there', main(await get('/staff/post', 'handler')).includes('ref=C-'))
  hasNot('and no messages', await get('/staff/post', 'handler'), 'mail=1"')
  ok('by its other filters, too', lists(await get('/staff/cases?pile=to-be-sorted&division=finance'), after.reference))
  ok('and no other case', !lists(await pile(), before.reference))
  has('as CSV', await get('/staff/cases?pile=to-be-sorted&format=csv'), `\n${after.reference},`)
  ok('only for who may see it', !lists(await pile('handler2'), after.reference))
  const page = words(main(await get(`/staff/case?ref=${after.reference}`)))
  has('the case page says so', page, 'is waiting to be sorted')
  has('and its clock runs', page, 'Acknowledge')
  is('the record is valid', site.redress('verify').status, 0)
  is('it is made anew from the record', [site.redress('rebuild').status, lists(await pile(), after.reference)], [0, true])
  is('who sends it can see where it stands', (await site.fill('/complaints/track', { reference: after.reference, 'access-code': after.code })).status, 200)
  is('one note takes it into work', (await act(site, 'note', after.reference, { note: 'In earnest' })).status, 303)
  const there = [lists(await get('/staff/cases?category=academy'), after.reference), lists(await pile(), after.reference)]
  is('then it is among the others', there, [true, false])
  is('still valid', site.redress('verify').status, 0)
}

async function messages() {
  const { reference, code } = await complain(site, { division: 'people', summary: 'Written to often' })
  const proof = { reference, 'access-code': code }
  const message = number => ({ ...proof, said: `Message ${number}`, direction: 'in', channel: 'web' })
  const opened = await site.get('/complaints/contact')
  const names = form(opened.text, '/complaints/contact').names
  const write = async number => {
    const sent = await site.fill('/complaints/contact', Object.fromEntries(Object.entries(message(number)).filter(([name]) => names.includes(name))))
    if (sent.status !== 303) throw new Error(`refused: ${sent.status} ${words(main(sent.text))}`)
    return /unsorted="yes"/.test(site.record(reference))
  }
  let number = 0
  while (number < 2 * MESSAGES + 2 && !(await write(number++)));
  ok('messages above the measure are kept, and marked', number > MESSAGES && number < 2 * MESSAGES + 2, number)
  is('the record is valid', site.redress('verify').status, 0)
}

await test(async () => {
  site = await startSite()
  await messages()
  await cases()
  is('and nothing in the log', site.log, '')
})
