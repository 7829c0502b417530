#!/usr/bin/env node
// Makes the examples of tests/xsl/ again (make pages): what the sanitised programs hand to their sheets, in one story from
// May to July 2026. Each page is kept as SHEET.what.xml; what every page has in common stands once, in common.xml. Seals,
// codes and references, which differ from run to run, are always the same here.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { lead, record, rightOf } from '../http/acts.mjs'
import { form, ok, referenceFits, startSite, test } from '../http/site.mjs'

const folder = mkdtempSync('/tmp/redress-pages.'), clock = `${folder}/clock`
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
mkdirSync(`${folder}/pages`)
process.chdir(new URL('../..', import.meta.url).pathname)

let site, place
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const at = time => writeFileSync(clock, `${time.replace('T', ' ')}:00\n`)
const alike = [[/\b(csrf|token|seal)="[^"]*"/g, '$1="s3al"'], [/(name="answers" value)="[^"]*"/g, '$1="s3al"'], [/access-code="[^"]*"/g, 'access-code="7K2M-9QXW-4TFA-PQRS"'],
  [/(<hidden name="access-code" value=)"[^"]*"/g, '$1"7K2M-9QXW-4TFA-PQRS"'], [/(<entry [^>]*\bname=)"[^"]*"/g, '$1"1.1"'],
  [/(<batch name=)"[^"]*"/g, '$1"BATCH"'], [/\bletter="[0-9a-f]{64}"/g, 'letter="d1gest"'], [/\bfigures="[0-9a-f]{64}"/g, 'figures="d1gest"'], [/(begun=")[^"]*|(<hidden name="begun" value=")[^"]*/g, '$1$2BEGUN']]
const common = /<(?:o:)?organisation\b[^]*?<\/(?:o:)?organisation>|<policy title=[^]*?<\/policy>|<offer [^>]*\/>|<find [^>]*\/>/g
let shared

// References count up here, in the order in which the cases were kept.
function counted(text) {
  const counts = {}
  for (const reference of [...site.references(), ...site.sql('SELECT reference FROM slip').split('\n').filter(Boolean)]) {
    const begins = reference.slice(0, 7), body = begins + String(counts[begins] = (counts[begins] ?? 0) + 1).padStart(6, '0')
    text = text.replaceAll(reference, [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(last => `${body}-${last}`).find(referenceFits))
  }
  return text
}

// A line for each thing: a field with its choices, an obligation with its days.
const inside = /^<(?:\/|value|choice|part|error|hidden|day|clause|length|line|level|promise|offer|find|text|mark|look|link|praised|read|asked)\b/
function layout(path) {
  const run = spawnSync('xmllint', ['--noblanks', path], { encoding: 'utf8' })
  writeFileSync(path, run.stdout.replace(/(?<=>)<[^>]*/g, (tag, place) => inside.test(tag) || tag.startsWith('</') ? tag : `\n${tag}`))
  ok(path, run.status === 0 && readFileSync(path, 'utf8').length > 100, run.stderr)
}

// One page, as the program wrote it, without what common.xml has.
function keep(name) {
  const sheet = name.replace(/\..*/, ''), path = `${place}/${name}.xml`
  let text = readFileSync(`${folder}/pages/${sheet}.xml`, 'utf8')
  for (const [what, instead] of alike) text = text.replace(what, instead)
  text = counted(text)
  const realm = text.match(/realm="(\w+)"/)[1]
  const parts = text.match(common) ?? []
  const both = parts.filter(part => !/^<(offer|find)/.test(part)).join(''), own = parts.filter(part => /^<(offer|find)/.test(part)).join('')
  shared ??= { both }
  shared[realm] ??= own
  if (both === shared.both) text = text.replace(common, part => /^<(offer|find)/.test(part) ? part : '')
  if (own === shared[realm]) text = text.replace(common, part => /^<(offer|find)/.test(part) ? '' : part)
  writeFileSync(path, text)
  layout(path)
}

const seen = async (name, path, user) => { const page = await site.get(path, { user }); keep(name); return page }
const sent = async (name, path, fields, user) => { const page = await site.fill(path, fields, { user }); keep(name); return page }
const next = (reference, steps) => lead(site, reference, steps)

// What the complainant asks for, with reference and access code.
const codes = {}
const proof = reference => ({ reference, 'access-code': codes[reference] })
const tracked = async (name, reference) => { await site.fill('/complaints/track', proof(reference)); keep(name) }

// A case made on the public page; its receipt tells the access code.
async function complain(action, fields, name) {
  const kept = await site.fill(`/complaints/${action}`, fields)
  const page = await site.get(kept.location)
  if (name) keep(name)
  const reference = page.text.match(/class="reference">([^<]*)/)[1]
  codes[reference] = page.text.match(/class="access-code">([^<]*)/)[1]
  return reference
}
const late = {
  'complainant.name': 'Ann Archer', 'complainant.email': 'ann@example.org', 'complainant.category': 'school', division: '',
  summary: 'The payroll report came two weeks late', details: 'I asked on 2 March & was told “within 3 days” <yes, really>.\n\nIt came <b> too late again.', 'desired-outcome': 'That it comes on the first'
}

const day = (name, time) => { const [y, m, d] = time.split('-'); return { [`${name}.day`]: d, [`${name}.month`]: m, [`${name}.year`]: y } }
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(1468000, 32), Buffer.from('\n%%EOF\n')])

// The form of that page sent with files, as a browser does.
async function upload(path, fields, files) {
  const found = form((await site.get(path)).text), body = new FormData()
  for (const [name, value] of Object.entries({ ...found.values, ...fields })) body.append(name, value)
  for (const [name, bytes] of files) body.append('attachment', new Blob([bytes]), name)
  return site.ask(found.action, { method: 'POST', body })
}
const answered = { ...rightOf('C', 'respond'), outcome: 'upheld', 'remedy.1.what': 'We send it again', ...day('remedy.1.by', '2026-05-29') }
const learning = { 'why.1': 'Only one person knew how', cause: 'no-process', lesson: 'Two people know each report.', 'improvement.1.what': 'Two people learn each report', 'improvement.1.owner': 'handler', ...day('improvement.1.by', '2026-06-30') }
// Who takes a step where the story names nobody, if not who mostly does.
let usual = {}
const steps = (...list) => list.map(([action, time = '', more = {}, user]) => [action, { at: time, ...(action === 'respond' ? answered : action === 'learn' ? learning : {}), ...more }, user ?? usual[action]])
const told = (time, more = {}) => record(site, 'submit', { ...late, channel: 'phone', at: time, ...more })

async function nothing_yet() {
  await seen('home', '/')
  await seen('policy', '/complaints/policy')
  await seen('intake.page', '/complaints/submit')
  await seen('intake.complaint', '/complaints/submit?whole')
  await seen('intake.compliment', '/complaints/compliment?whole')
  await seen('intake.staff', '/staff/submit', 'handler')
  await sent('intake.saved', '/staff/submit', { summary: 'The boiler is cold again', draft: 'save' }, 'handler')
  const begun = form((await seen('intake.begun', '/staff/submit', 'handler')).text) // the first form is that of the draft
  await site.post(begun.action, { ...begun.hidden, draft: 'discard' }, { user: 'handler' })
  await seen('blank.complaint', '/complaints/form?print')
  await seen('blank.compliment', '/complaints/form?kind=compliment&print')
  await seen('learned.none', '/complaints/learned')
  await seen('track.form', '/complaints/track')
  await seen('act.unproved', '/complaints/withdraw')
  await seen('worklist.empty', '/staff/', 'support')
  await seen('cases.none', '/staff/cases?state=closed', 'support')
  await seen('register.none', '/staff/register', 'support')
  await seen('compliments.none', '/staff/compliments', 'handler')
  await sent('search.none', '/staff/search', { words: 'pension' }, 'support')
  await sent('intake.wrong', '/complaints/submit', { 'complainant.email': 'nobody at nowhere', details: 'x'.repeat(10001), ...day('happened', '2026-2-31') })
  await sent('intake.csrf', '/complaints/compliment', { about: 'team', details: 'They stayed', csrf: 'x'.repeat(43) })
  await upload('/complaints/submit', { summary: 'Late' }, [['bill.pdf', Buffer.from([0, 1, 2])], ['letter.pdf', pdf], ['photo.png', png]])
  keep('intake.files')
  let page = await upload('/complaints/submit', { summary: late.summary, details: late.details, go: 'next' }, [['photo.png', png]])
  keep('intake.second')
  for (const fields of [{ 'desired-outcome': late['desired-outcome'] }, {}, { 'complainant.name': 'Ann Archer', 'complainant.email': 'ann@example.org' }, { representative: 'no' }]) {
    const { action, values } = form(page.text)
    page = await site.post(action, { ...values, ...fields, go: 'next' })
  }
  keep('intake.check')
}

async function faults() {
  await seen('fault.unknown-address', '/nothing')
  await seen('fault.hidden', '/staff/case?ref=C-2026-000001-1', 'stranger')
  await seen('fault.no-case', '/staff/case?ref=C-2026-009999-X', 'support')
  await seen('fault.no-receipt', '/complaints/receipt?receipt=abc')
  await site.post('/', {}); keep('fault.wrong-method')
  await site.post('/complaints/submit', { strange: 'My words' }); keep('fault.broken-request')
  await site.post('/complaints/submit', {}, { type: 'text/plain', body: 'x' }); keep('fault.wrong-type')
  await site.post('/complaints/submit', { summary: 'My words', csrf: form((await site.get('/complaints/submit')).text).values.csrf }); keep('fault.no-token')
  await site.post('/complaints/submit', { details: 'x'.repeat(30e5) }); keep('fault.too-large')
}

// A complaint from the form to the response, and what each sees of it.
async function first() {
  const one = await complain('submit', late, 'receipt.complaint')
  await tracked('track', one)
  await sent('act.sure', '/complaints/withdraw', { ...proof(one), reason: 'It is settled' })
  await sent('track.mistyped', '/complaints/track', { reference: 'C-2026-1', 'access-code': 'x' })
  await sent('track.unknown', '/complaints/track', { reference: one, 'access-code': 'AAAA-AAAA-AAAA' })
  await told('2026-05-01T17:30', { 'complainant.name': '', 'complainant.email': '', 'complainant.category': '', anonymous: 'yes' })
  const odd = await told('2026-05-01T09:00', { 'complainant.name': '=cmd|\' "x"', summary: 'A, b' })
  await next(odd, ['withdraw'])
  at('2026-05-02T10:00')
  await seen('act.acknowledge', `/staff/acknowledge?ref=${one}`, 'handler')
  const opened = form((await site.get(`/staff/note?ref=${one}`, { user: 'handler' })).text)
  await next(one, [['note', { note: 'INTERNAL-ONLY' }], 'acknowledge'])
  await site.post(opened.action, { ...opened.values, note: 'My words' }, { user: 'handler' }); keep('act.stale')
  await seen('letter.acknowledged', `/staff/letter?ref=${one}&seq=3`, 'handler')
  await seen('fault.not-now', `/staff/acknowledge?ref=${one}`, 'handler')
  at('2026-05-04T09:00')
  await seen('worklist', '/staff/', 'support')
  at('2026-05-08T10:00')
  await tracked('track.overdue', one)
  await sent('preview', `/staff/respond?ref=${one}`, { ...answered, preview: 'yes' }, 'handler')
  await next(one, steps(['respond']))
  await tracked('track.responded', one)
  await seen('letter.responded', `/staff/letter?ref=${one}&seq=4`, 'handler')
  await seen('case.responded', `/staff/case?ref=${one}`, 'handler')

  return one
}

async function levels(one) {
  const opened = await site.post('/complaints/escalate', { ...proof(one), open: 'yes', csrf: form((await site.get('/complaints/escalate')).text).values.csrf })
  keep('act.escalate')
  const asked = form(opened.text), kept = await site.post(asked.action, { ...asked.values, 'in-dispute': 'The last point' })
  await site.get(kept.location); keep('receipt.escalated')
  const large = await told('2026-04-01T09:00', { 'complainant.needs.large-print': 'yes', 'complainant.needs.phone-first': 'yes', 'complainant.phone': '01632 960 002', 'complainant.adjustments': 'Please call after four', 'complainant.address': '1 High Street\nNorthallerton' })
  await next(large, steps(['acknowledge', '2026-04-01T10:00'], ['respond', '2026-04-02T10:00'], ['escalate', '2026-04-07T10:00'], ['respond', '2026-04-08T10:00', {}, 'manager'],
    ['escalate', '2026-04-10T10:00'], ['respond', '2026-04-13T10:00', { 'no-remedy': '', }, 'director']))
  await seen('letter.final', `/staff/letter?ref=${large}&seq=7`, 'support')
  await seen('case', `/staff/case?ref=${large}`, 'handler')
  await seen('bundle', `/staff/bundle?ref=${large}`, 'director')
  const declined = await told('2026-03-01T09:00')
  await next(declined, steps(['acknowledge', '2026-03-02T10:00'], ['respond', '2026-03-03T10:00'], ['escalate', '2026-05-04T10:00'], ['decline', '2026-05-05T10:00']))
  await seen('letter.declined', `/staff/letter?ref=${declined}&seq=5`, 'support')
}

async function files() {
  const kept = await upload('/complaints/submit', late, [['the late report, “final”.pdf', pdf], ['photo', png]])
  const page = await site.get(kept.location), reference = page.text.match(/class="reference">([^<]*)/)[1]
  codes[reference] = page.text.match(/class="access-code">([^<]*)/)[1]
  await seen('case.files', `/staff/case?ref=${reference}`, 'handler')
  await seen('bundle-paper', `/staff/bundle?ref=${reference}&pdf`, 'handler')
  await tracked('track.files', reference)
}

// That somebody has read the newest lesson that they have not read yet.
async function confirm(user) {
  const page = (await site.get('/staff/register?register=lessons', { user })).text
  const [sends] = page.match(/<form [^>]*redress-entry__confirm[^]*?<\/form>/)
  await site.post('/staff/register', Object.fromEntries([...sends.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(found => [found[1], found[2]])), { user })
}

// A lesson whose improvement has helped by that day.
async function helped_by(day_, month, division, cause) {
  const at = number => `${month}-${String(number).padStart(2, '0')}T10:00`
  const reference = await told(at(2), { division })
  await next(reference, steps(['acknowledge', at(3)], ['respond', at(4), day('remedy.1.by', '2026-06-29')], ['close', at(5)], ['learn', at(6), { cause, 'improvement.1.owner': 'delivery' }]))
  await next(reference, [['improve', { planned: '5.1', at: at(7) }], ['improve', { planned: '5.1', said: 'The report came late.', did: 'Two people know how to make it.', became: 'effective', at: at(day_) }]])
}

async function lessons() {
  at('2026-03-20T10:00')
  const before = await told('2026-03-02T09:00')
  await next(before, steps(['acknowledge', '2026-03-02T10:00'], ['respond', '2026-03-03T10:00'], ['close', '2026-03-04T10:00'], ['learn', '2026-03-05T10:00', { 'for.1': late.division, 'for.2': 'leadership', ...day('improvement.1.by', '2026-03-10') }]))
  await confirm('handler2')
  await next(before, [['improve', { planned: '5.1', at: '2026-03-09T10:00' }]])
  at('2026-05-21T09:00')
  const again = await told('2026-05-04T09:00')
  await next(again, steps(['acknowledge', '2026-05-04T10:00'], ['respond', '2026-05-05T10:00']))
  await seen('act.learn', `/staff/learn?ref=${again}`, 'support')
  await next(again, steps(['learn', '2026-05-07T10:00', { 'for.1': late.division }], ['close', '2026-05-08T10:00']))
  await confirm('handler')
  await seen('register.lessons', '/staff/register?register=lessons', 'handler')
  await next(again, [['improve', { planned: '4.1', at: '2026-05-20T10:00' }]])
  at('2026-06-20T09:00')
  const third = await told('2026-06-10T09:00', { 'concerned.1': 'handler' })
  await next(third, steps(['acknowledge', '2026-06-10T10:00'], ['respond', '2026-06-11T10:00', day('remedy.1.by', '2026-06-29')]))
  await next(third, steps(['learn', '2026-06-12T10:00', { 'improvement.1.owner': 'delivery' }]))
  await seen('case.learned', `/staff/case?ref=${again}`, 'handler')
  await seen('looks', `/staff/looks?ref=${again}`, 'support')
  await seen('looks.person', `/staff/looks?ref=${again}&user=handler`, 'support')
  await seen('register', '/staff/register', 'handler')
  await helped_by(18, '2026-03', 'digital', 'hand-over')
  await helped_by(20, '2026-05', 'leadership', 'hand-over')
  await seen('learned', '/complaints/learned')
}

async function kind_words() {
  const given = await complain('compliment', { 'giver.name': 'Glad Giver', 'giver.email': 'giver@example.org', about: 'team', 'about-whom': 'Reception', division: late.division, details: 'They stayed on the phone until it worked.', 'consent-words': 'yes', 'consent-name': 'yes' }, 'receipt.compliment')
  await tracked('track.compliment', given)
  await next(given, [['acknowledge', {}, 'support']])
  await sent('act.gate', `/staff/close?ref=${given}`, { remark: 'Done' }, 'support')
  await next(given, [['tell', { 'praised.1': 'handler', 'manager.1': 'support' }], 'review', ['share', { 'with.1.division': late.division, 'with.1.became': 'applied', 'with.1.evidence': 'It stands in the guide', 'with.2.division': 'leadership', 'with.2.became': 'none', 'with.2.evidence': 'They have no telephone' }]])
  const wall = await record(site, 'compliment', { 'giver.name': 'Third Giver', 'giver.email': 'giver@example.org', about: 'team', 'about-whom': 'The help desk', division: late.division, details: 'They were kind.', 'consent-words': 'yes' })
  await next(wall, ['acknowledge', ['tell', { 'praised.1': 'handler2', 'manager.1': 'support' }]].map(step => step === 'acknowledge' ? ['acknowledge', {}, 'support'] : step))
  await seen('letter.thanks', `/staff/letter?ref=${given}&seq=2`, 'handler')
  await seen('case.compliment', `/staff/case?ref=${given}`, 'handler')
  const kept = await record(site, 'compliment', { 'giver.name': 'Shy Giver', 'giver.email': 'giver@example.org', about: 'self', division: late.division, details: 'Geheim: you tried it with them, it was late' }, 'handler')
  await next(kept, [['acknowledge', {}, 'support'], ['tell', { 'praised.1': 'handler', 'manager.1': 'support', message: 'Somebody was glad that you tried it with them' }]])
  await seen('compliments', '/staff/compliments', 'handler')
  await seen('register.practices', '/staff/register?register=practices', 'handler')
  for (const register of ['improvements', 'lessons', 'practices']) await seen(`register-book.${register}`, `/staff/register?register=${register}&format=csv`, 'handler')
}

async function after_closing() {
  at('2026-05-19T10:00')
  const [closed, silent, content] = [await complain('submit', { ...late, 'complainant.preferred-channel': 'phone', 'complainant.phone': '01632 960777' }), await complain('submit', { ...late, effect: 'It cost us a day' }), await complain('submit', { ...late, effect: 'It cost us two days' })] // the same words would be one complaint
  const promised = { 'remedy.1.what': 'A second person learns to make the report', ...day('remedy.1.by', '2026-05-29') }
  await sent('preview.told', `/staff/withdraw?ref=${closed}`, { reason: 'It is settled', preview: 'yes' }, 'support')
  for (const reference of [closed, silent, content])
    await next(reference, steps(['acknowledge', ''], ['respond', '', promised], ...reference === silent ? [] : [['learn', '', reference === content ? {} : { 'improvement.2.what': 'A third one', 'improvement.2.owner': 'handler', ...day('improvement.2.by', '2026-07-30') }]], ['close', '']))
  await tracked('track.closed', closed)
  at('2026-06-16T10:00')
  await next(silent, [['follow-up', { reply: 'none', ...day('first-try', '2026-06-01'), ...day('second-try', '2026-06-09'), 'come-back': '', valued: '' }]])
  await tracked('track.silent', silent)
  const opened = await site.post('/complaints/follow-up', { ...proof(content), open: 'yes', csrf: form((await site.get('/complaints/follow-up')).text).values.csrf })
  const asked = form(opened.text), kept = await site.post(asked.action, { ...asked.values, 'come-back': 'no', valued: 'very' })
  await site.get(kept.location)
  keep('receipt.followed-up')
}

async function slips() {
  await sent('slips.wrong', '/staff/slips', { kind: 'complaint', count: '21' }, 'staff')
  const drawn = await site.fill('/staff/slips', { kind: 'complaint', count: '1' }, { user: 'staff' })
  await seen('slips', drawn.location, 'staff')
  await seen('slips.cancel', `/staff/slips?cancel=${site.sql('SELECT reference FROM slip')}`, 'staff')
}

async function at_school() {
  late.division = 'finance'
  await nothing_yet()
  const one = await first()
  await levels(one)
  await files()
  await faults()
  await record(site, 'compliment', { 'giver.name': 'Shy Giver', 'giver.email': 'giver@example.org', about: 'team', division: 'finance', details: 'They stayed late' })
  await sent('search', '/staff/search', { words: 'late' }, 'support')
  await seen('cases', '/staff/cases?state=received', 'support')
  await site.fill('/staff/review-policy', { effectiveness: 'Most are answered in time.', 'best-practice': 'Two others take longer.', decision: 'no-change', ...day('next-review', '2027-05-01') }, { user: 'director' })
  await seen('review-policy', '/staff/review-policy', 'head')
  await seen('cases-book', '/staff/cases?state=withdrawn&format=csv', 'support')
  await site.fill('/staff/away', { ...day('until', '2026-12-24'), 'stand-in': 'handler2' }, { user: 'handler' })
  await site.fill('/staff/away', day('until', '2026-12-31'), { user: 'head' })
  await seen('away', '/staff/away?who=handler', 'support')
  await seen('worklist.standing-in', '/staff/', 'handler2')
  await seen('me', '/staff/me', 'handler2')
  await seen('read-guidance', '/staff/read-guidance', 'manager')
  await sent('me.wrong', '/staff/me', { handed: 'sometimes' }, 'support')
  await slips()
}

async function at_academy() {
  late.division = 'apprenticeships'
  usual = { acknowledge: 'support', respond: 'support' }
  await lessons()
  await kind_words()
  await after_closing()
  await months()
  the_mail('iphone', 'outlook-winmail')
  await seen('post', '/staff/post', 'support')
  await seen('post.mail', '/staff/post?mail=1', 'support')
  await seen('intake.mail', '/staff/submit?mail=2', 'support')
  the_mail('vacation')
  await seen('filed', '/staff/filed', 'support')
}

// Messages that the mail server hands over; what sorts itself is sorted.
function the_mail(...names) {
  for (const name of names) {
    const run = spawnSync('build/redress', ['--site', site.site, '--data', site.data, 'intake'], { input: readFileSync(`tests/post/mail/${name}.eml`),
      env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars', LD_PRELOAD: FAKETIME, FAKETIME_TIMESTAMP_FILE: clock } })
    ok(`${name} is taken in`, run.status === 0, run.stderr)
  }
}

// What is owed beside the cases, and the report on a month: to be recorded, recorded, and of none.
async function months() {
  await seen('worklist.duties', '/staff/', 'delivery')
  await seen('report', '/staff/report?month=2026-03', 'delivery')
  await seen('report-book', '/staff/report?month=2026-03&format=csv', 'delivery')
  await site.fill('/staff/report?month=2026-03', { how: 'At the meeting on 2 April.', 'sharing.1.words': 'Ring before writing.' }, { user: 'delivery' })
  await seen('report.recorded', '/staff/report?month=2026-03', 'smt')
  await sent('decide.wrong', '/staff/decide?month=2026-03', { response: 'A quiet month.', 'decision.1.what': 'Ring before writing' }, 'smt')
  const decided = (n, what, owner) => ({ [`decision.${n}.what`]: what, [`decision.${n}.owner`]: owner, ...day(`decision.${n}.by`, '2026-07-30') })
  await site.fill('/staff/decide?month=2026-03', { response: 'A quiet month.', ...decided(1, 'Ring before writing', 'coach'), ...decided(2, 'Two people read each calendar', 'delivery') }, { user: 'smt' })
  const [made] = site.sql("SELECT seq FROM duty WHERE text LIKE '<decided%'").split('\n')
  await seen('carry-out', `/staff/carry-out?decision=${made}.1`, 'coach')
  await site.fill(`/staff/carry-out?decision=${made}.1`, { done: 'We ring first now.' }, { user: 'coach' })
  await seen('carry-out.done', `/staff/carry-out?decision=${made}.1`, 'coach')
  await seen('report.decided', '/staff/report?month=2026-03', 'smt')
  await seen('report.open', '/staff/report?month=2026-04', 'delivery')
  await seen('worklist.decision', '/staff/', 'delivery')
  await record(site, 'submit', { ...late, channel: 'phone', at: '2026-03-20T09:00' })
  await seen('report.behind', '/staff/report?month=2026-03&figure=received&row=apprenticeships&column=complaint', 'smt')
  await seen('report.changed', '/staff/report?month=2026-04', 'smt')
  await seen('report.year', '/staff/report?year=2026', 'smt')
  await seen('report.none', '/staff/report?month=2099-01', 'smt')
  await seen('report.all', '/staff/report', 'smt')
  await site.fill('/staff/read-guidance', {}, { user: 'smt' })
  await seen('read-guidance.read', '/staff/read-guidance', 'smt')
  await seen('figures', '/staff/figures', 'smt')
  await seen('figures-book', '/staff/figures?format=csv', 'smt')
  await seen('figures.behind', '/staff/figures?month=2026-06&from=2025-07&figure=received&column=complaint', 'smt')
}

async function told_by(name, time, story) {
  at(time)
  place = `tests/xsl/${name}`
  shared = undefined
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  site = await startSite({ SITE: name, TZ: 'Europe/London', REDRESS_PAGES: `${folder}/pages`, LD_PRELOAD: FAKETIME,
    FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', ASAN_OPTIONS: 'verify_asan_link_order=0', BUILD: 'build-san' })
  await story()
  writeFileSync(`${place}/common.xml`, `<common xmlns="urn:redress:page"><every>${shared.both}</every><public>${shared.public ?? ''}</public><staff>${shared.staff ?? ''}</staff></common>`)
  layout(`${place}/common.xml`)
  await site.stop()
}

test(async () => {
  await told_by('schools-mutual-services', '2026-05-01T17:30', at_school)
  await told_by('one-academy', '2026-03-20T10:00', at_academy)
})
