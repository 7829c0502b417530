// An independent count of a month's figures, over records as `redress show` prints them: no code and no table of the
// report is in here, so that it can be wrong in other ways only.
//
//   counted(records, '2026-05', promisesOf('conf/sites/one-academy'))
//                              figure -> {"row column": number}, of the figures that are counted here
import { readFileSync } from 'node:fs'

const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1]
const inner = (text, name) => text.match(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`))?.[1]

// The elements inside one, as texts.
function children(text) {
  const found = []
  let depth = 0, from = 0
  for (const tag of text.matchAll(/<(\/?)[\w-]+(?:\s[^>]*?)?(\/?)>/g)) {
    if (tag[1]) depth--
    else if (depth++ === 1) from = tag.index
    if (tag[2]) depth--
    if (depth === 1 && (tag[1] || tag[2])) found.push(text.slice(from, tag.index + tag[0].length))
  }
  return found
}

// A record as it counts: its events, an entry that was corrected as it was last said.
function read(xml) {
  const events = [], corrections = []
  for (const text of children(xml)) {
    const tag = text.slice(0, text.indexOf('>') + 1), name = tag.match(/<([\w-]+)/)[1]
    if (name !== 'corrected') { events.push({ name, at: new Date(attribute(tag, 'at')), by: attribute(tag, 'by'), seq: attribute(tag, 'seq'), text }); continue }
    corrections.push({ at: new Date(attribute(tag, 'at')), seq: attribute(tag, 'seq') })
    const event = children(text).find(part => part.startsWith('<event')), [replacing] = children(event)
    const old = events.find(each => each.seq === attribute(event, 'corrects') || each.seq === attribute(replacing, 'seq'))
    if (old) Object.assign(old, { text: replacing, at: attribute(replacing, 'at') ? new Date(attribute(replacing, 'at')) : old.at })
  }
  return { kind: xml.match(/<(complaint|compliment)/)[1], events, corrections }
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })
const monthOf = at => london.format(at).slice(0, 7)

// ---- By when something is due: a calendar and a policy, read anew ----

const holidays = new Set([...readFileSync(new URL('../../conf/calendars/england-and-wales.xml', import.meta.url), 'utf8').matchAll(/day="([\d-]+)"/g)].map(found => found[1]))
const dayAfter = day => new Date(Date.parse(`${day}T12:00:00Z`) + 86400e3).toISOString().slice(0, 10)
const isWorking = day => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !holidays.has(day)

// The last second of a day in London: an hour earlier by the world's clock in summer.
function dayEnd(day) {
  const end = new Date(`${day}T23:59:59Z`)
  return london.format(end) === day ? end : new Date(end.getTime() - 3600e3)
}

function due(at, within) {
  const [number, unit] = within.split(' ')
  if (unit === 'hours') return new Date(at.getTime() + number * 3600e3)
  let day = london.format(at)
  for (let left = Number(number); left > 0; left -= isWorking(day)) day = dayAfter(day)
  return dayEnd(day)
}

// Of each level of complaints, and of the acknowledgement, how long we have, and whether that is aimed at or promised; and
// what else is owed.
export function promisesOf(site) {
  const [complaints] = readFileSync(`${site}/policy.xml`, 'utf8').match(/<kind name="complaint">[^]*?<\/kind>/)
  const promise = (text, name) => { const tag = text.match(new RegExp(`<obligation name="${name}"[^>]*>`))?.[0]; return tag && { within: attribute(tag, 'within'), force: attribute(tag, 'force') } }
  const each = name => Object.fromEntries([...complaints.matchAll(/<level n="(\d)"[^]*?<\/level>/g)].map(([text, n]) => [n, promise(text, name)]))
  const windows = Object.fromEntries([...complaints.matchAll(/<level n="(\d)"[^]*?<\/level>/g)].map(([text, n]) => [n, attribute(text.match(/<window[^>]*>/)?.[0] ?? '', 'within')]))
  return { rules: rulesOf(site), acknowledge: promise(complaints, 'acknowledge'), levels: each('respond'), updates: each('update'), windows, once: once.map(([figure, kind, name]) => ({ figure, kind, rule: name, ...onceOf(site, kind, name) })).filter(each => each.within) }
}

// Each rule of a kind, and of a level, if it is of one: "complaint respond 2" -> whose it is, and the clause that promises it.
function rulesOf(site) {
  const rules = {}
  for (const [text, kind] of readFileSync(`${site}/policy.xml`, 'utf8').matchAll(/<kind name="(\w+)">[^]*?<\/kind>/g)) {
    let level = ''
    for (const [tag, n] of text.matchAll(/<level n="(\d)"|<\/level>|<obligation [^>]*>/g)) {
      if (tag.startsWith('<level')) level = ` ${n}`
      else if (tag === '</level>') level = ''
      else rules[`${kind} ${attribute(tag, 'name')}${level}`] = { owner: attribute(tag, 'owner'), clause: attribute(tag, 'clause'), within: attribute(tag, 'within') }
    }
  }
  return rules
}

// What is owed once from one event until another, at no level: figure, kind, and what the policy calls it.
const once = [['thanked', 'compliment', 'acknowledge'], ['review', 'compliment', 'review'], ['root-cause', 'complaint', 'root-cause'], ['followed-up', 'complaint', 'follow-up']]

function onceOf(site, kind, name) {
  const [text] = readFileSync(`${site}/policy.xml`, 'utf8').match(new RegExp(`<kind name="${kind}">[^]*?</kind>`))
  const tag = text.match(new RegExp(`<obligation name="${name}"[^>]*>`))?.[0]
  return tag && { starts: attribute(tag, 'starts'), kept: attribute(tag, 'met-by'), ends: attribute(tag, 'ends').split(' '), within: attribute(tag, 'within') }
}

function owedOnce(events, { figure, rule, starts, kept, ends, within }, divisionBy) {
  const all = []
  let open
  for (const event of events) {
    const names = [event.name, ...(inner(event.text, 'then') === 'reopen' ? ['reopened'] : [])]
    if (open && (names.includes(kept) || names.some(name => ends.includes(name)))) {
      open[names.includes(kept) ? 'kept' : 'ended'] = event.at
      open = undefined
    }
    if (!open && names.includes(starts)) all.push(open = { figure, rule, row: divisionBy, start: event.at, due: due(event.at, within) })
  }
  return all
}

// How a complaint was acknowledged and answered: of each that was owed its figure and row, when it was due, kept and ended.
function owed(events, promises, divisionBy) {
  const over = events.find(event => ['withdrawn', 'merged'].includes(event.name)), [first] = events
  const acknowledged = events.find(event => event.name === 'acknowledged')
  const receipt = { figure: 'acknowledged', rule: 'acknowledge', level: 1, start: first.at, due: due(first.at, promises.acknowledge.within), kept: acknowledged?.at, ended: over?.at }
  receipt.row = at => divisionBy(at)
  const answers = []
  const begin = (level, at) => {
    const { within, force } = promises.levels[level]
    answers.push({ figure: 'answered', rule: 'respond', start: at, row: () => `${level}-${force}`, level, first: due(at, within), due: due(at, within) })
  }
  const open = () => answers.find(answer => !answer.kept && !answer.ended)
  const end = at => { if (open()) open().ended = at }
  const late = !acknowledged || acknowledged.at > receipt.due
  if (late && !(over && over.at <= receipt.due)) begin(1, receipt.due)
  let level = 1
  for (const event of events) {
    if (event === acknowledged && !late) begin(1, event.at)
    if (event.name === 'declined') { end(event.at); level-- }
    if (event.name === 'escalated') { end(event.at); level = Number(attribute(event.text, 'level') ?? level + 1); begin(level, event.at) }
    if (['withdrawn', 'merged', 'redirected'].includes(event.name)) end(event.at)
    if (event.name === 'reopened' && !open()) begin(level, event.at)
    if (event.name === 'extended' && open()) {
      const answer = open(), until = dayEnd(inner(event.text, 'until'))
      if (event.at > answer.due) answer.missed ??= answer.due
      if (until > answer.due) answer.due = until
    }
    const spoken = ['phone', 'in-person'].includes(inner(event.text, 'channel'))
    if (event.name === 'responded' && !(level > 1 && spoken) && open()) open().kept = event.at
  }
  return [receipt, ...answers]
}

// What was promised at each level, by its own date, and what people are told while they wait.
function owedMeanwhile(events, promises, divisionBy) {
  const all = [], open = figure => all.filter(each => each.figure === figure && !each.kept && !each.ended)
  const end = (list, at) => { for (const each of list) each.ended = at }
  let level = 1, receiver
  for (const event of events) {
    if (event.name === 'escalated') { level = Number(attribute(event.text, 'level') ?? level + 1); end(open('updated'), event.at) }
    if (event.name === 'declined') { level--; end(open('updated'), event.at) }
    const answers = event.name === 'responded' && !(level > 1 && ['phone', 'in-person'].includes(inner(event.text, 'channel')))
    const told = ['updated', 'extended', 'responded'].includes(event.name) || (event.name === 'contacted' && inner(event.text, 'direction') === 'out')
    if (told) for (const each of open('updated')) each.kept = event.at
    if (['withdrawn', 'merged', 'redirected', 'closed'].includes(event.name)) end(open('updated'), event.at)
    if (event.name === 'extended') all.push({ figure: 'updated', rule: 'update', level, start: event.at, row: () => `${level}-${promises.updates[level].force}`, due: due(event.at, promises.updates[level].within) })
    if (answers) for (const [n, remedy] of children(event.text).filter(part => part.startsWith('<remedy')).entries()) {
      all.push({ figure: 'remedy', rule: 'remedy', level, start: event.at, item: `${event.seq}.${n + 1}`, row: () => '', due: dayEnd(inner(remedy, 'by')) })
      const { level: at } = all.at(-1)
      all.at(-1).row = () => `${at}-hard`
    }
    if (event.name === 'remedied') for (const each of open('remedy').filter(each => each.item === inner(event.text, 'promise'))) each.kept = event.at
    if (['withdrawn', 'merged'].includes(event.name)) end(open('remedy'), event.at)
    if (receiver === event.by) { for (const each of open('accepted')) each.kept = event.at; receiver = undefined }
    const handler = event.name === 'assigned' ? inner(event.text, 'handler') : undefined
    if (['assigned', 'closed', 'redirected', 'withdrawn', 'merged'].includes(event.name)) end(open('accepted'), event.at)
    if (handler && handler !== event.by) { all.push({ figure: 'accepted', rule: 'accept', row: divisionBy, start: event.at, due: due(event.at, promises.rules['complaint accept'].within) }); receiver = handler }
  }
  return all
}

// What was planned is done, is to be done again where it has not helped, and a case is closed once what an answer leaves to
// the complainant has passed.
function owedAfter(events, promises, divisionBy) {
  const all = [], open = rule => all.filter(each => each.rule === rule && !each.kept && !each.ended), end = (rule, at) => { for (const each of open(rule)) each.ended = at }
  const push = (rule, start, due, more) => all.push({ figure: 'improvement', rule, row: divisionBy, start, due, ...more })
  let level = 1
  for (const [n, event] of events.entries()) {
    if (event.name === 'escalated') level = Number(attribute(event.text, 'level') ?? level + 1)
    if (event.name === 'declined') level--
    if (['learned', 'weighed'].includes(event.name)) for (const [n, plan] of children(event.text).filter(part => part.startsWith('<improvement')).entries()) push('improvement', event.at, dayEnd(inner(plan, 'by')), { item: `${event.seq}.${n + 1}` })
    if (event.name === 'improved') {
      const helped = inner(event.text, 'became') !== 'not-effective', item = inner(event.text, 'planned')
      if (helped) for (const each of [...open('improvement'), ...open('improve-again')].filter(each => each.item === item)) each.kept = event.at
      else if (!open('improve-again').some(each => each.item === item)) push('improve-again', event.at, due(event.at, promises.rules['complaint improve-again'].within), { item })
    }
    if (event.name === 'withdrawn') for (const rule of ['improvement', 'improve-again']) end(rule, event.at)
    if (event.name === 'closed') for (const each of open('close')) each.kept = event.at
    if (['closed', 'escalated', 'reopened', 'withdrawn', 'merged'].includes(event.name)) end('close', event.at)
    const channel = inner(event.text, 'channel')
    if (event.name !== 'responded' || (level > 1 && ['phone', 'in-person'].includes(channel))) continue
    const reached = channel === 'post' ? due(event.at, '2 working-days') : event.at, window = promises.windows[level + 1]
    const passed = window ? due(reached, window) : reached
    const gone = events.slice(n + 1).some(later => ['escalated', 'closed', 'reopened', 'withdrawn', 'merged', 'redirected'].includes(later.name) && later.at <= passed)
    if (!gone && !open('close').length) push('close', passed, due(passed, promises.rules['complaint close'].within), { figure: undefined })
  }
  return all
}

// ---- The figures ----

// Which fields of which events are counted under which figure, a value at a time.
const fields = {
  channel: ['complaint', 'received', 'channel'], category: ['complaint', 'received', 'category', 'not-said'],
  suggested: ['complaint', 'weighed', 'decision'], became: ['complaint', 'improved', 'became'],
  reply: ['complaint', 'followed-up', 'reply'], 'come-back': ['complaint', 'followed-up', 'come-back'],
  valued: ['complaint', 'followed-up', 'valued'], content: ['complaint', 'followed-up', 'content'],
  about: ['compliment', 'received', 'about'], shared: ['compliment', 'shared', 'became']
}
const feelings = ['very-unhappy', 'unhappy', 'neither', 'happy', 'very-happy']
const closing = ['closed', 'withdrawn', 'merged', 'redirected']

export function counted(records, month, promises) {
  const [year, number] = month.split('-'), end = dayEnd(new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10))
  const figures = Object.fromEntries([...Object.keys(fields), 'received', 'severity', 'extended', 'outcome', 'escalated', 'escalation', 'declined', 'reviewed', 'ended', 'reopened', 'cause', 'lesson', 'unacted', 'feeling', 'told', 'practice', 'corrections', 'unsorted', 'untaken', 'open', 'age', 'acknowledged', 'answered', 'updated', 'remedy', 'accepted', 'improvement', 'steps', 'roles', 'clauses', ...once.map(([figure]) => figure)].map(name => [name, {}]))
  const add = (figure, row, column = 'number') => { const key = `${row} ${column}`; figures[figure][key] = (figures[figure][key] ?? 0) + 1 }
  for (const { kind, events, corrections } of records.map(read)) {
    const within = event => monthOf(event.at) === month, by = event => monthOf(event.at) <= month
    const named = (...names) => events.filter(event => names.includes(event.name))
    const last = (name, list) => list.map(event => inner(event.text, name)).filter(Boolean).at(-1)
    const divisionBy = at => last('division', named('received', 'assigned').filter(event => event.at <= at)) ?? 'not-sure'
    const [first] = events

    for (const [figure, [of, name, field, unsaid]] of Object.entries(fields))
      for (const event of named(name).filter(event => of === kind && within(event))) {
        const values = field === 'became' && name === 'shared' ? [...event.text.matchAll(/<became>([^<]*)/g)].map(found => found[1]) : [inner(event.text, field) ?? unsaid]
        for (const value of values.filter(Boolean)) add(figure, value)
      }
    if (within(first)) add('received', last('division', named('received', 'assigned').filter(by)) ?? 'not-sure', kind)
    if (within(first) && kind === 'complaint') add('severity', last('severity', named('received', 'assessed').filter(by)) ?? 'ordinary')

    let level = 1, answer, open = false, since
    for (const event of events) {
      if (event.name === 'declined') { if (within(event)) add('declined', level); level-- }
      if (event.name === 'escalated') { if (within(event)) add('escalation', level, 'asked'); level = Number(attribute(event.text, 'level') ?? level + 1); if (within(event)) add('escalated', level, attribute(event.text, 'late') ? 'late' : 'in-time') }
      if (event.name === 'extended' && within(event)) add('extended', level)
      const spoken = ['phone', 'in-person'].includes(inner(event.text, 'channel'))
      if (event.name === 'responded' && !(level > 1 && spoken)) {
        const outcome = inner(event.text, 'outcome')
        if (within(event)) add('outcome', level, outcome ?? 'not-said')
        if (within(event)) add('escalation', level, 'answers')
        if (within(event) && answer && answer.level < level) add('reviewed', level, answer.outcome === outcome ? 'confirmed' : 'changed')
        answer = { level, outcome }
      }
      if (event.name === 'received') open = true
      const again = event.name === 'reopened' || (event.name === 'followed-up' && inner(event.text, 'then') === 'reopen')
      if (again && !open && within(event)) add('reopened', divisionBy(event.at), kind)
      if (event.name === 'received' || (again && !open)) since = event.at
      if (open && event.name === 'assigned' && inner(event.text, 'division') && inner(event.text, 'division') !== divisionBy(new Date(event.at - 1))) since = event.at
      if (again) open = true
      if (open && closing.includes(event.name)) {
        open = false
        if (within(event)) add('ended', inner(event.text, 'how') ?? event.name, kind)
      }
      if (by(event)) Object.assign(event, { open, since })
    }
    const standing = events.filter(by).at(-1)
    if (standing?.open) {
      const days = (Date.parse(london.format(Math.min(end, Date.now()))) - Date.parse(london.format(standing.since))) / 86400e3
      add('open', last('division', named('received', 'assigned').filter(by)) ?? 'not-sure', kind)
      add('age', days <= 14 ? 'up-to-two-weeks' : days <= 42 ? 'up-to-six-weeks' : days <= 91 ? 'up-to-three-months' : 'longer', kind)
    }

    for (const correction of corrections.filter(within)) add('corrections', divisionBy(correction.at), kind)
    const touched = [...events, ...corrections].sort((one, other) => one.seq - other.seq).find(event => !['complainant', 'system'].includes(event.by))
    if (attribute(first.text, 'unsorted') && by(first) && !(touched && by(touched))) add('unsorted', divisionBy(first.at), kind)

    const at = Math.min(end, Date.now())
    const owes = promises.once.filter(rule => rule.kind === kind).flatMap(rule => owedOnce(events, rule, divisionBy))
    for (const each of [...owes, ...(kind === 'complaint' ? [...owed(events, promises, divisionBy), ...owedMeanwhile(events, promises, divisionBy), ...owedAfter(events, promises, divisionBy)] : [])]) {
      const how = each.missed || each.kept > each.due ? 'late' : each.kept > each.first ? 'with-notice' : 'in-time'
      const rule = promises.rules[`${kind} ${each.rule} ${each.level}`] ?? promises.rules[`${kind} ${each.rule}`]
      const count = (at, column) => {
        if (each.figure && column !== 'in-hand') add(each.figure, each.row(at), column)
        const plain = column === 'with-notice' ? 'in-time' : column
        if (kind === 'complaint' && column !== 'in-hand') add('steps', each.rule, plain)
        if (column !== 'in-hand') add('clauses', rule.clause, plain)
        add('roles', rule.owner, plain)
      }
      if (each.kept && !(each.ended < each.kept) && monthOf(each.kept) === month) count(each.kept, how)
      const until = Math.min(each.kept ?? Infinity, each.ended ?? Infinity)
      const late = each.missed ?? each.due
      if (each.start <= at && late >= at && until > at) count(each.start, 'in-hand')
      if (late < at && until > at) count(late, 'overdue')
    }

    const planned = named('learned', 'weighed').filter(event => event.text.includes('<improvement'))
    for (const event of named('learned')) {
      const lesson = inner(event.text, 'lesson')
      if (within(event) && inner(event.text, 'cause')) add('cause', inner(event.text, 'cause'))
      if (within(event) && attribute(event.text.slice(0, event.text.indexOf('>')), 'recurs')) add('cause', inner(event.text, 'cause'), 'again')
      if (within(event) && lesson) add('lesson', divisionBy(event.at))
      if (by(event) && lesson && !planned.some(plan => Number(plan.seq) >= Number(event.seq) && by(plan))) add('unacted', divisionBy(event.at))
    }
    const after = kind === 'complaint' ? named('followed-up').filter(event => inner(event.text, 'feeling')).at(-1) : undefined
    const before = inner(first.text, 'feeling')
    if (after && before && within(after)) add('feeling', ['worse', 'same', 'better'][1 + Math.sign(feelings.indexOf(inner(after.text, 'feeling')) - feelings.indexOf(before))])

    for (const event of named('told').filter(within)) add('told', divisionBy(event.at))
    const taken = named('shared').find(event => /<became>(applied|adapted)</.test(event.text))
    for (const event of named('reviewed').filter(event => event.text.includes('<practice'))) {
      if (within(event)) add('practice', divisionBy(event.at))
      if (by(event) && !(taken && by(taken))) add('untaken', divisionBy(event.at))
    }
  }
  return figures
}
