// What the HTTP tests in JavaScript share: a whole site by conf/run on a free port, a browser without a screen, TAP.
//
//   const site = await startSite({DEMO: 'yes'})   its own empty data folder; the words are its environment; a second
//                                                 argument, XML, adds users to a copy of the site
//   await site.get('/path', {user: 'staff'})      -> {status, headers, text, location}; Basic sign-in, password demo
//   await site.post('/path', {name: 'value'}, {user, headers, body, type})
//   form(text, '/address')                        the form of a page: action, hidden, values, names, choices
//   ok(name, condition, detail...)  is(name, got, wanted)  has(name, text, part)  hasNot(name, text, part)
//   await test(async () => { … })                 runs it; prints the plan; stops what was started, also when it fails
//
// Run from anywhere; BUILD says which build.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

process.chdir(new URL('../..', import.meta.url).pathname)
export const build = process.env.BUILD || 'build'

// ---- TAP ----

let count = 0, failed = 0

function short(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return String(text).length > 1500 ? `${text.slice(0, 1500)}…` : String(text)
}

export function ok(name, condition, ...details) {
  count++
  if (!condition) failed++
  console.log(`${condition ? 'ok' : 'not ok'} ${count} - ${name}`)
  if (!condition) for (const detail of details) console.log(short(detail).replace(/^/gm, '# '))
  return Boolean(condition)
}

export const is = (name, got, wanted) =>
  ok(name, got === wanted || JSON.stringify(got) === JSON.stringify(wanted), `got:    ${short(got)}`, `wanted: ${short(wanted)}`)
export const has = (name, text, part) => ok(name, text.includes(part), `wanted: ${part}`, `in: ${text}`)
export const hasNot = (name, text, part) => ok(name, !text.includes(part), `not wanted: ${part}`)

const started = new Set()

export async function test(run) {
  try {
    await run()
  } catch (error) {
    ok('the test runs to its end', false, error.stack, error.cause ?? '')
  }
  for (const site of started) await site.stop()
  console.log(`1..${count}`)
  process.exit(failed ? 1 : 0)
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    for (const site of started) await site.stop()
    process.exit(130)
  })

// ---- The site ----

const processes = () => readdirSync('/proc').filter(name => /^\d+$/.test(name))
const readOr = (path, otherwise) => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return otherwise
  }
}

// When that process began, as the kernel counts; '': there is none. A number is given to another process before long.
const began = pid => readOr(`/proc/${pid}/stat`, '').replace(/^.*\) /s, '').split(' ')[19] ?? ''

// What descends from that process (nginx, too, which hides its environment), each with when it began.
function descendants(top) {
  const parents = new Map(processes().map(pid => [pid, readOr(`/proc/${pid}/stat`, ') ? 0').replace(/^.*\) \S+ (\d+)[^]*/, '$1')]))
  const below = pid => pid === top || (parents.has(pid) && below(parents.get(pid)))
  return [...parents.keys()].filter(pid => pid !== top && below(pid)).map(pid => [pid, began(pid)])
}

// Which of them still live (a zombie has no program), and who else has the site's data folder.
function left(before, data) {
  const pids = before.filter(([pid, then]) => began(pid) === then).map(([pid]) => pid), others = processes().filter(pid => readOr(`/proc/${pid}/environ`, '').split('\0').includes(`REDRESS_DATA=${data}`))
  return [...new Set([...pids, ...others])].filter(pid => readOr(`/proc/${pid}/cmdline`, '') !== '')
}

class Site {
  constructor(scratch, environment) {
    this.scratch = scratch
    this.data = environment.DATA
    const site = environment.SITE || 'schools-mutual-services'
    this.site = existsSync(`conf/sites/${site}`) ? `conf/sites/${site}` : site
    this.log = ''
  }

  // Answers true once the site serves; false if the port is taken.
  async begin(environment) {
    this.port = 18000 + Math.floor(Math.random() * 10000)
    this.url = `http://127.0.0.1:${this.port}`
    this.child = spawn('conf/run', { env: { ...process.env, ...environment, PORT: String(this.port) }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.ended = new Promise(resolve => this.child.on('exit', resolve))
    let said = ''
    this.child.stdout.on('data', text => { said += text })
    // nginx says where it keeps a large body; that is no complaint
    this.child.stderr.on('data', text => { this.log += String(text).replace(/.*a client request body is buffered to a temporary file.*\n/g, '') })
    while (this.child.exitCode === null && !said.includes('Ctrl-C stops')) await sleep(20)
    if (this.child.exitCode === null) return true
    if (this.child.exitCode === 69) return false
    throw new Error(`the site did not start: ${said}${this.log}`)
  }

  // conf/run's folder of this run, with sockets and the access log.
  get folder() {
    return `${this.scratch}/${readdirSync(this.scratch).find(name => name.startsWith('redress.'))}`
  }

  get accessLog() {
    return readFileSync(`${this.folder}/access.log`, 'utf8')
  }

  async ask(path, { method = 'GET', user, headers = {}, body, patience = 120000 } = {}) {
    const all = { ...headers }
    if (user) all.authorization = `Basic ${Buffer.from(`${user}:demo`).toString('base64')}`
    const send = () => fetch(this.url + path, { method, headers: all, body, redirect: 'manual', signal: AbortSignal.timeout(patience) })
    // That nginx has ended a connection while a command ran is seen in the next turn of the loop, and before anything is sent on it.
    for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate)
    // A connection that nginx has ended while a command ran, and we did not see it yet; what fails behind it is a status.
    const answer = await send().catch(error => { if (method !== 'GET' || error.cause?.code !== 'UND_ERR_SOCKET') throw error; return send() })
    return { status: answer.status, headers: answer.headers, location: answer.headers.get('location'), text: await answer.text() }
  }

  get(path, options = {}) {
    return this.ask(path, options)
  }

  post(path, fields, { type = 'application/x-www-form-urlencoded', headers = {}, body, ...rest } = {}) {
    return this.ask(path, { method: 'POST', headers: { 'content-type': type, ...headers }, body: body ?? new URLSearchParams(fields).toString(), ...rest })
  }

  // A form as somebody fills it in: fetched, the fields set, sent. Gives the answer.
  async fill(path, fields, options = {}) {
    const page = await this.get(path, options)
    const found = page.status === 200 && form(page.text)
    if (!found) throw new Error(`no form at ${path}: ${page.status}`)
    return this.post(found.action, { ...found.values, ...fields }, options)
  }

  redress(...words) {
    const run = spawnSync(`${build}/redress`, ['--site', this.site, '--data', this.data, ...words], {
      encoding: 'utf8', maxBuffer: 64e6,
      env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars' } })
    return { status: run.status, text: run.stdout, error: run.stderr }
  }

  // The cases in the order in which they were kept, which their references do not tell.
  references() {
    return this.sql('SELECT reference FROM event WHERE seq = 1 ORDER BY rowid').split('\n').filter(Boolean)
  }

  sql(statement) {
    const run = spawnSync('sqlite3', ['-cmd', '.timeout 5000', `${this.data}/redress.db`, statement], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    return run.stdout.trim()
  }

  // The record, and what xmllint says of it: '' where it is valid.
  record(reference) {
    return this.redress('show', reference).text
  }

  async stop() {
    started.delete(this)
    const before = descendants(String(this.child.pid))
    this.child.kill('SIGTERM')
    const status = await this.ended
    const alive = left(before, this.data)
    ok('the site stops and leaves no process', before.length > 10 && status === 0 && alive.length === 0, `status ${status}`, `left: ${alive}`, this.log)
    rmSync(this.scratch, { recursive: true, force: true })
  }
}

// `users`: further lines for a copy of the site's users.xml.
export async function startSite(environment = {}, users) {
  const scratch = mkdtempSync('/tmp/redress-test.')
  const whole = { BUILD: build, TMPDIR: scratch, DATA: `${scratch}/data`, DEMO: 'no', ...environment }
  if (users) {
    whole.SITE = `${scratch}/site`
    cpSync(`conf/sites/${environment.SITE ?? 'schools-mutual-services'}`, whole.SITE, { recursive: true })
    const file = `${whole.SITE}/users.xml`
    writeFileSync(file, readFileSync(file, 'utf8').replace('</users>', `${users}</users>`))
  }
  const site = new Site(scratch, whole)
  started.add(site)
  while (!(await site.begin(whole)));
  return site
}

export function xmllint(text, schema = 'schema/record.xsd') {
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input: text, encoding: 'utf8' })
  return run.status === 0 ? '' : run.stderr
}

// ---- Reading pages ----

export const unescape = text =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => {
    const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' }
    if (name[0] !== '#') return named[name] ?? { ndash: '–', mdash: '—', middot: '·', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }[name] ?? whole
    return String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)))
  })

// The words of a piece of a page, without its tags.
export const words = html => unescape(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim()

export const main = html => (html.match(/<main\b[^>]*>([^]*)<\/main>/) || ['', ''])[1]

const attributes = tag => {
  const found = {}
  for (const [, name, one, other] of tag.matchAll(/([\w:-]+)(?:="([^"]*)"|='([^']*)')?/g)) found[name] = unescape(one ?? other ?? '')
  return found
}

// The first form of a page, or the one that goes to that address: `values` is what a browser would send.
export function form(html, address) {
  for (const [, tag, inside] of html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)) {
    const found = { action: attributes(tag).action, html: inside, hidden: {}, values: {}, names: [], choices: {} }
    if (address !== undefined && found.action !== address) continue
    const add = name => found.names.includes(name) || found.names.push(name)
    for (const [whole, control, open, text] of inside.matchAll(/<(input)\b([^>]*)>|<(?:textarea)\b[^>]*>[^]*?<\/textarea>|<(?:select)\b[^>]*>[^]*?<\/select>/g)) {
      if (control === 'input') {
        const { name, value = '', type, checked } = attributes(open)
        if (name === undefined) continue // a button: nothing of it is sent
        add(name)
        if (type === 'hidden') found.hidden[name] = value
        if (type === 'radio' || type === 'checkbox') (found.choices[name] ??= []).push(value)
        if ((type !== 'radio' && type !== 'checkbox') || checked !== undefined) found.values[name] = value
      } else if (whole.startsWith('<textarea')) {
        const [, about, content] = whole.match(/^<textarea\b([^>]*)>\n?([^]*)<\/textarea>$/)
        add(attributes(about).name)
        found.values[attributes(about).name] = unescape(content)
      } else {
        const { name } = attributes(whole.match(/^<select\b([^>]*)>/)[1])
        const options = [...whole.matchAll(/<option\b([^>]*)>/g)].map(option => attributes(option[1]))
        add(name)
        found.choices[name] = options.map(option => option.value).filter(Boolean)
        found.values[name] = options.find(option => 'selected' in option)?.value ?? ''
      }
    }
    return found
  }
  return null
}

// The message at a field; '' if there is none.
export function message(html, field) {
  const at = html.match(new RegExp(`<p\\b[^>]*id="${field.replace(/\./g, '\\.')}-error"[^>]*>([^]*?)</p>`))
  return at ? words(at[1]).replace(/^Error: /, '') : ''
}

// What the error summary says: {field: words}.
export function summary(html) {
  const box = html.match(/<div class="govuk-error-summary">([^]*?)<\/ul>/)
  const found = {}
  for (const [, field, text] of (box ? box[1] : '').matchAll(/<a href="#([^"]*)">([^]*?)<\/a>/g)) found[field] = words(text)
  return found
}

export const receipt = html => ({
  reference: (html.match(/<strong class="reference">([^<]*)</) || [])[1],
  code: (html.match(/<strong class="access-code">([^<]*)</) || [])[1]
})

// ISO 7064 MOD 37,36 over letters and digits: does the last character fit?
export function referenceFits(reference) {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const characters = reference.replace(/-/g, '')
  let product = 36
  for (const character of characters.slice(0, -1)) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return (product + alphabet.indexOf(characters.at(-1))) % 36 === 1
}

// A complaint with only what is needed.
export const complaint = {
  'complainant.name': 'Ann Archer', 'complainant.email': 'ann@example.org',
  summary: 'The payroll report came two weeks late', details: 'It was promised for the first of the month.'
}

// Sends a complaint, another one each time: the same words twice are one; gives {reference, code, token}.
let complaints = 0
export async function complain(site, fields = {}) {
  const answer = await site.fill('/complaints/submit', { ...complaint, 'complainant.address': `${++complaints} Example Lane`, ...fields })
  if (answer.status !== 303) throw new Error(`not a receipt: ${answer.status} ${words(main(answer.text))}`)
  const page = await site.get(answer.location)
  return { ...receipt(page.text), token: answer.location.split('=')[1] }
}

// Hands a message over as the mail server does.
export function takeIn(data, mail, to = 'complaints-and-compliments@example.org') {
  const run = spawnSync(`${build}/redress`, ['--data', data, 'intake', '--to', to],
    { input: mail, encoding: 'utf8', env: { ...process.env, REDRESS_SHARE: '.' } })
  if (run.status !== 0) throw new Error(`intake: ${run.status} ${run.stderr}`)
}
