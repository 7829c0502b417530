#!/usr/bin/env node
// Mailboxes: who sorts what came to which, and what that says of a message. Both sites.
import { readFileSync, writeFileSync } from 'node:fs'
import { form, has, hasNot, is, main, ok, startSite, takeIn, test, words } from './site.mjs'

let site
const get = (path, user) => site.get(path, { user })
const text = async (path, user) => words(main((await get(path, user)).text))

// What came to that address, as the server says, and to those that its sender wrote.
function arrives(id, envelope, to = envelope, received = 'Fri, 1 May 2026 17:30:00 +0100') {
  const mail = [`Received: from a.example by mail.example.org; ${received}`, 'From: Pat Doe <pat@example.com>', `To: ${to}`,
    `Subject: To ${id}`, `Message-ID: <${id}@example.com>`, '', 'Nobody came.', ''].join('\n')
  takeIn(site.data, mail, envelope)
  return Number(site.sql('SELECT max(number) FROM post'))
}

function setBoxes(boxes) {
  const path = `${site.site}/organisation.xml`, without = readFileSync(path, 'utf8').replace(/ *<mailbox [^>]*>\n/g, '')
  writeFileSync(path, without.replace(/ *<attachments/, `${boxes.map(box => `<mailbox ${box}/>`).join('\n')}\n$&`))
}

// Who is shown it in the list, and on its page; and whom the others are refused like.
async function isFor(name, number, users, all) {
  const listed = [], opened = []
  for (const user of all) {
    const list = await get('/staff/post', user), page = await get(`/staff/post?mail=${number}`, user)
    if (list.text.includes(`mail=${number}"`)) listed.push(user)
    if (page.status === 200) opened.push(user)
    else is(`${name}: ${user} gets neither page nor form`, [page.status, (await get(`/staff/submit?mail=${number}`, user)).status], [403, 403])
  }
  is(`${name}: in the list`, listed, users)
  is(`${name}: on its page`, opened, users)
}

async function boxes({ role, division, other, here, there, every, rest }) {
  setBoxes(['address="info@example.org"', `address="here@example.org" division="${division}" sorts="${role}"`, `address="there@example.org" division="${other}" sorts="${role}"`,
    'address="thanks@example.org" kind="compliment" sorts="support"', `address="all@example.org" sorts="${role}"`])
  const all = ['handler', 'handler2', 'support', 'newcomer', 'staff', 'stranger'], both = all.filter(user => [...here, ...there, ...rest].includes(user))
  const number = arrives('here', 'here@example.org')
  await isFor('a division’s box', number, here, all)
  await isFor('another division’s', arrives('there', 'THERE+later@example.org'), there, all)
  await isFor('one without who sorts', arrives('info', 'info@example.org'), rest, all)
  await isFor('no box of ours', arrives('none', 'gone@example.org'), rest, all)
  await isFor('blind copy', arrives('blind', 'here@example.org', 'undisclosed-recipients:;'), here, all)
  await isFor('two boxes', arrives('two', 'here@example.org', 'There <there@example.org>, Info <info@example.org>'), both, all)
  await isFor('a role of every division', arrives('all', 'all@example.org'), every, all)
  const thanks = arrives('thanks', 'thanks@example.org')
  await isFor('a box for one kind', thanks, all.filter(user => ['support', ...(role === 'support' ? ['newcomer'] : [])].includes(user)), all)
  for (const user of all) {
    const listed = [...(await get('/staff/post', user)).text.matchAll(/mail=(\d+)"/g)].length
    const work = await text('/staff/', user)
    if (listed > 0) has(`my work counts what ${user} sorts`, work, `${listed} messages are waiting to be sorted`)
    else hasNot(`my work of ${user} says nothing of it`, work, 'to be sorted')
  }
  const sorter = here[0], shown = form((await get(`/staff/submit?mail=${number}`, sorter)).text, '/staff/submit')
  is('the form has the division', shown.values.division, division)
  const page = await text(`/staff/post?mail=${thanks}`, 'support')
  ok('the kind of the box is offered first', page.indexOf('A compliment') < page.indexOf('A complaint '), page)
  const kept = await site.post(shown.action, shown.values, { user: sorter })
  is('who sorts it makes a case of it', kept.status, 303, words(kept.text))
  const left = form((await get(`/staff/post?mail=${thanks}`, 'support')).text, '/staff/post')
  is('nobody else says that it is unwanted', (await site.post('/staff/post', { ...left.values, how: 'unwanted' }, { user: 'handler' })).status, 403)
}

// What is due first is on top, whatever came first: here a compliment may wait for longer than a complaint.
async function byDue() {
  setBoxes(['address="thanks@example.org" kind="compliment"', 'address="info@example.org" kind="complaint"'])
  const thanks = arrives('first', 'thanks@example.org', 'thanks@example.org', 'Thu, 30 Apr 2026 09:00:00 +0100')
  const complaint = arrives('second', 'info@example.org', 'info@example.org', 'Thu, 30 Apr 2026 17:30:00 +0100')
  const listed = [...(await get('/staff/post', 'support')).text.matchAll(/mail=(\d+)"/g)].map(found => Number(found[1]))
  is('what is due first is on top', [listed[0], listed.indexOf(thanks) > 0], [complaint, true])
  has('my work says by when', await text('/staff/', 'support'), 'The first had to be acknowledged by Friday 1 May 2026')
  has('who sorts is led to what was filed', (await get('/staff/post', 'support')).text, 'href="/staff/filed"')
  const list = await get('/staff/post', 'handler')
  is('who may assign in a division, and sorts no message, is not', [list.status, list.text.includes('/staff/filed'), (await get('/staff/filed', 'handler')).status], [200, false, 403])
}

async function unreadable(sorters) {
  const mail = Buffer.concat([Buffer.from('Received: from a.example by mail.example.org; Fri, 1 May 2026 17:30:00 +0100\nFrom: pat@example.com\nTo: here@example.org\nMessage-ID: <big@example.com>\n\n'), Buffer.alloc(51 * 1024 * 1024, 'x')])
  takeIn(site.data, mail, 'here@example.org')
  const number = Number(site.sql('SELECT max(number) FROM post'))
  has('one that is too large to be read is in its box all the same', await text(`/staff/post?mail=${number}`, sorters), 'too large')
}

// In one of them who leads a division may assign its cases, in the other support alone, whoever it is for.
const SITES = [
  { SITE: 'schools-mutual-services', role: 'handler', division: 'finance', other: 'people', here: ['handler', 'newcomer'], there: ['handler2'], every: ['handler', 'handler2', 'newcomer'], rest: ['support'],
    newcomer: '<user name="newcomer" title="New Comer"><holds role="handler" division="finance"/></user>' },
  { SITE: 'one-academy', role: 'support', division: 'apprenticeships', other: 'leadership', here: ['support', 'newcomer'], there: ['support'], every: ['support', 'newcomer'], rest: ['support', 'newcomer'],
    newcomer: '<user name="newcomer" title="New Comer"><holds role="support" division="apprenticeships"/></user>' },
]

await test(async () => {
  for (const { SITE, newcomer, ...of } of SITES) {
    site = await startSite({ SITE }, newcomer)
    await boxes(of)
    await unreadable(of.here[0])
    if (SITE === 'schools-mutual-services') await byDue()
    await site.stop()
  }
})
