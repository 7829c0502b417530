#!/usr/bin/env node
// From the form to the letter: one complaint through all three levels, and a compliment, over real nginx.
import { readFileSync } from 'node:fs'
import { complain, form, has, hasNot, is, main, message, ok, receipt, referenceFits, startSite, summary, test, words, xmllint } from './site.mjs'

// Stands in everything that is typed, and so in no log.
const MARK = 'Zyxomma'
const NEXT_YEAR = String(new Date().getFullYear() + 1)
const schema = readFileSync('schema/record.xsd', 'utf8')

// The date of an instant as pages write it: "27 November 2026".
const inWords = instant => {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number)
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })
  return `${day} ${name} ${year}`
}
const attribute = (xml, event, name) => {
  const tags = [...xml.matchAll(new RegExp(`<${event} ([^>]*)>`, 'g'))].map(found => found[1])
  return (tags.at(-1)?.match(new RegExp(`\\b${name}="([^"]*)"`)) || [])[1]
}
const daysAgo = days => new Date(Date.now() - days * 86400000).toISOString().slice(0, 16)

const answerOf = issues => {
  const fields = {
    outcome: 'partly-upheld', reasons: `${MARK} we looked at the calendar of the month.`, channel: 'email',
    'desired-outcome-answer': `${MARK} the report comes on the first from now on.`, apology: `${MARK} we are sorry.`,
    'remedy.1.what': `${MARK} a second person checks the calendar`,
    'remedy.1.by.day': '1', 'remedy.1.by.month': '2', 'remedy.1.by.year': NEXT_YEAR, lesson: `${MARK} two pairs of eyes`
  }
  for (let issue = 1; issue <= issues; issue++) {
    fields[`finding.${issue}.decision`] = issue === 1 ? 'upheld' : 'not-upheld'
    fields[`finding.${issue}.reasons`] = `${MARK} finding on issue ${issue}`
  }
  return fields
}

const acknowledgement = {
  'contact.name': 'Priya Shah', 'contact.phone': '01632 960111', channel: 'email',
  'issue.1': `${MARK} the report was late`, 'issue.2': `${MARK} nobody told us`
}

let site

// What was refused is discarded, so that the next begins with an empty form.
const act = async (action, reference, fields, user) => {
  const path = `/staff/${action}?ref=${reference}`, answered = await site.fill(path, fields, { user })
  if (answered.status === 422) await site.fill(path, { draft: 'discard' }, { user })
  return answered
}
const look = (path, user) => site.get(path, { user })

async function home() {
  const page = await look('/')
  is('home: answers', page.status, 200)
  const text = words(main(page.text))
  has('home: says by when a complaint is acknowledged', text, '24 hours')
  has('home: says by when it is answered', text, '2 working days')
  for (const address of ['/complaints/submit', '/complaints/compliment', '/complaints/form', '/complaints/track', '/complaints/policy'])
    has(`home: leads to ${address}`, page.text, `href="${address}"`)
  const policy = await look('/complaints/policy')
  is('R-S3 the policy is a public page', policy.status, 200)
  has('R-S3 the policy page says the lengths that the clocks count', words(main(policy.text)), '24 hours')
}

async function blankForm() {
  const blank = await look('/complaints/form?print')
  is('R-S40 the blank form answers', blank.status, 200)
  const text = words(blank.text)
  has('R-S40 the blank form says where to send it', text, '12 Station Approach')
  has('the blank form names the mailbox', text, 'info@schoolsmutualservices.co.uk')
  const online = await look('/complaints/submit?whole')
  const labels = html => [...html.matchAll(/<(?:label|legend)\b[^>]*>([^]*?)<\/(?:label|legend)>/g)].map(found => words(found[1]).replace(/ \(optional\)$/, ''))
  const asked = [...new Set(labels(form(online.text, '/complaints/submit').html))].filter(label => !['Day', 'Month', 'Year', 'Files'].includes(label))
  let at = 0
  const missing = asked.filter(label => {
    const found = text.indexOf(label, at)
    if (found >= 0 && label.length > 4) at = found
    return !text.includes(label)
  })
  is('R-S40 every field of the form on the screen stands on the blank form', missing, [])
  const praise = await look('/complaints/form?kind=compliment&print')
  has('the blank form for a compliment is another', words(praise.text), 'What was done well?')
}

async function mistakes() {
  const page = await look('/complaints/submit?whole')
  is('submit: the form answers', page.status, 200)
  const empty = form(page.text, '/complaints/submit')
  ok('the form has the fields of the interface',
    ['complainant.name', 'complainant.category', 'complainant.organisation', 'complainant.email', 'complainant.phone', 'complainant.address', 'complainant.preferred-channel',
      'complainant.needs.large-print', 'complainant.needs.more-time', 'complainant.adjustments', 'representative.name', 'representative.email', 'anonymous', 'division', 'summary', 'details', 'effect', 'desired-outcome',
      'happened.day', 'happened.month', 'happened.year', 'token', 'csrf'].every(name => empty.names.includes(name)), empty.names)
  ok('what is for staff is not asked of the public', !empty.names.some(name => /^(channel|concerned|at$|seq)/.test(name)), empty.names)
  is('R-S5 the categories of the first seed', empty.choices['complainant.category'], ['staff', 'partner', 'service-user', 'school', 'academy', 'multi-academy-trust', 'other'])
  is('R-S16 the divisions, and “not sure”', empty.choices.division, ['finance', 'people', 'technology', 'premises', 'not-sure'])

  const typed = {
    'complainant.name': `${MARK} O'Brien & Söhne <b>`, 'complainant.category': 'school', 'complainant.email': 'no address',
    'complainant.phone': 'call me', 'complainant.address': `${MARK} Lane 1\nMiddleham`, 'representative.email': 'rep@example.org',
    division: 'finance', details: `  ${MARK} "quoted" <i>text</i>\n\nsecond paragraph`, effect: 'x'.repeat(10001),
    'happened.day': '31', 'happened.month': '2', 'happened.year': '2026'
  }
  const wrong = await site.post(empty.action, { ...empty.values, ...typed })
  is('mistakes: the form comes back', wrong.status, 422)
  has('mistakes: the title says so', wrong.text, '<title>Error: ')
  const summed = summary(wrong.text)
  const expected = {
    'complainant.email': 'Enter an email address in the correct format, like name@example.org',
    'complainant.phone': 'Enter a phone number, like 01632 960 001 or +44 808 157 0192',
    'representative.name': 'Enter the name of the person acting for them',
    summary: 'Enter a one-sentence summary',
    happened: 'The date it happened must be a real date, for example 27 3 2026'
  }
  for (const [field, text] of Object.entries(expected)) {
    is(`mistakes: the message at ${field}`, message(wrong.text, field), text)
    ok(`R-O40 mistakes: the words of ${field} are the schema's`, schema.includes(text))
    is(`mistakes: ${field} stands in the summary`, summed[field] ?? summed[`${field}.day`], text)
  }
  ok('mistakes: too long says how long it may be', /10,000/.test(message(wrong.text, 'effect')), message(wrong.text, 'effect'))
  const ids = new Set([...wrong.text.matchAll(/\bid="([^"]*)"/g)].map(found => found[1]))
  is('mistakes: each line of the summary leads to its field', Object.keys(summed).filter(field => !ids.has(field)), [])
  const back = form(wrong.text, '/complaints/submit')
  const most = 10000, fits = Object.entries(typed).map(([name, value]) => [name, value.trim().slice(0, most)])
  for (const [name, value] of fits) is(`mistakes: ${name} comes back as typed`, back.values[name], value)
  has('mistakes: what did not fit stands beside its field', wrong.text, `>${typed.effect.slice(most)}</p>`)
  is('mistakes: the token stays', back.values.token, empty.values.token)
  is('mistakes: nothing is stored', site.references(), [])

  const both = await site.post(empty.action, { ...empty.values, 'complainant.name': MARK, anonymous: 'yes', summary: 's', details: 'd' })
  is('a name and anonymous: refused', [both.status, message(both.text, 'anonymous') !== ''], [422, true])
  const mute = await site.post(empty.action, { ...empty.values, 'complainant.name': MARK, summary: 's', details: 'd' })
  is('a name without a way to answer: refused', [mute.status, message(mute.text, 'complainant.email') !== ''], [422, true])
  return { ...back.values, 'complainant.email': 'ann@example.org', 'complainant.phone': '01632 960 001', 'representative.name': `${MARK} Cousin`,
    summary: `${MARK} the payroll report came two weeks late`, effect: `${MARK} wages were wrong`, 'desired-outcome': `${MARK} the report on the first`,
    'happened.day': '27', 'happened.month': '3', 'happened.year': '2026' }
}

async function received(right) {
  const sent = await site.post('/complaints/submit', right)
  is('sent right: 303', sent.status, 303)
  ok('the receipt is at its address', /^\/complaints\/receipt\?receipt=[\w-]{80,}$/.test(sent.location), sent.location)
  const page = await look(sent.location)
  is('the receipt answers', page.status, 200)
  const { reference, code } = receipt(page.text)
  ok('R-S20 the receipt shows a reference whose check character fits', /^C-\d{4}-\d{6}-[0-9A-Z]$/.test(reference) && referenceFits(reference), reference)
  ok('the receipt shows an access code in Crockford base 32', /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/.test(code), code)
  const listed = site.redress('list').text.trim().split('\t')
  is('the list has the case', [listed[0], listed[1], listed[3]], [reference, 'complaint', 'received'])
  const record = site.record(reference)
  is('R-S18 the acknowledgement is due 24 hours after receipt', Date.parse(listed[4]), Date.parse(attribute(record, 'received', 'at')) + 24 * 3600 * 1000)
  has('R-O9 the receipt says what is next and by which date', words(main(page.text)), inWords(listed[4]))
  has('what was typed stands in the record, escaped', record, `<details>${MARK} "quoted" &lt;i&gt;text&lt;/i&gt;\n\nsecond paragraph</details>`)
  has('the public channel is the web', record, '<channel>web</channel>')
  has('a date is stored as a date', record, '<happened>2026-03-27</happened>')
  is('the receipt is not kept by the browser', page.headers.get('cache-control'), 'no-store')
  return { reference, code }
}

async function staffSee({ reference }) {
  is('staff pages ask for a sign-in', (await look('/staff/')).status, 401)
  has('R-S16 the handler of the division has it in the work list', (await look('/staff/', 'handler')).text, reference)
  has('Customer Support has it in the work list', (await look('/staff/', 'support')).text, reference)
  hasNot('R-S12 another division does not', (await look('/staff/', 'handler2')).text, reference)
  is('R-S12 nor may they see it', (await look(`/staff/case?ref=${reference}`, 'handler2')).status, 404)
  is('R-S12 nor may senior management, before it is theirs', (await look(`/staff/case?ref=${reference}`, 'manager')).status, 404)
  const page = await look(`/staff/case?ref=${reference}`, 'handler')
  is('the case page answers', page.status, 200)
  const text = words(main(page.text))
  has('the case page shows what was written', text, `${MARK} "quoted" <i>text</i>`)
  has('the case page shows the words of a choice', text, 'School')
  has('the case page shows what is owed', text, 'What is due')
  has('the case page offers the next step first', page.text, `<a href="/staff/acknowledge?ref=${reference}" class="govuk-button">`)
  hasNot('the case page offers nothing that is not open', page.text, `href="/staff/respond?ref=${reference}"`)
  is('R-S10 a response before the acknowledgement: 409', (await look(`/staff/respond?ref=${reference}`, 'handler')).status, 409)
  const again = await site.post(`/staff/respond?ref=${reference}`, answerOf(0), { user: 'handler' })
  const given = form(again.text)
  const posted = await site.post(`/staff/respond?ref=${reference}`, { ...given.values, ...answerOf(0) }, { user: 'handler' })
  is('R-S10 and not by POST either', posted.status, 409)
  has('R-S10 what was typed is given back', posted.text, `${MARK} we looked at the calendar`)
}

async function acknowledge({ reference, code }) {
  const without = async (name, ...fields) => {
    const sent = { ...acknowledgement, ...Object.fromEntries(fields.map(field => [field, ''])) }
    const answer = await act('acknowledge', reference, sent, 'handler')
    is(`${name}: 422`, answer.status, 422)
    ok(`${name}: says so at the field`, message(answer.text, fields[0]) !== '', summary(answer.text))
  }
  await without('R-S19 no acknowledgement without a named contact', 'contact.name')
  await without('R-S19 nor without a way to reach them', 'contact.phone', 'contact.email')
  await without('no acknowledgement without an issue', 'issue.1', 'issue.2')
  await without('nor without saying how the complainant is told', 'channel')
  const more = await act('acknowledge', reference, { ...acknowledgement, add: 'issue' }, 'handler')
  is('“add another” gives the form with a row more', [more.status, form(more.text).names.filter(name => name.startsWith('issue.'))], [200, ['issue.1', 'issue.2', 'issue.3']])
  is('and with what was typed', form(more.text).values['issue.2'], acknowledgement['issue.2'])
  const done = await act('acknowledge', reference, acknowledgement, 'handler')
  is('acknowledged: 303 to the case', [done.status, done.location], [303, `/staff/case?ref=${reference}&done=2`])
  const due = attribute(site.record(reference), 'acknowledged', 'response-due')
  ok('R-S23 the acknowledgement states when the response is due', due !== undefined && due.includes('T23:59:59'), due)
  is('R-S23 which is what is owed next', site.redress('list').text.trim().split('\t')[4], due)
  const letter = await look(`/staff/letter?ref=${reference}&seq=2`, 'handler')
  is('the acknowledgement letter answers', letter.status, 200)
  const text = words(letter.text)
  for (const [what, part] of [['R-S19 the contact', 'Priya Shah'], ['how to reach them', '01632 960111'], ['R-S20 the reference', reference], ['the access code', code],
    ['R-O14 the issues as understood', acknowledgement['issue.2']], ['by when the response comes', inWords(due)], ['the name for the window', `${MARK} O'Brien & Söhne <b>`]])
    has(`the acknowledgement letter has ${what}`, text, part)
  is('a letter of an event that has none: 404', (await look(`/staff/letter?ref=${reference}&seq=1`, 'handler')).status, 404)
}

async function respond({ reference }) {
  const page = await look(`/staff/respond?ref=${reference}`, 'handler')
  is('the response form has a finding for each issue', form(page.text).names.filter(name => /^finding\.\d\.decision$/.test(name)), ['finding.1.decision', 'finding.2.decision'])
  has('and says which issue', words(page.text), `Issue 2: ${acknowledgement['issue.2']}`)
  const whole = answerOf(2)
  const without = async (name, field, ...more) => {
    const sent = { ...whole }
    for (const gone of more.length ? more : [field]) delete sent[gone]
    const answer = await act('respond', reference, sent, 'handler')
    is(`${name}: 422`, answer.status, 422)
    ok(`${name}: says so at ${field}`, message(answer.text, field) !== '', summary(answer.text))
  }
  await without('R-S11 no outcome without a finding on every issue', 'finding.2.decision')
  await without('R-S11 no finding without reasons', 'finding.1.reasons')
  await without('R-O15 the desired outcome is answered', 'desired-outcome-answer')
  await without('R-S27 upheld without a remedy or a reason for none', 'no-remedy', 'remedy.1.what', 'remedy.1.by.day', 'remedy.1.by.month', 'remedy.1.by.year')
  await without('upheld without an apology', 'apology')
  await without('no response without an outcome', 'outcome')
  const unlike = await act('respond', reference, { ...whole, outcome: 'not-upheld' }, 'handler')
  is('an outcome that the findings deny: 422', [unlike.status, message(unlike.text, 'outcome') !== ''], [422, true])
  const done = await act('respond', reference, whole, 'handler')
  is('responded: 303', done.status, 303)
  const record = site.record(reference)
  is('the response knows its level and the next right', [attribute(record, 'responded', 'level'), attribute(record, 'responded', 'next-level')], ['1', '2'])
  const until = attribute(record, 'responded', 'next-until')
  const text = words((await look(`/staff/letter?ref=${reference}&seq=3`, 'handler')).text)
  has('R-S30 the response letter has the last date of the next right', text, inWords(until))
  has('R-S28 and names the next level', text, 'Senior Management')
  for (const issue of [1, 2]) has(`R-S26 the response letter has the finding on issue ${issue}`, text, whole[`finding.${issue}.reasons`])
  has('R-S27 the response letter has the remedy and its date', text, `1 February ${NEXT_YEAR}`)
  const note = await act('note', reference, { note: `${MARK} secretive note` }, 'handler')
  is('an internal note', note.status, 303)
}

async function track({ reference, code }) {
  const ask = fields => site.fill('/complaints/track', fields)
  const unknown = 'C-2019-000001-'
  const other = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(last => unknown + last).find(referenceFits)
  const wrongCode = await ask({ reference, 'access-code': '0'.repeat(12) })
  const wrongReference = await ask({ reference: other, 'access-code': '0'.repeat(12) })
  is('a wrong access code: 403', wrongCode.status, 403)
  is('an unknown reference: 403', wrongReference.status, 403)
  is('both get the same answer', wrongCode.text.replaceAll(reference, 'R'), wrongReference.text.replaceAll(other, 'R'))
  const mistyped = await ask({ reference: reference.replace(/.$/, last => (last === 'A' ? 'B' : 'A')), 'access-code': code })
  is('R-S20 a mistyped reference: 422 at the field', [mistyped.status, message(mistyped.text, 'reference') !== ''], [422, true])
  const nothing = await ask({})
  is('nothing entered: 422', [nothing.status, message(nothing.text, 'access-code') !== ''], [422, true])
  const page = await ask({ reference: ` ${reference.toLowerCase()} `, 'access-code': code.toLowerCase().replace(/-/g, ' ') })
  is('R-S13 the complainant sees the case; small letters and blanks are forgiven', page.status, 200)
  const text = words(page.text)
  has('R-S13 the status page has the outcome', text, 'Partly upheld')
  has('the status page names the contact', text, 'Priya Shah')
  hasNot('R-S12 nothing internal shows: the note', page.text, 'secretive')
  hasNot('R-S12 nothing internal shows: user names', page.text, 'handler')
  const letter = form(page.text, '/complaints/letter')
  is('the complainant can read the letter', (await site.post(letter.action, letter.values)).status, 200)
  return page
}

async function escalate({ reference }, page) {
  const button = form(page.text, '/complaints/escalate')
  const opened = await site.post(button.action, { ...button.values, open: 'yes' })
  is('R-S28 the status page leads to the request', opened.status, 200)
  const asked = form(opened.text, '/complaints/escalate')
  ok('the proof is not asked twice', asked.hidden.reference === reference && !/type="text"[^>]*name="reference"/.test(opened.text), asked.hidden)
  const sent = await site.post(asked.action, { ...asked.values, 'in-dispute': '' })
  is('R-S28 a request without a reason is accepted: 303', sent.status, 303)
  has('the complainant gets a receipt', words(main((await look(sent.location)).text)), 'We have your request')
  const record = site.record(reference)
  is('it is at level 2, in time', [attribute(record, 'escalated', 'level'), attribute(record, 'escalated', 'late')], ['2', undefined])
  is('it is the complainant who asked', attribute(record, 'escalated', 'by'), 'complainant')
  const [, , level, state, due] = site.redress('list').text.split('\t')
  is('R-S29 the request starts the clock of level 2', [level, state, due.slice(10, 19)], ['2', 'escalated', 'T23:59:59'])
}

async function reviews({ reference, code }) {
  is('the handler may not answer level 2: 403', (await look(`/staff/respond?ref=${reference}`, 'handler')).status, 403)
  has('the manager has it in the work list', (await look('/staff/', 'manager')).text, reference)
  const blind = await act('respond', reference, { ...answerOf(2), channel: 'phone' }, 'manager')
  is('R-S31 who has not opened the bundle is asked to: 422', [blind.status, message(blind.text, 'unread-because')],
    [422, 'Open the review bundle before you decide, or say why you are deciding without it'])
  has('R-S31 with the way there', blind.text, `href="/staff/bundle?ref=${reference}"`)
  const bundle = words(main((await look(`/staff/bundle?ref=${reference}`, 'manager')).text))
  for (const part of ['Index', 'Chronology', 'Documents', 'Letter: Response sent: Reply by the division']) has(`R-S31 the bundle has “${part}”`, bundle, part)
  is('R-S31 opening it is kept', site.redress('looks', 'manager').text.includes(`\t${'bundle'}\n`), true)
  hasNot('R-S31 nothing is asked of who has opened it', (await look(`/staff/respond?ref=${reference}`, 'manager')).text, 'unread-because')
  const spoken = await act('respond', reference, { ...answerOf(2), channel: 'phone' }, 'manager')
  is('R-S32 an answer by phone is kept', spoken.status, 303)
  is('R-S32 but the written one is still owed', site.redress('list').text.split('\t').slice(2, 4), ['2', 'escalated'])
  is('R-S33 the manager answers level 2', (await act('respond', reference, answerOf(2), 'manager')).status, 303)
  const record = site.record(reference)
  const seq = attribute(record, 'responded', 'seq')
  is('R-S34 level 3 is the next right, without a last date', ['level', 'next-level', 'next-until'].map(name => attribute(record, 'responded', name)), ['2', '3', undefined])
  const text = words((await look(`/staff/letter?ref=${reference}&seq=${seq}`, 'manager')).text)
  has('R-S34 the letter of level 2 tells of the Director', text, 'Director')
  ok('R-S34 and that there is no last date', /no deadline|at any time/i.test(text), text)

  const behalf = await act('escalate', reference, { 'in-dispute': `${MARK} said on the phone`, channel: 'phone', at: '' }, 'support')
  is('R-S29 staff enter a request by phone', behalf.status, 303)
  is('it is at level 3', [attribute(site.record(reference), 'escalated', 'level'), attribute(site.record(reference), 'escalated', 'by')], ['3', 'support'])
  is('the manager may not answer level 3: 403', (await look(`/staff/respond?ref=${reference}`, 'manager')).status, 403)
  const both = words((await look(`/staff/bundle?ref=${reference}`, 'support')).text)
  for (const level of ['Reply by the division', 'Review by Senior Management']) has(`R-S35 the bundle holds ${level}`, both, `Letter: Response sent: ${level}`)
  is('R-S37 the director answers level 3, and says why without the bundle', (await act('respond', reference, { ...answerOf(2), 'unread-because': `${MARK} I read it on paper` }, 'director')).status, 303)
  hasNot('R-S31 which the letter does not say', words((await look(`/staff/letter?ref=${reference}&seq=${attribute(site.record(reference), 'responded', 'seq')}`, 'director')).text), 'I read it on paper')
  has('R-S31 and the case page does', words((await look(`/staff/case?ref=${reference}`, 'support')).text), 'I read it on paper')
  const last = site.record(reference)
  const final = words((await look(`/staff/letter?ref=${reference}&seq=${attribute(last, 'responded', 'seq')}`, 'director')).text)
  is('R-S36 there is no further right', ['level', 'next-level', 'next-until'].map(name => attribute(last, 'responded', name)), ['3', undefined, undefined])
  ok('R-S36 the last letter says that it is final', /final/i.test(final), final)
  is('nothing above level 3 can be asked for: 409', (await look(`/staff/escalate?ref=${reference}`, 'support')).status, 409)
  const page = await site.fill('/complaints/track', { reference, 'access-code': code })
  is('nor on the status page', [page.status, form(page.text, '/complaints/escalate')], [200, null])
}

// Who decided one level does not decide the next; a late request is accepted, or declined with a letter.
async function independence() {
  const entered = await site.fill('/staff/submit', {
    'complainant.name': `${MARK} Old`, 'complainant.phone': '01632 960 002', summary: `${MARK} long ago`, details: `${MARK} told on the phone`,
    division: 'finance', channel: 'phone', at: daysAgo(60)
  }, { user: 'staff' })
  is('R-S17 staff record what was said on the phone, with its own time', entered.status, 303)
  const reference = entered.location.match(/ref=([^&]*)/)[1]
  ok('R-S17 both times are kept', attribute(site.record(reference), 'received', 'recorded') > attribute(site.record(reference), 'received', 'at'))
  is('R-O11 who recorded it may see it', (await look(entered.location, 'staff')).status, 200)
  const future = await act('acknowledge', reference, { ...acknowledgement, at: '2099-01-01T10:00' }, 'both')
  is('nothing happens in the future: 422', [future.status, message(future.text, 'at') !== ''], [422, true])
  const early = await act('acknowledge', reference, { ...acknowledgement, at: daysAgo(61) }, 'both')
  is('nothing happens before the receipt: 422', [early.status, message(early.text, 'at') !== ''], [422, true])
  is('acknowledged late', (await act('acknowledge', reference, { ...acknowledgement, channel: 'phone', at: daysAgo(55) }, 'both')).status, 303)
  const answer = answerOf(2)
  delete answer['desired-outcome-answer']
  is('answered at level 1', (await act('respond', reference, { ...answer, channel: 'phone', at: daysAgo(50) }, 'both')).status, 303)
  is('R-S30 a late request is accepted', (await act('escalate', reference, { channel: 'phone' }, 'support')).status, 303)
  is('R-S30 and marked', attribute(site.record(reference), 'escalated', 'late'), 'yes')
  is('R-S8 who decided level 1 sees the case at level 2', (await look(`/staff/case?ref=${reference}`, 'both')).status, 200)
  const same = await look(`/staff/respond?ref=${reference}`, 'both')
  is('R-S8 but may not decide it: 403', same.status, 403)
  hasNot('R-S8 nor is it offered', (await look(`/staff/case?ref=${reference}`, 'both')).text, '/staff/respond?')
  is('R-S30 it may be declined', (await act('decline', reference, { reasons: `${MARK} too long ago`, channel: 'phone' }, 'manager')).status, 303)
  const seq = attribute(site.record(reference), 'declined', 'seq')
  has('R-S30 with reasons and a letter', words((await look(`/staff/letter?ref=${reference}&seq=${seq}`, 'manager')).text), `${MARK} too long ago`)
  is('the person complained about is named by staff', (await act('assign', reference, { 'concerned.1': 'both', reason: `${MARK} it is about them` }, 'support')).status, 303)
  is('R-S8 and sees the case no more', (await look(`/staff/case?ref=${reference}`, 'both')).status, 404)
  hasNot('R-S8 nor in the work list', (await look('/staff/', 'both')).text, reference)
}

async function compliment() {
  const fields = { 'giver.name': `${MARK} Glad`, 'giver.email': 'glad@example.org', about: 'colleague', 'about-whom': `${MARK} Beth`, division: 'technology', 'consent-words': 'yes' }
  const wrong = await site.fill('/complaints/compliment', fields)
  is('a compliment that says nothing: 422', [wrong.status, message(wrong.text, 'details')], [422, 'Tell us what was done well'])
  const sent = await site.fill('/complaints/compliment', { ...fields, details: `${MARK} she stayed until it worked` })
  is('R-O19 a compliment is received: 303', sent.status, 303)
  const page = await look(sent.location)
  const { reference } = receipt(page.text)
  ok('R-O19 with a reference of its own kind', /^P-/.test(reference) && referenceFits(reference), reference)
  has('R-O9 the giver is thanked at once', words(main(page.text)), 'Thank you for your compliment')
  has('it is in the work list of Customer Support', (await look('/staff/', 'support')).text, reference)
  is('R-O22 staff thank the giver', (await act('acknowledge', reference, { channel: 'email' }, 'support')).status, 303)
  const letter = await look(`/staff/letter?ref=${reference}&seq=2`, 'support')
  is('R-O22 with a letter', [letter.status, words(letter.text).includes(`${MARK} Glad`)], [200, true])
  is('a compliment is not answered like a complaint', (await look(`/staff/respond?ref=${reference}`, 'support')).status, 404)
  is('what the seeds list it can be about', form((await look('/complaints/compliment?whole')).text, '/complaints/compliment').choices.about, ['self', 'colleague', 'team', 'service'])
}

async function afterwards() {
  const references = site.references()
  is('three cases are in the store', references.length, 3)
  for (const reference of references) is(`xmllint finds ${reference} valid`, xmllint(site.record(reference)), '')
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.trim().split('\n').length], [0, 1])
  const log = site.accessLog
  ok('the access log has lines', log.split('\n').length > 50)
  is('R-S12 no line of the access log holds a query', log.split('\n').filter(line => line.includes('?') || line.includes('token=')), [])
  hasNot('R-S12 no line of the access log holds typed text', log, MARK)
  is('R-S12 nothing else was logged', site.log, '')
}

await test(async () => {
  site = await startSite({}, '<user name="both" title="Robin Both"><holds role="handler" division="finance"/><holds role="manager"/></user>')
  await home()
  await blankForm()
  const proof = await received(await mistakes())
  await staffSee(proof)
  await acknowledge(proof)
  await respond(proof)
  await escalate(proof, await track(proof))
  await reviews(proof)
  await independence()
  await compliment()
  await afterwards()
})
