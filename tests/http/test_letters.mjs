#!/usr/bin/env node
// Letters are made once and kept: whatever becomes of users, letterhead and record later, each letter that was sent stays as
// it was, for staff, on the status page and in the bundle. A correction makes a letter of its own, and both stay.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { attribute, events, lead, open, praise, received } from './acts.mjs'
import { pdfOf } from './letter_pdf.mjs'
import { form, has, hasNot, is, main, ok, receipt, startSite, test, words, xmllint } from './site.mjs'

const seqs = xml => [...xml.matchAll(/<[\w-]+ seq="(\d+)"[^>]*? letter="[0-9a-f]{64}"/g)].map(found => found[1])

// Every letter of a case as each of its readers gets it.
async function seen(site, { reference, code }, user = 'head') {
  const letters = {}
  const bundle = reference.startsWith('C') ? (await site.get(`/staff/bundle?ref=${reference}`, { user })).text : ''
  for (const seq of seqs(site.record(reference))) {
    const staff = await site.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })
    const track = await site.fill('/complaints/track', { reference, 'access-code': code })
    const { action, values } = form(track.text, '/complaints/letter')
    const own = await site.post(action, { ...values, seq })
    letters[seq] = {
      'for staff': main(staff.text), 'on the status page': main(own.text),
      'in the bundle': bundle.match(new RegExp(`<section [^>]*aria-labelledby="letter-${seq}">([^]*?)</section>`))?.[1] ?? ''
    }
    const [pdf, ownPdf] = [await pdfOf(site, reference, seq, user), await site.post(action, { ...values, seq, pdf: 'yes' })]
    letters[seq]['as a PDF'] = pdf.bytes.toString('base64')
    is(`letter ${seq} of ${reference} is a PDF for each`, [pdf.type, ownPdf.headers.get('content-type'), ownPdf.text.slice(0, 5)], ['application/pdf', 'application/pdf', '%PDF-'])
    ok(`letter ${seq} of ${reference} is there for each`, staff.status === 200 && own.status === 200 && Object.values(letters[seq]).slice(0, 2).every(text => text.length > 1000), [staff.status, own.status])
  }
  return letters
}

function same(name, before, now) {
  for (const seq of Object.keys(before))
    for (const where of Object.keys(before[seq])) is(`${name}: letter ${seq} ${where} is as it was`, now[seq][where], before[seq][where])
}

async function own(site, address, fields) {
  const { reference, code } = receipt((await site.get((await site.fill(address, fields)).location)).text)
  return { reference, code }
}

const kept = (site, digest) => Buffer.from(site.sql(`SELECT hex(bytes) FROM content WHERE digest = '${digest}'`).trim(), 'hex')

// What each event names is there, is a letter, and has no access code.
function whole(site, { reference, code }) {
  for (const [, name, digest] of site.record(reference).matchAll(/<([\w-]+) seq="\d+"[^>]*? letter="([0-9a-f]+)"/g)) {
    const bytes = kept(site, digest)
    is(`${name}: kept by its digest`, createHash('sha256').update(bytes).digest('hex'), digest)
    is(`${name}: a letter by its schema`, xmllint(bytes.toString(), 'schema/letter.xsd'), '')
    hasNot(`${name}: without the access code`, bytes.toString(), code)
  }
}

// Everything that could change a letter changes.
function change(folder) {
  const edit = (name, ...pairs) => writeFileSync(`${folder}/${name}`, pairs.reduce((text, [from, to]) => text.replace(from, to), readFileSync(`${folder}/${name}`, 'utf8')))
  edit('users.xml', [/title="(\w+) \w+"/g, 'title="$1 Changed"'])
  edit('organisation.xml', [/<letterhead>[^]*?<\/letterhead>/, '<letterhead><line>Moved Away</line></letterhead>'], [/<phone>[^<]*<\/phone>/g, '<phone>01632 960999</phone>'],
    [/<logo[^>]*>/, ''], [/(<division name="\w+" title=")/g, '$1New '], [/(<outside-body name=")/, '$1New '])
}

// Each letter names the logo, which is kept and is on its paper.
function logo(site, { reference }, letters) {
  const digest = createHash('sha256').update(readFileSync('conf/sites/one-academy/logo.png')).digest('hex')
  is('the logo is kept', createHash('sha256').update(kept(site, digest)).digest('hex'), digest)
  has('a letter names it', kept(site, attribute(site.record(reference), 'acknowledged', 'letter')).toString(), `<letterhead logo="${digest}">`)
  writeFileSync(`${site.scratch}/logo.pdf`, Buffer.from(letters['2']['as a PDF'], 'base64'))
  has('and has it', spawnSync('pdfimages', ['-list', `${site.scratch}/logo.pdf`], { encoding: 'utf8' }).stdout, 'image     900   240')
}

// Corrects an event by its form: `at` and what else it holds of days.
async function redate(site, reference, event, at, more = {}) {
  const path = `/staff/correct?ref=${reference}&seq=${attribute(site.record(reference), event, 'seq', 0)}`
  const page = await open(site, path, 'support')
  const answer = await site.post(page.action, { ...page.values, reason: 'It was another day', at, ...more }, { user: 'support' })
  is(`${event} is corrected`, answer.status, 303)
}

async function stays(name) {
  const folder = mkdtempSync(`${tmpdir()}/redress-letters-`)
  cpSync(`conf/sites/${name}`, folder, { recursive: true })
  const site = await startSite({ SITE: folder })
  const academy = name === 'one-academy', division = academy ? 'apprenticeships' : 'finance'
  const steps = academy ? [['acknowledge', {}, 'support'], 'introduce', ['respond', {}, 'support']] : ['acknowledge', 'introduce', 'extend', 'respond', 'escalate']
  const { channel, ...said } = { ...received, division, 'desired-outcome': 'That it comes on the first' }
  const one = await own(site, '/complaints/submit', said)
  await lead(site, one.reference, [...steps, ['issue-code', { why: 'They lost it', channel: 'email' }, 'support']])
  one.code = (await site.get(`/staff/letter?ref=${one.reference}&seq=${events(site.record(one.reference)).length}`, { user: 'support' })).text.match(/access code <strong class="redress-code">([^<]*)</)[1]
  const two = await own(site, '/complaints/compliment', { ...praise, division })
  await lead(site, two.reference, [['acknowledge', {}, 'support']])
  is('each event with a letter names one', [seqs(site.record(one.reference)), seqs(site.record(two.reference))], [[...steps, 'issue-code'].map((step, n) => String(n + 2)), ['2']])
  is('and the record is valid', [xmllint(site.record(one.reference)), xmllint(site.record(two.reference))], ['', ''])
  whole(site, one)
  whole(site, two)
  const before = [await seen(site, one), await seen(site, two)]
  has('in the bundle, too', before[0][academy ? 4 : 5]['in the bundle'], 'What we found on point 1')

  if (academy) logo(site, one, before[0])
  change(folder)
  await site.get('/staff/', { user: 'head' })
  const compare = async name => { same(name, before[0], await seen(site, one)); same(name, before[1], await seen(site, two)) }
  await compare('renamed')
  for (const event of ['received', 'acknowledged', 'responded', ...academy ? [] : ['escalated']]) await redate(site, one.reference, event, site.record(one.reference).match(/<received [^>]*\bat="([^"]{16})/)[1])
  await redate(site, two.reference, 'acknowledged', site.record(two.reference).match(/<received [^>]*\bat="([^"]{16})/)[1])
  await compare('corrected')
  is('verify finds all whole', site.redress('verify').status, 0)
  return { site, folder, one, two }
}

async function corrected({ site, one }) {
  const path = `/staff/correct?ref=${one.reference}&seq=2`, page = await open(site, path, 'support')
  const typed = { ...page.values, reason: 'A slip', 'event.acknowledged.contact.name': 'Grace Lin' }
  const shown = await site.post(page.action, { ...typed, preview: 'yes' }, { user: 'support' })
  has('the preview says what it is', words(shown.text), 'Corrected letter')
  is('sent', (await site.post(form(shown.text).action, form(shown.text).values, { user: 'support' })).status, 303)
  const seq = site.record(one.reference).match(/.*<corrected seq="(\d+)"/s)[1]
  ok('the correction names it', seqs(site.record(one.reference)).includes(seq), seq)
  const again = words(main((await site.get(`/staff/letter?ref=${one.reference}&seq=${seq}`, { user: 'head' })).text))
  has('its letter has the new words', again, 'contact Grace Lin')
  has('says that it replaces one', again, 'This letter replaces the one dated')
  const first = await site.get(`/staff/letter?ref=${one.reference}&seq=2`, { user: 'head' })
  has('the first has the old ones', words(main(first.text)), 'contact Priya Shah')
  has('and its page leads to the other', first.text, `href="/staff/letter?ref=${one.reference}&amp;seq=${seq}"`)
  const track = await site.fill('/complaints/track', { reference: one.reference, 'access-code': one.code })
  const entry = [...track.text.matchAll(/<li class="redress-timeline__item">[^]*?<\/li>/g)].map(found => found[0]).find(item => item.includes(`name="seq" value="${seq}"`))
  has('the status page has it, too', entry ?? '', 'Corrected letter')
  hasNot('and nothing of what staff wrote to correct it', track.text, 'A slip')
  hasNot('nor is it internal', words(track.text), 'Internal note')
}

// What was sent before letters were kept is made from the record, and says so.
async function before({ site, one }) {
  const path = `/staff/letter?ref=${one.reference}&seq=3`, said = 'letters were not yet kept'
  const kept = await site.get(path, { user: 'head' })
  hasNot('a kept letter is one', words(kept.text), said)
  site.sql(`DROP TRIGGER event_stays; UPDATE event SET text = replace(text, ' letter="${attribute(site.record(one.reference), 'introduced', 'letter')}"', '') WHERE reference = '${one.reference}' AND seq = 3`)
  const made = await site.get(path, { user: 'head' })
  is('one that was not is made', made.status, 200)
  has('which its page says', words(made.text), said)
  has('with its words', words(main(made.text)), 'Your new contact')
}

// A letter that is not what it was is never shown as if it were.
async function broken({ site, one }) {
  site.sql(`DROP TRIGGER content_lasts; DELETE FROM content WHERE CAST(substr(bytes, 2, 3) AS TEXT) = 'PNG'`)
  is('a letter whose logo is gone is still there', (await pdfOf(site, one.reference, 2)).status, 200)
  is('and verify says so', site.redress('verify').status, 1)
  const digest = attribute(site.record(one.reference), 'acknowledged', 'letter', 0)
  site.sql(`DROP TRIGGER content_stays; UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Ann', 'Eve') AS BLOB) WHERE digest = '${digest}'`)
  is('a changed letter is refused', (await site.get(`/staff/letter?ref=${one.reference}&seq=2`, { user: 'head' })).status, 500)
  const verify = site.redress('verify')
  ok('and verify says so', verify.status === 1 && verify.text.includes('letter'), verify.text)
  site.log = ''
}

await test(async () => {
  for (const name of ['schools-mutual-services', 'one-academy']) {
    const made = await stays(name)
    await corrected(made)
    if (name === 'one-academy') {
      await before(made)
      await broken(made)
    }
    rmSync(made.folder, { recursive: true })
  }
})
