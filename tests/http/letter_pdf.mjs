// A letter as a PDF, beside what it says: the words in their order, sound, tagged, the same bytes each time.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { elements, open } from './pdf.mjs'
import { has, is, ok } from './site.mjs'

const run = (...command) => spawnSync(command[0], command.slice(1), { encoding: 'utf8' })

// The words alone: neither lines and blanks count, nor how a thing is marked as of a list or a quotation. In large print
// how the organisation is reached ends the letter.
const bare = text => text.replace(/^\(in large print\)\n(.*)\n([^]*?)\n\n([^]*)/, (_, name, reached, rest) => `${name}\n${rest}\n${reached.replace(/\n/g, ' · ')}`)
  .replace(/^(- |> |• |\d{1,2}\. |Date$|Our reference:? ?)/gm, '').replace(/\s+/g, '')

export async function pdfOf(site, reference, seq, user = 'head') {
  const answer = await fetch(`${site.url}/staff/letter?ref=${reference}&seq=${seq}&pdf`, { headers: { authorization: `Basic ${Buffer.from(`${user}:demo`).toString('base64')}` } })
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) }
}

export async function looksRight(site, name, reference, seq, said) {
  const got = await pdfOf(site, reference, seq), file = `${site.scratch}/letter.pdf`
  is(`${name}: a PDF`, [got.status, got.type], [200, 'application/pdf'])
  writeFileSync(file, got.bytes)
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/${name.replace('/', '-')}.pdf`, got.bytes) // to be looked at
  const checked = run('qpdf', '--check', file)
  is(`${name}: qpdf finds nothing wrong`, [checked.status, /warning/i.test(checked.stdout + checked.stderr)], [0, false])
  ok(`${name}: asked again, the same bytes`, got.bytes.equals((await pdfOf(site, reference, seq)).bytes))
  const pdf = await open(got.bytes), { roles } = await elements(pdf), { info } = await pdf.getMetadata()
  is(`${name}: language, and no time but that of the letter`, [info.Language, info.CreationDate], ['en-GB', undefined])
  has(`${name}: called by what it is about`, said, `\n${info.Title}\n`)
  is(`${name}: one heading above all others, which come after it`, [roles.filter(role => role === 'H1').length, roles.findIndex(role => /^H/.test(role))], [1, roles.indexOf('H1')])
  is(`${name}: what is read is of a kind`, roles.filter(role => !/^(Root|Document|P|H[123]|L|LI|Lbl|LBody|BlockQuote|Span)$/.test(role)), [])
  const text = run('pdftotext', '-raw', file, '-').stdout
  const words = bare(text.replace(new RegExp(`${reference}\\sPage \\d of \\d$`, 'gm'), '').replace(/(access\scode\s)[A-Z0-9-]{8,}(?=\.)/, '$1(the access code)').replace(/\(not\sshown\shere\)/, '(the access code)'))
  is(`${name}: its words`, words, bare(said))
}
