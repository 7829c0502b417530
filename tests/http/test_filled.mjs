#!/usr/bin/env node
// The form comes back as it was filled in, from every program that people fill it in by; then it becomes a case.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build, form, has, is, main, ok, startSite, test, words, xmllint } from './site.mjs'
import { fields, fill, open } from './pdf.mjs'

let folder
const run = (...command) => {
  const done = spawnSync(command[0], command.slice(1), { encoding: 'utf8' })
  if (done.status !== 0) ok(`${command[0]} ends well`, false, done.error ?? '', done.stdout + done.stderr)
}

// What is filled in, by the names of the website
const TEXTS = {
  summary: 'Zażółć gęślą jaźń – “quoted” (brackets) [more] \\ back/slash <b>&amp; 100%',
  details: 'First line: ŵ ŷ Llanfairpwll\nSecond line 😀 👩‍👩‍👧 #hash\n\n(third) "fourth" \'fifth\'',
  effect: 'Ünïcödé – Ελληνικά – кириллица',
  'complainant.name': 'Siân O’Brien-Łukasiewicz', 'complainant.email': 'sian@example.org',
  'complainant.address': '1 Stryd Fawr\nPwllheli', 'representative.name': 'Zoë (“Zo”) Đặng',
  'happened.day': '27', 'happened.month': '3', 'happened.year': '2026'
}
const TICKS = { 'at-risk': 'yes', anonymous: '', 'complainant.needs.large-print': 'yes', 'complainant.needs.more-time': 'yes' }
const CHOICES = { feeling: 'very-unhappy', division: 'finance', 'complainant.category': 'multi-academy-trust', representative: 'yes' }
const filledIn = () => Object.fromEntries(Object.entries({ ...TEXTS, ...TICKS, ...CHOICES }).filter(([, value]) => value !== ''))
const nameInFile = name => name === 'representative' ? 'representative.asked' : name

// What the command reads, exactly
function read(site, file) {
  const { status, text, error } = site.redress('form', file)
  const lines = text.trimEnd().split('\n').map(line => line.split('\t'))
  const said = Object.fromEntries(lines.slice(1).map(([name, value]) => [name, value.replace(/\\([nt\\])/g, (_, c) => ({ n: '\n', t: '\t', '\\': '\\' })[c])]))
  return { status, error, kind: lines[0][1], said }
}

const same = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

const xml = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
function xfdf() {
  const tree = {}
  for (const [name, value] of Object.entries(filledIn())) {
    const path = nameInFile(name).split('.'), last = path.pop()
    path.reduce((node, part) => node[part] ??= {}, tree)[last] = value
  }
  const write = node => Object.entries(node).map(([name, inside]) =>
    `<field name="${name}">${typeof inside === 'string' ? `<value>${xml(inside)}</value>` : write(inside)}</field>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>${write(tree)}</fields></xfdf>`
}

// Each program fills in `blank` and writes `file`
const programs = {
  async 'pdftk-java'(blank, file) {
    writeFileSync(`${folder}/f.xfdf`, xfdf())
    run('pdftk', blank, 'fill_form', `${folder}/f.xfdf`, 'output', file)
  },
  async 'pdf.js'(blank, file) {
    writeFileSync(file, await fill(readFileSync(blank), box => {
      const value = filledIn()[box.name]
      return value === undefined ? undefined : box.type === 'Tx' ? value : box.radio ? box.choice === value : true
    }))
  },
  async poppler(blank, file) {
    const boxes = await fields(await open(readFileSync(blank))), counted = {}
    const ticks = boxes.filter(box => box.type === 'Btn').map(box => [box, counted[box.name] = (counted[box.name] ?? 0) + 1])
      .filter(([box]) => box.radio ? CHOICES[box.name] === box.choice : TICKS[box.name]).map(([box, n]) => `${nameInFile(box.name)}#${n}`)
    run(`${build}/tests/paper/poppler_fill`, blank, file, ...Object.entries(TEXTS).map(([name, text]) => `${name}=${text}`), ...ticks)
  },
  async qpdf(blank, file) {
    const json = JSON.parse(spawnSync('qpdf', ['--json', '--json-key=qpdf', '--json-stream-data=none', blank], { encoding: 'utf8', maxBuffer: 64e6 }).stdout)
    const objects = json.qpdf[1], changed = {}
    const walk = (reference, above) => {
      const value = objects[`obj:${reference}`].value, own = value['/T'] ? `${above}${value['/T'].slice(2)}` : above
      const said = filledIn()[own.replace(/\.asked$/, '')]
      if (said !== undefined && value['/FT']) changed[`obj:${reference}`] = { value: { ...value, '/V': value['/FT'] === '/Tx' ? `u:${said}` : `/${said}` } }
      else for (const kid of value['/Kids'] ?? []) walk(kid, `${own}.`)
    }
    for (const field of objects[objects[`obj:${objects.trailer.value['/Root']}`].value['/AcroForm'] && `obj:${objects[`obj:${objects.trailer.value['/Root']}`].value['/AcroForm']}`].value['/Fields']) walk(field, '')
    writeFileSync(`${folder}/f.json`, JSON.stringify({ qpdf: [json.qpdf[0], changed] }))
    run('qpdf', blank, `--update-from-json=${folder}/f.json`, file)
  }
}

async function comes_back(site, blank) {
  for (const [program, fillIn] of Object.entries(programs)) {
    const file = `${folder}/${program}.pdf`
    await fillIn(blank, file)
    const { status, error, kind, said } = read(site, file)
    is(`${program}: the form is known`, [status, error, kind], [0, '', 'complaint'])
    ok(`${program}: it comes back exactly`, same(said, filledIn()), said, filledIn())
    run('qpdf', '--check', file)
  }
}

function told_apart(site, blank) {
  const flat = `${folder}/flat.pdf`, locked = `${folder}/locked.pdf`, broken = `${folder}/broken.pdf`
  run('pdftk', `${folder}/pdftk-java.pdf`, 'output', flat, 'flatten')
  run('qpdf', '--encrypt', 'secret', 'owner', '256', '--', blank, locked)
  writeFileSync(broken, readFileSync(blank).subarray(0, 2000))
  for (const [file, what] of [[flat, 'flat'], [locked, 'password'], [broken, 'broken'], ['README.md', 'broken']]) {
    const { status, error } = site.redress('form', file)
    ok(`${file.split('/').pop()}: ${what}`, status === 1 && error.includes(`: ${what}: `), status, error)
  }
  is('a file that is not there', site.redress('form', `${folder}/none.pdf`).status, 2)
}

function becomes_a_case(site, blank) {
  const file = `${folder}/pdf.js.pdf`
  const submitted = site.redress('submit', '--form', file, '--received', '2026-05-01T17:30', '--channel', 'email')
  is('it becomes a case', [submitted.status, submitted.error], [0, ''])
  const reference = submitted.text.trim(), record = site.redress('show', reference).text
  is('which is valid', xmllint(record), '')
  has('received when it came', record, 'at="2026-05-01T17:30:00+01:00"')
  has('by its channel', record, '<channel>email</channel>')
  has('in the words of the form', record, '(third) "fourth" \'fifth\'')
  has('the file is its first attachment', record, '>pdf.js.pdf</attachment>')
  is('and is kept as it came', site.sql(`SELECT length(bytes) FROM content`), String(readFileSync(file).length))
  is('the same file again is the same case', site.redress('submit', '--form', file, '--received', '2026-05-01T17:30', '--channel', 'email').text.trim(), reference)
  const refused = site.redress('submit', '--form', blank)
  is('a blank one is refused', [refused.status, refused.text], [1, ''])
  for (const words of ['summary: Enter a one-sentence summary', 'details: Tell us what happened', 'complainant.name: Enter your name']) has(`and says: ${words}`, refused.error, words)
  is('one case is in the store', site.redress('list').text.trim().split('\n').length, 1)
  is('nothing is broken', site.redress('verify').status, 0)
  for (const wrong of [['--form'], ['--form', file, '--received', 'tomorrow'], ['--from', file]])
    is(`submit ${wrong.slice(0, 1)}: wrong use`, site.redress('submit', ...wrong).status, 2)
  has('a time to come is refused', site.redress('submit', '--form', `${folder}/qpdf.pdf`, '--received', '2099-01-01T09:00').error, 'must not be in the future')
}

// Staff have it read into their form, and complete that
async function read_by_staff(site) {
  const send = (fields, ...files) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const file of files) body.append('attachment', new Blob([readFileSync(file)], { type: 'application/pdf' }), file.split('/').pop())
    return site.ask('/staff/submit', { method: 'POST', user: 'handler', body })
  }
  const begin = async () => {
    const page = form((await site.get('/staff/submit?whole', { user: 'handler' })).text, '/staff/submit')
    return { ...page.values, ...page.hidden }
  }
  const read = await send({ ...await begin(), effect: 'Typed before', 'read-form': 'yes' }, `${folder}/poppler.pdf`)
  is('staff: the form comes back', read.status, 200)
  has('and says so', words(main(read.text)), 'We have copied what the PDF says into this form')
  const filled = form(read.text, '/staff/submit')
  is('with what the PDF says', [filled.values.summary, filled.values['complainant.name'], filled.values.division], [TEXTS.summary, TEXTS['complainant.name'], 'finance'])
  is('and what was typed before it', filled.values.effect, 'Typed before')
  const { 'read-form': _, ...rest } = { ...filled.values, ...filled.hidden }
  const sent = await send({ ...rest, channel: 'email' })
  is('which makes the case', sent.status, 303)
  const record = site.redress('show', site.redress('list').text.trim().split('\n').map(line => line.split('\t')[0]).find(ref => site.redress('show', ref).text.includes('Typed before'))).text
  has('with the file', record, '>poppler.pdf</attachment>')
  for (const [file, says] of [['flat', 'has no fields that can be read. It is attached'], ['locked', 'cannot be opened without a password. It is attached']]) {
    const page = await send({ ...await begin(), 'read-form': 'yes' }, `${folder}/${file}.pdf`)
    has(`${file}: says so`, words(main(page.text)), says)
    has(`${file}: and it is attached`, words(main(page.text)), `${file}.pdf`)
  }
  has('no file at all', words(main((await send({ ...await begin(), 'read-form': 'yes' })).text)), 'To copy from a PDF, choose it')
}

await test(async () => {
  const site = await startSite()
  mkdirSync(folder = `${site.scratch}/forms`)
  const blank = `${folder}/blank.pdf`
  writeFileSync(blank, new Uint8Array(await (await fetch(`${site.url}/complaints/form`)).arrayBuffer()))
  is('a blank form is one of ours', site.redress('form', blank).text, 'form\tcomplaint\n')
  await comes_back(site, blank)
  told_apart(site, blank)
  becomes_a_case(site, blank)
  await read_by_staff(site)
})
