#!/usr/bin/env node
// Saved views: what somebody asks a list for, under a name of their own, in the address, above the filters and on my work.
import { received, record } from './acts.mjs'
import { form, has, hasNot, is, main, message, ok, startSite, test, unescape, words } from './site.mjs'

let site
const get = (path, user = 'support') => site.get(path, { user })
const table = text => [...main(text).matchAll(/href="\/staff\/case\?ref=([^"]+)"/g)].map(found => found[1])
const views = text => [...(main(text).match(/<nav class="redress-views"[^]*?<\/nav>/)?.[0] ?? '').matchAll(/href="\/staff\/cases\?(view=[^"]*)"[^>]*>([^<]*)/g)].map(([, query, name]) => [unescape(query), unescape(name)])
const saving = text => [...text.matchAll(/<form[^]*?<\/form>/g)].map(one => form(one[0])).find(one => one.names.includes('save'))

async function save(path, name, user = 'support') {
  const { action, hidden } = saving((await get(path, user)).text)
  return site.post(action, { ...hidden, save: name }, { user })
}

const drop = async (name, user = 'support') => {
  const { hidden } = saving((await get('/staff/cases?state=open', user)).text)
  return site.post('/staff/cases', { csrf: hidden.csrf, discard: name }, { user })
}

async function saved() {
  const finance = await record(site, 'submit', received, 'staff'), people = await record(site, 'submit', { ...received, division: 'people' }, 'staff')
  is('nothing is chosen: there is nothing to save', saving((await get('/staff/cases')).text), undefined)
  const done = await save('/staff/cases?division=finance&state=open&sort=received', 'Späte & offene <Fälle> 🎉')
  const address = `/staff/cases?view=${encodeURIComponent('Späte & offene <Fälle> 🎉')}`
  is('saved: its name is in the address', [done.status, done.location], [303, address])
  const page = await get(done.location)
  is('it shows what it asks for', table(page.text), [finance])
  has('and says so', words(main(page.text)), 'Finance and Payroll – change filters')
  for (const path of ['/staff/', '/staff/cases']) is(`${path} names it`, views((await get(path)).text).map(([, name]) => name), ['Späte & offene <Fälle> 🎉'])
  is('it leads there', `/staff/cases?${views((await get('/staff/')).text)[0][0]}`, address)
  is('what the address says itself counts more', table((await get(`${address}&division=people`)).text), [people])
  has('other orders keep it', main(page.text), `${address.slice('/staff/cases?'.length)}&amp;state=open&amp;division=finance&amp;sort=due`)
  const csv = await get(`${address}&format=csv`)
  ok('as CSV, too', csv.text.includes(finance) && !csv.text.includes(people))
  is('nobody else has it', views((await get('/staff/', 'handler')).text), [])
  has('for them it is no view', words(main((await get(address, 'handler')).text)), 'Nothing is listed: we do not recognise “Späte & offene <Fälle> 🎉”')
  is('and shows nothing', table((await get(address, 'handler')).text), [])
}

async function changed() {
  is('the same name again', (await save('/staff/cases?kind=compliment', 'Mine')).status, 303)
  is('takes its place', (await save('/staff/cases?kind=complaint', ' Mine ')).location, '/staff/cases?view=Mine')
  is('once', views((await get('/staff/')).text).map(([, name]) => name), ['Mine', 'Späte & offene <Fälle> 🎉'])
  for (const [name, said] of [['', 'Enter the name of the view'], ['  ', 'Enter the name of the view'], ['x'.repeat(61), 'Name of the view must be 60 characters or fewer']]) {
    const answer = await save('/staff/cases?state=open', name)
    is(`${JSON.stringify(name.slice(0, 5))}: 422`, [answer.status, message(answer.text, 'save')], [422, said])
    ok('the title says so', answer.text.includes('<title>Error: '))
  }
  is('60 characters', (await save('/staff/cases?state=open', '🎉'.repeat(60))).status, 303)
  for (let n = 3; n < 30; n++) await save('/staff/cases?state=open', `View ${n}`)
  is('30 and no more', (await save('/staff/cases?state=open', 'Another')).status, 422)
  is('but each can be changed', (await save('/staff/cases?level=2', 'Mine')).status, 303)
  is('not by a forged form', (await site.post('/staff/cases?state=open', { csrf: 'x', save: 'Forged' }, { user: 'support' })).status, 403)
}

async function discarded() {
  const page = await get('/staff/cases?view=Mine')
  has('its page offers to delete it', main(page.text), 'name="discard" value="Mine"')
  is('deleted', [(await drop('Mine')).status, views((await get('/staff/')).text).some(([, name]) => name === 'Mine')], [303, false])
  is('what is not there is deleted, too', (await drop('Mine')).status, 303)
  await drop('View 3', 'handler')
  ok('nobody deletes what is not theirs', views((await get('/staff/')).text).some(([, name]) => name === 'View 3'))
  hasNot('no name of a view in the access log', site.accessLog, 'view=')
}

test(async () => {
  site = await startSite()
  await saved()
  await changed()
  await discarded()
})
