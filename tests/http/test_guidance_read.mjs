#!/usr/bin/env node
// Everybody confirms for themselves, once for each version, that they have read the policy and our guidance; who reads the
// figures sees how many of each role have, and nobody's name. On both sites.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { startClock } from '../post/clock.mjs'
import { form, has, hasNot, is, main, startSite, test, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-guidance.')
const at = '/staff/read-guidance'
const today = '2026-11-30'
const users = ['staff', 'handler', 'handler2', 'support', 'coach', 'manager', 'director', 'delivery', 'head', 'smt', 'stranger']

const clock = await startClock(folder, `${today}T10:00`)
let site
const own = page => form(page.text.match(/<form\b[^>]*action="\/staff\/read-guidance[^]*?<\/form>/)?.[0] ?? '')
const open = async user => own(await site.get(at, { user }))
const text = async (path, user) => words(main((await site.get(path, { user })).text))
const kept = () => site.sql("SELECT count(*) FROM duty WHERE text LIKE '<guidance-read%'")
const asked = async user => (await site.get('/staff/', { user })).text.includes(`href="${at}"`)

// [role, confirmed, people in it] of the page of figures
async function counted(user) {
  const page = (await site.get('/staff/figures', { user })).text
  const section = page.match(/<section[^>]*aria-labelledby="readers-heading">[^]*?<\/section>/)[0]
  for (const [, title] of readFileSync(`${site.site}/users.xml`, 'utf8').matchAll(/<user name="[^"]*" title="([^"]*)"/g)) if (section.includes(title)) throw new Error(`${title} is in the table`)
  hasNot('nothing of it leads to people', section, '<a ')
  return [...section.matchAll(/<th scope="row"[^>]*>([^<]*)<\/th>\s*<td[^>]*>(\d+)<\/td>\s*<td[^>]*>(\d+)<\/td>/g)].map(([, role, number, people]) => [role, Number(number), Number(people)])
}

// A newer version, in force from today, as a review decided.
async function issue(version) {
  await site.fill('/staff/review-policy', { effectiveness: 'Some do not know it.', 'best-practice': 'Others ask more often.', decision: 'new-version', version }, { user: 'head' })
  const path = `${site.site}/policy.xml`, old = readFileSync(path, 'utf8')
  const [, before, issued] = old.match(/version="([^"]*)" issued="([^"]*)"/), approval = old.match(/\n *<approval [^>]*>(?=\s*<\/control>)/)[0]
  const text = old.replace(`version="${before}" issued="${issued}"`, `version="${version}" issued="${today}"`)
    .replace(/\n *<release [^>]*>(?=\s*<approval)/, line => line + line.replace(/version="[^"]*" date="[^"]*"/, `version="${version}" date="${today}"`))
    .replace(approval, approval + approval.replace(/date="[^"]*"/, `date="${today}"`))
  renameSync(path, `${site.site}/policy-${before}.xml`)
  writeFileSync(path, text)
}

// Who may, and what they read there.
async function who({ may, step, notTheirs, levels }) {
  is('who may', (await Promise.all(users.map(async user => (await site.get(at, { user })).status))).join(), users.map(user => may.includes(user) ? 200 : 403).join())
  for (const user of may) is(`${user} is asked to on their own page`, await asked(user), true)
  const page = await site.get(at, { user: 'handler' })
  has('it leads to the policy', main(page.text), 'href="/complaints/policy"')
  has('and has our guidance on what is open to them', words(main(page.text)), step)
  hasNot('and not on what is not', words(main(page.text)), notTheirs)
  for (const [user, theirs] of levels ?? []) is(`${user}: the levels at which they decide`, [...(await text(at, user)).matchAll(/Respond to the complaint, level (\d)/g)].map(found => found[1]).join(), theirs)
  has('the page of oneself leads to it', (await site.get('/staff/me', { user: 'handler' })).text, `href="${at}"`)
}

// Each for themselves, and once.
async function confirmed(stranger) {
  const { action, values } = await open('handler')
  const second = await open('handler')
  const send = (fields = {}, user = 'handler') => site.post(action, { ...values, ...fields }, { user })
  is('without a seal it is refused', (await site.post(action, {}, { user: 'handler' })).status, 403)
  is('with that of another, too', (await send({}, 'support')).status, 403)
  is('it is for nobody else: an unknown field is a broken request', (await send({ who: 'support' })).status, 400)
  is('who may not does not', (await send({}, stranger)).status, 403)
  is('nothing of that was kept', kept(), '0')
  const sent = await send()
  is('it is kept', [sent.status, sent.location, kept()], [303, action, '1'])
  is('sent twice it is kept once', [(await send()).status, kept()], [303, '1'])
  const again = await site.post(second.action, second.values, { user: 'handler' })
  is('once for each version', [again.status, kept()], [409, '1'])
  has('which is said kindly', words(main(again.text)), 'You have already confirmed this')
  has('with the day', words(main(again.text)), 'On 30 November 2026 you confirmed')
  is('there is no form any more', await open('handler'), null)
  is('they are asked no more', await asked('handler'), false)
  is('others are', await asked('handler2'), true)
}

async function newVersion(head, before) {
  const seen = await open('support')
  await issue('9')
  const late = await site.post(seen.action, seen.values, { user: 'support' })
  is('who read the version before has not read this one', [late.status, kept()], [409, '1'])
  has('and is told', words(main(late.text)), 'There is a new version of our policy')
  const { action, values } = own(late)
  is('and reads it, and confirms', [(await site.post(action, values, { user: 'support' })).status, kept()], [303, '2'])
  is('who had confirmed is asked anew', await asked('handler'), true)
  hasNot('of the new version nothing is said', await text(at, 'handler'), 'you confirmed')
  is('and is counted anew', await counted(head), before)
  is('and confirms anew', [(await site.fill(at, {}, { user: 'handler' })).status, kept()], [303, '3'])
  has('of the new version', await text(at, 'handler'), 'you confirmed that you had read version 9 of our policy')
}

async function tried(name, { stranger, head, roles, ...theirs }) {
  const place = `${folder}/${name}`
  cpSync(`conf/sites/${name}`, `${place}/site`, { recursive: true })
  site = await startSite({ SITE: `${place}/site`, DATA: `${place}/data`, ...clock.environment })
  await who(theirs)
  is(`${name}: at first nobody has`, await counted(head), roles.map(([role, people]) => [role, 0, people]))
  await confirmed(stranger)
  const leads = ['Member of staff', roles[1][0]]
  is(`${name}: how many of each role have`, await counted(head), roles.map(([role, people]) => [role, leads.includes(role) ? 1 : 0, people]))
  const [year, month, day] = today.split('-')
  is('one of them is away', (await site.fill('/staff/away', { 'until.day': day, 'until.month': month, 'until.year': year, 'stand-in': 'staff' }, { user: 'handler2' })).status, 303)
  is('who covers is not of the role', (await counted(head))[1], [roles[1][0], 1, 2])
  const support = ['Member of staff', roles[2][0]]
  await newVersion(head, roles.map(([role, people]) => [role, support.includes(role) ? 1 : 0, people]))
  const verified = site.redress('verify')
  is('redress verify is content', [verified.status, verified.text.split('\n').filter(line => line.startsWith('duties\t'))], [0, []])
  await site.stop()
}

await test(async () => {
  Object.assign(process.env, clock.environment) // the commands, too
  await tried('one-academy', {
    may: ['staff', 'handler', 'handler2', 'support', 'coach', 'delivery', 'head', 'smt'], stranger: 'manager', head: 'head',
    step: 'Ask one clear question, and agree on a day for the answer', notTheirs: 'Compare us with at least one other provider',
    roles: [['Member of staff', 8], ['Team leader', 2], ['Business Support', 1], ['Performance Coach', 1], ['Apprenticeship Delivery Manager', 1], ['Head of Service', 1], ['Senior Management Team', 1]]
  })
  await tried('schools-mutual-services', {
    may: ['staff', 'handler', 'handler2', 'support', 'manager', 'director', 'head'], stranger: 'smt', head: 'head',
    step: 'Ask one clear question, and agree on a day for the answer', notTheirs: 'Compare us with at least one other organisation', levels: [['handler', ''], ['manager', '2'], ['director', '3']],
    roles: [['Member of staff', 7], ['Division handler', 2], ['Customer Support', 1], ['Divisional Senior Management', 1], ['Director', 1], ['Head of Service', 1]]
  })
  await clock.stop()
  rmSync(folder, { recursive: true })
})
