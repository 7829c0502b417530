#!/usr/bin/env node
// The tables written by hand (tests/data/*.tsv) against what people meet: for both sites, cases in every state and every
// sign-in: is the case page given, which buttons stand on it, what do the forms answer, what does a POST.
import { readFileSync } from 'node:fs'
import { act, attribute, events, lead, open, praise, received, record } from './acts.mjs'
import { form, is, startSite, test, unescape } from './site.mjs'

// Which actions have an event in the schema, for a complaint or a compliment: only these have a page.
const schema = readFileSync('schema/record.xsd', 'utf8')
// What stands in the first choice of a definition, with the groups that it names.
const choice = definition => {
  const part = schema.slice(schema.indexOf(definition))
  return part.slice(0, part.indexOf('</xs:choice>')).replace(/<xs:group ref="([\w-]+)"\/>/g, (all, name) => choice(`<xs:group name="${name}">`))
}
const written = kind => {
  return [...choice(`<xs:element name="${kind}">`).matchAll(/<f:action name="([\w-]+)"/g)].map(found => found[1]).filter(name => !['submit', 'compliment'].includes(name))
}

// {block: {row: {column: cell}}}
function table(name) {
  const blocks = {}
  let columns
  for (const line of readFileSync(`tests/data/${name}.tsv`, 'utf8').split('\n').filter(line => line && !line.startsWith('#'))) {
    const [first, ...cells] = line.split('\t')
    if (['received', 'visitor'].includes(cells[0])) {
      blocks[first] = {}
      columns = cells
      columns.block = first
    } else {
      blocks[columns.block][first] = Object.fromEntries(cells.map((cell, n) => [columns[n], cell]))
    }
  }
  return blocks
}

const states = table('states')

// Whom the site's file makes what: {user: {user, role, division, roles}}, the first of several roles being the one that tells
const holders = site => Object.fromEntries([...readFileSync(`${site.site}/users.xml`, 'utf8').matchAll(/<user name="(\w+)"[^>]*?(?:\/>|>(.*?)<\/user>)/gs)]
  .map(([, user, held = '']) => [user, [...held.matchAll(/<holds role="(\w+)"(?: division="(\w+)")?/g)]])
  .map(([user, held]) => [user, { user, role: held[0]?.[1], division: held[0]?.[2], roles: held.map(hold => hold[1]) }]))

// Who acts for which role where nobody who holds it can: [[of, role]].
const deputies = site => [...readFileSync(`${site.site}/policy.xml`, 'utf8').matchAll(/<deputy of="(\w+)" role="(\w+)"/g)].map(found => found.slice(1))

// Whom the case was handed to by somebody else, if they have done nothing on it since.
function receiver(xml) {
  const done = [...xml.matchAll(/<(\w[\w-]*) seq="\d+"[^>]* by="([\w-]+)"[^>]*?(?:\/>|>([^]*?)<\/\1>)/g)]
  return done.reduce((waits, [, name, by, inner = '']) => {
    const [, handler] = name === 'assigned' ? inner.match(/<handler[^>]*>(\w+)</) ?? [] : []
    return handler ? (handler === by ? undefined : handler) : name === 'assigned' && inner.includes('<division') ? undefined : by === waits ? undefined : waits
  }, undefined)
}

// What went out by email or post, and whether it is back.
const sendings = xml => [...xml.matchAll(/<([\w-]+) seq="(\d+)"[^>]*?(?:\/>|>([^]*?)<\/\1>)/g)].reduce((out, [, name, seq, inner = '']) => {
  const about = out.find(one => one.seq === inner.match(/<sent>(\d+)</)?.[1])
  if (['returned', 'resent'].includes(name)) about.back = name === 'returned'
  else if (/<channel>(email|post)</.test(inner) && !['received', 'escalated', 'withdrawn'].includes(name) && !inner.includes('>in<')) out.push({ seq })
  return out
}, [])

// The facts of a case, out of its record alone.
function facts(site, reference) {
  const xml = site.record(reference)
  const [, kind, level, state] = site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')
  const decided = [...xml.matchAll(/<(?:responded|declined) ([^>]*)>/g)].map(found => ({ by: found[1].match(/by="(\w+)"/)[1], level: Number(found[1].match(/level="(\d)"/)?.[1] ?? 2) }))
  const out = sendings(xml)
  return { reference, kind, state, sent: out.some(one => !one.back), back: out.some(one => one.back), level: Number(level), division: [...xml.matchAll(/<division[^>]*>([\w-]+)</g)].at(-1)?.[1], by: attribute(xml, 'received', 'by', 0),
    reached: Math.max(1, ...[...xml.matchAll(/<escalated [^>]*level="(\d)"/g)].map(found => Number(found[1]))),
    high: [...xml.matchAll(/<severity>(\w+)</g)].at(-1)?.[1] === 'high', late: attribute(xml, 'escalated', 'late') === 'yes', receiver: receiver(xml), plan: xml.includes('<improvement>'), suggested: (xml.match(/<suggestion><what>/g) ?? []).length > (xml.match(/<weighed /g) ?? []).length, practice: xml.includes('<practice>'), promise: (xml.match(/<remedy>/g) ?? []).length > (xml.match(/<remedied /g) ?? []).length,
    concerned: [...xml.matchAll(/<concerned[^>]*>(\w+)</g)].map(found => found[1]), decided, events: events(xml).length }
}

// yes, hidden, refused, not now: what the tables say of that person, that case, that action.
function said(roles, levels, one, person, action) {
  const reachesAs = (row, role, division) => {
    const cell = roles[one.kind][row]?.[role] ?? '-'
    return cell === 'all' || (cell === 'own' && one.by === person.user) ||
      (cell.startsWith('division') && [one.division, 'every'].includes(division) && (cell === 'division' || one.level === 1)) ||
      (cell.endsWith('high') && one.high) || (cell.startsWith('level') && one.reached >= Number(cell[5])) || (cell.startsWith('at') && one.level === Number(cell.at(-1)))
  }
  const decidedBelow = user => one.decided.some(decision => decision.by === user && decision.level < one.level)
  const vacant = of => roles.people.filter(held => held.role === of && (!held.division || held.division === one.division))
    .every(held => one.concerned.includes(held.user) || (decidedBelow(held.user) && reachesAs('respond', of, held.division)))
  const reaches = row => reachesAs(row, person.role, person.division) ||
    (row !== 'see' && roles.deputies.some(([of, role]) => role === person.role && vacant(of) && reachesAs(row, of, 'every')))
  if (one.concerned.includes(person.user) || !reaches('see')) return 'hidden'
  if (!reaches(action)) return 'refused'
  if (['respond', 'decline', 'extend', 'assign', 'merge'].includes(action) && one.decided.some(decision => decision.by === person.user && decision.level < one.level)) return 'refused'
  if (action === 'escalate' && one.level >= levels) return 'not now'
  if (action === 'accept' && one.receiver && one.receiver !== person.user) return 'refused'
  const possible = states[one.kind][action]?.[one.state]
  if (possible === 'handed') return one.receiver ? 'yes' : 'not now'
  return possible === 'x' || one[possible] === true ? 'yes' : 'not now'
}

// What the case page offers: links, and closing as long as a gate of the policy stands before it, which has the reason in place of its link.
const buttons = html => [...new Set([...html.matchAll(/href="\/staff\/([\w-]+)\?ref=([^"&]*)/g)].map(found => found[1])),
  ...(/<li>Close the case\s*<span class="redress-small">\w/.test(html) ? ['close'] : [])].filter(name => !['case', 'letter', 'correct'].includes(name)).sort()

// Cases that the sample stories do not bring: every state at every level that the site has.
async function cases(site, levels, roles) {
  const made = []
  const make = async (fields, ...steps) => made.push(await lead(site, await record(site, 'submit', { ...received, at: '2026-07-06T09:00', ...fields }, 'staff'), steps))
  const at = day => ({ at: `2026-07-${day}T09:00` })
  const division = site.first
  const who = { handler: levels > 1 ? 'handler' : 'support' }
  const acknowledge = ['acknowledge', at('07'), who.handler], respond = ['respond', at('08'), who.handler]
  // a gate of the policy may ask for the lesson first; one response tells it, the other does not
  const settle = ['close', at('20'), 'support'], learn = ['learn', at('21'), 'support'], followUp = ['follow-up', at('22'), 'support']
  const noRemedy = { 'remedy.1.what': '', 'remedy.1.by.day': '', 'remedy.1.by.month': '', 'remedy.1.by.year': '', 'no-remedy': 'It has come meanwhile' }
  const improve = (seq, became, day) => ['improve', { planned: `${seq}.1`, became, said: 'It came late', did: 'We read it twice', ...at(day) }, 'support']
  await make({ division })
  await make({ division: site.second, 'concerned.1': 'support' })
  await make({ division }, acknowledge)
  await make({ division: site.second, 'concerned.1': 'head' }, ['acknowledge', at('07'), 'support'])
  await make({ division }, acknowledge, respond)
  await make({ division }, acknowledge, respond, settle)
  await make({ division }, acknowledge, respond, settle, followUp)
  await make({ division }, acknowledge, respond, settle, learn)
  await make({ division }, acknowledge, respond, settle, ['learn', { ...at('21'), 'suggestion.1.what': 'Read the calendar aloud' }, 'support'])
  await make({ division }, acknowledge, ['respond', { ...at('08'), ...noRemedy }, who.handler], settle, learn, followUp, improve(5, 'done', '23'))
  await make({ division }, acknowledge, ['respond', { ...at('08'), ...noRemedy }, who.handler], settle, learn, followUp, improve(5, 'done', '23'), improve(5, 'not-effective', '24'))
  await make({ division }, acknowledge, respond, settle, ['follow-up', { ...at('22'), 'come-back': 'yes', then: 'reopen' }, 'support'])
  await make({ division }, ['withdraw', at('07'), 'support'])
  await make({ division, severity: 'high' })
  await make({ division: site.second, severity: 'high', 'concerned.1': levels > 1 ? 'manager' : 'head' }, ['acknowledge', at('07'), 'support'])
  await make({ division, severity: 'high' }, acknowledge, ['assess', { ...at('07'), severity: 'low', reason: 'It is over' }, 'support'])
  await make({ division }, acknowledge, respond, settle, ['reopen', at('21'), 'support'])
  await make({ division }, ['merge', { ...at('07'), other: made[0] }, 'support'])
  if (levels > 1) await make({ division }, ['assign', { ...at('07'), division: site.second, handler: 'handler2' }, 'support'])
  else await make({ division }, acknowledge, respond, settle, ['assign', { ...at('21'), handler: 'coach' }, 'support'])
  if (levels > 1) {
    const ask = ['escalate', at('09'), 'support'], again = ['escalate', at('13'), 'support']
    await make({ division }, acknowledge, respond, ask)
    await make({ division, 'concerned.1': 'manager' }, acknowledge, respond, ask)
    await make({ division }, acknowledge, respond, ask, ['respond', at('10'), 'manager'])
    await make({ division }, acknowledge, respond, ask, ['respond', at('10'), 'manager'], again)
    await make({ division }, acknowledge, respond, ask, ['respond', at('10'), 'manager'], again, ['respond', at('14'), 'director'])
    await make({ division }, acknowledge, respond, ['escalate', at('30'), 'support'])
    await make({ division }, acknowledge, respond, ['remedy', { promise: '3.1', ...at('10') }, 'support'])
    await make({ division }, acknowledge, respond, ['escalate', at('30'), 'support'], ['decline', at('31'), 'manager'])
    await make({ division }, acknowledge, respond, ask, ['withdraw', at('20'), 'support'])
  }
  // compliments, as far as the site's policy leads them: not every site reviews and shares
  const praised = async (...steps) => made.push(await lead(site, await record(site, 'compliment', { ...praise, division, at: '2026-07-06T09:00' }, 'staff'), steps))
  const thank = ['acknowledge', at('07'), 'support'], tell = ['tell', at('08'), 'support'], put = ['close', at('20'), 'support']
  const noPractice = { 'practice.title': '', 'practice.what': '', 'practice.effect': '', 'practice.others': '', 'no-practice': 'It was kind of them' }
  await praised()
  await praised(thank)
  await praised(thank, tell)
  await praised(['withdraw', at('07'), 'support'])
  if (roles.compliment.review) {
    const review = ['review', at('09'), 'support'], share = ['share', { 'with.1.division': division, ...at('10') }, 'support']
    await praised(thank, tell, review)
    await praised(thank, tell, ['review', { ...noPractice, ...at('09') }, 'support'])
    await praised(thank, tell, review, share)
    await praised(thank, tell, review, share, put)
  } else {
    await praised(thank, tell, put)
  }
  return made
}

// A hidden case is answered as one that does not exist; only who may see no case at all hears that.
const seesNone = (roles, person) => person.roles.every(role => ['complaint', 'compliment'].every(kind => (roles[kind].see[role] ?? '-') === '-'))
const answers = (roles, person) => ({ yes: 200, hidden: seesNone(roles, person) ? 403 : 404, refused: 403, 'not now': 409 })

async function compare(site, roles, levels, one, person) {
  const name = `${one.kind} ${one.state} at level ${one.level}, ${person.user}`
  const expected = answers(roles, person), seen = expected[said(roles, levels, one, person, 'see')]
  const page = await site.get(`/staff/case?ref=${one.reference}`, { user: person.user })
  const wanted = written(one.kind).filter(action => said(roles, levels, one, person, action) === 'yes' && action !== 'correct').sort()
  is(`${name}: page and buttons`, [page.status, page.status === 200 ? buttons(page.text).filter(action => !['looks', 'bundle'].includes(action)) : []], [seen, wanted])
  const looks = said(roles, levels, one, person, 'looks') === 'yes', corrects = said(roles, levels, one, person, 'correct') === 'yes'
  is(`${name}: looks, corrections`, ['Who looked at this case', `/staff/looks?ref=${one.reference}`, '/staff/correct?'].map(part => page.text.includes(part)), [looks, looks, corrects])
  const wrong = []
  for (const action of written(one.kind)) {
    const path = `/staff/${action}?ref=${one.reference}${action === 'correct' ? '&seq=1' : ''}`
    const verdict = said(roles, levels, one, person, action)
    const shown = await site.get(path, { user: person.user })
    if (shown.status !== expected[verdict]) wrong.push(`GET ${action}: ${shown.status}, the tables say ${verdict}`)
    // a POST of what cannot be right: allowed, it is given back (422); else refused like the page, before anybody asks whose form it is
    const blank = form(shown.text), csrf = blank?.values.csrf ?? site.csrf[`${person.user} ${action}`]
    if (blank) site.csrf[`${person.user} ${action}`] = csrf
    const sent = await site.post(path, { ...blank?.values, csrf: csrf ?? 'x', token: blank?.values.token ?? site.token, seq: String(one.events), at: '2099-01-01T09:00' }, { user: person.user })
    if (sent.status !== (verdict === 'yes' ? 422 : expected[verdict])) wrong.push(`POST ${action}: ${sent.status}, the tables say ${verdict}`)
  }
  is(`${name}: every form, and every POST`, wrong, [])
}

const OWN = ['contact', 'escalate', 'withdraw', 'follow-up']

// The access code, from the first letter that has it: only who wrote a letter is shown it there. Nothing before one is written.
async function accessCode(site, one) {
  for (const [, event] of site.record(one.reference).matchAll(/<(?:acknowledged|responded) ([^>]*)>/g)) {
    const letter = await site.get(`/staff/letter?ref=${one.reference}&seq=${event.match(/seq="(\d+)"/)[1]}`, { user: event.match(/by="(\w+)"/)[1] })
    const code = unescape(letter.text).match(/access code <strong class="redress-code">([\w-]{19})</)?.[1]
    if (code) return code
  }
}

// What the complainant is offered; true if there was a code to ask with.
async function complainant(site, roles, levels, one) {
  const code = await accessCode(site, one)
  if (!code) return false
  const person = { role: 'complainant', user: one.by }
  const page = await site.fill('/complaints/track', { reference: one.reference, 'access-code': code })
  const offered = OWN.filter(action => form(page.text, `/complaints/${action}`))
  const wanted = OWN.filter(action => written(one.kind).includes(action) && said(roles, levels, one, person, action) === 'yes')
  is(`${one.kind} ${one.state} at level ${one.level}, complainant: page and buttons`, [page.status, offered], [200, wanted])
  return true
}

async function begin(site, roles, people) {
  const wrong = []
  for (const [block, address] of [['complaint', 'submit'], ['compliment', 'compliment']])
    for (const person of Object.values(people)) {
      const expected = roles[block][address][person.role] === 'new' ? 200 : 403
      const got = await site.get(`/staff/${address}`, { user: person.user })
      // the menu's word for both leads to the first, from where a link leads to the other
      const offered = (await Promise.all(['/staff/', '/staff/submit'].map(page => site.get(page, { user: person.user })))).some(page => page.text.includes(`href="/staff/${address}"`))
      if (got.status !== expected || offered !== (expected === 200)) wrong.push(`${person.user} ${address}: ${got.status} ${offered}`)
    }
  is('beginning a case: pages and navigation', wrong, [])
}

async function whole(name, levels) {
  const site = await startSite({ SITE: name, DEMO: 'no' })
  const people = holders(site), roles = { ...table(`roles-${name}`), people: Object.values(people), deputies: deputies(site) }
  Object.assign(site, { csrf: {}, first: people.handler.division, second: people.handler2.division, token: (await open(site, '/complaints/submit')).values.token })
  is(`${name}: a sign-in for every role`, Object.keys(people).length, 11)
  await begin(site, roles, people)
  const references = await cases(site, levels, roles)
  const before = site.sql('SELECT count(*) FROM event')
  let asked = 0
  for (const reference of references) {
    const one = facts(site, reference)
    for (const person of Object.values(people)) await compare(site, roles, levels, one, person)
    asked += await complainant(site, roles, levels, one)
  }
  is(`${name}: complainants ask, wherever a letter was written (${asked} of ${references.length})`, asked >= references.length / 2, true)
  is(`${name}: none of it wrote anything`, site.sql('SELECT count(*) FROM event'), before)
}

await test(async () => {
  await whole('schools-mutual-services', 3)
  await whole('one-academy', 1)
})
