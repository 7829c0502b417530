#!/usr/bin/env node
// Whatever a client sends gets its page and its 4xx, never a 500, and changes nothing.
import { spawnSync } from 'node:child_process'
import { build, complain, complaint, form, has, hasNot, is, main, message, ok, startSite, test, words, xmllint } from './site.mjs'

let site, reference, code

// Every answer of the whole test goes through here: none is a 500, each has the headers of a strict site.
const broken = [], loose = []
function watch(answer, what) {
  if (answer.status >= 500) broken.push(`${what}: ${answer.status}`)
  if (answer.status === 401 || /^GET \/assets\//.test(what)) return answer // the web server's own
  const csp = answer.headers.get('content-security-policy') || ''
  const strict = csp.split(/;\s*/).includes("default-src 'none'") && !/script-src|unsafe|\*|https?:/.test(csp) && /frame-ancestors 'none'/.test(csp) &&
    answer.headers.get('x-content-type-options') === 'nosniff' && answer.headers.get('referrer-policy') === 'no-referrer' &&
    answer.headers.get('cache-control') === 'no-store' && !answer.headers.has('set-cookie')
  const html = answer.status === 303 || answer.headers.get('content-type') === 'text/html; charset=utf-8'
  if (!strict || !html || /<script|<style|<[^>]*\s(on\w+|style)=|<[^>]*javascript:/i.test(answer.text)) loose.push(`${what}: ${answer.status} ${csp}`)
  return answer
}
const ask = async (method, path, options = {}) => watch(await site.ask(path, { method, ...options }), `${method} ${path}`)
const get = (path, user, headers) => ask('GET', path, { user, headers })
const post = async (path, fields, options = {}) => watch(await site.post(path, fields, options), `POST ${path}`)
const raw = (path, body, options = {}) => post(path, null, { body, ...options })

const store = () => ({
  list: site.redress('list').text,
  counts: site.sql('SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM case_file), (SELECT count(*) FROM submission), (SELECT count(*) FROM obligation)')
})

// Where somebody can post, and a form of it that is ours. The public ones ask for the proof.
async function places() {
  const list = []
  const add = async (path, user, fields) => {
    const page = await get(path, user), { answers, ...hidden } = form(page.text, path).hidden // of pages; all is sent at once
    list.push({ path, user, fields: { ...hidden, ...fields } })
  }
  await add('/complaints/submit', undefined, complaint)
  await add('/complaints/compliment', undefined, { about: 'team', details: 'All went well' })
  await add('/complaints/track', undefined, { reference, 'access-code': code })
  await add('/complaints/contact', undefined, { reference, 'access-code': code, said: 'One thing more' })
  await add('/complaints/withdraw', undefined, { reference, 'access-code': code })
  await add('/staff/submit', 'staff', { ...complaint, channel: 'phone' })
  await add('/staff/compliment', 'staff', { about: 'team', details: 'All went well' })
  await add(`/staff/acknowledge?ref=${reference}`, 'support', { 'contact.name': 'Grace Lin', 'contact.phone': '01632 960000', 'issue.1': 'Late', channel: 'email' })
  await add(`/staff/note?ref=${reference}`, 'support', { note: 'A note' })
  return list
}

async function text({ path, user, fields }) {
  const sent = new URLSearchParams(fields).toString()
  const bodies = {
    'NUL in a name': `${sent}&eff%00ect=a`, 'no UTF-8 in a name': `${sent}&eff%FFect=a`, 'half a percent sign': `${sent}&effect=100%2`, 'no percent code': `${sent}&effect=%zz`,
    'a field twice': `${sent}&csrf=${fields.csrf}`, 'a text twice': `${sent}&${sent.split('&').pop()}`, 'an unknown field': `${sent}&nonsense=1`, 'a field without a name': `${sent}&=1`,
    'a field below a field': `${sent}&${encodeURIComponent(Object.keys(fields).pop())}.x=1`, 'a path as a name': `${sent}&..%2F..%2Fetc=1`, 'an attribute of the record': `${sent}&by=director`, 'a level': `${sent}&level=3`
  }
  const got = {}
  if (path.endsWith('/submit') || path.endsWith('/compliment')) for (const name of user ? ['seq', 'reference', 'open'] : ['reference', 'access-code', 'open', 'seq', 'at', 'channel', 'concerned.1']) bodies[`${name}, which is not of this form`] = `${sent}&${name}=1`
  for (const [name, body] of Object.entries(bodies)) got[name] ??= (await raw(path, body, { user })).status
  is(`${path}: wrong text, doubled and unknown fields: 400`, got, Object.fromEntries(Object.keys(bodies).map(name => [name, 400])))
}

// Only what is no UTF-8 is refused, with every other field given back; what a paste brings along is taken off.
async function unreadable() {
  const given = { 'complainant.name': 'Pat Example', 'complainant.email': 'pat@example.org', summary: 'ALPHA', details: 'BRAVO' }
  for (const [name, bytes] of Object.entries({ 'a byte': '%FF', 'an overlong form': '%C0%AF', 'a surrogate': '%ED%A0%80', 'beyond Unicode': '%F4%90%80%80', 'a cut sequence': '%E2%82' })) {
    const { action, values: { effect, 'desired-outcome': wanted, ...values } } = form((await get('/complaints/submit')).text)
    const answer = await raw(action, `${new URLSearchParams({ ...values, ...given })}&effect=before${bytes}after&desired-outcome=CHARLIE`)
    const back = form(answer.text)?.values ?? {}
    is(`${name} that is no UTF-8: 422, nothing lost`, [answer.status, back.summary, back.details, back['desired-outcome'], /^before\uFFFD+after$/.test(back.effect)], [422, 'ALPHA', 'BRAVO', 'CHARLIE', true])
    has(`${name}: said at the field`, message(answer.text, 'effect'), 'cannot read')
  }
  for (const [name, bytes] of Object.entries({ NUL: '%00', escape: '%1B', backspace: '%08', DEL: '%7F', 'a C1 control': '%C2%80', 'a noncharacter': '%EF%BF%BF', 'a blank of no width': '%E2%80%8B', 'a soft hyphen': '%C2%AD', 'a byte order mark': '%EF%BB%BF' })) {
    const { action, values: { effect, 'desired-outcome': wanted, ...values } } = form((await get('/complaints/submit')).text)
    const answer = await raw(action, `${new URLSearchParams({ ...values, ...given, details: `Of ${name}` })}&effect=one${bytes}two`)
    is(`${name} is taken off`, [answer.status, /<effect>onetwo</.test(site.record(site.references().at(-1)))], [303, true])
  }
}

async function size({ path, user, fields }) {
  const sent = new URLSearchParams(fields).toString()
  is(`${path}: a body of 10 MB: 413`, (await raw(path, `${sent}&effect=${'x'.repeat(10e6)}`, { user })).status, 413)
  is(`${path}: more than 500 fields: 413`, (await raw(path, `${sent}${Array.from({ length: 501 }, (_, n) => `&f${n}=1`).join('')}`, { user })).status, 413)
  for (const type of ['application/json', 'multipart/form-dataa; boundary=x', 'text/plain', 'text/xml', 'application/x-www-form-urlencodedx'])
    is(`${path}: a body of ${type}: 415`, (await raw(path, type.endsWith('json') ? JSON.stringify(fields) : sent, { user, type })).status, 415)
  const wrong = await raw(path, sent, { user, type: 'text/plain' })
  ok(`${path}: the page says what to do`, words(main(wrong.text)).length > 40, wrong.text)
  const chunked = await ask('POST', path, { user, headers: { 'content-type': 'application/json' }, body: '{' })
  is(`${path}: half a JSON: 415`, chunked.status, 415)
}

// What is too long to come back whole is said to be so, and nothing is said of all of it.
async function cut({ path, fields }) {
  const send = async more => words(main((await post(path, { ...fields, ...more })).text))
  const whole = await send({ details: 'x'.repeat(11000) }), [long, dated] = [await send({ details: '&'.repeat(60000) }), await send({ 'happened.day': '1'.repeat(200) })]
  has('what fits is all here', whole, 'Everything you typed is still here.')
  hasNot('and nothing is cut', whole, 'only the start')
  for (const [what, said] of [['a long text', long], ['a long date', dated], ['after a long time', await send({ details: '&'.repeat(60000), csrf: 'x' })]]) {
    has(`${what}: is cut`, said, 'What you typed was too long, so only the start of it is here.')
    has(`${what}: which is said above`, said, 'so only the start of it is here')
    hasNot(`${what}: and not that all is here`, said, 'Everything you typed is still here')
  }
}

async function methods({ path, user }) {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await ask(method, path, { user })
    is(`${path}: ${method}: 405 with Allow`, [answer.status, answer.headers.get('allow')], [405, 'GET, HEAD, POST'])
  }
  const head = await ask('HEAD', path, { user })
  is(`${path}: HEAD is GET without a body`, [head.status, head.text], [200, ''])
}

const csrfOf = async (path, user) => form((await get(path, user)).text, path).values.csrf

// A csrf value of days ago, by the same program and secret at another time.
function oldCsrf(days) {
  const run = spawnSync('faketime', [`${days} days ago`, `${build}/cgi-bin/submit`], { encoding: 'utf8',
    env: { ...process.env, REDRESS_SITE: site.site, REDRESS_DATA: site.data, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars', REQUEST_METHOD: 'GET', SCRIPT_NAME: '/complaints/submit' } })
  return form(run.stdout, '/complaints/submit').values.csrf
}

async function seals() {
  for (const place of await places()) {
    const { path, user, fields } = place
    const { token, csrf, ...typed } = fields
    if (token !== undefined) {
      is(`${path}: no token: 400`, (await post(path, { ...typed, csrf }, { user })).status, 400)
      for (const bad of ['', 'x', '../../../etc/passwd/aaaaaaaa', `${token}A`, token.toLowerCase().replace(/\d/g, 'u')])
        is(`${path}: the token ${JSON.stringify(bad)}, which is not ours: 403`, (await post(path, { ...typed, csrf, token: bad }, { user })).status, 403)
    }
    const foreign = {
      missing: undefined, empty: '', forged: '0'.repeat(26), cut: csrf.slice(1), 'of another program': await csrfOf(path.startsWith('/staff') ? '/staff/submit' : '/complaints/compliment', user),
      'of nobody': await csrfOf('/complaints/track')
    }
    if (user) foreign['of another user'] = await csrfOf(path, user === 'staff' ? 'support' : 'handler').catch(() => 'A'.repeat(26))
    for (const [name, value] of Object.entries(foreign)) {
      if (value === csrf) continue
      const sent = { ...typed, ...(token && { token }), ...(value !== undefined && { csrf: value }) }
      const answer = await post(path, sent, { user })
      const back = form(answer.text, path)
      is(`${path}: csrf ${name}: 403 with everything typed`, [answer.status, Object.keys(typed).filter(field => back?.values[field] !== typed[field])], [403, []])
      is(`${path}: csrf ${name}: and a fresh one`, back?.values.csrf, csrf)
    }
    if (fields.seq !== undefined) {
      const { seq, ...rest } = fields
      is(`${path}: without seq: 400`, (await post(path, rest, { user })).status, 400)
      for (const bad of ['', 'x', '-1', '0', '99']) is(`${path}: seq ${JSON.stringify(bad)}: 409`, (await post(path, { ...rest, seq: bad }, { user })).status, 409)
    }
  }
  const page = form((await get('/complaints/submit')).text)
  const wrong = { ...page.values, 'complainant.name': 'Ann' }
  is('a csrf of yesterday is still good', (await post(page.action, { ...wrong, csrf: oldCsrf(1) })).status, 422)
  is('one of the day before is too old', (await post(page.action, { ...wrong, csrf: oldCsrf(2) })).status, 403)
}

const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>', '&lt;b&gt; &amp;amp; &#65; &#x42; &nbsp; &e;', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  ']]> <![CDATA[ x ]]> <!-- y --> <?php z ?>', "'; DROP TABLE event; -- \" ' ` \\ %s %n ${x} {{7*7}}", 'a\ttab, é, 漢字, 🙂, \u202e', '</textarea></form><h1>x</h1>', 'xmlns="urn:redress:record" r:seq="9"'
].join('\n')

async function markup() {
  const typed = { ...complaint, 'complainant.name': '<b>Ann</b> & "Co" \' ]]>', 'complainant.address': '1 <i>Lane</i>\r\nTown', details: HOSTILE, summary: '</title><script>x</script> &amp; 100% "sure"' }
  const page = form((await get('/complaints/submit')).text)
  const wrong = await post(page.action, { ...page.values, ...typed, 'complainant.email': 'x' })
  const back = form(wrong.text)
  is('markup in text comes back as typed', [wrong.status, back.values.details, back.values.summary, back.values['complainant.name']], [422, HOSTILE, typed.summary, typed['complainant.name']])
  const sent = await post(page.action, { ...page.values, ...typed })
  is('and is taken as text', sent.status, 303)
  const [last] = site.references().slice(-1)
  const record = site.record(last)
  is('the record is valid', xmllint(record), '')
  const value = path => spawnSync('xmllint', ['--xpath', `string(//*[local-name()='${path}'])`, '-'], { input: record, encoding: 'utf8' }).stdout.replace(/\n$/, '')
  is('R-O14 the text is stored verbatim', [value('details'), value('summary'), value('name'), value('address')], [HOSTILE, typed.summary, typed['complainant.name'], '1 <i>Lane</i>\nTown'])
  for (const [path, user] of [[`/staff/case?ref=${last}`, 'support'], ['/staff/', 'support'], [sent.location]]) {
    const answer = await get(path, user)
    is(`${path.split('=')[0]}: answers`, answer.status, 200)
    ok(`${path.split('=')[0]}: no markup of theirs reaches the page`, !/<script|<img|<i>Lane|<h1>x/.test(answer.text))
  }
  has('the case page shows it as it was typed', words((await get(`/staff/case?ref=${last}`, 'support')).text), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')
}

async function parameters() {
  const bad = ['', '../../../etc/passwd', '%00', `${reference}/..`, `${reference}%0d%0aX-Injected:1`, '%FF', '<script>x</script>', "' OR 1=1 --", 'x'.repeat(4000), '%', 'C-2026-999999-0', 'P-2026-000001-0', `${reference.slice(0, -1)}_`]
  for (const value of bad) {
    const answers = []
    for (const path of ['/staff/case', '/staff/note', '/staff/acknowledge', '/staff/respond', '/staff/letter'])
      for (const user of ['support', 'handler2']) answers.push(watch(await site.get(`${path}?ref=${value}&seq=1`, { user }), path))
    is(`ref=${value.slice(0, 30)}: 404 to everybody`, answers.map(answer => answer.status), answers.map(() => 404))
    ok(`ref=${value.slice(0, 30)}: injects nothing`, answers.every(answer => !answer.headers.has('x-injected') && !answer.text.includes('root:')))
  }
  for (const value of ['0', '-1', '9', '99999999999999999999', '1%20OR%201', '', '1.5', '<b>'])
    is(`seq=${value}: 404`, (await get(`/staff/letter?ref=${reference}&seq=${value}`, 'support')).status, 404)
  for (const value of ['', 'x', '../secret', 'A'.repeat(26), '%00', 'A'.repeat(5000)]) is(`receipt=${value.slice(0, 30)}: no receipt, 404`, (await get(`/complaints/receipt?receipt=${value}`)).status, 404)
  for (const value of ['x', '1.C-2026-000001-0', '99999999999999999999.x', '%FF', "'"]) is(`after=${value}: the beginning`, (await get(`/staff/?after=${value}`, 'support')).status, 200)
  is('unknown keys in an address are ignored', (await get('/complaints/form?print&kind=../../etc&x=1&x=2&%FF=%00')).status, 200)
  is('a query that cannot be decoded is ignored', (await get('/complaints/submit?%zz=%')).status, 200)
}

// Letters are read, not written: by the complainant with the proof, by staff with GET.
async function letters(proof) {
  const track = form((await get('/complaints/track')).text)
  const page = await post(track.action, { ...track.values, reference: proof.reference, 'access-code': proof.code })
  const { action, values } = form(page.text, '/complaints/letter')
  is('the complainant reads the letter', (await post(action, values)).status, 200)
  await text({ path: action, fields: values })
  await size({ path: action, fields: values })
  is('a letter without csrf: 403', (await post(action, { ...values, csrf: '' })).status, 403)
  is('a letter with a wrong code: 403', (await post(action, { ...values, 'access-code': code })).status, 403)
  for (const seq of ['1', '0', '-1', '99', 'x', '']) is(`a letter of seq ${JSON.stringify(seq)}: 404`, (await post(action, { ...values, seq })).status, 404)
  const staff = await post(`/staff/letter?ref=${proof.reference}&seq=2`, { a: 'b' }, { user: 'support' })
  is('POST /staff/letter: 405 with Allow', [staff.status, staff.headers.get('allow')], [405, 'GET, HEAD'])
}

async function addresses() {
  for (const path of ['/nothing', '/complaints', '/complaints/', '/complaints/nothing', '/complaints/submit/x', '/complaints/note', '/complaints/acknowledge', '/cgi-bin/submit', '/index.html', '/staffx', '/%00', '/complaints/%2e%2e%2f%2e%2e%2fetc/passwd']) {
    const answer = await site.get(path)
    ok(`${path}: 404, or refused by the web server`, answer.status === 404 || (path.includes('%') && answer.status === 400), answer.status)
  }
  for (const user of ['support', 'staff', 'stranger'])
    for (const path of ['/staff/nothing', `/staff/x/note?ref=${reference}`, '/staff/note/', '/staff/received', `/staff/submit/x?ref=${reference}`])
      is(`${path.split('?')[0]} for ${user}: 404`, (await site.get(path, { user })).status, 404)
}

async function doors(places) {
  for (const path of ['/staff/', '/staff/submit', '/staff/nothing', `/staff/case?ref=${reference}`, `/staff/note?ref=${reference}`, `/staff/letter?ref=${reference}&seq=1`]) {
    is(`${path.split('?')[0]} without sign-in: 401`, (await get(path)).status, 401)
    const wrong = await site.get(path, { headers: { authorization: `Basic ${Buffer.from('support:wrong').toString('base64')}` } })
    is(`${path.split('?')[0]} with a wrong password: 401`, wrong.status, 401)
  }
  // The same page, whoever is refused for whatever reason. Only the name of the person who asks differs.
  const plain = answer => main(answer.text)
  const hidden = await get(`/staff/case?ref=${reference}`, 'handler2'), none = await get('/staff/case?ref=C-2026-900000-0', 'handler2')
  is('R-S12 a case out of reach is not there: 404, the same bytes', [hidden.status, none.status, hidden.text === none.text], [404, 404, true])
  const denied = await get('/staff/', 'stranger')
  const refused = {
    'a stranger, a case': await get(`/staff/case?ref=${reference}`, 'stranger'), 'a stranger, no such case': await get('/staff/case?ref=C-2026-900000-0', 'stranger'),
    'a stranger, the work list': await get('/staff/', 'stranger'), 'a stranger, a new complaint': await get('/staff/submit', 'stranger'), 'a stranger, an action': await get(`/staff/acknowledge?ref=${reference}`, 'stranger'),
    'a role that the policy does not have': await get('/staff/', 'coach')
  }
  for (const [who, answer] of Object.entries(refused)) is(`R-S12 ${who}: 403, the same page`, [answer.status, plain(answer) === plain(denied)], [403, true])
  const one = await get(`/staff/respond?ref=${reference}`, 'support'), other = await get('/staff/review-policy', 'support')
  is('R-S12 who may do something here is led back to it: 403, the same page', [one.status, other.status, plain(one) === plain(other), one.text.includes('href="/staff/"'), denied.text.includes('href="/staff/"')], [403, 403, true, true, false])
  const { path, fields } = places.find(place => place.path.startsWith('/staff/note'))
  is('R-S12 a stranger who posts: 403', (await post(path, fields, { user: 'stranger' })).status, 403)
}

// A name in a header is nobody's sign-in.
async function smuggling() {
  const same = html => html.replace(/name="(?:token|answers)" value="[^"]*"/g, '').replace(/\d\d:\d\d:\d\d/g, '')
  const heads = [{ 'Remote-User': 'handler' }, { REMOTE_USER: 'handler' }, { 'X-Remote-User': 'handler' }, { 'Redress-Realm': 'staff' }, { REDRESS_REALM: 'staff' }, { HTTP_REMOTE_USER: 'handler' },
    { authorization: `Basic ${Buffer.from('handler:demo').toString('base64')}` }, { authorization: `Basic ${Buffer.from('handler:wrong').toString('base64')}` }]
  for (const path of ['/', '/complaints/submit', '/complaints/escalate', '/complaints/track', '/complaints/policy']) {
    const plain = await get(path)
    for (const headers of heads) {
      const answer = await get(path, undefined, headers)
      ok(`${path} with ${Object.entries(headers)[0].join(': ').slice(0, 40)}: the same page`, answer.status === plain.status && same(answer.text) === same(plain.text))
    }
  }
  for (const headers of heads.slice(0, 6)) is(`/staff/ with ${Object.keys(headers)[0]}: 401`, (await get('/staff/', undefined, headers)).status, 401)
  for (const headers of heads.slice(0, 6)) is(`a stranger with ${Object.keys(headers)[0]}: 403`, (await get(`/staff/case?ref=${reference}`, 'stranger', headers)).status, 403)
}

// Everything of a form that is ours, in the address of a GET.
async function gets(places) {
  for (const { path, user, fields } of places) {
    const query = new URLSearchParams(fields).toString()
    const answer = await get(path + (path.includes('?') ? '&' : '?') + query, user)
    ok(`GET ${path} with a whole form in the address: a page`, answer.status === 200, answer.status)
  }
  for (const path of ['/', '/complaints/policy', '/complaints/form', '/complaints/receipt', '/staff/compliments', `/staff/bundle?ref=${reference}`]) {
    const answer = await post(path, complaint, { user: path.startsWith('/staff') ? 'support' : undefined })
    is(`POST ${path}: 405 with Allow`, [answer.status, answer.headers.get('allow')], [405, 'GET, HEAD'])
  }
}

await test(async () => {
  site = await startSite()
  ;({ reference, code } = await complain(site, { division: 'finance' }))
  await markup()
  const answered = await complain(site)
  await site.fill(`/staff/acknowledge?ref=${answered.reference}`, { 'contact.name': 'Grace Lin', 'contact.phone': '01632 960000', 'issue.1': 'Late', channel: 'email' }, { user: 'support' })
  const before = store()
  is('three cases are in the store', before.counts.split('|').slice(0, 2), ['4', '3'])
  const all = await places()
  for (const place of all) {
    await text(place)
    await size(place)
    await methods(place)
  }
  await cut(all[0])
  await seals()
  await parameters()
  await letters(answered)
  await addresses()
  await doors(all)
  await smuggling()
  await gets(all)
  is('nothing of it gave a 500', broken, [])
  is('every answer had the headers of a strict site, and no script', loose, [])
  is('the store is as it was', store(), before)
  await unreadable()
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.includes('\t0 broken')], [0, true])
  is('nothing was logged but the wrong passwords', site.log.split('\n').filter(line => line && !line.includes('password mismatch')), [])
  is('and the forms are still good', (await post(all[0].path, all[0].fields)).status, 303)
})
