#!/usr/bin/env node
// The form comes back as it was filled in, from every program that people fill it in by; then it becomes a case.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { form, has, is, main, ok, startSite, summary, test, words, xmllint } from './site.mjs'
import { boxesOf, filledIn, programs, readBack, rounds, run, same } from './filling.mjs'

let folder

// Every choice and tick, and letters of every kind, through every program
async function comes_back(site, kind, blank) {
  const boxes = await boxesOf(blank)
  for (const [program, fillIn] of Object.entries(programs))
    for (let round = 0; round < rounds(boxes); round++) {
      const file = `${folder}/${kind}-${program}${round || ''}.pdf`, values = filledIn(boxes, round)
      await fillIn(blank, file, values)
      const { status, error, kind: known, said } = readBack(site, file)
      is(`${program}: the form of a ${kind} is known, ${round}`, [status, error, known], [0, '', kind])
      ok(`${program}: it comes back exactly, ${round}`, same(said, values), said, values)
      if (round === 0) run('qpdf', '--check', file)
    }
}

function told_apart(site, blank) {
  const flat = `${folder}/flat.pdf`, locked = `${folder}/locked.pdf`, broken = `${folder}/broken.pdf`
  run('pdftk', `${folder}/complaint-pdftk-java.pdf`, 'output', flat, 'flatten')
  run('qpdf', '--encrypt', 'secret', 'owner', '256', '--', blank, locked)
  writeFileSync(broken, readFileSync(blank).subarray(0, 2000))
  for (const [file, what] of [[flat, 'flat'], [locked, 'password'], [broken, 'broken'], ['README.md', 'broken']]) {
    const { status, error } = site.redress('form', file)
    ok(`${file.split('/').pop()}: ${what}`, status === 1 && error.includes(`: ${what}: `), status, error)
  }
  is('a file that is not there', site.redress('form', `${folder}/none.pdf`).status, 2)
}

function becomes_a_case(site, blank) {
  const file = `${folder}/complaint-pdf.js.pdf`
  const submitted = site.redress('submit', '--form', file, '--received', '2026-05-01T17:30', '--channel', 'email')
  is('it becomes a case', [submitted.status, submitted.error], [0, ''])
  const reference = submitted.text.trim(), record = site.redress('show', reference).text
  is('which is valid', xmllint(record), '')
  has('received when it came', record, 'at="2026-05-01T17:30:00+01:00"')
  has('by its channel', record, '<channel>email</channel>')
  has('in the words of the form', record, '“quoted” (brackets) [more] \\ back/slash &lt;b&gt;&amp;amp; 100%')
  has('the file is its first attachment', record, '>complaint-pdf.js.pdf</attachment>')
  is('and is kept as it came', site.sql(`SELECT length(bytes) FROM content`), String(readFileSync(file).length))
  is('the same file again is the same case', site.redress('submit', '--form', file, '--received', '2026-05-01T17:30', '--channel', 'email').text.trim(), reference)
  const refused = site.redress('submit', '--form', blank)
  is('a blank one is refused', [refused.status, refused.text], [1, ''])
  for (const words of ['summary: Enter a one-sentence summary', 'details: Tell us what happened', 'complainant.name: Enter your name']) has(`and says: ${words}`, refused.error, words)
  is('one case is in the store', site.redress('list').text.trim().split('\n').length, 1)
  is('nothing is broken', site.redress('verify').status, 0)
  for (const wrong of [['--form'], ['--form', file, '--received', 'tomorrow'], ['--from', file]])
    is(`submit ${wrong.slice(0, 1)}: wrong use`, site.redress('submit', ...wrong).status, 2)
  has('a time to come is refused', site.redress('submit', '--form', `${folder}/complaint-qpdf.pdf`, '--received', '2099-01-01T09:00').error, 'must not be in the future')
}

// Staff have it read into their form, and complete that
const asStaff = site => ({
  async begin(address = '/staff/submit') {
    const page = form((await site.get(address, { user: 'handler' })).text, address)
    return { ...page.values, ...page.hidden }
  },
  send(fields, files = [], address = '/staff/submit') {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const file of files) body.append('attachment', new Blob([readFileSync(file)], { type: 'application/pdf' }), file.split('/').pop())
    return site.ask(address, { method: 'POST', user: 'handler', body })
  },
  kept(word) {
    return site.redress('show', site.references().find(reference => site.record(reference).includes(word))).text
  }
})

// What a browser sends of the form that came back, when another button is pressed
function again(page, address) {
  const { 'read-form': _, ...rest } = (({ values, hidden }) => ({ ...values, ...hidden }))(form(page.text, address))
  return rest
}

async function read_by_staff(site, values) {
  const { begin, send, kept } = asStaff(site)
  const read = await send({ ...await begin(), effect: 'Typed before', 'read-form': 'yes' }, [`${folder}/complaint-poppler.pdf`])
  is('staff: the form comes back', read.status, 200)
  has('and says so', words(main(read.text)), 'We have copied what the PDF says into this form')
  const filled = form(read.text, '/staff/submit')
  for (const name of ['summary', 'complainant.name', 'division']) is(`with what the PDF says: ${name}`, filled.values[name], values[name])
  is('and what was typed before it', filled.values.effect, 'Typed before')
  const sent = await send({ ...again(read, '/staff/submit'), channel: 'email' })
  ok('which makes the case', sent.status === 303, sent.status, summary(sent.text))
  has('with the file', kept('Typed before'), '>complaint-poppler.pdf</attachment>')
  for (const [file, says] of [['flat', 'has no fields that can be read. It is attached'], ['locked', 'cannot be opened without a password. It is attached']]) {
    const page = await send({ ...await begin(), 'read-form': 'yes' }, [`${folder}/${file}.pdf`])
    has(`${file}: says so`, words(main(page.text)), says)
    has(`${file}: and it is attached`, words(main(page.text)), `${file}.pdf`)
  }
  has('no file at all', words(main((await send({ ...await begin(), 'read-form': 'yes' })).text)), 'To copy from a PDF, choose it')
  const first = await send({ ...await begin(), similar: 'yes' }, [`${folder}/complaint-qpdf.pdf`])
  const then = await send({ ...again(first, '/staff/submit'), 'read-form': 'yes' })
  is('a file that was attached before is read, too', form(then.text, '/staff/submit').values.summary, values.summary)
}

// A form of the other kind leads to where it belongs, with all that there was
async function of_other_kind(site, values) {
  const { begin, send, kept } = asStaff(site)
  const page = await send({ ...await begin(), summary: 'Typed into the other form', 'complainant.name': 'Typed, too', 'read-form': 'yes' }, [`${folder}/compliment-pdf.js.pdf`])
  is('the form of a compliment at that of a complaint: a page', page.status, 200)
  has('which says so', words(main(page.text)), 'The PDF is a compliment form, so you are now recording a compliment')
  const there = form(page.text, '/staff/compliment')
  ok('and is the form of a compliment', there !== null, words(main(page.text)))
  for (const name of ['details', 'about', 'giver.name']) is(`with what the PDF says: ${name}`, there.values[name], values[name])
  has('what was typed is said beside it', words(main(page.text)), 'The complaint in one sentence: Typed into the other form')
  const sent = await send(again(page, '/staff/compliment'), [], '/staff/compliment')
  ok('it makes the compliment', sent.status === 303, sent.status, summary(sent.text))
  has('with the file', kept('>compliment-pdf.js.pdf</attachment>'), '<compliment ')
  const back = await send({ ...await begin('/staff/compliment'), 'read-form': 'yes' }, [`${folder}/complaint-pdf.js.pdf`], '/staff/compliment')
  has('and the other way round', words(main(back.text)), 'The PDF is a complaint form, so you are now recording a complaint')
  ok('there is its form', form(back.text, '/staff/submit') !== null)
  is('the command makes a compliment of it', site.redress('submit', '--form', `${folder}/compliment-qpdf.pdf`).text.slice(0, 2), 'P-')
}

// Who may not record a compliment is told whose form it is, and keeps what they had
async function of_a_kind_that_is_not_theirs() {
  const folderOfSite = `${folder}/site`
  cpSync('conf/sites/schools-mutual-services', folderOfSite, { recursive: true })
  const policy = `${folderOfSite}/policy.xml`
  writeFileSync(policy, readFileSync(policy, 'utf8').replace(/(<role name="(?:staff|handler)"[^>]*>\s*<may do="submit) compliment/g, '$1'))
  const { begin, send } = asStaff(await startSite({ SITE: folderOfSite }))
  const page = await send({ ...await begin(), summary: 'Typed before', 'read-form': 'yes' }, [`${folder}/compliment-pdf.js.pdf`])
  has('a form of a kind that is not theirs: it is said', words(main(page.text)), 'The PDF is a compliment form. You cannot record compliments')
  const there = form(page.text, '/staff/submit').values
  is('with what they typed, and nothing else', [there.summary, there.details], ['Typed before', ''])
}

await test(async () => {
  const site = await startSite()
  mkdirSync(folder = `${site.scratch}/forms`)
  const blank = {}, values = {}
  for (const kind of ['complaint', 'compliment']) {
    blank[kind] = `${folder}/${kind}.pdf`
    writeFileSync(blank[kind], new Uint8Array(await (await fetch(`${site.url}/complaints/form?kind=${kind}`)).arrayBuffer()))
    values[kind] = filledIn(await boxesOf(blank[kind]))
    is(`a blank form of a ${kind} is one of ours`, site.redress('form', blank[kind]).text, `form\t${kind}\n`)
    await comes_back(site, kind, blank[kind])
  }
  told_apart(site, blank.complaint)
  becomes_a_case(site, blank.complaint)
  await read_by_staff(site, values.complaint)
  await of_other_kind(site, values.compliment)
  await of_a_kind_that_is_not_theirs()
})
