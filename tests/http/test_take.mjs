#!/usr/bin/env node
// "Assign to me" on the lists: one case by its button, several by ticks, each by the step itself with its gates; the list
// then says what was done, and what was not and why.
import { act, events, lead, praise, received, record } from './acts.mjs'
import { form, has, hasNot, is, main, ok, referenceFits, startSite, test, words as spaced } from './site.mjs'

const words = html => spaced(html).replaceAll(' ,', ',')
const unknown = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(last => `C-2026-900000-${last}`).find(referenceFits)
let site
const list = (user, path = '/staff/') => site.get(path, { user })
const offers = (text, reference) => main(text).match(new RegExp(`name="only" value="${reference}\\.\\d+"[^>]*>([^<]*)`))?.[1]
const value = (text, reference) => main(text).match(new RegExp(`value="(${reference}\\.\\d+)"`))?.[1]

// The form of the list as it stands there, with these cases wanted.
async function press(user, page, fields) {
  const { hidden, action } = [...page.text.matchAll(/<form[^]*?<\/form>/g)].map(one => form(one[0])).find(one => one.hidden.token)
  const answer = await site.post(action, { ...hidden, ...fields }, { user })
  const after = answer.location ? await list(user, answer.location) : answer
  return { ...answer, after, said: words(main(after.text)).slice(0, 700) }
}

const handlers = reference => [...site.record(reference).matchAll(/<assigned [^>]*by="(\w+)"[^>]*>\s*<handler[^>]*>(\w+)</g)].map(found => found[1] + ' to ' + found[2])

async function one(path) {
  const reference = await record(site, 'submit', received, 'staff')
  await record(site, 'submit', received, 'staff')
  const page = await list('support', path)
  is(`${path}: the button says so`, offers(page.text, reference), 'Assign to me')
  const done = await press('support', page, { only: value(page.text, reference) })
  is('it is done', done.status, 303)
  ok('back to the list', done.location.startsWith(path.replace(/\?.*/, '?')), done.location)
  has('which says so', done.said, `This case is now yours: ${reference}`)
  is('by the step itself', handlers(reference), ['support to support'])
  is('which is offered no more', offers(done.after.text, reference), undefined)
  is('twice is once', (await press('support', page, { only: value(page.text, reference) })).said.includes('now yours'), true)
  is('one event', handlers(reference).length, 1)
  has('from another page: it is theirs already', (await press('support', await list('support', path), { only: value(page.text, reference) })).said, 'it is already yours')
}

async function several() {
  const [first, second, third] = [await record(site, 'submit', received, 'staff'), await record(site, 'compliment', praise, 'staff'), await record(site, 'submit', received, 'staff')]
  const page = await list('support')
  await act(site, 'note', third)
  const done = await press('support', page, { ticked: 'yes', 'case.1': value(page.text, first), 'case.2': value(page.text, second), 'case.7': value(page.text, third) })
  has('several at once, compliments too', done.said, `2 cases are now yours: ${first}, ${second}`)
  has('what somebody wrote meanwhile is looked at first', done.said, `${third} was not assigned to you: someone else has updated it`)
  is('each by itself', [first, second, third].map(reference => handlers(reference).length), [1, 1, 0])
  has('none: the list says what to do', (await press('support', page, { ticked: 'yes' })).said, 'Tick the cases you want to take on')
  has('reload is harmless', words(main((await list('support', done.location)).text)), '2 cases are now yours')
  hasNot('nobody else reads it', words(main((await list('handler', done.location)).text)), 'now yours')
  hasNot('nor is a forged one read', words(main((await list('support', `/staff/?taken=support%20${first}:done`)).text)), 'now yours')
}

async function refused() {
  const people = await record(site, 'submit', { ...received, division: 'people' }, 'staff'), own = await record(site, 'submit', { ...received, 'concerned.1': 'handler' }, 'staff')
  const page = await list('handler'), hidden = await press('handler', page, { only: `${people}.1` })
  hasNot('out of reach: not on the list', main(page.text), people)
  has('nor can it be taken', hidden.said, `${people} was not assigned to you: you cannot assign it to yourself`)
  for (const reference of [own, unknown])
    is('as one about themselves, and one that is not there', (await press('handler', page, { only: `${reference}.1` })).said.replace(reference, people), hidden.said)
  is('nothing happened', [people, own].map(reference => events(site.record(reference)).length), [1, 1])
  const higher = await lead(site, await record(site, 'submit', received, 'staff'), ['acknowledge', 'respond', 'escalate'])
  const decided = await lead(site, await record(site, 'submit', received, 'staff'), [['acknowledge', {}, 'support'], 'respond', 'escalate'])
  for (const [user, reference, why] of [['support', higher, 'you do not have a role that can take the next step'], ['handler', decided, 'you cannot assign it to yourself']]) {
    is(`what ${user} could do nothing about is not offered`, offers((await list(user, '/staff/cases')).text, reference), undefined)
    has('and refused with its reason', (await press(user, await list(user), { only: `${reference}.${events(site.record(reference)).length}` })).said, why)
  }
  is('who may not assign is offered nothing', form((await list('coach')).text, '/staff/'), null)
}

async function accepted() {
  const reference = await lead(site, await record(site, 'submit', received, 'staff'), [['assign', { handler: 'handler', reason: 'Hers' }, 'support']])
  const page = await list('handler')
  const done = await press('handler', page, { only: value(page.text, reference) })
  has('what was handed to me is accepted', done.said, `This case is now yours: ${reference}`)
  is('by that step', events(site.record(reference)), ['received', 'assigned', 'accepted'])
}

// What a search finds is the same table: sorted by any heading while the page has all of it, and taken on from there.
async function searched() {
  const told = (summary, name) => record(site, 'submit', { ...received, summary: `${summary} quagmire`, 'complainant.name': name }, 'staff')
  const [first, second, third] = [await told('b', 'Zoe Zander'), await told('C', 'Ann Archer'), await told('a', 'mia Moss')]
  const search = fields => site.fill('/staff/search', { words: 'quagmire', ...fields }, { user: 'support' })
  const order = text => [...main(text).matchAll(/<th scope="row"[^>]*><a [^>]*href="\/staff\/case\?ref=([^"]+)"/g)].map(found => found[1]), page = await search(), came = order(page.text)
  is('newest first', [...came].sort(), [first, second, third].sort())
  for (const [heading, wanted] of [['summary', [third, first, second]], ['complainant', [second, third, first]], ['handler', came], ['received', came], ['nonsense', came]]) {
    is(`${heading} is a button`, page.text.includes(`name="sort" value="${heading}"`), heading !== 'nonsense')
    is(`by ${heading}`, order((await search({ sort: heading })).text), wanted)
  }
  has('and says which', (await search({ sort: 'complainant' })).text, '<th scope="col" class="govuk-table__header redress-list__complainant" aria-sort="ascending">')
  const done = await press('support', page, { 'case.1': value(page.text, third), 'case.3': value(page.text, first), ticked: 'yes' })
  is('taken on from there, what was found is there again', [done.status, order(done.text)], [200, came])
  has('and what was done', done.said, `2 cases are now yours: ${third}, ${first}`)
  is('by the step itself', [first, second, third].map(reference => handlers(reference).length), [1, 0, 1])
  is('sent again it is done once', [(await press('support', page, { only: value(page.text, third) })).status, handlers(third).length], [200, 1])
  const { hidden } = [...page.text.matchAll(/<form[^]*?<\/form>/g)].map(one => form(one[0])).find(one => one.hidden.token)
  is('not without our token', [(await site.post('/staff/search', { ...hidden, token: 'x', only: value(page.text, second) }, { user: 'support' })).status, handlers(second).length], [403, 0])
}

async function broken() {
  const reference = await record(site, 'submit', received, 'staff'), page = await list('support'), only = value(page.text, reference)
  for (const path of ['/staff/', '/staff/cases']) {
    const { hidden } = form((await list('support', path)).text.replace(/<form method="get"[^]*?<\/form>/g, ''), path)
    for (const [what, fields, status] of [['no csrf', { ...hidden, csrf: '', only }, 403], ['no token', { ...hidden, token: 'x', only }, 403], ['an unknown field', { ...hidden, only, handler: 'coach' }, 400],
      ['no case', { ...hidden, only: 'x' }, 400], ['no number', { ...hidden, 'case.3': reference }, 400], ['more than a page', { ...hidden, 'case.26': only }, 400]])
      is(`${path}: ${what}`, (await site.post(path, fields, { user: 'support' })).status, status)
  }
  has('the list is there again, and says why', words(main((await site.post('/staff/', { only, csrf: 'x', token: 'x' }, { user: 'support' })).text)), reference)
  is('nothing happened', events(site.record(reference)), ['received'])
  is('a stranger', (await site.post('/staff/', { only, csrf: 'x', token: 'x' }, { user: 'stranger' })).status, 403)
}

test(async () => {
  site = await startSite()
  await one('/staff/')
  await one('/staff/cases?sort=oldest')
  await several()
  await refused()
  await accepted()
  await searched()
  await broken()
  is('all that is made is what the records say', site.redress('verify').status, 0)
})
