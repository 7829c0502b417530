#!/usr/bin/env node
// A third, invented site: four levels, other roles, lengths and channels (tests/sites/third). Its story runs to the last
// level, and again with a level less and with a role renamed: work list, letters and policy page follow, and no line of C
// knows of it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { complain, form, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

// Who decides at each level, and how a letter calls the right to it.
const LEVELS = [
  { who: 'oona', title: 'Your officer answers' },
  { who: 'area', title: 'Review by the Area Manager', right: 'a review by the Area Manager', dated: true },
  { who: 'panel', title: 'Hearing by the Residents’ Panel', right: 'Residents’ Panel', dated: true },
  { who: 'board', title: 'Review by the Board', right: 'a review by the Board', dated: false }
]

const answer = {
  outcome: 'partly-upheld', reasons: 'We looked at the tap.', channel: 'email', 'desired-outcome-answer': 'It is mended.', apology: 'We are sorry.',
  'no-remedy': 'The tap is mended already.',
  'finding.1.decision': 'upheld', 'finding.1.reasons': 'It dripped.'
}

const attribute = (xml, event, name) => {
  const tags = [...xml.matchAll(new RegExp(`<${event} ([^>]*)>`, 'g'))].map(found => found[1])
  return (tags.at(-1)?.match(new RegExp(`\\b${name}="([^"]*)"`)) || [])[1]
}

// The story of one complaint through `levels`, all that the site has.
async function story(name, site, levels) {
  const say = text => `${name}: ${text}`
  const look = (path, user) => site.get(path, { user })
  const act = (action, reference, fields, user) => site.fill(`/staff/${action}?ref=${reference}`, fields, { user })
  const audit = site.redress('policy', `${site.site}/policy.xml`)
  is(say('an auditor finds nothing'), [audit.status, audit.text], [0, ''])

  const home = words(main((await look('/')).text))
  has(say('home: says by when it is acknowledged'), home, '3 working days')
  has(say('home: says by when it is answered'), home, '8 working days')

  const { reference, code } = await complain(site, { division: 'repairs', 'desired-outcome': 'A new tap' })
  has(say('the officer of the division has it in the work list'), (await look('/staff/', 'oona')).text, reference)
  hasNot(say('the other officer has not'), (await look('/staff/', 'olaf')).text, reference)
  hasNot(say('nor the Board'), (await look('/staff/', 'board')).text, reference)
  is(say('the officer acknowledges'), (await act('acknowledge', reference,
    { 'contact.name': 'Oona Reed', 'contact.phone': '01632 960311', channel: 'email', 'issue.1': 'The tap' }, 'oona')).status, 303)

  for (const [index, level] of levels.entries()) {
    const n = index + 1, next = levels[n]
    if (n > 1) {
      is(say(`who decided level ${n - 1} does not answer level ${n}`), (await look(`/staff/respond?ref=${reference}`, levels[index - 1].who)).status, 403)
      has(say(`${level.who} has it in the work list`), (await look('/staff/', level.who)).text, reference)
    }
    await look(`/staff/bundle?ref=${reference}`, level.who)
    is(say(`${level.who} answers level ${n}`), (await act('respond', reference, answer, level.who)).status, 303)
    const record = site.record(reference), right = name => attribute(record, 'responded', name)
    is(say(`level ${n}: what comes next`), [right('level'), right('next-level'), right('next-until') !== undefined],
      [String(n), next && String(n + 1), Boolean(next?.dated)])
    const letter = words((await look(`/staff/letter?ref=${reference}&seq=${right('seq')}`, level.who)).text)
    if (!next) {
      ok(say(`the letter of level ${n} says that it is final`), /final/i.test(letter), letter)
      break
    }
    has(say(`the letter of level ${n} tells of level ${n + 1}`), letter, next.right)
    ok(say(`and until when`), /no deadline/.test(letter) !== next.dated, letter)
    const page = await site.fill('/complaints/track', { reference, 'access-code': code })
    const button = form(page.text, '/complaints/escalate')
    const asked = form((await site.post(button.action, { ...button.values, open: 'yes' })).text, '/complaints/escalate')
    is(say(`the resident asks for level ${n + 1}`), (await site.post(asked.action, { ...asked.values, 'in-dispute': '' })).status, 303)
  }
  is(say('it stands at the last level'), site.redress('list').text.split('\t').slice(2, 4), [String(levels.length), 'responded'])
  is(say('nothing above can be asked for'), (await look(`/staff/escalate?ref=${reference}`, 'quality')).status, 409)
  const page = await site.fill('/complaints/track', { reference, 'access-code': code })
  is(say('nor on the status page'), [page.status, form(page.text, '/complaints/escalate')], [200, null])
  is(say('all is in order'), site.redress('verify').status, 0)
  await policyPage(say, site, levels)
}

async function policyPage(say, site, levels) {
  const page = words(main((await site.get('/complaints/policy')).text))
  for (const [index, level] of levels.entries()) has(say(`the policy page has level ${index + 1}`), page, `${index + 1}. ${level.title}`)
  hasNot(say('and no further one'), page, `${levels.length + 1}. Review by`)
  has(say('and who decides'), page, 'Area manager')
  has(say('and a length of its own'), page, '12 working days')
}

// A copy of the third site with edits: {file: [[from, to], …]}; each must fit.
const folder = mkdtempSync('/tmp/redress-third.')
function copy(name, edits) {
  const site = `${folder}/${name}`
  cpSync('tests/sites/third', site, { recursive: true })
  for (const [file, changes] of Object.entries(edits)) {
    let text = readFileSync(`${site}/${file}`, 'utf8')
    for (const [from, to] of changes) {
      if (text.search(from) < 0) throw new Error(`${file} has no ${from}`)
      text = text.replace(from, to)
    }
    writeFileSync(`${site}/${file}`, text)
  }
  return site
}

// An office belongs to its division: who handles that handles its cases, and its contact is the one to turn to.
async function office(site) {
  const { reference } = await complain(site, { division: 'quay' })
  const look = (path, user) => site.get(path, { user })
  const mine = async user => (await look('/staff/', user)).text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
  has('office: the officer of its division has it', await mine('oona'), reference)
  hasNot('office: the other officer has not', await mine('olaf'), reference)
  is('office: and does not see it', (await look(`/staff/case?ref=${reference}`, 'olaf')).status, 404)
  has('office: it is called by both names', words((await look(`/staff/case?ref=${reference}`, 'oona')).text), 'Repairs, Quay Street office')
  const found = form((await look(`/staff/acknowledge?ref=${reference}`, 'oona')).text)
  is('office: the contact is that of the division', [found.values['contact.name'], found.values['contact.phone']], ['Oona Reed', '01632 960311'])
  has('office: people choose it', words((await look('/complaints/submit?whole')).text), 'Repairs, Quay Street office')
}

await test(async () => {
  const whole = await startSite({ SITE: 'tests/sites/third' })
  await story('four levels', whole, LEVELS)
  await office(whole)
  await whole.stop()

  const shorter = await startSite({ SITE: copy('shorter', { 'policy.xml': [
    [/ *<level n="4"[^]*?<\/level>\n/, ''], [/ *<may [^>]*level="4"[^>]*\/>\n/g, ''], [/ *<section title="The Board">[^]*?<\/section>\n/, '']] }) })
  await story('a level less', shorter, LEVELS.slice(0, 3))
  await shorter.stop()

  const renamed = await startSite({ SITE: copy('renamed', {
    'policy.xml': [[/"officer"/g, '"warden"'], [/title="Neighbourhood officer"/, 'title="House warden"']], 'users.xml': [[/"officer"/g, '"warden"']] }) })
  await story('a role renamed', renamed, LEVELS)
  has('a role renamed: the policy page says its new title', words((await renamed.get('/complaints/policy')).text), 'House warden')
  const { reference } = await complain(renamed, { division: 'repairs' })
  const page = words((await renamed.get(`/staff/case?ref=${reference}`, { user: 'quality' })).text)
  has('a role renamed: the case page says who owes the next step', page, 'House warden')
  await renamed.stop()
  rmSync(folder, { recursive: true })
})
