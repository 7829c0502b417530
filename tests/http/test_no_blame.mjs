#!/usr/bin/env node
// Staff report without fear of blame: who passed a complaint on may stay unnamed, and no list, file or report names who is
// complained about.
import { act, lead, received, record } from './acts.mjs'
import { has, hasNot, is, main, startSite, test, words } from './site.mjs'

let site
const get = (path, user) => site.get(path, { user })

async function unnamed() {
  const reference = await record(site, 'submit', { ...received, unsigned: 'yes' }, 'staff')
  const page = await get(`/staff/case?ref=${reference}&entries=all`, 'handler')
  has('the case says that a member of staff passed it on', words(main(page.text)), 'A member of staff')
  const name = words(main((await get(`/staff/case?ref=${await record(site, 'submit', received, 'staff')}`, 'handler')).text)).match(/Complaint received [^]*? · ([A-Z]\S+ [A-Z]\S+)/)[1]
  await lead(site, reference, ['acknowledge', ['note', {}, 'support']])
  for (const user of ['handler', 'support', 'head'])
    for (const path of [`/staff/case?ref=${reference}`, `/staff/case?ref=${reference}&entries=all`, `/staff/letter?ref=${reference}&seq=2`])
      hasNot(`${user}: ${path.split('?')[0]} does not name ${name}`, main((await get(path, user)).text), name)
  hasNot('nor does a correction', words(main((await act(site, 'correct', reference, { reason: 'A slip', 'event.received.summary': 'Late again' }, 'support', '&seq=1'), await get(`/staff/case?ref=${reference}&entries=all`, 'handler')).text)), name)
  is('who passed it on still sees it', (await get(`/staff/case?ref=${reference}`, 'staff')).status, 200)
}

async function concerned() {
  const name = 'Robin Blamed'
  const reference = await record(site, 'submit', { ...received, 'concerned.1': 'blamed' }, 'support')
  has('the case page says who it is about', words(main((await get(`/staff/case?ref=${reference}`, 'support')).text)), name)
  await lead(site, reference, ['acknowledge', ['respond', {}, 'handler'], ['learn', {}, 'handler']])
  for (const user of ['head', 'smt', 'support', 'director', 'manager'])
    for (const path of ['/staff/', '/staff/cases', '/staff/cases?format=csv', '/staff/register', '/staff/register?register=lessons', '/staff/register?format=csv', `/staff/report?month=${new Date().toISOString().slice(0, 7)}`]) {
      const answer = await get(path, user)
      if (answer.status === 200) hasNot(`${user}: ${path} does not name them`, answer.text.replace(/<(select|form)[^]*?<\/\1>/g, ''), name)
    }
}

await test(async () => {
  site = await startSite({ DEMO: 'no' }, '<user name="blamed" title="Robin Blamed"><holds role="staff"/></user>')
  await unnamed()
  await concerned()
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
})
