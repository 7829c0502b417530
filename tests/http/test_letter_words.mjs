#!/usr/bin/env node
// What letters say: each of both sites is compared with tests/letters/SITE/NAME.txt. After a change of words look at what
// `LETTERS=write tests/http/test_letter_words.mjs` makes of these files, as a reader would.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { answer, lead, open, praise, received, record } from './acts.mjs'
import { day, inWords } from './course.mjs'
import { looksRight } from './letter_pdf.mjs'
import { is, ok, startSite, test, unescape, xmllint } from './site.mjs'

// The kept letter as text: a line for each block, a heading with a line before it.
function text(xml) {
  return unescape(xml
    .replace(/^<letter[^>]*?( large="yes")?[^>]*>/, tag => tag.includes('large=') ? '(in large print)\n' : '')
    .replace(/<address[^>]*how="email"[^>]*>/, '\nBy email\n').replace('<address>', '\n')
    .replace(/<reference name="([^"]*)">/g, '$1: ').replace(/<access-code[^>]*\/>/g, '(the access code)')
    .replace(/<item>/g, '- ').replace(/<quote>/g, '> ').replace(/<enclosure>/g, 'Enclosed: ')
    .replace(/<(heading|subheading|greeting|subject|close|keep|note)>/g, '\n')
    .replace(/<\/(strong|code|phone|at)>/g, '').replace(/<\/[\w-]+>/g, '\n').replace(/<[^>]*>/g, ''))
    .replace(/\n{3,}/g, '\n\n').trim() + '\n'
}

// Of a correction its own, not that of the event inside it.
const letters = (site, reference) => [...site.record(reference).replace(/<event>[^]*?<\/event>/g, '').matchAll(/<([\w-]+) seq="(\d+)"[^>]*? letter="([0-9a-f]{64})"/g)].map(([, event, seq, digest]) => ({ event, seq, digest }))

const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' })

// The case as arguments of `redress deadlines`.
function steps(record) {
  const found = [...record.replace(/<corrected [^]*?<\/corrected>/g, '').matchAll(/<([\w-]+) seq="\d+"([^>]*?)(?:\/>|>([^]*?)<\/\1>)/g)]
  return found.flatMap(([, name, attributes, inner = '']) => {
    const of = (text, pattern) => text.match(pattern)?.[1]
    const keys = { channel: of(inner, /<channel[^>]*>([^<]*)</), direction: of(inner, /<direction>([^<]*)</), level: of(attributes, / level="(\d)"/), until: name === 'extended' && of(inner, /<until>([^<]*)</) }
    const at = of(attributes, / at="([^"]*)"/), step = [`${name}=${at}`, ...Object.entries(keys).filter(([, value]) => value).map(pair => pair.join('='))].join(',')
    return inner.includes('<then>reopen<') ? [step, `reopened=${at}`] : [step]
  })
}

// Every date that a letter promises is one that the command computes of the same events.
function dated(site, name, letter, record) {
  const said = [...letter.matchAll(/<paragraph part="[^"]*(?:reply-by|right|findings)[^"]*">([^]*?)<\/paragraph>/g)].flatMap(([, words]) => words.replace(/<[^>]*>/g, '').match(/\w+day \d+ \w+ \d{4}( at [\d:]+[ap]m)?/g) ?? [])
  if (said.length === 0 || record.includes('>new-case<')) return // of a new matter the command knows nothing
  const dues = site.redress('deadlines', record.match(/<(complaint|compliment) /)[1], ...steps(record)).text.split('\n').map(line => line.split('\t')[2]).filter(Boolean).map(inWords)
  for (const date of said) ok(`${name}: ${date} is what deadlines says`, dues.includes(date), dues, steps(record))
}

class Story {
  constructor(site, name) { this.site = site; this.folder = `tests/letters/${name}`; this.seen = new Set(); this.papers = []; mkdirSync(this.folder, { recursive: true }) }

  // The last letter of a case, under that name.
  compare(name, reference) {
    const { digest, seq } = letters(this.site, reference).at(-1)
    const bytes = Buffer.from(this.site.sql(`SELECT hex(bytes) FROM content WHERE digest = '${digest}'`).trim(), 'hex')
    is(`${name}: valid`, xmllint(bytes.toString(), 'schema/letter.xsd'), '')
    dated(this.site, name, bytes.toString(), this.site.record(reference))
    let said = text(bytes.toString())
    this.papers.push([`${this.folder.slice(14)}/${name}`, reference, seq, said])
    for (const other of this.site.references()) said = said.replaceAll(other, other === reference ? 'THE-REFERENCE' : 'ANOTHER-REFERENCE')
    said = said.replace(`\n${today}\n`, '\n(today)\n') // of a correction
    const path = `${this.folder}/${name}.txt`
    if (process.env.LETTERS === 'write') writeFileSync(path, said)
    this.seen.add(`${name}.txt`)
    is(path, said.split('\n'), readFileSync(path, 'utf8').split('\n'))
  }

  async told(more = {}) { return record(this.site, 'submit', { ...received, 'complainant.address': '1 High Street\nMiddleham', effect: 'We paid two people late.', 'desired-outcome': 'That it comes on the first', at: '2026-06-01T09:00', ...more }) }

  // At One Academy: answered, and closed.
  async closed(division) {
    return lead(this.site, await this.told({ division }), [['acknowledge', at('2026-06-01T10:00'), 'support'], ['respond', at('2026-06-02T10:00', answer()), 'support'], ['close', at('2026-06-05T10:00')]])
  }

  // One that nobody has answered in time.
  async late() { const one = await this.told(); await lead(this.site, one, [['acknowledge', { at: '2026-06-01T10:00' }]]); return one }

  // A step with which no letter goes.
  async none(name, reference, ...step) {
    const before = letters(this.site, reference).length
    await lead(this.site, reference, [step])
    is(`${name}: no letter`, letters(this.site, reference).length, before)
  }

  // Takes a step and looks at its letter.
  async step(name, reference, ...step) { await lead(this.site, reference, [step]); this.compare(name, reference) }

  async end() {
    for (const paper of this.papers) await looksRight(this.site, ...paper)
    is(`${this.folder}: each file is a letter`, readdirSync(this.folder).filter(file => !this.seen.has(file)), [])
  }
}

const at = (time, more = {}) => ({ at: time, ...more })
const update = { direction: 'out', channel: 'email', said: 'We have asked the supplier for the log of May, and expect it tomorrow.' }
const remedy = { 'remedy.1.what': 'We send the report again', ...day('remedy.1.by', '2026-06-30') }

async function schools() {
  const site = await startSite(), story = new Story(site, 'schools-mutual-services')
  let one = await story.told()
  await story.step('acknowledged', one, 'acknowledge', at('2026-06-01T10:00'))
  await story.step('contact', one, 'introduce', at('2026-06-01T11:00'))
  await story.step('extended', one, 'extend', at('2026-06-02T10:00', day('until', '2026-06-10')))
  await story.step('responded', one, 'respond', at('2026-06-10T10:00', { ...answer(), ...remedy }))
  await story.step('review-asked', one, 'escalate', at('2026-06-11T10:00'))
  await story.step('told-by-phone-at-level-2', one, 'respond', at('2026-06-12T10:00', { ...answer(), channel: 'phone' }), 'manager')
  await story.step('responded-at-level-2', one, 'respond', at('2026-06-15T10:00', answer()), 'manager')
  await story.step('review-asked-again', one, 'escalate', at('2026-06-16T10:00'))
  await story.step('final', one, 'respond', at('2026-06-18T10:00', answer()), 'director')

  one = await story.told()
  await story.step('acknowledged-late', one, 'acknowledge', at('2026-06-08T10:00', { channel: 'post' }))
  await story.step('told-by-phone', one, 'respond', at('2026-06-08T11:00', { ...answer(), channel: 'phone' }))

  one = await story.told()
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00')], ['respond', at('2026-06-02T10:00', { ...answer(), ...remedy })]])
  await story.step('review-asked-late', one, 'escalate', at('2026-06-15T10:00'))
  await story.step('accepted-late', one, 'respond', at('2026-06-17T10:00', answer()), 'manager')

  one = await story.told()
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00')], ['respond', at('2026-06-02T10:00', answer())], ['escalate', at('2026-06-15T10:00')]])
  await story.step('declined', one, 'decline', at('2026-06-16T10:00'), 'manager')

  one = await story.told()
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00')]])
  await story.step('update', one, 'contact', at('2026-06-02T10:00', update), 'handler')
  await story.step('hand-over', one, 'assign', at('2026-06-02T11:00', { handler: 'handler2' }))
  await lead(site, one, [['extend', at('2026-06-03T10:00', day('until', '2026-06-12')), 'handler2']])
  await story.step('update-after-more-time', one, 'contact', at('2026-06-05T10:00', { ...update, channel: 'post' }), 'handler2')
  await story.step('hand-over-to-division', one, 'assign', at('2026-06-08T10:00', { handler: '', division: 'technology' }))
  await lead(site, one, [['assign', at('2026-06-08T11:00', { handler: 'handler' })], ['respond', at('2026-06-12T10:00', { ...answer(), ...remedy })]])
  await story.step('update-late', await story.late(), 'contact', at('2026-06-09T10:00', update), 'handler')
  await story.step('update-after-reply', one, 'contact', at('2026-06-15T10:00', update), 'handler')
  await story.step('closed-satisfied', one, 'close', at('2026-06-16T10:00', { how: 'content' }))
  await story.step('reopened', one, 'reopen', at('2026-06-22T10:00'))

  one = await story.told()
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00')], ['respond', at('2026-06-02T10:00', answer())]])
  await story.step('closed', one, 'close', at('2026-06-10T10:00', { how: 'window-passed' }))
  one = await story.told()
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00')], ['respond', at('2026-06-02T10:00', answer())], ['undelivered', at('2026-06-03T10:00', { sent: '3' })]])
  await story.step('sent-again', one, 'resend', at('2026-06-04T10:00', { sent: '3', channel: 'post' }))
  one = await story.told({ 'complainant.address': '', 'complainant.preferred-channel': '' })
  await story.step('withdrawn', one, 'withdraw', at('2026-06-01T10:00', { channel: 'phone' }))
  await story.step('reopened-unconfirmed', one, 'reopen', at('2026-06-01T11:00'))
  await story.none('by phone', one, 'contact', at('2026-06-01T12:00', { ...update, channel: 'phone' }))
  await story.none('from them', one, 'contact', at('2026-06-01T12:00', { ...update, direction: 'in' }))
  await story.none('handed over before they knew anybody', one, 'assign', at('2026-06-01T12:30', { handler: 'handler2' }))
  one = await story.told({ 'complainant.preferred-channel': 'phone', 'complainant.phone': '01632 960777' })
  await story.none('who asked for a call', one, 'withdraw', at('2026-06-01T10:00'))

  one = await story.told({ 'representative.name': 'Bo Agent', 'representative.email': 'bo@example.org' })
  await story.step('representative', one, 'acknowledge', at('2026-06-01T10:00'))
  one = await story.told({ 'complainant.name': '', 'complainant.email': '', 'complainant.address': '', 'complainant.category': '', anonymous: 'yes' })
  await story.step('anonymous', one, 'acknowledge', at('2026-06-01T10:00', { channel: 'web' }))
  one = await story.told({ 'complainant.needs.large-print': 'yes', 'complainant.needs.language': 'Polish' })
  await story.step('large-print', one, 'acknowledge', at('2026-06-01T10:00', { channel: 'post' }))
  await common(site, story)
  await story.end()
}

// What both sites have.
async function common(site, story, division = 'finance', user = undefined, praised = []) {
  let one = await story.told({ division })
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00'), user]])
  const page = await open(site, `/staff/correct?ref=${one}&seq=2`, 'support')
  is('corrected', (await site.post(page.action, { ...page.values, reason: 'A slip', at: '2026-06-01T10:00', 'event.acknowledged.contact.name': 'Grace Lin' }, { user: 'support' })).status, 303)
  story.compare('corrected', one)
  await story.step('code-issued', one, 'issue-code', at('2026-06-02T10:00', { why: 'They lost the letter', channel: 'email' }), 'support')
  one = await story.told({ division, 'complainant.category': 'staff' })
  await lead(site, one, [['acknowledge', at('2026-06-01T09:30'), user]])
  await story.step('redirected', one, 'redirect', at('2026-06-01T10:00'), user)
  const given = await record(site, 'compliment', { ...praise, division, at: '2026-06-01T09:00' })
  await story.step('thanks', given, 'acknowledge', at('2026-06-02T10:00'), 'support')
  await story.step('compliment-message', given, 'contact', at('2026-06-03T10:00', { ...update, said: 'The team was very pleased.' }), 'support')
  await lead(site, given, [['tell', at('2026-06-03T11:00'), 'support'], ...praised])
  await story.step('compliment-closed', given, 'close', at('2026-06-04T10:00'), 'support')
  const back = await record(site, 'compliment', { ...praise, division, at: '2026-06-01T09:00' })
  await story.step('compliment-withdrawn', back, 'withdraw', at('2026-06-01T10:00'), 'support')
  one = await story.told({ division })
  await story.step('merged', one, 'merge', at('2026-06-01T10:00', { other: await story.told({ division }) }), 'support')
  const shared = await record(site, 'compliment', { ...praise, division, 'consent-words': 'yes', 'consent-name': 'yes', at: '2026-06-01T09:00' })
  await story.step('thanks-shared', shared, 'acknowledge', at('2026-06-02T10:00'), 'support')
}

async function academy() {
  const site = await startSite({ SITE: 'one-academy' }), story = new Story(site, 'one-academy')
  const division = 'apprenticeships'
  let one = await story.told({ division })
  await story.step('acknowledged', one, 'acknowledge', at('2026-06-01T10:00'), 'support')
  await story.step('responded', one, 'respond', at('2026-06-03T10:00', { ...answer(), ...remedy }), 'support')
  one = await story.told({ division })
  await story.step('acknowledged-late', one, 'acknowledge', at('2026-06-29T10:00'), 'support')
  one = await story.told({ division })
  await lead(site, one, [['acknowledge', at('2026-06-01T10:00'), 'support']])
  await story.step('update', one, 'contact', at('2026-06-02T10:00', update), 'support')
  await story.step('hand-over', one, 'assign', at('2026-06-02T11:00', { handler: '', division: 'digital' }))
  await lead(site, one, [['respond', at('2026-06-03T10:00', { ...answer(), ...remedy }), 'support']])
  await story.step('closed', one, 'close', at('2026-06-05T10:00', { how: 'window-passed' }))
  await story.step('follow-up', one, 'contact', at('2026-06-15T10:00', { ...update, said: 'We closed your complaint on 5 June, and would like to know how it went.' }), 'support')
  await story.step('followed-up', one, 'follow-up', at('2026-06-22T10:00', { valued: 'little' }))
  await story.step('followed-up-again', await story.closed(division), 'follow-up', at('2026-06-22T10:00', { 'come-back': 'yes', then: 'reopen' }))
  await story.step('followed-up-new-matter', await story.closed(division), 'follow-up', at('2026-06-22T10:00', { 'come-back': 'yes', then: 'new-case' }))
  const tries = { reply: 'none', 'come-back': '', valued: '', ...day('first-try', '2026-06-15'), ...day('second-try', '2026-06-19') }
  await story.step('no-answer', await story.closed(division), 'follow-up', at('2026-06-22T10:00', tries))
  await common(site, story, division, 'support', [['review', at('2026-06-03T12:00'), 'support'], ['share', at('2026-06-03T13:00', { 'with.1.division': division }), 'support']])
  await story.end()
}

await test(async () => { await schools(); await academy() })
