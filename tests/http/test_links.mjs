#!/usr/bin/env node
// Nobody is led to an address that refuses them: behind every link and every button of every page that each sample user of
// both sites comes to is a page.
import { is, main, ok, startSite, test, unescape, words } from './site.mjs'

const people = [undefined, 'staff', 'handler', 'handler2', 'support', 'coach', 'manager', 'director', 'delivery', 'head', 'smt', 'stranger']
const most = 4000

// Where a page leads: its links, and where its forms and their buttons go. The pages of the complainant come by proof.
const leads = text => [...text.matchAll(/\b(?:href|action|formaction)="(\/[^"#]*)/g)].map(found => unescape(found[1])).filter(path => !path.startsWith('/assets/'))

// What leads to a page says where it was found.
async function walk(site, user, from) {
  const found = new Map(from.map(path => [path, 'asked for'])), refusing = [], queue = [...from]
  let pages = 0
  for (; queue.length > 0 && found.size < most; pages++) {
    const path = queue.shift(), page = await site.get(path, { user })
    if (page.status !== 200) refusing.push(`${page.status} ${path}, from ${found.get(path)}`)
    for (const to of leads(page.text))
      if (!found.has(to)) {
        found.set(to, path)
        queue.push(to)
      }
  }
  return { pages, refusing, whole: queue.length === 0, found }
}

async function walks(SITE, refused) {
  const site = await startSite({ SITE, DEMO: 'yes' })
  const pages = {}
  for (const user of people) {
    const begin = user === undefined ? '/' : '/staff/'
    const seen = await walk(site, user, [begin])
    const away = refused.includes(user)
    is(`${SITE}: ${user ?? 'the public'} is led to pages only`, seen.refusing.filter(line => !(away && line.startsWith(`403 ${begin},`))), [])
    ok(`and to all of them`, seen.whole && (away || seen.pages > 3), seen.pages)
    pages[user ?? 'public'] = [...seen.found.keys()]
    if (away) ok('who may do nothing here hears what they can do', /What you can do.*make a complaint.*ask for access/.test(words(main((await site.get(begin, { user })).text))))
  }
  return { site, pages }
}

await test(async () => {
  const schools = await walks('schools-mutual-services', ['coach', 'delivery', 'smt', 'stranger'])
  ok('the walk comes to cases, forms, letters, lists', ['/staff/case?', '/staff/respond?', '/staff/letter?', '/staff/bundle?', '/staff/cases', '/staff/register', '/staff/compliments', '/staff/submit'].every(part => schools.pages.handler.some(path => path.startsWith(part))), schools.pages.handler.filter(path => !path.includes('ref=')))
  await schools.site.stop()
  await walks('one-academy', ['manager', 'director', 'stranger'])
})
