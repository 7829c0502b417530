#!/usr/bin/env node
// PDFs that strangers may send as a filled form: pictures, and what is to use up memory, time or patience. Each is told
// apart within the bounds of the child that reads it, and staff have it attached and type what they know.
import { writeFileSync } from 'node:fs'
import zlib from 'node:zlib'
import { complaint, form, has, is, main, ok, startSite, summary, test, words } from './site.mjs'

const stream = (words, bytes) => Buffer.concat([Buffer.from(`<< ${words} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')])

// A file of one page with those objects from number 4 on, and those words in the catalogue
function pdf(catalogue, resources, ...objects) {
  const all = [`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> >>`, ...objects]
  const parts = all.flatMap((object, at) => [Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from(`trailer << /Root 1 0 R /Size ${all.length + 1} >>\n%%EOF\n`)])
}

const asForm = (fields, ...objects) => pdf(`/AcroForm << /Fields [${fields}] >>`, '', ...objects)
const field = (name, value) => `<< /FT /Tx /T (${name}) /V ${value} >>`

// Zeros in so many pieces of 16 MB, deflated twice
function zeros(pieces) {
  const piece = zlib.deflateRawSync(Buffer.alloc(16 << 20), { finishFlush: zlib.constants.Z_FULL_FLUSH })
  const once = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array(pieces).fill(piece), Buffer.from([3, 0, 0, 0, 0, 0])])
  return stream('/Filter [/FlateDecode /FlateDecode]', zlib.deflateSync(once))
}

const STRANGE = {
  scan: ['scan', pdf('', '/XObject << /Im0 4 0 R >>', stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', Buffer.from([128])))],
  'several-gigabytes': ['broken', asForm(field('summary', '4 0 R'), zeros(300))],
  'hours-to-read': ['broken', asForm(Array.from({ length: 1000 }, (_, at) => field(`f${at}`, '4 0 R')).join(' '), zeros(6))],
  'many-fields': ['broken', asForm(Array.from({ length: 2001 }, (_, at) => field(`f${at}`, '(x)')).join(' '))],
  'long-answers': ['broken', asForm(field('summary', `(${'long '.repeat(600000)})`))],
  'half-a-form': ['broken', asForm(field('summary', '(Late)') + field('details', '4 0 R'), stream('/Filter /FlateDecode', Buffer.from('not deflated')))],
  'other-form': ['other', asForm(field('order-number', '(12)') + field('summary', '(Late)') + field('size', '(44)'))],
  'all-of-a-form': ['form', asForm(field('summary', '(Late)') + field('details', '4 0 R'), stream('/Filter /FlateDecode', zlib.deflateSync(Buffer.from('Very late'))))]
}

await test(async () => {
  const site = await startSite()
  for (const [name, [what, bytes]] of Object.entries(STRANGE)) {
    const file = `${site.scratch}/${name}.pdf`, begun = Date.now()
    writeFileSync(file, bytes)
    const { status, text, error } = site.redress('form', file)
    if (what === 'form') is(`${name}: read`, [status, text, error], [0, 'form\tcomplaint\nsummary\tLate\ndetails\tVery late\n', ''])
    else ok(`${name}: ${what}`, status === 1 && error.includes(`: ${what}: `) && text === '', status, error, text)
    ok(`${name}: within the bounds`, Date.now() - begun < 15000, Date.now() - begun)
  }

  const send = body => site.ask('/staff/submit', { method: 'POST', user: 'handler', body })
  const body = (fields, name) => {
    const all = new FormData()
    for (const [field, value] of Object.entries(fields)) all.append(field, value)
    if (name) all.append('attachment', new Blob([STRANGE[name][1]], { type: 'application/pdf' }), `${name}.pdf`)
    return all
  }
  const values = page => (({ values, hidden }) => ({ ...values, ...hidden }))(form(page.text, '/staff/submit'))
  for (const [name, says] of [['scan', 'is a scan or a photo. It is attached'], ['several-gigabytes', 'cannot be read as a PDF'], ['other-form', 'is a different form. It is attached']]) {
    const blank = await site.get('/staff/submit?whole', { user: 'handler' })
    const page = await send(body({ ...values(blank), 'read-form': 'yes' }, name))
    has(`staff, ${name}: it is said`, words(main(page.text)), says)
    const { 'read-form': _, ...rest } = values(page)
    const sent = await send(body({ ...rest, ...complaint, channel: 'post', effect: name }))
    ok(`staff, ${name}: the rest is typed`, sent.status === 303, sent.status, summary(sent.text))
    has(`staff, ${name}: and the file kept`, site.record(site.references().at(-1)), `>${name}.pdf</attachment>`)
  }
  is('as they came', site.sql('SELECT count(*) FROM content'), '3')
})
