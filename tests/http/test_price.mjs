#!/usr/bin/env node
// A request has a price: the worst that we could think of, each sent to a running program, which is then asked what it has
// cost (time of the processor, from /proc) and what it has kept (memory). No bytes that anybody sends cost more.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { complain, complaint, form, is, main, ok, receipt, startSite, test, words } from './site.mjs'

const SECONDS = 2, MEGABYTES = 64, TICKS = 100 // a second
const KiB = 1024, MiB = 1024 * KiB
let site, proof
const costs = []

// The one process of that program in that realm.
function processOf(realm, program) {
  const found = readdirSync('/proc').filter(name => /^\d+$/.test(name)).find(pid => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
      return readlinkSync(`/proc/${pid}/exe`).endsWith(`/cgi-bin/${program}`) &&
        environment.includes(`REDRESS_DATA=${site.data}`) && environment.includes(`REDRESS_REALM=${realm}`)
    } catch {
      return false
    }
  })
  if (!found) throw new Error(`no process of ${realm} ${program}`)
  return found
}

function spent(pid) {
  const [user, system, ofChildren, systemOfChildren] = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /, '').split(' ').slice(11, 15).map(Number)
  return (user + system + ofChildren + systemOfChildren) / TICKS
}
const resident = pid => Number(readFileSync(`/proc/${pid}/status`, 'latin1').match(/VmRSS:\s*(\d+)/)[1]) / KiB

// Sends something to a program and says what it has cost.
async function price(what, [realm, program], send, statuses) {
  const pid = processOf(realm, program), before = spent(pid)
  let answer
  try {
    answer = await send()
  } catch (error) {
    answer = { status: `cut off: ${error.cause ?? error}`, text: '' }
  }
  const alive = processOf(realm, program)
  ok(`${what}: the program lives on`, alive === pid)
  for (let turn = 0; turn < 50 && resident(alive) >= MEGABYTES; turn++) await sleep(100) // it gives back after it has answered
  const seconds = spent(alive) - (alive === pid ? before : 0), megabytes = resident(alive)
  costs.push([seconds, megabytes, answer.text.length, what])
  ok(`${what}: ${statuses.join(' or ')}`, statuses.includes(answer.status), answer.status, words(main(answer.text)).slice(0, 300))
  ok(`${what}: under ${SECONDS} s of the processor`, seconds < SECONDS, seconds)
  ok(`${what}: leaves under ${MEGABYTES} MB`, megabytes < MEGABYTES, megabytes)
  return answer
}

// ---- What is sent ----

const submit = ['public', 'submit'], address = '/complaints/submit'
const fresh = async (path = `${address}?whole`, user) => form((await site.get(path, { user })).text).values
const untyped = values => Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'attachment'))
const text = (name, value, more = '') => Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')])
const file = (name, bytes) => text('attachment', bytes, `; filename="${name}"`)
const parts = (list, path = address, user) =>
  site.ask(path, { method: 'POST', user, headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: Buffer.concat([...list, Buffer.from('--b--\r\n')]), patience: 120000 })
const texts = values => Object.entries(values).map(([name, value]) => text(name, value))
const photograph = size => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]), Buffer.alloc(size - 12, 7)])

async function files() {
  const values = untyped({ ...await fresh(), ...complaint })
  const five = Array.from({ length: 5 }, (_, n) => file(`${n}.jpg`, photograph(10 * MiB - n)))
  const much = await price('five photographs of 10 MB', submit, () => parts([...texts(values), ...five]), [422])
  is('of which no word is lost', form(much.text)?.values.details, complaint.details)
  const two = [1, 2].map(n => file(`${n}.jpg`, photograph(10 * MiB - n)))
  const kept = await price('two of them, and no summary', submit, () => parts([...texts({ ...values, summary: '' }), ...two]), [422])
  const again = form(kept.text).values, copies = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`kept.${n + 1}`, again['kept.1']]))
  const one = await price('one of them twenty times', submit, () => parts(texts({ ...untyped(again), summary: '', ...copies })), [422])
  ok('which is one file', (one.text.match(/name="kept\.\d+"/g) ?? []).length === 1, one.text.match(/name="kept\.\d+"/g))
  await price('the same again, from where they are kept', submit, () => parts(texts({ ...untyped(form(kept.text).values), summary: 'Two of them', 'kept.1.out': '', 'kept.2.out': '' })), [303])
  await price('a file of empty lines', submit, async () => parts([...texts(untyped({ ...await fresh(), ...complaint, effect: 'lines' })), file('a.txt', Buffer.alloc(10 * MiB, '\n')), file('b.txt', Buffer.alloc(10 * MiB - 1, ' '))]), [303])
  await price('what looks like pictures in pictures', submit, async () => parts([...texts(untyped({ ...await fresh(), ...complaint, summary: '' })), ...Array.from({ length: 20 }, (_, n) => file(`${n}.tif`, Buffer.alloc(MiB, 'II*\0\x08\0\0\0')))]), [422])
  await price('many small files', submit, async () => parts([...texts(untyped({ ...await fresh(), ...complaint, summary: '' })), ...Array.from({ length: 450 }, (_, n) => file(`${n}.txt`, `words ${n}`))]), [422])
  await price('one large file that never ends', submit, () => site.ask(address, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: Buffer.concat([text('attachment', '', '; filename="a"').subarray(0, -2), Buffer.alloc(60 * MiB, '\r')]), patience: 120000 }), [400])
  const boundary = 'x'.repeat(70)
  await price('what is nearly a boundary', submit, () => site.ask(address, { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="attachment"; filename="a"\r\n\r\n`), Buffer.alloc(60 * MiB, `\r\n--${boundary.slice(1)}`)]), patience: 120000 }), [400])
}

// What is given back is read through memory, too.
async function downloads() {
  const program = ['staff', 'attachment']
  for (let n = 1; n <= 4; n++) {
    const sent = await parts([...texts(untyped({ ...await fresh(), ...complaint, division: 'finance', effect: `Photographs ${n}` })), ...[1, 2].map(m => file(`${m}.jpg`, Buffer.concat([photograph(10 * MiB - 9), Buffer.from(`${n} ${m}`)])))])
    const { reference } = receipt((await site.get(sent.location)).text)
    for (const m of [1, 2]) await price(`photograph ${n} ${m}`, program, () => site.get(`/staff/attachment?ref=${reference}&seq=1&n=${m}`, { user: 'handler', patience: 120000 }), [200])
  }
}

async function headers() {
  const all = (more, count = 490) => () => parts(Array.from({ length: count }, (_, n) => text(`f${n}`, 'x', more)))
  await price('file names of percent signs', submit, all(`; filename="${'%22'.repeat(2600)}"`), [400, 413])
  await price('file names of backslashes', submit, all(`; filename="${'\\'.repeat(7900)}"`), [400, 413])
  await price('file names in pieces', submit, all(Array.from({ length: 400 }, (_, n) => `; filename*${n}*=%41`).join('')), [400, 413])
  await price('thousands of parameters', submit, all('; a=b'.repeat(1580)), [400, 413])
  await price('thousands of header lines', submit, all('\r\na:b'.repeat(1500)), [400, 413])
  await price('quotes without an end', submit, all(`; a="${'"; a="'.repeat(1200)}`), [400, 413])
  await price('a header without an end', submit, () => parts([text('a', 'x', '; a=b'.repeat(1e6))]), [413])
  await price('parts without number', submit, () => parts(Array.from({ length: 50000 }, () => text('a', 'x'))), [400, 413])
  await price('encoded words', submit, all(`; filename="${'=?utf-8?q?=41?= '.repeat(480)}"`), [400, 413])
  await price('comments in comments', submit, all(`; a=${'('.repeat(7000)}`), [400, 413])
}

async function fields() {
  const values = await fresh()
  const many = (name, count, value = 'x') => Array.from({ length: count }, (_, n) => `${name(n)}=${value}`).join('&')
  const send = (body, path = address, user) => () => site.post(path, {}, { body, user, patience: 120000 })
  await price('10,000 fields', submit, send(many(n => `f${n}`, 10000)), [400, 413])
  await price('10,000 fields of one name', submit, send(many(() => 'details', 10000)), [400, 413])
  await price('1,000,000 fields without a name', submit, send('&='.repeat(5e5)), [400, 413])
  await price('deep names', submit, send(many(n => `a${n}${'.1'.repeat(900)}`, 490)), [400, 413])
  await price('a long name', submit, send(`${'concerned.'.repeat(9e4)}=x`), [400, 413])
  for (const [what, character] of [['marks', '&<"\n'], ['accents', 'e\u0301\u0302\u0303'], ['invisible', '\u200b\u2066'], ['flags', '\u{1f1ec}\u{1f1e7}'], ['joiners', '\u{1f469}\u200d'], ['zero bytes', '%00'], ['no text', '%ff']])
    await price(`a megabyte of ${what}`, submit, () => {
      const value = what.startsWith('zero') || what.startsWith('no') ? character.repeat(3e5) : encodeURIComponent(character.repeat(Math.floor(MiB / Buffer.byteLength(character)) - 99))
      return site.post(address, {}, { body: `${new URLSearchParams({ csrf: values.csrf, token: values.token })}&details=${value}`, patience: 120000 })
    }, [400, 413, 422])
  const names = Object.keys(untyped(values)).filter(name => !['csrf', 'token'].includes(name))
  for (const character of ['(', '0', '+44 ', 'a@', '<a@b.example>, ', '1/', 'March ', '-', '.'])
    await price(`each field ${Math.floor(MiB / names.length / 1.5)} bytes of ${character}`, submit, () => {
      const long = character.repeat(Math.floor(MiB / names.length / 1.5 / character.length))
      return parts(texts({ ...untyped(values), ...Object.fromEntries(names.map(name => [name, long])) }))
    }, [422])
  const longest = '&'.repeat(9990)
  await price('the longest texts', submit, async () => parts(texts({ ...untyped(await fresh()), ...complaint, details: `1${longest}`, effect: `2${longest}`, 'desired-outcome': `3${longest}`, summary: '"'.repeat(200) })), [303])
  await price('a proof of a megabyte', ['public', 'track'], async () => site.post('/complaints/track', { ...await fresh('/complaints/track'), reference: `C-${'0'.repeat(MiB / 2)}`, 'access-code': 'I'.repeat(MiB / 3) }, { patience: 120000 }), [422, 413, 403])
}

// Whatever the reason, a page that only says what is wrong gives back 64 KB at most, and each field's beginning.
async function faults() {
  const user = 'handler', large = { details: '&<\n'.repeat(2e5), summary: 'A few words' }, body = values => ({ ...untyped(values), ...large })
  const at = name => `/staff/${name}?ref=${proof.reference}`, kept = await fresh(at('note'), user)
  for (const [what, status, send] of [
    ['an unknown field', 400, async () => site.post(address, { ...body(await fresh()), strange: 'x' })],
    ['an unknown field of staff', 400, () => site.post(at('note'), body(kept), { user })],
    ['no token', 400, async () => site.post(address, { ...large, csrf: (await fresh()).csrf })],
    ['who may not', 403, () => site.post(at('note'), body(kept), { user: 'stranger' })],
    ['no such case', 404, () => site.post('/staff/note?ref=C-2026-000001-1', body(kept), { user })],
    ['a second field of that name', 400, () => site.post(address, {}, { body: `${new URLSearchParams(large)}&details=x` })],
    ['too much', 413, () => site.post(at('note'), { ...large, more: 'x'.repeat(MiB) }, { user })],
    ['a file for who takes none', 415, () => parts([...texts({ reference: 'A few words' }), file('a', 'x')], '/complaints/track')]
  ]) {
    const answer = await send(), said = words(main(answer.text))
    is(`${what}: ${status}`, answer.status, status)
    ok(`${what}: gives back 64 KB at most`, answer.text.length < (64 + 8) * KiB, answer.text.length)
    if (status !== 415) ok(`${what}: and something of each field`, said.includes('A few words') && said.includes('&<'), said.slice(0, 200))
  }
}

async function staff() {
  const user = 'support', handler = 'handler', step = ['staff', 'step'], search = ['staff', 'search']
  const find = async wanted => site.post('/staff/search', { ...await fresh('/staff/search', user), words: wanted }, { user, patience: 120000 })
  for (const [what, wanted] of [['letters', Array.from({ length: 100 }, (_, n) => String.fromCharCode(97 + n % 26)).join(' ')], ['one letter', 'e'], ['what stands everywhere', 'the '.repeat(50)], ['marks', '"*^:(){}'.repeat(25)], ['figures', '0 1 2 3 4 5 6 7 8 9 '.repeat(10)]])
    await price(`a search for ${what}`, search, () => find(wanted), [200])
  await price('a search for a megabyte', search, () => find('x '.repeat(MiB / 4)), [200, 413, 422])
  const reference = site.references()[0], at = `/staff/acknowledge?ref=${proof.reference}`
  const values = untyped(await fresh(at, handler))
  const rows = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`issue.${n + 1}`, '&'.repeat(20000)]))
  await price('rows of a form', step, () => parts(texts({ ...values, ...rows }), at, handler), [422])
  await price('a row far away', step, () => parts(texts({ ...values, 'issue.999999999': 'x', add: 'issue' }), at, handler), [400])
  await price('times of a megabyte', step, () => parts(texts({ ...values, at: '2026-'.repeat(MiB / 6) }), at, handler), [422])
  const table = await price('the largest list, as a table', ['staff', 'cases'], () => site.get('/staff/cases?format=csv', { user }), [200])
  is('which is one', table.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
  await price('a long address', ['staff', 'cases'], () => site.get(`/staff/cases?${'state=x&'.repeat(900)}`, { user }), [200, 413, 414])
  await price('a case', ['staff', 'case'], () => site.get(`/staff/case?ref=${reference}`, { user }), [200])
}

await test(async () => {
  site = await startSite({ DEMO: 'yes' })
  proof = await complain(site, { division: 'finance' })
  await files()
  await downloads()
  await headers()
  await fields()
  await faults()
  await staff()
  for (const [seconds, megabytes, bytes, what] of costs.sort((a, b) => b[0] - a[0])) console.log(`# ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB  ${bytes} bytes  ${what}`)
})
