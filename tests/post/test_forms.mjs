#!/usr/bin/env node
// A filled form of ours that comes by email is a case at once; one in which something is wrong waits.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { form, has, hasNot, is, main, test, words, xmllint } from '../http/site.mjs'
import { boxesOf, filledIn, programs, run } from '../http/filling.mjs'
import { letter, sites, startOffice } from './coming.mjs'

const waits = { how: '', reference: '', seq: 0 }
const became = ({ how, reference, seq }) => ({ how, reference, seq })
const cases = site => site.sql('SELECT count(*) FROM case_file')

async function forms(folder, site) {
  const made = {}
  for (const kind of ['complaint', 'compliment']) {
    const blank = `${folder}/${kind}-blank.pdf`
    writeFileSync(blank, new Uint8Array(await (await fetch(`${site.url}/complaints/form?kind=${kind}`)).arrayBuffer()))
    const values = filledIn(await boxesOf(blank))
    if (kind === 'complaint') values['complainant.preferred-channel'] = 'email'
    delete values['complainant.needs.phone-first'] // who is to be called first gets no receipt
    const other = { ...values, details: 'Something else altogether.' }
    for (const [name, filled] of [['one', values], ['two', other]]) await programs['pdf.js'](blank, `${folder}/${kind}-${name}.pdf`, filled)
    const file = name => ({ name: `${kind} ${name}.pdf`, bytes: readFileSync(`${folder}/${kind}-${name}.pdf`) })
    made[kind] = { blank: file('blank'), one: file('one'), two: file('two'), third: null }
  }
  return made
}

const text = { name: 'list.txt', type: 'text/plain', bytes: 'Monday\nTuesday\n' }

function one(site, kind, form) {
  const row = site.comes(letter({ from: 'Sian <sian@example.com>', subject: 'My form', text: 'Please see my form.', files: [text, form.one] }))
  is(`${kind}: it is a case`, [row.how, row.seq, row.reference[0]], ['case', 1, kind === 'complaint' ? 'C' : 'P'])
  const record = site.record(row.reference)
  is('which is valid', xmllint(record), '')
  if (kind === 'complaint') has('by email', record, '<channel>email</channel>')
  has('by nobody of the staff', record, 'by="system"')
  has('in the words of the form', record, '“quoted” (brackets) [more]')
  is('the message is its first file, then the form, then the rest', [...record.matchAll(/>([^<>]*)<\/attachment>/g)].map(found => found[1]), ['My form.eml', `${kind} one.pdf`, 'list.txt'])
  const received = Date.parse(/<received [^>]*at="([^"]*)"/.exec(record)[1]), stored = Number(site.sql(`SELECT received FROM post WHERE number = ${row.number}`)) * 1000
  is('received when the mail server had it', received, stored)
  is('its receipt waits to go out', site.sql(`SELECT what, address FROM outbox WHERE reference = '${row.reference}'`), 'receipt|sian@example.org')
  const before = cases(site)
  const again = site.comes(letter({ from: 'Sian <sian@example.com>', subject: 'Again', text: 'Did you get it?', files: [form.one] }))
  is('the same form again is no second case', cases(site), before)
  is('but what was said with it waits', became(again), waits)
  return row.reference
}

function several(site, { complaint, compliment }) {
  const before = Number(cases(site))
  const row = site.comes(letter({ from: 'sian@example.com', subject: 'Both', files: [complaint.two, compliment.two, text] }))
  is('two forms are two cases', [row.how, Number(cases(site))], ['case', before + 2])
  const [first, second] = site.references().slice(-2)
  is('each with the message and its own form', [first, second].map(reference => [...site.record(reference).matchAll(/>([^<>]*)<\/attachment>/g)].map(found => found[1]).join()),
    ['Both.eml,complaint two.pdf,list.txt', 'Both.eml,compliment two.pdf,list.txt'])
  is('and a receipt', site.sql(`SELECT count(*) FROM outbox WHERE reference IN ('${first}', '${second}')`), '2')
}

// The same form twice in one message is one case.
function twice(site, { complaint }) {
  const before = Number(cases(site)), fresh = { ...complaint.one, bytes: Buffer.concat([complaint.one.bytes, Buffer.from('\n%twice\n')]) }
  const row = site.comes(letter({ from: 'sian@example.com', subject: 'Twice', files: [fresh, { ...fresh, name: 'copy.pdf' }] }))
  is('the same form twice is one case', [row.how, Number(cases(site))], ['case', before + 1])
  is('with the form', [...site.record(row.reference).matchAll(/>([^<>]*)<\/attachment>/g)].map(found => found[1]).join(), 'Twice.eml,complaint one.pdf')
}

function left(folder, site, { complaint, compliment }) {
  const before = cases(site)
  const isLeft = (name, mail, to) => is(`${name} waits`, became(site.comes(mail, to)), waits)
  isLeft('a blank form', letter({ files: [complaint.blank] }))
  isLeft('a good one with a blank one', letter({ files: [complaint.blank, { ...compliment.one, bytes: Buffer.concat([compliment.one.bytes, Buffer.from('\n')]) }] }))
  run('pdftk', `${folder}/complaint-one.pdf`, 'output', `${folder}/flat.pdf`, 'flatten')
  isLeft('a flat one', letter({ files: [{ name: 'flat.pdf', bytes: readFileSync(`${folder}/flat.pdf`) }] }))
  isLeft('what is called a form', letter({ files: [{ name: 'form.pdf', bytes: 'no form at all' }] }))
  const fresh = n => ({ ...complaint.one, bytes: Buffer.concat([complaint.one.bytes, Buffer.from(`\n%${n}\n`)]) })
  isLeft('one from a list', letter({ headers: ['List-Id: <all.example.org>'], files: [fresh(1)] }))
  isLeft('one that a machine sent', letter({ headers: ['Auto-Submitted: auto-generated'], files: [fresh(2)] }))
  isLeft('one from an address of our own', letter({ from: 'complaints@example.org', files: [fresh(3)] }))
  is('there is no other case', cases(site), before)
  is('a colleague sends one', site.comes(letter({ from: 'colleague@example.org', files: [fresh(4)] })).how, 'case')
}

// A form in which something is missing opens filled in, with the message beside it.
async function opens(folder, site, { complaint }) {
  const file = `${folder}/half.pdf`, boxes = await boxesOf(`${folder}/complaint-blank.pdf`), values = filledIn(boxes)
  await programs['pdf.js'](`${folder}/complaint-blank.pdf`, file, { ...values, 'complainant.name': '' })
  const row = site.comes(letter({ from: 'Sian Jones <sian@example.com>', subject: 'Half', text: 'I left out my name.', files: [{ name: 'half.pdf', bytes: readFileSync(file) }] }))
  is('a form without what is needed waits', became(row), waits)
  const shown = form((await site.get(`/staff/submit?mail=${row.number}`, { user: 'support' })).text, '/staff/submit')
  has('its page says so', words(main((await site.get(`/staff/submit?mail=${row.number}`, { user: 'support' })).text)), 'We have copied what the PDF says into this form')
  is('its press opens it filled in', [shown.values.details, shown.values['complainant.email'], shown.values.channel], [values.details, values['complainant.email'], 'email'])
  is('and what it does not say by the message', shown.values['complainant.name'], 'Sian Jones')
  const kept = await site.post(shown.action, shown.values, { user: 'support' })
  is('it becomes a case', kept.status, 303)
  has('with the form', site.record(site.row(row.number).reference), '>half.pdf</attachment>')
}

// A form of which some fields are not asked any more, as other programs write it.
const earlier = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [<< /FT /Tx /T (summary) /TU (The complaint) /V (Late) >> << /FT /Tx /T (size-of-shoe) /TU (Size of both shoes) /V (44) >>] >> >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
trailer << /Root 1 0 R >>
`

// What the page of a message says of the PDFs that came with it; each kind of case copies from its own form.
async function says(folder, site, { complaint, compliment }) {
  const arrive = files => site.comes(letter({ from: 'Sian Jones <sian@example.com>', headers: ['List-Id: <all.example.org>'], files })).number
  const opened = async (number, address) => {
    const { text } = await site.get(`${address}?mail=${number}`, { user: 'support' })
    return { text: words(main(text)), ...form(text, address) }
  }
  const submit = '/staff/submit', compliments = '/staff/compliment'
  const one = arrive([compliment.two]), wrong = await opened(one, submit), right = await opened(one, compliments)
  has('of a form of the other kind', wrong.text, 'The PDF is a compliment form, so we have copied nothing from it')
  is('nothing is copied', wrong.values.details, 'The hall was cold.')
  has('but there it is', right.text, 'We have copied what the PDF says')
  is('with what it says', right.values.details, 'Something else altogether.')
  const other = await opened(arrive([complaint.two]), compliments)
  has('and the other way round', other.text, 'The PDF is a complaint form, so we have copied nothing from it')
  const both = arrive([text, compliment.two, complaint.two])
  is('of two forms each kind copies from its own', (await Promise.all([submit, compliments].map(address => opened(both, address)))).map(page => [page.text.includes('We have copied what the PDF says'), page.values.details]),
    [[true, 'Something else altogether.'], [true, 'Something else altogether.']])
  const flat = await opened(arrive([{ name: 'flat.pdf', bytes: readFileSync(`${folder}/flat.pdf`) }]), submit)
  has('of one that is flat', flat.text, 'The PDF has no fields that can be read')
  const past = await opened(arrive([{ name: 'earlier.pdf', bytes: earlier }]), submit)
  is('of an earlier form what it asks is copied', past.values.summary, 'Late')
  has('and the rest is said', past.text, 'These answers have no place in this form. Copy any that matter: Size of both shoes: 44')
  hasNot('of what is no PDF nothing', (await opened(arrive([text, { name: 'form.pdf', bytes: 'no form at all' }]), submit)).text, 'The file cannot be read')
}

await test(async () => {
  for (const name of sites) {
    const folder = mkdtempSync('/tmp/redress-forms.'), site = await startOffice(folder, name)
    try {
      const made = await forms(folder, site)
      const reference = one(site, 'complaint', made.complaint)
      one(site, 'compliment', made.compliment)
      several(site, made)
      twice(site, made)
      left(folder, site, made)
      await opens(folder, site, made)
      await says(folder, site, made)
      site.redress('deliver')
      const reply = site.sent().map(mail => /^Reply-To: (.*)$/mi.exec(mail)?.[1]).find(address => address.includes(reference.toLowerCase()))
      const row = site.comes(letter({ from: 'sian@example.org', text: 'And my form', files: [{ ...made.complaint.one, bytes: Buffer.concat([made.complaint.one.bytes, Buffer.from('\n%5\n')]) }] }), reply)
      is('a reply with a form is a contact, and no second case', [row.how, row.reference, row.seq > 1], ['case', reference, true])
      has('the form is its file', site.record(reference).split('<contacted').at(-1), '>complaint one.pdf</attachment>')
      is('all is sound', site.redress('verify').status, 0)
    } finally {
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
})
