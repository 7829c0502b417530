#!/usr/bin/env node
// A note for a colleague is listed in their work until they say that they have read it; who may not read it hears nothing.
import { act, lead, received, record } from './acts.mjs'
import { form, has, hasNot, is, main, message, startSite, test, words } from './site.mjs'

let site
const note = 'Ring the supplier before Friday'
const work = async user => words(main((await site.get('/staff/', { user })).text))
const page = async (one, user) => (await site.get(`/staff/case?ref=${one}`, { user })).text
const read = async (one, user, fields = {}) => {
  const found = [...(await page(one, user)).matchAll(/<form\b[^>]*>[^]*?<\/form>/g)].find(([text]) => text.includes('name="confirm"'))?.[0]
  return found ? site.post(`/staff/case?ref=${one}`, { ...form(found).hidden, confirm: found.match(/name="confirm" value="(\d+)"/)[1], ...fields }, { user }) : undefined
}

async function addressed() {
  const one = await record(site, 'submit', received)
  const offered = form((await site.get(`/staff/note?ref=${one}`, { user: 'support' })).text, `/staff/note?ref=${one}`).choices['to.1']
  is('only who may see the case is offered', [offered.includes('handler'), offered.includes('handler2'), offered.includes('stranger')], [true, false, false])
  const refused = await act(site, 'note', one, { note, 'to.1': 'handler2' })
  is('nobody else is taken', [refused.status, /This person cannot see this case/i.test(message(refused.text, 'to.1'))], [422, true])
  is('a note for a colleague', (await act(site, 'note', one, { note, 'to.1': 'handler' })).status, 303)
  has('it is in their work', await work('handler'), 'Notes for you to read Note from Grace Lin')
  hasNot('and in nobody else’s', await work('support'), 'Notes for you')
  is('with a button on the case for them alone', [(await page(one, 'handler')).includes('I have read this'), (await page(one, 'support')).includes('I have read this'), await read(one, 'support')], [true, false, undefined])
  return one
}

async function confirmed(one) {
  const forged = await read(one, 'handler', { csrf: 'x' }), other = await read(one, 'handler', { confirm: '1' })
  is('a forged one is refused; of what is no note for them there is none', [forged.status, other.status], [403, 404])
  const kept = await read(one, 'handler')
  is('read', [kept.status, kept.location], [303, `/staff/case?ref=${one}`])
  hasNot('it has left their work', await work('handler'), 'Notes for you')
  is('and the button is gone', await read(one, 'handler'), undefined)
  has('the case tells it', words(await page(one, 'support')), 'Priya Shah')
  is('once', site.record(one).match(/<read /g).length, 1)
  is('a correction is to be read again', (await site.fill(`/staff/correct?ref=${one}&seq=2`, { 'event.noted.note': `${note}!`, reason: 'A slip' }, { user: 'support' })).status, 303)
  has('listed again', await work('handler'), 'Notes for you to read')
  is('and confirmed again', (await read(one, 'handler')).status, 303)
}

// A note that only some roles read leaves no trace with others, read or not.
async function closed() {
  const two = await lead(site, await record(site, 'submit', { ...received, summary: 'Two' }), [['acknowledge', {}, 'handler']])
  const wrong = await act(site, 'note', two, { note, 'readers.1': 'support', 'to.1': 'handler' })
  is('for who may not read it: refused', [wrong.status, words(main(wrong.text)).includes('does not have a role that can read this note')], [422, true])
  is('for who may', (await act(site, 'note', two, { note, 'readers.1': 'head', 'to.1': 'head' }, 'handler')).status, 303)
  has('they have it', await work('head'), 'Note from Priya Shah')
  is('they have read it', (await read(two, 'head')).status, 303)
  const seen = await page(two, 'support')
  hasNot('others do not read it', seen, 'supplier')
  is('and see neither its entry nor the one that it was read', [...seen.matchAll(/id="event-(\d+)"/g)].map(found => found[1]).sort(), ['1', '2'])
  is('all is listed as the records say', site.redress('verify').text.trim().split('\t').pop(), '0 broken')
  is('and made anew it is the same', [site.redress('rebuild').status, (await work('head')).includes('Notes for you')], [0, false])
}

await test(async () => {
  site = await startSite()
  const one = await addressed()
  await confirmed(one)
  await closed()
})
