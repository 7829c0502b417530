#!/usr/bin/env node
// Access codes are the complainant's. Staff come upon none, whatever they look at, but in the letter that they send; and a
// new one, which is an event, ends the one before.
import { complain, form, is, main, ok, receipt, startSite, test, unescape, words } from './site.mjs'
import { act, events, lead } from './acts.mjs'

const PEOPLE = ['staff', 'handler', 'handler2', 'support', 'coach', 'manager', 'director', 'delivery', 'head', 'smt']
let site
const opens = async (reference, code) => (await site.fill('/complaints/track', { reference, 'access-code': code })).status
const letterCode = text => unescape(text).match(/access code <strong class="redress-code">([^<]*)</)?.[1]

// A code in any grouping.
const finds = (text, code) => text.replace(/[\s-]/g, '').toUpperCase().includes(code.replace(/-/g, ''))

// Every page that this person comes to by links from their work, from the lists and from these cases.
async function pages(user, references) {
  const seen = new Map(), wanted = ['/staff/', '/staff/cases', '/staff/cases?format=csv', '/staff/register', '/staff/compliments',
    ...references.flatMap(reference => ['case', 'looks', 'note', 'correct', 'issue-code'].map(action => `/staff/${action}?ref=${reference}${action === 'correct' ? '&seq=1' : ''}`)),
    ...references.flatMap(reference => [1, 2, 3, 4].map(seq => `/staff/letter?ref=${reference}&seq=${seq}`))]
  while (wanted.length > 0) {
    const path = wanted.pop()
    if (seen.has(path)) continue
    const page = await site.get(path, { user })
    seen.set(path, page.text)
    for (const [, address] of page.text.matchAll(/href="(\/staff\/[^"#]*)/g)) wanted.push(unescape(address))
  }
  return seen
}

test(async () => {
  site = await startSite()
  const one = await complain(site, { division: 'finance' })
  const kept = await site.fill('/complaints/compliment', { 'giver.name': 'Glad', 'giver.email': 'glad@example.org', about: 'team', division: 'finance', details: 'They stayed' })
  const praise = receipt((await site.get(kept.location)).text)
  await lead(site, one.reference, [['acknowledge', {}, 'handler']])
  await lead(site, praise.reference, [['acknowledge', {}, 'support']])
  is('the code of the receipt opens', [await opens(one.reference, one.code), await opens(praise.reference, praise.code)], [200, 200])
  const [older, later] = one.code.match(/.{9}(?=-|$)/g)
  is('however it is parted', await opens(one.reference, `${older.replace('-', '')} ${later.toLowerCase()}`), 200)

  is('a new one is issued', (await act(site, 'issue-code', one.reference, { why: 'They lost the letter', channel: 'post' }, 'support')).status, 303)
  is('which is an event', [events(site.record(one.reference)).at(-1), finds(site.record(one.reference), one.code)], ['code-issued', false])
  is('the old one opens nothing', await opens(one.reference, one.code), 403)
  const fresh = letterCode((await site.get(`/staff/letter?ref=${one.reference}&seq=3`, { user: 'support' })).text)
  ok('the letter of who issued it has the new one', fresh && fresh !== one.code, fresh)
  is('which opens', await opens(one.reference, fresh), 200)

  const codes = [one.code, fresh, praise.code]
  const writers = { handler: [`${one.reference}&seq=2`], support: [`${one.reference}&seq=3`, `${praise.reference}&seq=2`] }
  let count = 0
  for (const user of PEOPLE) {
    const found = []
    for (const [path, text] of await pages(user, [one.reference, praise.reference])) {
      count++
      const own = (writers[user] ?? []).includes(path.replace('/staff/letter?ref=', ''))
      for (const code of codes) if (!own && finds(text, code)) found.push(path)
    }
    is(`${user} comes upon no code`, found, [])
    for (const code of user === 'staff' || user === 'smt' ? [] : [fresh, fresh.replace(/-/g, ''), fresh.slice(0, 4)]) {
      const page = form((await site.get('/staff/search', { user })).text, '/staff/search')
      const answer = page && await site.post(page.action, { ...page.values, words: code }, { user })
      if (page) ok(`${user} finds none`, words(main(answer.text)).includes('Nothing found') && !main(answer.text).includes('/staff/case?'), words(main(answer.text)))
    }
  }
  ok('many pages were looked at', count > 200, count)
  const said = ['list', 'verify', 'looks'].map(command => site.redress(command).text).concat(site.record(one.reference), site.record(praise.reference)).join('')
  is('nor does the command show one', codes.filter(code => finds(said, code)), [])
  is('nor is one stored', codes.filter(code => finds(site.sql('.dump'), code)), [])
  is('nor is one in a log', codes.filter(code => finds(site.log + site.accessLog, code)), [])
})
