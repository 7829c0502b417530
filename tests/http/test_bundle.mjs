#!/usr/bin/env node
// The review bundle as one PDF: its contents lead where they say, every letter and every file is in it that can be, and
// nothing that a stranger's file would do in a viewer.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { act, answer, lead, open, received } from './acts.mjs'
import { has, hasNot, is, main, ok, startSite, test, unescape, words } from './site.mjs'
import { pdfOf } from './letter_pdf.mjs'
import { elements, open as openPdf } from './pdf.mjs'

const run = (command, ...options) => spawnSync(command, options, { encoding: 'utf8', maxBuffer: 256e6 })
const plain = text => text.replace(/\s+/g, ' ').trim()

// As much of what a word processor writes as it is known by.
const docx = Buffer.concat(['[Content_Types].xml', '_rels/.rels', 'word/document.xml'].map(name => {
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04\x14', 'latin1')
  head.writeUInt32LE(4, 18), head.writeUInt32LE(4, 22), head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(`${name}<x/>`)])
}))

function files(site) {
  const hostile = readFileSync('tests/paper/hostile.pdf'), locked = `${site.scratch}/locked.pdf`
  const long = `${site.scratch}/long.pdf`
  is('a PDF is long', run('qpdf', 'tests/paper/hostile.pdf', '--pages', ...Array.from({ length: 34 }, () => ['.', '1-z']).flat(), '--', long).status, 0)
  is('a PDF is locked', run('qpdf', '--encrypt', 'secret', 'owner', '256', '--', 'tests/paper/hostile.pdf', locked).status, 0)
  const photo = readFileSync('tests/paper/photo.jpg')
  return [
    [['hostile.pdf', hostile], ['photo of the hall.jpg', photo], ['picture.png', readFileSync('tests/paper/picture.png')], ['locked.pdf', readFileSync(locked)]],
    [['broken.pdf', hostile.subarray(0, 60)], ['letter.docx', docx], ['again.jpg', photo], ['long.pdf', readFileSync(long)]]
  ]
}

const DETAILS = 'Ελληνικά 😀 & <b>\n\nIt was promised. '.repeat(40)

// A form sent with files.
async function send(site, path, fields, files, user) {
  const blank = await open(site, path, user), body = new FormData()
  for (const [name, value] of Object.entries({ ...blank.values, ...fields })) if (name !== 'attachment') body.append(name, value)
  for (const [name, bytes] of files) body.append('attachment', new Blob([bytes]), name)
  const sent = await site.ask(path, { method: 'POST', body, user })
  is(`${path.split('?')[0]} with files`, [sent.status, words(main(sent.text)).slice(0, 300)], [303, ''])
  return sent.location
}

async function bundle(site, reference, user) {
  const answer = await fetch(`${site.url}/staff/bundle?ref=${reference}&pdf`, { headers: { authorization: `Basic ${Buffer.from(`${user}:demo`).toString('base64')}` } })
  const bytes = Buffer.from(await answer.arrayBuffer()), file = `${site.scratch}/bundle.pdf`
  writeFileSync(file, bytes)
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/bundle.pdf`, bytes) // to be looked at
  const pages = run('pdftotext', '-layout', file, '-').stdout.split('\f').slice(0, -1).map(plain)
  return { status: answer.status, headers: answer.headers, file, bytes, pages, text: pages.join(' ') }
}

// Each line of the contents, and each bookmark, leads to the page where that part is.
async function leads(made) {
  const pdf = await openPdf(made.bytes), outline = await pdf.getOutline(), contents = made.pages[0].replace(/^.*Contents /, '')
  const numbers = {}
  for (const { title, dest } of outline) {
    const number = await pdf.getPageIndex((await pdf.getDestination(dest))[0]) + 1, page = made.pages[number - 1]
    numbers[title] = number
    ok(`the contents say on which page “${title}” is`, contents.includes(`${title} ${number}`) || new RegExp(`${title.replace(/[.?]/g, '\\$&')}[ .]* ${number}\\b`).test(contents), number, contents)
    ok('and there it is', title.includes('Letter: ') ? page.includes('Dear Ann Archer') : page.includes(title), title, page)
    ok('with that number', page.includes(`Page ${number} of ${made.pages.length}`), page)
  }
  return numbers
}

async function letters(site, reference, made, numbers) {
  for (const [title, seq] of [['Document 5. Letter: Acknowledged', 2], ['Document 6. Letter: Response sent: Reply by the division', 4], ['Document 7. Letter: Review requested: Review by Senior Management', 5]]) {
    const file = `${site.scratch}/letter.pdf`, { status, bytes } = await pdfOf(site, reference, seq, 'support')
    writeFileSync(file, bytes)
    is(`${title}: as it was sent`, status, 200)
    const own = run('pdftotext', '-layout', file, '-').stdout.split('\f').slice(0, -1).map(plain)
    own.forEach((page, n) => has(`page ${n + 1}`, made.pages[numbers[title] - 1 + n], page.replace(/access code [A-Z0-9-]{19}/, 'access code (not shown here)')))
  }
}

// Each page of each file with its number; each that could not be set in with the reason; nothing that a viewer would run.
function strangers(site, reference, made, numbers) {
  ['First page of the stranger', 'Second page lies on its side', 'Third page is huge'].forEach((said, n) =>
    ok(`a PDF: ${said}`, [said, `Document 1. File: hostile.pdf Page ${n + 1} of 3.`].every(part => made.pages[numbers['Document 1. File: hostile.pdf'] - 1 + n].includes(part))))
  has('with what was filled in on it', made.text, 'filled in by hand')
  hasNot('and not what was hidden', made.text, 'hidden note')
  const drawn = run('qpdf', '--qdf', '--object-streams=disable', made.file, '-').stdout
  is('a photo as it is packed, a picture', [drawn.includes('/DCTDecode'), drawn.match(/\/Subtype \/Image/g)?.length >= 3], [true, true])
  for (const wrong of ['/JS', '/JavaScript', '/Launch', '/EmbeddedFile', '/URI', '/OpenAction', '/AA', '/AcroForm', '/Filespec', 'alert(', 'virus.exe']) ok(`nothing of ${wrong}`, !drawn.includes(wrong))
  const listed = made.pages[numbers.Documents - 1] + made.pages[numbers.Documents]
  for (const [file, why] of [['4 File: locked.pdf', 'it cannot be opened without a password'], ['8 File: broken.pdf', 'it is damaged, or too large to be shown here'], ['9 File: letter.docx', 'it is neither a PDF nor a JPEG or PNG picture'], ['11 File: long.pdf', 'it has more than 100 pages']])
    ok(`${file}: ${why}`, new RegExp(`${file}.{20,200} SHA-256 [0-9a-f ]{60,}Not included: ${why}`).test(listed), listed)
  has('the same once more stands in it once', listed, 'The same file as an earlier document')
  const checked = run('qpdf', '--check', made.file)
  is('qpdf finds nothing wrong', [checked.status, /warning/i.test(checked.stdout + checked.stderr)], [0, false])
}

// What is on the page is in it, too: each piece of text but for its index and letters, of which it has its own.
async function as_the_page(site, reference, made) {
  const page = main((await site.get(`/staff/bundle?ref=${reference}`, { user: 'support' })).text), bare = text => unescape(text).replace(/[\s•]+/g, '')
  const said = bare(run('pdftotext', '-raw', made.file, '-').stdout.replace(/Review bundle \S+ · Confidential\s+Page \d+ of \d+|^\S+\s+Page \d of \d$/gm, ''))
  const pieces = page.replace(/<(p|span)[^>]*(unprinted|visually-hidden)[^]*?<\/\1>/g, '').replace(/<section class="redress-(bundle|enclosed)"[^]*?<\/section>|<h2[^>]*>Letters<\/h2>/g, '').split(/<[^>]*>/).map(bare).filter(Boolean)
  is('it says what the page says', pieces.filter(piece => !said.includes(piece)), [])
  ok('which is something', pieces.length > 100, pieces.length)
}

// It says no more than the page: not to anybody who may not see the case, nor what only others may read.
async function rights(site, reference, code) {
  for (const user of ['handler', 'manager', 'smt', 'head', 'director', 'staff', 'delivery', 'coach', 'stranger', undefined]) {
    const page = await site.get(`/staff/bundle?ref=${reference}`, { user }), made = await site.get(`/staff/bundle?ref=${reference}&pdf`, { user })
    is(`${user}: as the page`, made.status, page.status)
  }
  is('no such case', (await site.get('/staff/bundle?ref=C-2026-000000-0&pdf', { user: 'support' })).status, 404)
  is('a note for some', (await act(site, 'note', reference, { note: 'Only for the head', 'readers.1': 'head' }, 'manager')).status, 303)
  const others = await bundle(site, reference, 'support'), theirs = await bundle(site, reference, 'manager')
  is('who may read it has it', [others.text.includes('Only for the head'), theirs.text.includes('Only for the head')], [false, true])
  hasNot('the access code stays with the complainant', theirs.text + others.text, code)
}

await test(async () => {
  const site = await startSite(), [first, second] = files(site)
  const reference = (await send(site, '/staff/submit', { ...received, details: DETAILS, at: '2026-06-01T09:00' }, first, 'staff')).match(/ref=([^&]*)/)[1]
  await lead(site, reference, [['acknowledge', { at: '2026-06-01T10:00' }], ['note', { note: 'Rang the supplier', at: '2026-06-01T11:00' }],
    ['respond', { ...answer(), at: '2026-06-02T10:00' }], ['escalate', { at: '2026-06-05T10:00' }]])
  await send(site, `/staff/note?ref=${reference}`, { note: 'They sent more' }, second, 'support')
  const code = words(main((await site.get(`/staff/letter?ref=${reference}&seq=2`, { user: 'handler' })).text)).match(/access code ([\w-]{19})/)[1]
  const made = await bundle(site, reference, 'support')
  is('it is a PDF to be saved', [made.status, made.headers.get('content-type'), made.headers.get('content-disposition')], [200, 'application/pdf', `attachment; filename="${reference}-review-bundle.pdf"`])
  for (const part of ['Schools Mutual Services Review bundle', `Reference ${reference}`, 'Level 2: Review by Senior Management', 'Made for Grace Lin', `Pages ${made.pages.length}`, 'Confidential.']) has(`the cover says “${part}”`, made.pages[0], part)
  for (const part of ['1 June 2026 at 9am Complaint received Sam Field 1', '2 June 2026 at 10am Response sent: Reply by the division Priya Shah 4']) has(`the chronology has “${part}”`, made.text, part)
  for (const part of ['Ελληνικά 😀 & <b>', 'Rang the supplier', 'Not all was answered', 'In the complainant’s words', 'What we found on point 1', 'working day 5']) has(`it has “${part}”`, made.text, part)
  const numbers = await leads(made)
  await letters(site, reference, made, numbers)
  strangers(site, reference, made, numbers)
  await as_the_page(site, reference, made)
  const { roles } = await elements(await openPdf(made.bytes))
  is('what is read is of a kind', roles.filter(role => !/^(Root|Document|P|H[123]|L|LI|Lbl|LBody|BlockQuote|Span|TOC|TOCI|Link|Table|Caption|TR|TH|TD)$/.test(role)), [])
  is('who reads it has read the bundle', [site.redress('looks', 'support').text.includes(`\tbundle\n`), (await bundle(site, reference, 'manager')).status], [true, 200])
  is('and is not asked to', (await site.fill(`/staff/respond?ref=${reference}`, answer(), { user: 'manager' })).status, 303)
  await rights(site, reference, code)
})
