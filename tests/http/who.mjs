// Who has the next step of a case: the rule, worked out here from policy.xml, users.xml, the records and tests/data/states.tsv
// alone, and held against what people meet.
//
//   const rule = readRule(site)                    of the site's files as they are now
//   rule.persons(facts(site, reference))           -> [{user, ground, role}], whom it names at this moment
//   await walk(site, name, references?, done?)     of these cases, or all: are they under the tasks of exactly those, and can
//                                                  each of them do what is asked? What was done before is not asked again.
//
// When something is owed is no matter of this: that is taken from the index.
import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { form, is, main, ok, words } from './site.mjs'

const all = (text, pattern) => [...text.matchAll(pattern)]
const attributes = tag => Object.fromEntries(all(tag, /([\w-]+)="([^"]*)"/g).map(([, name, value]) => [name, value]))
const list = text => (text ?? '').split(' ').filter(Boolean)

// Of an action of the procedure the level in hand counts; of these only what their permission reaches.
const beside = ['see', 'accept', 'contact', 'remedy', 'improve', 'introduce', 'undelivered', 'resend', 'declare', 'ask-outside', 'hear-outside', 'note', 'issue-code', 'correct']
const decisions = ['respond', 'decline', 'extend', 'assign']

// By which actions a moment comes: those that write the event of its name, and these.
const schema = readFileSync('schema/record.xsd', 'utf8')
const written = new Map(all(schema, /<xs:element name="([\w-]+)" type="[\w-]+">(?:(?!<\/xs:element>)[^])*?<f:action name="([\w-]+)"/g).map(([, event, action]) => [event, action]))
const actionsFor = moment => moment === 'updated' ? ['contact'] : [written.get(moment)].filter(Boolean)

// What leads a case of that kind on from its state, in the order in which it is offered.
const onward = {
  complaint: { received: ['acknowledge'], acknowledged: ['respond'], escalated: ['respond'], responded: ['close'] },
  compliment: { received: ['acknowledge'], acknowledged: ['tell', 'review', 'close'], told: ['review', 'close'], reviewed: ['share', 'close'], shared: ['close'] }
}

// {kind: {action: {state: cell}}}
const states = (() => {
  const found = {}
  let columns
  for (const line of readFileSync('tests/data/states.tsv', 'utf8').split('\n').filter(line => line && !line.startsWith('#'))) {
    const [first, ...cells] = line.split('\t')
    if (cells[0] === 'received') [columns, found[first]] = [{ kind: first, cells }, {}]
    else found[columns.kind][first] = Object.fromEntries(cells.map((cell, n) => [columns.cells[n], cell]))
  }
  return found
})()

// ---- The case, out of its record ----

export function facts(site, reference, listed = site.redress('list').text) {
  const [, kind, level, state] = listed.split('\n').find(line => line.startsWith(reference)).split('\t')
  const xml = site.record(reference)
  const events = all(xml, /<([\w-]+) seq="(\d+)"([^>]*?)(?:\/>|>([^]*?)<\/\1>)/g).map(([, name, seq, tag, inside = '']) => ({ name, seq: Number(seq), ...attributes(tag), inside }))
  for (const event of events.filter(event => event.corrects)) { // a correction takes the place of what it corrects
    const [, name, tag, inside] = event.inside.match(/<event>\s*<([\w-]+)([^>]*?)>([^]*)<\/\1>\s*<\/event>/)
    Object.assign(events.find(one => one.seq === Number(event.corrects)), { name, ...attributes(tag), inside, seq: Number(event.corrects) })
  }
  const said = (event, name) => event.inside.match(new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`))?.[1]
  const one = { reference, kind, state, level: Number(level), by: events[0].by, decided: [], barred: [], reached: 1, promises: {} }
  const titles = new Map(all(readFileSync(`${site.site}/users.xml`, 'utf8'), /<user name="([\w-]+)" title="([^"]*)"/g).map(([, user, title]) => [title, user]))
  let at = 1, before = 1
  for (const event of events) {
    for (const [, user] of all(event.inside, /<concerned(?: [^>]*)?>([\w-]+)</g)) one.barred.push(user)
    if (['received', 'assessed'].includes(event.name) && said(event, 'severity')) one.severity = said(event, 'severity')
    if (event.name === 'conflicted') one.barred.push(event.by)
    if (event.name === 'received' && kind === 'complaint' && said(event, 'category') === 'staff') one.barred.push(titles.get(said(event, 'name')))
    if (['received', 'assigned'].includes(event.name) && said(event, 'division')) one.division = said(event, 'division') === 'not-sure' ? undefined : said(event, 'division')
    if (event.name === 'assigned' && (said(event, 'handler') || said(event, 'division'))) {
      one.handler = said(event, 'handler')
      one.receiver = one.handler === event.by ? undefined : one.handler
    } else if (event.by === one.receiver) one.receiver = undefined
    if (event.name === 'acknowledged' && !one.handler) one.handler = event.by
    if (event.name === 'escalated') [before, at] = [at, Number(event.level ?? at + 1)]
    if (['responded', 'declined'].includes(event.name)) one.decided.push({ by: event.by, level: at })
    if (event.name === 'declined') at = before
    one.reached = Math.max(one.reached, at)
    if (event.name === 'responded') all(event.inside, /<remedy>([^]*?)<\/remedy>/g).forEach(([row], n) => { one.promises[`${event.seq}.${n + 1}`] = row.match(/<owner(?: [^>]*)?>([\w-]+)</)?.[1] ?? event.by })
    if (event.name === 'learned') all(event.inside, /<owner(?: [^>]*)?>([\w-]+)</g).forEach(([, owner], n) => { one.promises[`${event.seq}.${n + 1}`] = owner })
    if (event.name === 'asked-outside') one.asked = true
    if (event.name === 'heard-outside') one.asked = false
  }
  if (one.barred.includes(one.handler)) one.handler = undefined
  one.late = events.filter(event => event.name === 'escalated').at(-1)?.late === 'yes'
  one.plan = xml.includes('<improvement>')
  one.practice = xml.includes('<practice>')
  one.learned = events.some(event => event.name === 'learned' || (event.name === 'responded' && said(event, 'lesson')))
  one.told = events.some(event => event.name === 'told')
  one.reviewed = events.some(event => event.name === 'reviewed')
  one.owed = site.sql(`SELECT name, level, ifnull(item, ''), start, ifnull(due, '') FROM obligation WHERE reference = '${reference}' AND kept IS NULL AND lapsed = 0 ORDER BY number`)
    .split('\n').filter(Boolean).map(line => line.split('|')).map(([name, level, item, start, due]) => ({ name, level: Number(level), item, start: Number(start), due: due === '' ? undefined : Number(due) }))
  one.back = one.owed.some(owed => owed.name === 'send-again')
  one.promise = one.owed.some(owed => owed.name === 'remedy')
  return one
}

// ---- The rule ----

export function readRule(site) {
  const policy = readFileSync(`${site.site}/policy.xml`, 'utf8'), file = readFileSync(`${site.site}/users.xml`, 'utf8')
  const roles = Object.fromEntries(all(policy, /<role name="([\w-]+)"[^>]*>([^]*?)<\/role>/g).map(([, name, inside]) => [name, all(inside, /<may ([^>]*)\/>/g).map(([, tag]) => attributes(tag))]))
  const deputies = all(policy, /<deputy ([^>]*)\/>/g).map(([, tag]) => attributes(tag))
  const gates = all(policy, /kept-by="([^"]*)"/g).map(found => found[1])
  const duties = all(policy.match(/<duties>[^]*<\/duties>/)?.[0] ?? '', /owner="([\w-]+)"/g).map(found => found[1])
  const rules = all(policy, /<kind name="([\w-]+)">([^]*?)<\/kind>/g).flatMap(([, kind, inside]) => {
    const read = (text, level) => all(text, /<(obligation|window) ([^>]*)\/>/g).map(([, what, tag]) => ({ kind, level, window: what === 'window', ...attributes(tag) }))
    const levels = all(inside, /<level n="(\d)"[^>]*>([^]*?)<\/level>/g)
    return [...levels.flatMap(([, n, text]) => read(text, Number(n))), ...read(inside.replace(/<level [^]*?<\/level>/g, ''), 0)]
  })
  const divisions = all(readFileSync(`${site.site}/organisation.xml`, 'utf8'), /<division name="([\w-]+)"/g).map(found => found[1])
  const people = all(file, /<user name="([\w-]+)"[^>]*?(?:\/>|>([^]*?)<\/user>)/g).map(([, user, held = '']) => ({ user, holds: all(held, /<holds ([^>]*)\/>/g).map(([, tag]) => attributes(tag)) }))

  const ruleOf = (one, owed) => rules.find(rule => rule.kind === one.kind && rule.name === owed.name && rule.level === owed.level) ?? rules.find(rule => rule.kind === one.kind && rule.name === owed.name && rule.level === 0)
  const covers = (hold, one) => !hold.division || hold.division === one.division
  const holds = (person, role, one) => person.holds.some(hold => hold.role === role && covers(hold, one))
  const inHand = (one, action) => one.level + (action === 'escalate')
  const reaches = (may, hold, person, one) => may.reach === 'all' || (may.reach === 'own' && one.by === person.user) || (may.reach === 'division' && covers(hold, one)) || (may.reach === 'high' && one.severity === 'high' && covers(hold, one)) ||
    (may.reach === 'level' && one.reached >= Number(may.level) && covers(hold, one))
  const grants = (role, hold, person, one, action) => (roles[role] ?? []).some(may => list(may.do).includes(action) && (!may.kind || may.kind === one.kind) &&
    (!may.level || beside.includes(action) || Number(may.level) === inHand(one, action)) && reaches(may, hold, person, one))
  const decidedBelow = (person, one) => one.decided.some(decision => decision.by === person.user && decision.level < one.level)
  const refused = (person, one, action, vacant) => !permits(person, one, action, vacant) ? 'may not' : decisions.includes(action) && decidedBelow(person, one) ? 'decided' : ''
  const permits = (person, one, action, vacant) => !one.barred.includes(person.user) && person.holds.some(hold => grants(hold.role, hold, person, one, action) ||
    (action !== 'see' && deputies.some(deputy => deputy.role === hold.role && vacant.includes(deputy.of) && grants(deputy.of, hold, person, one, action))))
  const sees = (person, one) => permits(person, one, 'see', [])
  // the roles of which nobody who holds them for the case can act
  const vacancies = one => [...new Set(deputies.map(deputy => deputy.of))].filter(role => {
    const held = people.flatMap(person => person.holds.filter(hold => hold.role === role))
    if (!one.division && held.length > 0 && held.every(hold => hold.division)) return false
    return !people.some(person => holds(person, role, one) && !one.barred.includes(person.user) &&
      !(one.kind === 'complaint' && sees(person, one) && refused(person, one, 'respond', []) === 'decided'))
  })
  const now = (one, action) => {
    const cell = states[one.kind][action]?.[one.state]
    return cell === 'x' || (cell === 'handed' && one.receiver !== undefined) || one[cell] === true
  }
  const may = (person, one, action, vacant) => sees(person, one) && refused(person, one, action, vacant) === '' && !(action === 'accept' && one.receiver && one.receiver !== person.user)
  const able = (person, one, { action, moments }, vacant) => action === 'see' ? sees(person, one) : action ? may(person, one, action, vacant) && now(one, action) :
    moments.flatMap(actionsFor).some(action => may(person, one, action, vacant))
  const owns = (one, role) => rules.some(rule => rule.kind === one.kind && rule.owner === role && list(rule.starts).includes('received'))
  const answers = (person, one) => person.holds.some(hold => (roles[hold.role] ?? []).some(may =>
    (list(may.do).includes('assign') && (!may.kind || may.kind === one.kind)) || (list(may.do).includes('see') && may.reach === 'all')) || duties.includes(hold.role))

  function whose(one, owed, vacant) {
    const named = (user, ability) => people.filter(person => person.user === user && able(person, one, ability, vacant))
    const everybody = (ability, role) => people.filter(person => (!role || holds(person, role, one)) && able(person, one, ability, vacant))
    const first = (...choices) => choices.map(([ground, role, find]) => ({ ground, role, persons: find() })).find(choice => choice.persons.length > 0)
    // to assign it helps only if there is somebody to whom
    const helps = ability => [one.division, ...divisions].some(division => {
      const there = { ...one, division }
      return people.some(person => able(person, { ...there, receiver: person.user }, ability, vacancies(there)))
    })
    const assigners = ability => helps(ability) ? everybody({ action: 'assign' }) : []
    const lost = role => ({ ground: role && people.some(person => holds(person, role, one)) ? 'barred' : 'unheld', role, persons: people.filter(person => sees(person, one) && answers(person, one)) })
    if (!owed.rule) {
      const { action } = owed
      return first(['handler', '', () => named(one.handler, { action })], ['role', '', () => everybody({ action })]) ?? (owed.last ? first(['assigner', '', () => assigners({ action })]) ?? lost() : undefined)
    }
    const role = owed.rule.owner, ability = { moments: list(owed.rule['met-by']) }
    const person = owed.name === 'accept' ? one.receiver : one.promises[owed.item]
    const hers = !person && one.handler && (owns(one, role) || people.some(one_ => one_.user === one.handler && holds(one_, role, one)))
    return first(['person', '', () => named(person, ability)], ['handler', '', () => hers ? named(one.handler, ability) : []], ['role', role, () => everybody(ability, role)],
      ...deputies.filter(deputy => deputy.of === role && vacant.includes(role)).map(deputy => ['deputy', deputy.role, () => everybody(ability, deputy.role)]),
      ['assigner', '', () => assigners(ability)]) ?? lost(role)
  }

  // What is to be done, and by whom, at that time.
  function tasks(one, at) {
    const vacant = vacancies(one), owed = one.owed.map(owed => ({ ...owed, rule: ruleOf(one, owed) }))
    const acceptance = one.receiver && owed.find(owed => owed.name === 'accept')
    const duty = owed.filter(owed => !owed.rule.window)
    if (duty.length > 0) {
      return duty.filter(owed => owed.start <= at).map(owed => {
        const task = { ...whose(one, owed, vacant), name: owed.name, moments: list(owed.rule['met-by']) }
        const back = people.filter(person => able(person, one, { action: 'assign' }, vacant))
        const refused = acceptance && at > acceptance.due && (task.ground === 'handler' || owed === acceptance) && back.length > 0
        return refused ? { ground: 'refused', role: '', persons: back, name: owed.name } : task
      })
    }
    if (owed.some(owed => owed.rule.window && owed.due !== undefined && owed.due >= at)) return []
    const steps = (onward[one.kind][one.state] ?? []).map(step => step === 'close' && gates.includes('learning') && one.kind === 'complaint' && !one.learned ? 'learn'
      : step === 'close' && gates.includes('told') && one.kind === 'compliment' && !one.told ? 'tell' : step === 'close' && gates.includes('reviewed') && one.kind === 'compliment' && !one.reviewed ? 'review' : step)
      .filter(step => step !== 'share' || one.practice)
    if (steps.length === 0) return []
    return [steps.map(action => ({ ...whose(one, { action }, vacant), name: action })).find(task => task.persons) ??
      { ...whose(one, { action: steps.at(-1), last: true }, vacant), name: steps.at(-1) }]
  }

  // The actions by which that person does these tasks, or comes nearer to them.
  function asked(one, user, tasks) {
    const vacant = vacancies(one), person = people.find(person => person.user === user)
    const can = action => able(person, one, { action }, vacant)
    const keeping = tasks.flatMap(task => task.moments?.flatMap(actionsFor) ?? [task.name]).filter(can)
    const onwards = (onward[one.kind][one.state] ?? []).concat(['learn', 'tell', 'review']).filter(can)
    return tasks.some(task => ['assigner', 'refused'].includes(task.ground)) ? [...keeping, 'assign'] : keeping.length > 0 && one.kind === 'complaint' ? keeping : [...keeping, ...onwards]
  }

  return { people, tasks, asked, users: people.map(person => person.user) }
}

// ---- What people meet ----

// The cases under the tasks of a user, over all pages of their list.
export async function mine(site, user) {
  const found = []
  for (let path = '/staff/'; path;) {
    const page = await site.get(path, { user })
    if (page.status === 403) return [] // who may see no case has no list
    const section = page.text.match(/<section id="mine"[^]*?<\/section>/)?.[0] ?? ''
    found.push(...all(section, /\/staff\/case\?ref=([CP]-[\d]{4}-[\d]{6}-\w)/g).map(hit => hit[1]))
    const more = page.text.match(/<a class="govuk-link" href="(\/staff\/\?after=[^"]*)"/)?.[1]
    path = more && more.replace(/&amp;/g, '&')
  }
  return [...new Set(found)].sort()
}

const nobody = task => ['unheld', 'barred'].includes(task.ground)

// The case is shown to them with what is asked of them, and the form of that opens; where nobody can act, the reason stands
// there. To assign is asked of who only can do that, and to go on of who cannot do yet what is owed.
async function canDo(site, name, rule, one, user, tasks) {
  const page = await site.get(`/staff/case?ref=${one.reference}`, { user })
  const about = `${name}: ${one.reference} ${one.kind} ${one.state} ${one.level} ${tasks.map(task => `${task.name} ${task.ground}`)}: ${user}`
  if (tasks.every(nobody)) return ok(`${about} reads that no one can act`, page.status === 200 && words(main(page.text)).includes('No one: '), page.status, words(main(page.text)).slice(0, 500))
  const buttons = all(page.text, /<a href="(\/staff\/[\w-]+\?ref=[^"]*)"[^>]*class="govuk-button"/g).map(hit => hit[1])
  if (!ok(`${about} has a next step`, page.status === 200 && buttons.length === 1, page.status, buttons, words(main(page.text)).slice(0, 700))) return false
  const action = buttons[0].match(/staff\/([\w-]+)/)[1], asked = rule.asked(one, user, tasks)
  ok(`${about} is asked for what is theirs: ${action}`, asked.includes(action), asked)
  const opened = await site.get(buttons[0], { user })
  return ok(`${about} opens ${buttons[0].split('?')[0]}`, opened.status === 200 && form(opened.text, buttons[0]) !== null, opened.status)
}

export async function walk(site, name, references = site.references(), done = new Set()) {
  const rule = readRule(site), at = Math.floor(Date.now() / 1000), listed = site.redress('list').text
  await site.get('/staff/', { user: 'head' }) // what has changed in the site's files counts from the next request on
  const cases = []
  for (const reference of references) {
    const one = facts(site, reference, listed)
    cases.push({ one, tasks: rule.tasks(one, at) })
    await turn() // commands block, and a connection that was closed meanwhile has to be heard of before it is used
  }
  const has = {}
  for (const user of rule.users) has[user] = await mine(site, user)
  const wrong = []
  for (const { one, tasks } of cases) {
    const named = [...new Set(tasks.flatMap(task => task.persons.map(person => person.user)))].sort()
    const got = rule.users.filter(user => has[user].includes(one.reference)).sort()
    if (JSON.stringify(named) !== JSON.stringify(got)) wrong.push(`${one.reference} ${one.kind} ${one.state} ${one.level} ${one.division}: ${tasks.map(task => `${task.name} ${task.ground}`)}: wanted ${named}, got ${got}`)
  }
  is(`${name}: ${cases.length} cases are under the tasks of exactly those whom the rule names`, wrong, [])
  for (const { one, tasks } of cases)
    for (const user of new Set(tasks.flatMap(task => task.persons.map(person => person.user)).filter(user => has[user].includes(one.reference)))) {
      const theirs = tasks.filter(task => task.persons.some(person => person.user === user))
      const key = JSON.stringify([one.reference, user, theirs.map(task => [task.name, task.ground])])
      if (!done.has(key)) await canDo(site, name, rule, one, user, theirs)
      done.add(key)
    }
  return cases
}
