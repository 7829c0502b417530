#!/usr/bin/env node
// Two whole lives at One Academy, over real nginx: a compliment from the giver to the register, a lesson from a complaint to
// the public page and back again. And what Schools Mutual Services, whose policy asks for less, does not show.
//
// They lie in June and July 2026 (Monday is 1 June), months without holidays: staff say when each step happened, and what
// is due is counted by hand from the policy.
import { act, answer, attribute, events, lead, praise, received, record, right } from './acts.mjs'
import { complain, form, has, hasNot, is, main, ok, startSite, test, words, xmllint } from './site.mjs'

let site

const page = async (reference, user = 'support') => (await site.get(`/staff/case?ref=${reference}`, { user })).text
const shown = async (path, user) => words(main((await site.get(path, { user })).text))
const row = reference => site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')
const state = reference => row(reference)[3]
const due = reference => row(reference)[4]
const green = async (reference, user) => (await page(reference, user)).match(/<a href="\/staff\/([\w-]+)[^>]*class="govuk-button"/)?.[1]

// The lines of the case page about what is owed, in words, that begin so.
async function owed(reference, beginning, user) {
  const rows = [...(await page(reference, user)).matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(found => words(found[1]))
  return rows.filter(line => line.startsWith(beginning)).join(' | ') || `no line “${beginning}” in ${rows}`
}

const day = (name, date) => ({ [`${name}.day`]: date.slice(8), [`${name}.month`]: date.slice(5, 7), [`${name}.year`]: date.slice(0, 4) })

// ---- A compliment ----

async function compliment() {
  const given = await site.fill('/complaints/compliment', {
    'giver.name': 'Glad Giver', 'giver.email': 'glad@example.org', about: 'colleague', 'about-whom': 'Rosa Bianchi', division: 'apprenticeships',
    details: 'She stayed on the line until everything worked.', effect: 'We could open in time.', 'consent-words': 'yes'
  })
  is('compliment: anybody gives one', given.status, 303)
  const receipt = await site.get(given.location), reference = receipt.text.match(/P-\d{4}-\d{6}-\w/)[0], code = receipt.text.match(/access-code">([^<]*)</)[1]
  has('compliment: and is thanked at once', words(main(receipt.text)), 'Thank you')
  has('compliment: thanks are owed', await owed(reference, 'Thank the person'), 'working day')
  has('compliment: and a review', await owed(reference, 'Review the compliment'), 'working days')
  is('compliment: the next step is to thank', await green(reference), 'acknowledge')
  await lead(site, reference, [['acknowledge', { channel: 'email' }, 'support']])
  is('compliment: then to tell the staff', await green(reference), 'tell')

  const early = await act(site, 'close', reference, {}, 'support')
  is('compliment: it is not closed before staff were told', [early.status, early.text.includes(`/staff/tell?ref=${reference}`)], [422, true])
  await lead(site, reference, [['tell', { 'praised.1': 'handler', 'manager.1': 'delivery', message: 'Somebody was glad that you stayed on the line.' }, 'support']])
  for (const user of ['handler', 'delivery'])
    has(`compliment: ${user} finds it under their compliments`, await shown('/staff/compliments', user), 'Somebody was glad that you stayed on the line.')
  const mine = await shown('/staff/compliments', 'handler')
  has('compliment: with the words that the giver shares', mine, 'She stayed on the line until everything worked.')
  hasNot('compliment: and without the name that they do not', mine, 'Glad Giver')
  has('compliment: everybody finds the words on the wall', await shown('/staff/compliments', 'coach'), 'She stayed on the line until everything worked.')

  is('compliment: then to review it', await green(reference), 'review')
  const neither = await act(site, 'review', reference, {}, 'support')
  is('compliment: a review names a practice or says why there is none', neither.status, 422)
  await lead(site, reference, [['review', { ...right.review, 'practice.title': 'Stay on the line until it works' }, 'support']])
  has('compliment: the review was owed and is done', await owed(reference, 'Review the compliment'), 'Done')
  has('compliment: staff read of the practice', await shown('/staff/register?register=practices', 'staff'), 'Stay on the line until it works')
  is('compliment: then to share it', await green(reference), 'share')
  await lead(site, reference, [['share', {
    'with.1.division': 'leadership', 'with.1.became': 'applied', 'with.1.evidence': 'It stands in their guide for calls.',
    'with.2.division': 'digital', 'with.2.became': 'none' }, 'support']])
  const practices = await shown('/staff/register?register=practices', 'handler2')
  for (const part of ['Leadership and Management Courses', 'applied', 'It stands in their guide for calls.', 'Digital Skills'])
    has(`compliment: what became of it elsewhere: ${part}`, practices, part)
  const unread = await site.get('/staff/register?register=practices', { user: 'handler2' })
  const button = form(unread.text.match(/<li class="redress-entry(?:(?!<\/form>)[^])*Stay on the line until it works[^]*?<\/form>/)?.[0] ?? '', '/staff/register?register=practices')
  hasNot('compliment: the page names no case to who may not see it', unread.text, reference)
  ok('compliment: who is asked to read it can say that they have', button, unread.text)
  is('compliment: and says so', (await site.post(button.action, button.values, { user: 'handler2' })).status, 303)
  is('compliment: it is kept in the record', [attribute(site.record(reference), 'read', 'by'), events(site.record(reference)).at(-1)], ['handler2', 'read'])
  has('compliment: and shown in the register', await shown('/staff/register?register=practices', 'support'), 'Marek Nowak')

  is('compliment: then to close it', await green(reference), 'close')
  await lead(site, reference, [['close', {}, 'support']])
  is('compliment: closed, and nothing is owed', [state(reference), due(reference)], ['closed', ''])
  const status = (await site.fill('/complaints/track', { reference, 'access-code': code })).text
  for (const inside of ['Stay on the line until it works', 'their guide for calls', 'Marek Nowak']) hasNot(`compliment: the giver sees nothing internal: ${inside}`, status, inside)
  is('compliment: the record is valid', xmllint(site.record(reference)), '')
}

// ---- A lesson ----

const complaint = async (at, summary) => lead(site, await record(site, 'submit', { ...received, division: 'apprenticeships', summary, at }, 'staff'), [
  ['acknowledge', { at: at.replace('T09', 'T10') }, 'support'], ['respond', { ...answer(), ...day('remedy.1.by', '2026-07-31'), at: at.replace('T09', 'T15') }, 'support'],
  ['close', { at: at.replace('T09', 'T16') }, 'support']])

const cause = { 'why.1': 'The report was late', 'why.2': 'Nobody had a day for it', cause: 'no-process', lesson: 'Work that comes back needs a day of its own.', 'for.1': 'leadership' }

async function lesson() {
  const reference = await complaint('2026-06-01T09:00', 'The first report was late')
  is('lesson: the case is closed', state(reference), 'closed')
  has('lesson: the Performance Coach owes the root cause', await owed(reference, 'Find the root cause'), 'Performance Coach')
  has('lesson: ten working days from closing', await owed(reference, 'Find the root cause'), '15 June 2026')
  has('lesson: Business Support owes the follow-up', await owed(reference, 'Follow up'), '29 June 2026')
  has('lesson: it stands in the coach’s work', (await site.get('/staff/', { user: 'coach' })).text, reference)
  const blank = await site.get(`/staff/learn?ref=${reference}`, { user: 'coach' })
  hasNot('lesson: no cause is chosen beforehand', blank.text.replace(/[^]*name="cause"/, ''), 'checked')
  has('lesson: causes come with an example', words(blank.text), 'Two teams gave different answers to the same question.')
  is('lesson: neither lesson nor reason: refused', (await act(site, 'learn', reference, { 'why.1': 'x', cause: 'no-process', 'no-improvement': 'None' }, 'coach')).status, 422)
  is('lesson: neither improvement nor reason: refused', (await act(site, 'learn', reference, { 'why.1': 'x', cause: 'no-process', 'no-lesson': 'None' }, 'coach')).status, 422)
  await lead(site, reference, [['learn', { ...cause, 'improvement.1.what': 'A day of each month is kept free', 'improvement.1.owner': 'handler', ...day('improvement.1.by', '2026-06-30'), at: '2026-06-12T09:00' }, 'coach']])
  has('lesson: the root cause was found in time', await owed(reference, 'Find the root cause'), 'Done')
  has('lesson: the improvement is owed by its own date', await owed(reference, 'Carry out the improvement'), '30 June 2026')
  for (const part of ['A day of each month is kept free', 'Rosa Bianchi', 'No one had agreed how to do it'])
    has(`lesson: the register says ${part}`, await shown('/staff/register', 'staff'), part)
  has('lesson: and the lesson', await shown('/staff/register?register=lessons', 'handler2'), 'Work that comes back needs a day of its own.')

  await lead(site, reference, [['remedy', { promise: '3.1', at: '2026-06-15T09:00' }, 'support'],
    ['follow-up', { ...right['follow-up'], at: '2026-06-22T09:00' }, 'support']])
  is('lesson: followed up, but the improvement is still owed', state(reference), 'closed')
  await lead(site, reference, [['improve', { planned: '5.1', became: 'done', evidence: 'The diary', at: '2026-06-29T09:00' }, 'delivery']])
  is('lesson: complete once nothing is owed', [state(reference), due(reference)], ['complete', ''])
  hasNot('lesson: nothing is published before it was checked', await shown('/complaints/learned'), 'We keep a day free')
  const bare = await act(site, 'improve', reference, { planned: '5.1', became: 'effective', evidence: 'None since', at: '2026-07-01T09:00' }, 'delivery')
  is('lesson: what is published has to be said', bare.status, 422)
  await lead(site, reference, [['improve', { planned: '5.1', became: 'effective', evidence: 'None since', said: 'Reports came late.', did: 'We keep a day free for them.', at: '2026-07-01T09:00' }, 'delivery']])
  const public_ = await shown('/complaints/learned')
  for (const part of ['Reports came late.', 'We keep a day free for them.']) has(`lesson: the public reads ${part}`, public_, part)
  for (const person of ['Ann Archer', 'Rosa Bianchi', reference]) hasNot(`lesson: and no ${person}`, public_, person)

  const again = await complaint('2026-07-06T09:00', 'The second report was late')
  await lead(site, again, [['learn', { ...cause, 'no-improvement': 'The old one has to be mended.', at: '2026-07-07T09:00' }, 'coach']])
  is('lesson: the second case says which came before', attribute(site.record(again), 'learned', 'recurs'), reference)
  const record_ = site.record(reference)
  is('lesson: the improvement has not helped', [attribute(record_, 'improved', 'again'), attribute(record_, 'improved', 'by')], [again, 'system'])
  has('lesson: and is owed anew', await owed(reference, 'Improve'), 'Apprenticeship Delivery Manager')
  is('lesson: so the case is not complete any more', state(reference), 'closed')
  hasNot('lesson: and the public page does not boast of it', await shown('/complaints/learned'), 'We keep a day free')
  has('lesson: the register says so', await shown('/staff/register?state=not-effective', 'staff'), 'A day of each month is kept free')
  await lead(site, reference, [['improve', { planned: '5.1', became: 'done', evidence: 'Two people share the day' }, 'delivery']])
  is('lesson: complete again once something else was done', state(reference), 'complete')
  for (const one of [reference, again]) is(`lesson: the record of ${one} is valid`, xmllint(site.record(one)), '')
  const all = site.redress('verify')
  is('lesson: what is made from the records is as they say', [all.status, all.text.includes('\t0 broken')], [0, true])
}

// ---- Schools Mutual Services asks for less ----

async function schools() {
  site = await startSite()
  const reference = await lead(site, await record(site, 'submit', received, 'staff'), ['acknowledge', 'respond', 'close'])
  is('schools: a case is closed', state(reference), 'closed')
  for (const line of ['Find the root cause', 'Follow up']) has(`schools: nobody owes “${line}”`, await owed(reference, line), 'no line')
  const useless = await lead(site, await record(site, 'submit', received, 'staff'), ['acknowledge', 'respond', 'learn'])
  await lead(site, useless, [['improve', { planned: '4.1' }, 'support'], ['improve', { planned: '4.1', became: 'not-effective', evidence: 'It came again' }, 'support']])
  has('schools: what has not helped is owed anew', await owed(useless, 'Improve'), 'Customer Support')
  const praised = await lead(site, await record(site, 'compliment', praise, 'staff'), [['acknowledge', { channel: 'email' }, 'handler'], ['tell', right.tell, 'handler']])
  has('schools: no review is owed', await owed(praised, 'Review the compliment', 'handler'), 'no line')
  for (const user of ['handler', 'support', 'head'])
    for (const action of ['review', 'share']) is(`schools: ${user} may not ${action}`, (await site.get(`/staff/${action}?ref=${praised}`, { user })).status, 403)
  const mine = await shown('/staff/compliments', 'handler')
  has('schools: staff who were told find it', mine, 'Somebody was glad that you stayed')
  hasNot('schools: there is no wall', mine, 'wall')
  hasNot('schools: its practices are no register', await shown('/staff/register', 'staff'), 'ractices')
  await lead(site, praised, [['close', {}, 'handler']])
  is('schools: told, a compliment can be closed', state(praised), 'closed')
}

await test(async () => {
  site = await startSite({ SITE: 'one-academy' })
  await compliment()
  await lesson()
  await schools()
})
