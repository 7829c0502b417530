#!/usr/bin/env node
// The registers of improvements, lessons and practices; that somebody has read one; a cause that comes back; and what the
// public page says of it.
import { act, attribute, events, lead, open as open_, record } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, unescape, words, xmllint } from './site.mjs'

let site
const get = (path, user = 'support') => site.get(path, { user })
const entries = text => [...main(text).matchAll(/<li class="redress-entry[^"]*">([^]*?)<\/li>\s*(?=<li class="redress-entry|<\/ol>)/g)].map(found => words(found[1]))
const next = text => { const found = main(text).match(/<a class="govuk-link" href="([^"]*after=[^"]*)"/); return found && unescape(found[1]) }
// noon of that day, for what did not happen just now
const ago = days => days < 1 ? '' : new Date(Date.now() - days * 864e5).toISOString().slice(0, 11) + '12:00'

// All pages of a list.
async function whole(path, user) {
  const list = [], lengths = []
  for (let at = path; at && lengths.length < 40;) {
    ok('no reference in the address of a page', !/[CP]-\d{4}-/.test(at), at)
    const page = await get(at, user), some = entries(page.text)
    list.push(...some)
    lengths.push(some.length)
    at = next(page.text)
  }
  return { list, lengths }
}

const praise = { 'giver.name': 'Glad Giver', 'giver.email': 'glad@example.org', about: 'team', division: 'apprenticeships', details: 'Geheimwort: they stayed.' }

// A complaint of which something was learned: received, then learned, so many days ago.
async function learned(received, division, cause, lesson, more = {}, at = received - 4) {
  const reference = await record(site, 'submit', {
    'complainant.name': 'Ann Geheim', 'complainant.email': 'ann@example.org', division, channel: 'phone', at: ago(received),
    summary: 'Geheimwort', details: 'Geheimwort' })
  await lead(site, reference, [['acknowledge', { at: ago(received - 1) }, 'support'], ['respond', { at: ago(received - 2) }, 'support'], ['close', { at: ago(received - 3) }],
    ['learn', { cause, lesson, at: ago(at), ...more }]])
  return reference
}
const item = reference => `${attribute(site.record(reference), 'learned', 'seq', 0)}.1`
const improve = (reference, became, at, fields = {}) => act(site, 'improve', reference, { planned: item(reference), became, evidence: 'Geheimwort', at: at ? ago(at) : '', ...fields })
const helped = { said: 'Calls got lost.', did: 'Every call is written down.' }

async function public_() {
  const page = await site.get('/complaints/learned')
  return { status: page.status, text: words(main(page.text)), html: page.text }
}

async function recurring() {
  is('an empty page says so', [(await public_()).status, /nothing to show here yet/.test((await public_()).text)], [200, true])
  const first = await learned(300, 'apprenticeships', 'hand-over', 'Whoever takes a call writes it down.', { 'for.1': 'apprenticeships', 'improvement.1.what': 'A book for cälls' })
  is('the first of its kind does not recur', attribute(site.record(first), 'learned', 'recurs'), undefined)
  await improve(first, 'done', 200)
  hasNot('done is not published', (await public_()).text, helped.did)
  await improve(first, 'effective', 190, helped)
  const shown = await public_()
  ok('R-S15 what has helped is published', shown.text.includes(`You said ${helped.said} We did ${helped.did} Apprenticeships`), shown.text)
  ok('without a person or a reference', !/Ann|Geheim|C-20|Haddad|Bianchi/.test(shown.html), shown.html)

  const between = await learned(250, 'apprenticeships', 'hand-over', 'Between.', {}, 150)
  is('R-S15 a case with the same cause in the same division recurs', attribute(site.record(between), 'learned', 'recurs'), first)
  is('received before the improvement was done, it says nothing about it', events(site.record(first)).filter(name => name === 'improved').length, 2)
  const elsewhere = await learned(100, 'leadership', 'hand-over', 'Elsewhere.', { 'improvement.1.owner': 'delivery' })
  is('another division: no recurrence', attribute(site.record(elsewhere), 'learned', 'recurs'), undefined)
  const unsure = await learned(100, 'not-sure', 'hand-over', 'Nobody is sure.', { 'improvement.1.owner': 'delivery' })
  is('a division that nobody is sure of: none', attribute(site.record(unsure), 'learned', 'recurs'), undefined)
  const other = await learned(80, 'apprenticeships', 'capacity', 'Another cause.')
  is('another cause: none', attribute(site.record(other), 'learned', 'recurs'), undefined)
  const old = await learned(900, 'apprenticeships', 'supplier', 'Long ago.')
  await improve(old, 'done', 880)
  const late = await learned(100, 'apprenticeships', 'supplier', 'After the term.')
  is('outside the term: none', attribute(site.record(late), 'learned', 'recurs'), undefined)
  is('and the improvement stands', attribute(site.record(old), 'improved', 'again'), undefined)
  has('still published', (await public_()).text, helped.did)

  const again = await learned(90, 'apprenticeships', 'hand-over', 'Again.')
  const xml = site.record(first)
  is('the same cause again: the last case before it', attribute(site.record(again), 'learned', 'recurs'), between)
  is('the improvement has not helped', [attribute(xml, 'improved', 'again'), attribute(xml, 'improved', 'by'), /<became>not-effective<\/became><\/improved><\/complaint>/.test(xml)], [again, 'system', true])
  is('in a valid record', xmllint(xml), '')
  is('owed anew, in the same transaction', site.sql(`SELECT count(*) FROM obligation WHERE reference = '${first}' AND name = 'improve-again' AND kept IS NULL`), '1')
  hasNot('it leaves the public page', (await public_()).text, helped.did)
  const shownAgain = (await get('/staff/register?state=not-effective')).text
  ok('the register says that it came back', entries(shownAgain).length === 1 && entries(shownAgain)[0].includes('the same cause has come up again'), shownAgain)
  return { first, between, again, other }
}

// A corrected cause is looked at like a new one.
async function correcting({ first, other, again }) {
  await improve(first, 'done', 95)
  await improve(first, 'effective', 0, helped)
  has('helped after all: published again', (await public_()).text, helped.did)
  const seq = attribute(site.record(other), 'learned', 'seq')
  const correct = cause => site.fill(`/staff/correct?ref=${other}&seq=${seq}`, { 'event.learned.cause': cause, reason: 'It was another cause' }, { user: 'support' })
  is('a cause is corrected', (await correct('hand-over')).status, 303)
  is('and is counted so at once', site.redress('verify').text.match(/.*\tfigures/), null)
  is('the correction recurs', attribute(site.record(other), 'learned', 'recurs'), again)
  is('what was done before that case has not helped', attribute(site.record(first), 'improved', 'again'), other)
  is('corrected back', (await correct('capacity')).status, 303)
  is('nor is that counted on', site.redress('verify').text.match(/.*\tfigures/), null)
  is('it no longer recurs', attribute(site.record(other), 'learned', 'recurs'), undefined)
  is('what it brought up is not taken back', attribute(site.record(first), 'improved', 'again'), other)
  is('R-S15 it has helped only once something was done anew', (await improve(first, 'effective', 0, helped)).status, 422)
  await improve(first, 'done', 0)
  await improve(first, 'effective', 0, helped)
  is('whoever finds that it helps says so', [(await public_()).text.includes(helped.did), xmllint(site.record(other))], [true, ''])
}

async function reading({ first }) {
  const lesson = 'Whoever takes a call writes it down.'
  const lessons = await whole('/staff/register?register=lessons')
  ok('every lesson, newest first', lessons.list.length === 8 && lessons.list.at(-1).startsWith('Long ago.'), lessons.list)
  const mine = (await get('/staff/register?register=lessons&for=apprenticeships', 'handler')).text
  is('those that a division is asked to read', entries(mine).length, 1)
  has('R-O50 who is asked is told so', words(main(mine)), 'Please read this.')
  has('nobody has read it', words(main(mine)), 'Read by 0 of 1 asked.')
  has('the case is linked for who may see it', main(mine), `/staff/case?ref=${first}`)
  const theirs = (await get('/staff/register?register=lessons&for=apprenticeships', 'handler2')).text
  hasNot('not for who may not', main(theirs), '/staff/case?ref')
  hasNot('nor is its reference in the page', theirs, first)
  has('who reads it all the same', words(main(theirs)), lesson)
  const open = text => [...text.matchAll(/<form[^]*?<\/form>/g)].map(one => form(one[0])).find(one => one.hidden.entry)
  const sent = open(mine)
  const send = (fields, user = 'handler') => site.post(sent.action, fields, { user })
  const noting = await open_(site, `/staff/note?ref=${first}`, 'support'), late = await open_(site, `/staff/note?ref=${first}`, 'support')
  const back = await send(sent.values)
  is('I have read this: 303 to the same list', [back.status, back.location], [303, '/staff/register?register=lessons&for=apprenticeships'])
  is('again: the same', [(await send(sent.values)).status, (await send({ ...sent.values, token: form((await site.get('/complaints/submit')).text).values.token })).status], [303, 303])
  const note = (blank, text) => site.post(blank.action, { ...blank.values, note: text }, { user: 'support' })
  is('that somebody has read it stops nobody who was writing', (await note(noting, 'Trumpet')).status, 303)
  const stale = await note(late, 'Oboe')
  is('what somebody wrote does', stale.status, 409)
  const news = words(stale.text.match(/What is new([^]*?)What our policy says/)[1])
  ok('and is new, but not that it was read', news.includes('Trumpet') && !news.includes('Read and confirmed'), news)
  is('one event', events(site.record(first)).filter(name => name === 'read').length, 1)
  is('a valid record', xmllint(site.record(first)), '')
  has('R-O50 it says who has read it', words(main((await get('/staff/register?register=lessons&for=apprenticeships')).text)), 'Read by 1 of 1 asked: Rosa Bianchi.')
  has('and to me, when', words(main((await get('/staff/register?register=lessons&for=apprenticeships', 'handler')).text)), 'You confirmed you had read this')
  const others = ['handler2', 'coach', 'delivery', 'head', 'smt', 'staff', 'support']
  const forms = await Promise.all(others.map(async user => [user, open((await get('/staff/register?register=lessons&for=apprenticeships', user)).text)]))
  const got = await Promise.all(forms.map(([user, one]) => site.post(one.action, one.values, { user })))
  is('many at once: all are kept', [got.map(answer => answer.status), events(site.record(first)).filter(name => name === 'read').length], [others.map(() => 303), 8])
  for (const [name, fields, status] of [
    ['no token', { token: '' }, 400], ['no token of ours', { token: '0123456789ABCDEFGHJKMNPQRS' }, 400], ['an unknown field', { more: '1' }, 400], ['not our form', { csrf: 'x' }, 403],
    ['a name that is not sealed', { entry: `2 ${first}` }, 404], ['a name that somebody mended', { entry: sent.values.entry.replace(/..$/, 'AA') }, 404], ['a case by its reference', { reference: first }, 400]
  ]) is(name, (await send({ ...sent.values, token: form((await site.get('/complaints/submit')).text).values.token, ...fields })).status, status)
  is('no step of its own that anybody may take', (await get(`/staff/read?ref=${first}`)).status, 403)
}

async function practices() {
  const reference = await record(site, 'compliment', praise)
  await act(site, 'acknowledge', reference, { channel: 'email' }, 'support')
  await lead(site, reference, ['tell',
    ['review', { 'practice.title': 'Stay on the line', 'practice.what': 'We stay until it works.', 'practice.effect': 'Nobody rings twice.' }],
    ['share', { 'with.1.division': 'leadership', 'with.1.became': 'shared', 'with.1.evidence': '', 'with.2.division': 'digital', 'with.2.became': 'none' }],
    ['share', { 'with.1.division': 'leadership', 'with.1.became': 'applied', 'with.1.evidence': 'It stands in the guide.' }]])
  const page = await get('/staff/register?register=practices&for=leadership', 'handler2'), [entry] = entries(page.text)
  ok('R-O23 R-O55 a practice, with what became of it in each division', /^Stay on the line We stay until it works\. .*Nobody rings twice\./.test(entry) &&
    /Leadership[^:]*: applied, .*It stands in the guide\. Digital Skills : not for them/.test(entry), entry)
  has('who holds a role there is asked to read it', entry, 'Please read this.')
  ok('no word of the giver', !/Glad|Geheim/.test(page.text))
}

async function filters() {
  const all = await whole('/staff/register')
  is('every improvement', all.list.length, 8)
  const due = site.sql("SELECT reference FROM register WHERE list = 'improvements' ORDER BY place, reference, item").split('\n')
  ok('what is due first, what is done last', due.length === 8 && /Worked/.test(all.list.at(-2)) + /Done/.test(all.list.at(-1)) === 2, all.list)
  for (const [query, count] of [
    ['state=open', 6], ['state=effective', 1], ['state=not-effective', 0], ['division=leadership', 1], ['division=not-sure', 1], ['cause=hand-over&state=open', 4],
    ['cause=hand-over&state=open&division=apprenticeships&owner=handler', 2], ['owner=me', 0], ['owner=handler', 6], ['state=nonsense&cause=%FF&after=x', 0], ['division=former', 0], ['state=&after=x', 0], ['register=none', 0], ['register=lessons&cause=supplier', 2]
  ]) is(`filter ${query}`, (await whole(`/staff/register?${query}`)).list.length, count)
  is('mine are mine', (await whole('/staff/register?owner=me', 'handler')).list.length, 6)
  const shown = form((await get('/staff/register?state=open&cause=hand-over')).text, '/staff/register')
  is('the form shows the choice', [shown.values.register, shown.values.state, shown.values.cause], ['improvements', 'open', 'hand-over'])
  const csv = await get('/staff/register?format=csv&state=open')
  is('CSV of what is shown', [csv.headers.get('content-type'), csv.text.trimEnd().split('\r\n').length], ['text/csv; charset=utf-8; header=present', 7])
  hasNot('without any person but owners', (await get('/staff/register?register=lessons&format=csv')).text + csv.text, 'Geheim')
}

async function searching() {
  const find = async (register, text, user = 'support', more = {}) => {
    const page = await get(`/staff/register?register=${register}`, user)
    return site.post(`/staff/register?register=${register}`, { csrf: form(page.text, `/staff/register?register=${register}`).hidden.csrf, words: text, ...more }, { user })
  }
  for (const [register, text, count] of [
    ['improvements', 'CALLS book', 1], ['improvements', 'cälls', 1], ['improvements', 'every call written', 1], ['lessons', 'takes writ', 1], ['lessons', 'cälls', 0], ['practices', 'RINGS', 1],
    ['lessons', 'Geheimwort', 0], ['improvements', 'Geheimwort', 0], ['practices', 'Geheimwort', 0], ['lessons', 'list:lessons OR "', 0], ['lessons', '!!', 0]
  ]) {
    const page = await find(register, text)
    is(`search ${register}: ${text}`, [page.status, entries(page.text).length], [200, count])
  }
  is('too much', (await find('lessons', 'x'.repeat(201))).status, 422)
  const forged = await find('lessons', 'trombone', 'support', { csrf: 'x' })
  is('not our form: 403 with the words', [forged.status, form(forged.text, '/staff/register?register=lessons').values.words], [403, 'trombone'])
  is('an unknown field', (await find('lessons', 'x', 'support', { more: '1' })).status, 400)
  ok('no words in the access log', !/trombone|Geheim/.test(site.accessLog))
}

async function who() {
  is('a stranger has no registers', [(await get('/staff/register', 'stranger')).status, (await get('/staff/register', 'manager')).status], [403, 403])
  hasNot('and no link to them', (await get('/staff/register', 'stranger')).text, '/staff/register')
  has('staff have', (await get('/staff/submit', 'staff')).text, '/staff/register')
}

async function made() {
  is('sample cases', site.redress('demo', '240').status, 0)
  const lessons = await whole('/staff/register?register=lessons&division=apprenticeships')
  const wanted = site.sql("SELECT count(*) FROM register WHERE list = 'lessons division:apprenticeships'")
  ok('25 a page, each once', lessons.lengths.slice(0, -1).every(length => length === 25) && String(lessons.list.length) === wanted, lessons.lengths, wanted)
  is('all that is made is what the records say', site.redress('verify').status, 0)
  const rows = () => site.sql('SELECT * FROM register; SELECT rowid, * FROM register_search ORDER BY rowid')
  const before = rows()
  for (const broken of ["DELETE FROM register WHERE list = 'improvements' AND place = (SELECT max(place) FROM register WHERE list = 'improvements')", "UPDATE register SET place = place + 1 WHERE list LIKE 'carried-out%'",
    "UPDATE register_search SET text = 'x' WHERE rowid = (SELECT max(rowid) FROM register_search)"]) {
    site.sql(broken)
    const found = site.redress('verify')
    ok(`found: ${broken.slice(0, 60)}`, found.status === 1 && /\tregister\n/.test(found.text), found.text)
    site.redress('rebuild')
    ok('and made anew', site.redress('verify').status === 0 && rows() === before)
  }
}

// What has helped, page by page: those of one instant are neither lost nor doubled.
async function pages() {
  const all = site.sql("SELECT count(*) FROM register WHERE list = 'have-helped'")
  let count = 0, path = '/complaints/learned'
  for (let turn = 0; path && turn < 20; turn++) {
    const page = await site.get(path)
    count += main(page.text).split('<li class="redress-change">').length - 1
    path = next(page.text)
    hasNot('no reference on the page', page.text, 'C-20')
  }
  is('every change once', String(count), all)
  for (const after of ['x', '-1.5', '1.99999', '-99999999999999999999.1', '.', '9223372036854775807.1000'])
    is(`after=${after}`, (await site.get(`/complaints/learned?after=${after}`)).status, 200)
}

async function schools() {
  const other = await startSite({})
  is('the schools publish what has helped', (await other.get('/complaints/learned')).status, 200)
  has('which home links to', (await other.get('/')).text, 'href="/complaints/learned"')
  const page = await other.get('/staff/register', { user: 'staff' })
  is('their staff have registers', page.status, 200)
  hasNot('without practices, which nobody there reviews', page.text, 'register=practices')
  is('asked for, it is another', (await other.get('/staff/register?register=practices', { user: 'staff' })).text.includes('<h1 class="govuk-heading-xl">Improvements</h1>'), true)
}

test(async () => {
  site = await startSite({ SITE: 'one-academy', TZ: 'Europe/London' })
  const cases = await recurring()
  await correcting(cases)
  await reading(cases)
  await practices()
  await filters()
  await searching()
  await who()
  is('all that is made is what the records say', site.redress('verify').status, 0)
  site = await startSite({ SITE: 'one-academy', TZ: 'Europe/London' })
  await made()
  await pages()
  await schools()
})
