#!/usr/bin/env node
// The policy as a PDF: it says what the page says, its contents name the pages where things are, it is sound and tagged; it is
// made once, and again when the site has changed.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { elements, open } from './pdf.mjs'
import { has, is, ok, startSite, test, unescape } from './site.mjs'

const run = (...command) => spawnSync(command[0], command.slice(1), { encoding: 'utf8' })
const bare = text => text.replace(/\s+/g, '')

async function fetched(site) {
  const answer = await fetch(`${site.url}/complaints/policy?pdf`)
  is('a PDF', [answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
  return Buffer.from(await answer.arrayBuffer())
}

// What each entry of the contents says, of the page of the file that it leads to.
async function contents(pdf, pages) {
  const first = await pdf.getPage(1)
  const links = (await first.getAnnotations()).filter(link => link.subtype === 'Link')
  const entries = [...pages[0].matchAll(/^\s*(\d+\. .*?)\s+(\d+)$/gm)].map(([, title, page]) => ({ title, page: Number(page) }))
  ok('every section is listed', entries.length > 8 && links.length >= entries.length, entries, links.length)
  for (const { title, page } of entries) ok(`${title} is on page ${page}`, bare(pages[page - 1]).includes(bare(title)) && page > 1, pages[page - 1])
  const outline = await pdf.getOutline()
  is('the bookmarks are the contents', outline.map(mark => bare(mark.title)), entries.map(entry => bare(entry.title)))
  for (const [n, mark] of outline.entries()) {
    const place = await pdf.getDestination(mark.dest)
    is(`${mark.title} leads there`, await pdf.getPageIndex(place[0]) + 1, entries[n].page)
  }
}

async function read(name) {
  const folder = mkdtempSync(`${tmpdir()}/redress-policy-`)
  cpSync(`conf/sites/${name}`, folder, { recursive: true })
  const site = await startSite({ SITE: folder }), file = `${site.scratch}/policy.pdf`
  const page = (await site.get('/complaints/policy')).text, bytes = await fetched(site)
  has(`${name}: the page leads to it`, page, 'href="/complaints/policy?pdf"')
  writeFileSync(file, bytes)
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/policy-${name}.pdf`, bytes) // to be looked at
  const checked = run('qpdf', '--check', file)
  is('qpdf finds nothing wrong', [checked.status, /warning/i.test(checked.stdout + checked.stderr)], [0, false])
  const pages = run('pdftotext', '-layout', file, '-').stdout.split('\f').slice(0, -1), all = bare(run('pdftotext', '-raw', file, '-').stdout)
  const pdf = await open(bytes), { roles } = await elements(pdf), { info } = await pdf.getMetadata()
  is('called by its title, in its language', [info.Title, info.Language], [unescape(page.match(/<h1[^>]*>([^<]*)/)[1]), 'en-GB'])
  for (const [n, text] of pages.entries()) has(`page ${n + 1} says so`, text, `Page ${n + 1} of ${pages.length}`)
  await contents(pdf, pages)
  for (const role of ['H1', 'H2', 'P', 'TOC', 'TOCI', 'Link', 'Table', 'TR', 'TH', 'TD', 'Caption']) ok(`tagged: ${role}`, roles.includes(role), roles)

  // Each clause with its number, each cell of each table
  const clauses = [...page.matchAll(/redress-policy__number">([^<]*)<\/span>\s*<span>([^]*?)<\/span>/g)].map(([, number, text]) => number + text)
  const cells = [...page.matchAll(/<(?:th|td)[^>]*govuk-table__(?:header|cell)"[^>]*>([^<]*)</g)].map(found => found[1])
  ok('the page has both', clauses.length > 20 && cells.length > 20, clauses.length, cells.length)
  const missing = [...clauses, ...cells].map(text => bare(unescape(text))).filter(text => !all.includes(text))
  is('all of them are in it', missing, [])

  ok('asked again, the same bytes', bytes.equals(await fetched(site)))
  writeFileSync(`${folder}/organisation.xml`, readFileSync(`${folder}/organisation.xml`, 'utf8').replace(/<email>[^<]*<\/email>/, '<email>moved@example.org</email>'))
  const changed = await fetched(site)
  writeFileSync(file, changed)
  has('after a change of the site it is made again', run('pdftotext', '-raw', file, '-').stdout, 'moved@example.org')
  rmSync(folder, { recursive: true })
}

await test(async () => { for (const name of ['schools-mutual-services', 'one-academy']) await read(name) })
