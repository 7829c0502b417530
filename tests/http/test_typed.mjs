#!/usr/bin/env node
// Whatever people type, paste or let their telephone write, into every field of every form: nothing of it is refused,
// nothing is lost, and what comes back is what they would say that they typed. Only what is no text at all is not taken,
// and is given back with all the rest. The forms and their fields are found on the pages themselves.
import { readFileSync } from 'node:fs'
import { act, answer, lead, praise, received, record, rightOf } from './acts.mjs'
import { complain, complaint, form, is, main, message, ok, startSite, summary, test, unescape, words } from './site.mjs'

const code = point => String.fromCodePoint(point)
const each = (points, lines, line = lines) => points.map(point => [`U+${point.toString(16).toUpperCase().padStart(4, '0')}`, code(point), lines === undefined ? code(point) : lines, line === undefined ? code(point) : line])
const through = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

// What is typed between two words, what of it is left in a text of lines, and in one line.
const typed = [
  ['CR LF', '\r\n', '\n', ' '], ['LF LF', '\n\n', '\n\n', ' '],
  ...each([0x0D, 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029], '\n', ' '),
  ...each([0x09], '\t', ' '),
  ...each([0x01, 0x02, 0x07, 0x08, 0x0E, 0x1B, 0x1C, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x9F], ''), // controls
  ['NUL', '\0', '', ''],
  ...each([0xAD, 0x034F, 0x180E, 0x200B, 0x2060, 0x2061, 0x2064, 0x206A, 0x206F, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFC, 0xE0001], ''), // shows nothing
  ...each([0x200C, 0x200D], ''), // joiners between letters of ours
  ...each([0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF], ''), // no characters
  ...each([0x061C, 0x200E, 0x200F, ...through(0x202A, 0x202E), ...through(0x2066, 0x2069)], undefined, ''), // directions
  ...each([0x20, 0xA0, 0x1680, ...through(0x2000, 0x200A), 0x202F, 0x205F, 0x3000, 0x3164, 0x2800]), // what takes room
  ...each([0x0301, 0x0308, 0x20E3, 0xFE0F, 0x064B]), // marks on the letter before
  ...each([0x1F600, 0x10000, 0x20000, 0x1D400, 0xE000, 0xF0000, 0x10FFFD]), // beyond the basic plane, private
  ...each([0xFB01, 0xFB03, 0x0132, 0x01C4, 0xFF21, 0xFF11, 0xFF1D, 0xFF20, 0x2460]), // ligatures, full width
  ...each([0x2018, 0x2019, 0x201C, 0x201D, 0xAB, 0x2039, 0x2010, 0x2011, 0x2013, 0x2014, 0x2212, 0x2026, 0x2032, 0xB4]), // quotes, dashes
  ...each([0x22, 0x26, 0x27, 0x3C, 0x3E, 0x5C, 0x60, 0x25, 0x2B, 0x3B, 0xFFFD]), ['markup', ']]><b>&amp;</b>', ']]><b>&amp;</b>', ']]><b>&amp;</b>'],
  ['Arabic', 'مرحبا', 'مرحبا', 'مرحبا'], ['Persian', 'می\u200cخواهم', 'می\u200cخواهم', 'می\u200cخواهم'], ['Devanagari', 'क्\u200dष', 'क्\u200dष', 'क्\u200dष'], ['a family', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'], ['Vietnamese', 'Nguye\u0302\u0303n', 'Nguye\u0302\u0303n', 'Nguye\u0302\u0303n']
]
// No UTF-8, as bytes: alone, cut short, overlong, a surrogate, beyond Unicode.
const broken = { 'a lone byte': '%80', 'Latin-1': '%E9', 'cut short': '%E2%82', overlong: '%C0%AF', 'an overlong NUL': '%C0%80', 'a surrogate': '%ED%A0%80', 'a pair of them': '%ED%A0%BD%ED%B8%80', 'beyond Unicode': '%F4%90%80%80', 'no byte of any': '%FF' }

let site
const get = (path, user) => site.get(path, { user })
const encoded = fields => Object.entries(fields).map(pair => pair.map(encodeURIComponent).join('=')).join('&')
const send = (path, user, body) => site.post(path, {}, { user, body })

// The fields of a form into which somebody writes freely: {name: 'lines' or 'line'}.
function written(found) {
  const fields = {}
  for (const [, tag, about] of found.html.matchAll(/<(input|textarea)\b([^>]*)>/g)) {
    const name = about.match(/\bname="([^"]*)"/)?.[1], type = about.match(/\btype="([^"]*)"/)?.[1] ?? 'text'
    const meant = /^(other|earlier|slip|reference|access-code|at)$|\.(day|month|year|time|phone)$|earlier$/.test(name) // says something of its own kind
    if (name && (tag === 'textarea' || ['text', 'search'].includes(type)) && !meant) fields[name] = tag === 'textarea' ? 'lines' : 'line'
  }
  return fields
}

// The form of a page that goes to that address, whatever else the address says.
const formOf = (text, path) => form(text, [...text.matchAll(/<form\b[^>]*action="([^"]*)"/g)].map(([, action]) => unescape(action)).find(action => action.split('?')[0] === path.split('?')[0]) ?? path)

// ---- Every form of the site ----

// Cases in the states in which each action can be taken.
async function cases() {
  const at = day => ({ at: `2026-07-${day}T09:00` }), ask = ['escalate', at('30'), 'support'], division = 'finance'
  const acknowledge = ['acknowledge', at('07')], respond = ['respond', at('08')], close = ['close', at('20')]
  const make = (...steps) => record(site, 'submit', { ...received, ...at('06'), division }, 'staff').then(reference => lead(site, reference, steps))
  const given = (...steps) => record(site, 'compliment', { ...praise, ...at('06'), division }, 'staff').then(reference => lead(site, reference, steps))
  const thank = ['acknowledge', at('07'), 'support'], tell = ['tell', at('08'), 'support']
  return [await make(), await make(acknowledge), await make(acknowledge, respond, ['learn', at('09'), 'support']), await make(acknowledge, respond, ask), await make(acknowledge, respond, close),
    await make(['withdraw', at('07'), 'support']), await given(), await given(thank), await given(thank, tell, ['contact', at('10'), 'support'])]
}

const actions = [...new Set([...readFileSync('schema/record.xsd', 'utf8').matchAll(/<f:action name="([\w-]+)"/g)].map(found => found[1]))]

// The forms of staff: {path, user, found}, each once for each kind of case.
async function staffForms(references) {
  const forms = new Map()
  const look = async (name, path, users) => {
    for (const user of users) {
      const page = forms.has(name) ? undefined : await get(path, user), found = page?.status === 200 && formOf(page.text, path)
      if (found) forms.set(name, { name, path, user, found })
    }
  }
  for (const action of ['submit', 'compliment']) await look(action, `/staff/${action}?whole`, ['support'])
  for (const action of actions.filter(name => !['submit', 'compliment', 'correct'].includes(name)))
    for (const reference of references) await look(`${action} of ${reference[0]}`, `/staff/${action}?ref=${reference}`, ['support', 'handler', 'manager'])
  for (const reference of references)
    for (const [, event, seq] of site.record(reference).matchAll(/<([\w-]+) seq="(\d+)"/g)) await look(`correct ${event} of ${reference[0]}`, `/staff/correct?ref=${reference}&seq=${seq}`, ['support', 'handler', 'manager'])
  return [...forms.values()]
}

const labels = new Set()
const values = (found, fields, middle) => Object.fromEntries(Object.entries(fields).map(([name], n) => [name, `A${n}${middle}Z${n}`]))
// What is filled in besides, so that nothing else is wrong.
function besides({ path, found }) {
  const [, action, kind] = path.match(/^\/staff\/([\w-]+)\?(?:ref=(\w))?/)
  let own = action === 'submit' ? received : action === 'compliment' ? praise : action === 'correct' ? { reason: 'A slip' } : rightOf(kind, action) ?? {}
  if (own['with.1.division'] && !found.choices['with.1.division'].includes(own['with.1.division'])) own = { ...own, 'with.1.division': found.choices['with.1.division'][0] } // of this site
  if (action === 'redirect') own = { ...own, to: 'other' } // a place of their own words
  const chosen = Object.fromEntries(Object.entries(found.choices).filter(([name, all]) => !(found.values[name] || own[name]) && all[0] !== 'yes' && !/^(then$|replaces\.)/.test(name)).map(([name, all]) => [name, all[0]]))
  return Object.fromEntries(Object.entries({ ...found.values, ...chosen, ...own }).filter(([name]) => found.names.includes(name)))
}

// A form twice where it has fields for why there is none of something: once with what there is, once with why there is none.
function variants(one) {
  const all = written(one.found), fixed = besides(one), isNone = name => /(^|\.)no-[\w-]+$/.test(name)
  const pick = wanted => Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)))
  const none = Object.keys(all).filter(isNone), starts = none.map(name => name.replace(/no-([\w-]+)$/, '$1'))
  const emptied = Object.fromEntries(Object.keys({ ...fixed, ...all }).filter(name => starts.some(start => name === start || name.startsWith(`${start}.`))).map(name => [name, '']))
  const kinds = [{ ...one, fields: pick(name => !isNone(name)), fixed: { ...fixed, ...Object.fromEntries(none.map(name => [name, ''])) } }]
  if (none.length) kinds.push({ ...one, name: `${one.name}, with none`, fields: pick(isNone), fixed: { ...fixed, ...emptied } })
  return kinds.filter(kind => Object.keys(kind.fields).length)
}

function back(name, answer, path, fields, sent, wanted) {
  const shown = formOf(answer.text, path)?.values ?? {}
  const wrong = Object.keys(fields).filter(field => shown[field] !== wanted(sent[field], fields[field])).map(field => `${field}: ${JSON.stringify(shown[field])} for ${JSON.stringify(sent[field])}`)
  return wrong.length ? [`${name}: ${wrong.slice(0, 3).join('; ')}`] : []
}

// Each form with each class in every field, and a time that cannot be: nothing else is wrong, and all of it comes back.
async function staff(forms) {
  for (const { name, path, user, found, fields, fixed } of forms.flatMap(variants)) {
    const wrong = []
    for (const [what, middle, lines, line] of typed) {
      const sent = values(found, fields, middle)
      const answer = await send(path, user, encoded({ ...fixed, ...sent, at: '2099-01-01T09:00' }))
      const problems = Object.keys(summary(answer.text)).filter(field => !field.startsWith('at.'))
      if (answer.status !== 422 || problems.length) wrong.push(`${what}: ${answer.status} ${problems} ${problems.length ? message(answer.text, problems[0]) : words(main(answer.text)).slice(0, 100)}`)
      wrong.push(...back(what, answer, path, fields, sent, (text, kind) => text.replace(middle, () => kind === 'lines' ? lines : line)))
    }
    for (const [what, bytes] of Object.entries(broken)) {
      const sent = values(found, fields, '@')
      const answer = await send(path, user, encoded({ ...fixed, ...sent, at: '' }).replaceAll('%40', bytes).replaceAll(encodeURIComponent('@'), bytes))
      if (Object.keys(fields).length && answer.status !== 422) wrong.push(`${what}: ${answer.status}`)
      wrong.push(...back(what, { text: answer.text.replace(/\uFFFD+/g, '@') }, path, fields, sent, text => text))
      for (const field of Object.keys(fields)) if (!/cannot read/.test(message(answer.text, field))) wrong.push(`${what}: not said at ${field}: ${message(answer.text, field)}`)
    }
    is(`${name}: ${Object.keys(fields).length} fields`, wrong.slice(0, 8), [])
  }
}

// ---- The public's ----

// What is sent is kept, and stands on the record as it was said.
async function kept() {
  for (const [path, own] of [['/complaints/submit?whole', { ...complaint, division: 'finance' }], ['/complaints/compliment?whole', { ...praise }]]) {
    const first = formOf((await get(path)).text, path), fields = written(first), wrong = []
    for (const [what, middle, lines, line] of typed) {
      const found = formOf((await get(path)).text, path), sent = values(found, fields, middle)
      const fixed = Object.fromEntries(Object.entries({ ...found.values, ...own }).filter(([name]) => found.names.includes(name)))
      const answer = await send(path, undefined, encoded({ ...fixed, ...sent }))
      if (answer.status !== 303) {
        wrong.push(`${what}: ${answer.status} ${JSON.stringify(summary(answer.text))}`)
        continue
      }
      const reference = (await get(answer.location)).text.match(/class="reference">([^<]*)/)[1], xml = unescape(site.record(reference))
      for (const [name, kind] of Object.entries(fields)) {
        const wanted = `>${sent[name].replace(middle, () => kind === 'lines' ? lines : line)}</${name.split('.').at(-1)}>`
        if (!xml.includes(wanted)) wrong.push(`${what} in ${name}: ${xml.match(new RegExp(`<${name.split('.').at(-1)}>[^]*?</`))?.[0]}`)
      }
    }
    is(`${path}: all of it is kept`, wrong.slice(0, 8), [])
  }
}

// The steps of a complainant, with the proof; and what asks for it.
async function complainants() {
  const proof = await complain(site, { division: 'finance' }), reference = proof.reference, hidden = { reference, 'access-code': proof.code }
  await lead(site, reference, [['acknowledge', {}, 'handler'], ['respond', {}, 'handler']])
  for (const action of ['contact', 'escalate', 'withdraw']) {
    const path = `/complaints/${action}`, found = form((await get(path)).text, path), fields = written(found), wrong = []
    for (const [what, middle, lines, line] of typed) {
      const sent = values(found, fields, middle)
      const answer = await send(path, undefined, encoded({ ...found.values, ...hidden, ...sent, csrf: 'x' }))
      if (answer.status !== 403) wrong.push(`${what}: ${answer.status}`)
      wrong.push(...back(what, answer, path, fields, sent, (text, kind) => text.replace(middle, () => kind === 'lines' ? lines : line)))
    }
    is(`${path}: what was typed comes back`, wrong.slice(0, 8), [])
  }
}

// Whatever nobody sees, or takes for a blank, around what says something of its own kind is taken off.
async function meant() {
  const proof = await complain(site, { division: 'finance' }), other = (await complain(site, { division: 'finance' })).reference, wrong = []
  const around = typed.filter(([, , lines, line]) => line === '' || /^\s+$/.test(line) || /^\s+$/.test(lines))
  for (const [what, edge] of around) {
    const within = value => `${edge}${value}${edge}`
    const expect = (name, status, answer) => { if (answer.status !== status) wrong.push(`${what} around ${name}: ${answer.status} ${JSON.stringify(summary(answer.text))}`) }
    expect('reference and code', 200, await site.fill('/complaints/track', { reference: within(proof.reference), 'access-code': within(proof.code) }))
    expect('a reference to look for', 303, await site.fill('/staff/search', { words: within(other) }, { user: 'support' }))
    const dated = { 'happened.day': within('3'), 'happened.month': within('June'), 'happened.year': within('2026') }
    expect('email, telephone, date', 303, await site.fill('/complaints/submit', { ...complaint, details: what, 'complainant.email': within('ann@example.org'), 'complainant.phone': within('01632 960001'), ...dated }))
    const linked = await act(site, 'link', proof.reference, { other: within(other), how: 'related', at: within('2099-01-01T09:00') }), said = summary(linked.text)
    if (Object.keys(said).join() !== 'at.day' || !/future/.test(said['at.day'])) wrong.push(`${what} around another case, and a time: ${JSON.stringify(said)}`)
  }
  is(`${around.length} around a reference, a code, an email address, a telephone number and a date`, wrong.slice(0, 8), [])
}

// Boxes to look for something, and what asks for reference and code: what cannot be read is said, and comes back.
async function boxes() {
  const places = { '/staff/search': ['support', ['words']], '/staff/register?register=lessons': ['support', ['words']], '/complaints/track': [undefined, ['reference', 'access-code']],
    '/complaints/contact': [undefined, ['reference', 'access-code']], '/complaints/withdraw': [undefined, ['reference', 'access-code']] }
  for (const [path, [user, names]] of Object.entries(places)) {
    const page = await get(path, user), found = form(page.text, path), wrong = []
    for (const [what, middle, , line] of typed) {
      const sent = Object.fromEntries(names.map(name => [name, `A${middle}Z`]))
      const answer = await send(path, user, encoded({ ...found.values, ...sent })), shown = form(answer.text, path)?.values ?? {}
      if (![200, 403, 422].includes(answer.status)) wrong.push(`${what}: ${answer.status}`)
      for (const name of names) if (shown[name] !== `A${line}Z`) wrong.push(`${what} in ${name}: ${JSON.stringify(shown[name])}`)
    }
    for (const [what, bytes] of Object.entries(broken))
      for (const name of names) {
        const others = Object.fromEntries(names.map(other => [other, 'ALPHA']))
        const answer = await send(path, user, encoded({ ...found.values, ...others, [name]: 'A~Z' }).replace('A~Z', `A${bytes}Z`)), shown = form(answer.text, path)?.values ?? {}
        const whole = names.every(other => shown[other]?.replace(/\uFFFD+/, '~') === (other === name ? 'A~Z' : 'ALPHA'))
        if (answer.status !== 422 || !whole || !/cannot read/.test(message(answer.text, name))) wrong.push(`${what} in ${name}: ${answer.status} ${message(answer.text, name)} ${JSON.stringify(shown)}`)
      }
    is(`${path}: what is typed comes back, and what cannot be read is said`, wrong.slice(0, 8), [])
  }
  // what only an address can bring
  const wrong = []
  for (const path of ['/staff/cases?division=', '/staff/cases?from=', '/staff/register?register=lessons&cause=', '/staff/?after=', '/staff/report?month=', '/complaints/receipt?receipt=', '/staff/submit?earlier='])
    for (const bytes of [...Object.values(broken), ...typed.map(([, middle]) => encodeURIComponent(middle))]) {
      const answer = await get(path + bytes, path.startsWith('/staff') ? 'support' : undefined)
      if (![200, 404, 410].includes(answer.status)) wrong.push(`${path}${bytes}: ${answer.status}`)
    }
  is('nothing in an address is too much', wrong.slice(0, 8), [])
}

// Cases of the other site, whose policy has more: compliments are reviewed and shared.
async function casesOfPraise() {
  const at = day => ({ at: `2026-07-${day}T09:00` }), entered = { ...praise, ...at('06'), division: 'apprenticeships' }
  const tell = [['acknowledge', at('07'), 'support'], ['tell', at('08'), 'support']], review = ['review', at('09'), 'support']
  const given = (...steps) => record(site, 'compliment', entered, 'staff').then(reference => lead(site, reference, steps))
  return [await given(...tell), await given(...tell, review), await given(...tell, review, ['share', { ...at('10'), 'with.1.division': 'apprenticeships' }, 'support'])]
}

await test(async () => {
  site = await startSite()
  const references = await cases(), forms = await staffForms(references)
  ok(`forms are found: ${forms.map(one => one.name).join(', ')}`, forms.length > 30)
  await staff(forms)
  await kept()
  await complainants()
  await meant()
  await boxes()
  const swept = new Set(forms.map(one => one.name))
  await site.stop()
  site = await startSite({ SITE: 'one-academy' })
  const more = (await staffForms(await casesOfPraise())).filter(one => !swept.has(one.name))
  ok(`more forms are found: ${more.map(one => one.name).join(', ')}`, ['review of P', 'share of P'].every(name => more.some(one => one.name === name)))
  await staff(more)
})
