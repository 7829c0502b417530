#!/usr/bin/env node
// The form as a PDF: it asks what the form on the website asks, in its order, of schema/record.xsd; it is sound, tagged and
// told by a spoken name; what each reader finds in it is the same. pdf.js is the reader; qpdf looks at its parts.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { form, has, is, ok, startSite, test } from './site.mjs'
import { elements, fields, open, text } from './pdf.mjs'

const run = (...command) => {
  const done = spawnSync(command[0], command.slice(1), { encoding: 'utf8' })
  return { status: done.status, text: done.stdout + done.stderr }
}

// The fields of an event in the schema, by the names of forms: what stands in the type of that element, in the order of
// its first sequence, without what is asked of staff only. Written anew here, so that two readers of the schema agree.
function schemaFields(type) {
  const schema = readFileSync('schema/record.xsd', 'utf8').replace(/<!--[^]*?-->/g, '')
  const named = (kind, name) => schema.match(new RegExp(`<xs:${kind} name="${name}">([^]*?)\\n  </xs:${kind}>`))?.[1]
  const inside = (body, prefix) => {
    const found = []
    const first = body.includes('<xs:choice>') ? body.slice(0, body.indexOf('</xs:sequence>')) : body
    for (const [whole, group, open] of first.matchAll(/<xs:group ref="([\w-]+)"[^>]*>|<xs:element ([^>]*)>/g)) {
      if (group) { found.push(...inside(named('group', group), prefix)); continue }
      const at = first.indexOf(whole), own = open.endsWith('/') ? '' : first.slice(at, first.indexOf('</xs:element>', at))
      const name = open.match(/name="([\w-]+)"/)[1], of = open.match(/type="([\w:-]+)"/)?.[1]
      if (/<f:realm only=/.test(own)) continue
      const complex = of && named('complexType', of)
      if (complex && !complex.includes('simpleContent')) {
        if (/<f:asked\/>/.test(own + complex)) found.push(prefix + name)
        found.push(...inside(complex, `${prefix}${name}.`))
      } else if (of === 'xs:date') found.push(...['day', 'month', 'year'].map(part => `${prefix}${name}.${part}`))
      else if (of !== 'attachment') found.push(prefix + name)
    }
    return found
  }
  return inside(named('complexType', type), '')
}

await test(async () => {
  const site = await startSite()
  for (const [kind, path] of [['complaint', '/complaints/submit?whole'], ['compliment', '/complaints/compliment?whole']])
    for (const large of ['', '&large']) {
      const what = `${kind}${large && ', large print'}`
      const answer = await fetch(`${site.url}/complaints/form?kind=${kind}${large}`)
      is(`${what}: a PDF`, [answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
      const bytes = new Uint8Array(await answer.arrayBuffer()), file = `${site.scratch}/form.pdf`
      writeFileSync(file, bytes)
      const checked = run('qpdf', '--check', file)
      is(`${what}: qpdf finds nothing wrong`, [checked.status, /warning/i.test(checked.text)], [0, false])
      const pdf = await open(bytes)

      // The same list: of the PDF, of the web, of the schema
      const asked = form((await site.get(path)).text).names
      const ofWeb = [...new Set(asked.filter(name => !/^(token|csrf|attachment|add|insert|next|answers)\b/.test(name)))]
      const ofPdf = await fields(pdf), names = [...new Set(ofPdf.map(field => field.name))]
      is(`${what}: the fields of the web, in their order`, names, ofWeb)
      is(`${what}: the fields of the schema`, [...names].sort(), schemaFields(`${kind}-received`).sort())
      ok(`${what}: each has a spoken name`, ofPdf.every(field => field.spoken.length > 3), ofPdf.filter(field => !field.spoken))
      ok(`${what}: each is above the foot`, ofPdf.every(field => field.bottom > 60), ofPdf.filter(field => field.bottom <= 60))
      has(`${what}: with its hint`, ofPdf.map(field => field.spoken).join('\n'), kind === 'complaint' ? 'payroll report came two weeks late' : 'If not, only the staff')

      // Who listens to it hears every field where it stands
      const read = await elements(pdf)
      is(`${what}: each field stands in the structure, in the order of the fields`, read.fields, ofPdf.map(field => field.id))
      is(`${what}: one heading of the first level`, read.roles.filter(role => role === 'H1').length, 1)
      ok(`${what}: headings of its pages`, read.roles.filter(role => role === 'H2').length >= 4, read.roles)
      const { info } = await pdf.getMetadata()
      is(`${what}: title and language`, [info.Title, info.Language], [`${kind === 'complaint' ? 'Complaint' : 'Compliment'} form`, 'en-GB'])

      // On paper
      const said = await text(pdf)
      if (kind === 'complaint') ok(`${what}: what staying anonymous means there`, said.includes('cannot send you a reply') && !said.includes('Keep your reference'), said)
      for (const part of ['12 Station Approach', '@schoolsmutualservices.co.uk', 'For office use', 'Received by', 'Signature', `Page 1 of ${pdf.numPages}`, 'What happens next'])
        has(`${what}: says ${part}`, said, part)
      ok(`${what}: form and version at the foot`, /form, version [0-9a-f]{8}/.test(said), said.slice(-200))
      const asked_again = tag => fetch(`${site.url}/complaints/form?kind=${kind}${large}`, { headers: tag ? { 'if-none-match': tag } : {} })
      const known = await asked_again(answer.headers.get('etag')), other = await asked_again('"other"')
      is(`${what}: who has it hears that it is the same`, [known.status, await known.text(), other.status], [304, '', 200])
      const again = await asked_again()
      ok(`${what}: asked again, the same bytes`, Buffer.from(bytes).equals(Buffer.from(await again.arrayBuffer())))
    }
  const page = await site.get('/complaints/form?print')
  is('the page to print is still there', [page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8'])
  for (const path of ['/', '/complaints/policy'])
    for (const link of ['/complaints/form', '/complaints/form?large', '/complaints/form?print', '/complaints/form?kind=compliment'])
      has(`${path} leads to ${link}`, (await site.get(path)).text, `href="${link}"`)
})
