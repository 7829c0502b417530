#!/usr/bin/env node
// Who complains is heard: letters say what they said in their own words, the case page when they last heard from us and how they
// feel before and after, lists and search where they belong to; the review of the policy counts who feels better.
import { act, answer, lead, right } from './acts.mjs'
import { complain, form, has, hasNot, is, main, message, startSite, test, words } from './site.mjs'

let site
const told = async (path, user) => words(main((await site.get(path, { user })).text))
const letter = (reference, seq, user) => told(`/staff/letter?ref=${reference}&seq=${seq}`, user)
const LONG = `${'It was late again. '.repeat(60)}The very end.`

// A complaint led to its follow-up by whoever may: [handles, …]; what they feel at the end.
async function life(fields, handles, feeling) {
  const codes = await complain(site, { details: 'It came on the fifteenth.', effect: 'Wages were wrong.', 'desired-outcome': 'The report on the first.', ...fields })
  await lead(site, codes.reference, [['acknowledge', {}, handles], ['respond', answer(), handles], 'close', ...(feeling ? [['follow-up', { feeling }]] : [])])
  return codes
}

async function heard(handles, division) {
  const { reference } = await life({ division, feeling: 'unhappy', 'complainant.organisation': 'Middleham School', 'complainant.trust': 'Dales Learning Trust' }, handles, 'happy')
  for (const [name, seq] of [['acknowledgement', 2], ['response', 3]]) {
    const text = await letter(reference, seq, handles)
    for (const said of ['You told us what happened: It came on the fifteenth.', 'You told us how it affected you: Wages were wrong.', 'The report on the first.']) has(`the ${name}: ${said}`, text, said)
    hasNot(`the ${name} is whole`, text, 'as you wrote it in full')
  }
  const response = await letter(reference, 3, handles)
  has('the response ends with what changes', response, 'What changes because you told us We will carry out everything that we promise in this letter. Two pairs of eyes see more. Thank you for taking the time to tell us.')
  is('and says it once', response.split('Two pairs of eyes see more.').length, 2)
  const page = await told(`/staff/case?ref=${reference}`, 'support')
  has('the case page shows before and after', page, 'At the start: Unhappy. At the end: Happy.')
  has('and the trust', page, 'Dales Learning Trust')
  has('who they turn to', page, 'Contact for the complainant Priya Shah')
  has('when they last heard from us, and how', page, 'Last told')
  const found = await site.post('/staff/search', { ...form((await site.get('/staff/search', { user: 'support' })).text, '/staff/search').values, words: 'dales learning' }, { user: 'support' })
  has('the trust is found', found.text, reference)
  const csv = (await site.get('/staff/cases?format=csv', { user: 'support' })).text.split('\r\n').find(line => line.includes(reference))
  has('the CSV has organisation and trust, when and how they were told', csv, `"Middleham School","Dales Learning Trust",${new Date().getFullYear()}-`)
  has('by its channel', csv, '"by email"')
}

async function long(handles, division) {
  const codes = await life({ division, details: LONG, feeling: 'neither' }, handles)
  const text = await letter(codes.reference, 2, handles)
  has('of what is long the beginning', text, 'It was late again.… (as you wrote it in full in your complaint)')
  hasNot('and not the end', text, 'The very end.')
  is('the rest stays in the record', site.record(codes.reference).includes('The very end.'), true)
  await act(site, 'contact', codes.reference, { ...right.contact, direction: 'in' })
  has('what they tell us is not what they were told', await told(`/staff/case?ref=${codes.reference}`, 'support'), ', by email')
  await act(site, 'contact', codes.reference, right.contact)
  has('what we tell them is', await told(`/staff/case?ref=${codes.reference}`, 'support'), ', by phone')
  const now = await told(`/staff/case?ref=${codes.reference}`, 'support')
  has('how they feel at the start', now, 'At the start: Neither happy nor unhappy.')
  hasNot('and nothing of an end that has not come', now, 'At the end')
}

await test(async () => {
  site = await startSite()
  await heard('handler', 'finance')
  await long('handler', 'finance')
  await life({ division: 'finance', summary: 'Worse', feeling: 'neither' }, 'handler', 'very-unhappy')
  await life({ division: 'finance', summary: 'Same', feeling: 'happy' }, 'handler', 'happy')
  await life({ division: 'finance', summary: 'Said once' }, 'handler', 'happy')
  const review = await told('/staff/review-policy', 'director')
  for (const [word, number] of [['better than', 1], ['the same as', 1], ['worse than', 1]]) has(`the review counts ${word}`, review, `Complainants who feel ${word} at the start ${number}`)
  const none = await complain(site, { division: 'finance' })
  await lead(site, none.reference, ['acknowledge', 'respond', 'close'])
  const tries = { reply: 'none', feeling: 'happy', 'come-back': '', valued: '', 'first-try.day': '1', 'first-try.month': '2', 'first-try.year': '2098', 'second-try.day': '2', 'second-try.month': '2', 'second-try.year': '2098' }
  is('who did not reply feels nothing that we know of', message((await act(site, 'follow-up', none.reference, tries)).text, 'reply') !== '', true)
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
  site = await startSite({ SITE: 'one-academy' })
  await heard('support', 'apprenticeships')
  await long('support', 'apprenticeships')
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
})
