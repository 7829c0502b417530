#!/usr/bin/env node
// What a complainant needs acts by itself: on the receipt, the status page and the letters, on what staff are told before they
// tell anything, and on the time that is theirs.
import { act, answer, lead } from './acts.mjs'
import { complain, complaint, form, has, hasNot, is, main, message, startSite, test, words } from './site.mjs'

const LARGE = 'redress-large', LETTER = 'redress-letter--large'

async function track(site, { reference, code }) {
  const page = await site.get('/complaints/track')
  return (await site.post('/complaints/track', { ...form(page.text).values, reference, 'access-code': code })).text
}

await test(async () => {
  const site = await startSite()
  const codes = await complain(site, { division: 'finance', 'complainant.needs.large-print': 'yes', 'complainant.needs.phone-first': 'yes', 'complainant.phone': '01632 960 002', 'complainant.needs.more-time': 'yes', 'complainant.needs.language': 'Polish', 'complainant.adjustments': 'Please call after four' })
  const { reference } = codes
  has('the receipt is in large print', (await site.get(`/complaints/receipt?receipt=${codes.token}`)).text, LARGE)
  const asked = words(main((await site.get(`/staff/acknowledge?ref=${reference}`, { user: 'handler' })).text))
  for (const said of ['call them before you send anything', 'Another language: Polish', 'Please call after four']) has(`who acknowledges is told: ${said}`, asked, said)
  hasNot('and nothing of what they do not need', asked, 'Easy read:')
  hasNot('a note tells nobody anything', words(main((await site.get(`/staff/note?ref=${reference}`, { user: 'handler' })).text)), 'Adjustments they asked for')
  await lead(site, reference, ['acknowledge', ['respond', answer()]])
  const letter = (await site.get(`/staff/letter?ref=${reference}&seq=3`, { user: 'handler' })).text
  has('the letter is in large print', letter, LETTER)
  has('it says how long they have, and why', words(main(letter)), 'We count 10 working days (5 of them because more time was asked for) from')
  const status = await track(site, codes)
  has('the status page is in large print', status, LARGE)
  has('and says it, too', words(main(status)), 'We count 10 working days (5 of them because more time was asked for) from')

  const mute = await site.fill('/complaints/submit', { ...complaint, 'complainant.needs.phone-first': 'yes' })
  is('who wants a call says where', message(mute.text, 'complainant.phone'), 'Enter a phone number, so that we can call you before we write')
  const old = await complain(site, { division: 'finance', 'complainant.adjustments': 'Large print, please' })
  is('said in words, it is done as well', (await act(site, 'acknowledge', old.reference)).status, 303)
  has('and the letter is large', (await site.get(`/staff/letter?ref=${old.reference}&seq=2`, { user: 'handler' })).text, LETTER)
  const plain = await complain(site)
  hasNot('who asks for nothing gets the usual page', await track(site, plain), LARGE)
})
