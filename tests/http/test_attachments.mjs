#!/usr/bin/env node
// Files that come with what people write: judged by what is in them, stored once beside the event, given back only to be saved.
import { spawnSync } from 'node:child_process'
import { complain, complaint, form, has, hasNot, is, main, message, ok, receipt, startSite, summary, test, words, xmllint } from './site.mjs'

let site
const MiB = 1024 * 1024
const pdf = (size = 200) => Buffer.concat([Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n'), Buffer.alloc(size, 'x')])
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const html = Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>')

// Sends a form with files: [[name, bytes], ...].
function send(address, values, files, { user } = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) if (name !== 'attachment') body.append(name, value)
  for (const [name, bytes] of files) body.append('attachment', new Blob([bytes], { type: 'application/x-whatever' }), name)
  return site.ask(address, { method: 'POST', body, user })
}

async function fill(path, fields, files, options = {}) {
  const page = form((await site.get(path, options)).text)
  return send(page.action, { ...page.values, ...fields }, files, options)
}

async function download(path, options = {}) {
  const headers = options.user ? { authorization: `Basic ${Buffer.from(`${options.user}:demo`).toString('base64')}` } : {}
  const answer = await fetch(site.url + path, { headers, redirect: 'manual', ...options.init })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

const contents = () => Number(site.sql('SELECT count(*) FROM content'))

async function taken() {
  const page = await site.get('/complaints/submit')
  has('the form can carry files', page.text, 'enctype="multipart/form-data"')
  has('the field takes several', page.text, 'type="file" multiple')
  const said = words(main(page.text))
  for (const part of ['Up to 5 files', 'each 10 MB', '20 MB in total', 'PDF, JPEG']) has(`limits are told beforehand: ${part}`, said, part)
  hasNot('the printed form has no place for files', words(main((await site.get('/complaints/form?print')).text)), 'Files')

  const sent = await fill('/complaints/submit', { ...complaint, division: 'finance' },
    [['../../the “late” letter €.pdf', pdf()], ['photo', png], ['again.pdf', pdf()]])
  is('three files with a complaint: received', sent.status, 303)
  is('the same content is kept once', contents(), 2)
  const { reference, code } = receipt((await site.get(sent.location)).text)
  const record = site.record(reference)
  is('the record is valid', xmllint(record), '')
  is('and names them in order', [...record.matchAll(/<attachment [^>]*>([^<]*)</g)].map(one => one[1]), ['the “late” letter €.pdf', 'photo', 'again.pdf'])
  has('with what is in them, not what was said', record, 'type="image/png"')
  return { reference, code }
}

async function givenBack({ reference, code }) {
  const address = n => `/staff/attachment?ref=${reference}&seq=1&n=${n}`
  const page = (await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).text
  has('the case page links to it', page, address(2).replace(/&/g, '&amp;'))
  has('with kind and size', words(main(page)), 'photo PNG, 70 bytes')
  const file = await download(address(1), { user: 'handler' })
  is('given back as it was', [file.status, file.bytes.equals(pdf())], [200, true])
  const header = name => file.headers.get(name)
  is('as what it is', header('content-type'), 'application/pdf')
  is('to be saved, under its name', header('content-disposition'), `attachment; filename="the _late_ letter EUR.pdf"; filename*=UTF-8''the%20%E2%80%9Clate%E2%80%9D%20letter%20%E2%82%AC.pdf`)
  is('not guessed at', header('x-content-type-options'), 'nosniff')
  is('able to do nothing', header('content-security-policy'), "sandbox; default-src 'none'")
  is('not kept', header('cache-control'), 'no-store')
  const photo = await download(address(2), { user: 'handler' })
  has('a name that hides its kind gets a suffix', photo.headers.get('content-disposition'), 'filename="photo.png"')
  is('no fourth: 404', (await download(address(4), { user: 'handler' })).status, 404)
  for (const wrong of ['0', '-1', 'x', '99999999999']) is(`n=${wrong}: 404`, (await download(address(wrong), { user: 'handler' })).status, 404)
  is('another division: 404', (await download(address(1), { user: 'handler2' })).status, 404)
  is('a stranger: 403', (await download(address(1), { user: 'stranger' })).status, 403)
  is('nobody: 401', (await download(address(1))).status, 401)

  const proof = { reference, 'access-code': code }
  const status = await site.fill('/complaints/track', proof)
  has('the status page offers it', words(main(status.text)), 'Download photo (PNG, 70 bytes)')
  const button = form(status.text, '/complaints/attachment')
  const ask = fields => download('/complaints/attachment', { init: { method: 'POST', body: new URLSearchParams({ ...button.values, ...fields }) } })
  const mine = await ask({})
  is('to the complainant, too', [mine.status, mine.bytes.equals(pdf()), mine.headers.get('content-security-policy')], [200, true, "sandbox; default-src 'none'"])
  is('not with another code', (await ask({ 'access-code': '000000000000' })).status, 403)
  is('not with a form of somebody else', (await ask({ csrf: 'x' })).status, 403)
  is('a GET leads to the status page', (await site.get('/complaints/attachment')).location, '/complaints/track')

  is('staff add a file to a note', (await fill(`/staff/note?ref=${reference}`, { note: 'Internal' }, [['note.pdf', pdf(7)]], { user: 'handler' })).status, 303)
  is('which the complainant never gets', (await ask({ seq: '2' })).status, 404)
  is('the complainant sends one later', (await fill('/complaints/contact', { ...proof, said: 'Here it is' }, [['later.pdf', pdf(9)]])).status, 303)
  is('and gets it back', (await ask({ seq: '3' })).bytes.equals(pdf(9)), true)
  is('staff, too', (await download(`/staff/attachment?ref=${reference}&seq=3&n=1`, { user: 'handler' })).bytes.equals(pdf(9)), true)
  const correct = form((await site.get(`/staff/correct?ref=${reference}&seq=3`, { user: 'support' })).text)
  ok('a correction asks for no files', correct && !correct.names.some(name => name.includes('attachment')), correct?.names)
  const corrected = await site.post(correct.action, { ...correct.values, 'event.contacted.said': 'Here it is, at last', reason: 'Misheard' }, { user: 'support' })
  is('it is taken', [corrected.status, summary(corrected.text)], [303, {}])
  is('the record is valid', xmllint(site.record(reference)), '')
  is('and the files stay', (await ask({ seq: '3' })).bytes.equals(pdf(9)), true)
  has('on the page, too', (await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).text, 'later.pdf</a>')
  is('with a compliment', (await fill('/complaints/compliment', { about: 'team', details: 'Quick' }, [['card.png', png]])).status, 303)
}

async function refused() {
  const before = [site.references().length, contents()]
  const tries = [
    ['HTML named .pdf', [['bill.pdf', html]], '“bill.pdf” is not a file type we can accept. It must be PDF'],
    ['a program named .png', [['x.png', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)])]], '“x.png” is not'],
    ['an empty file', [['none.pdf', '']], '“none.pdf” is empty'],
    ['too large a file', [['big.pdf', pdf(10 * MiB)]], '“big.pdf” must be 10 MB or smaller'],
    ['too many', Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, pdf(n)]), 'You can only select up to 5 files'],
    ['too much together', [1, 2, 3].map(n => [`${n}.pdf`, pdf(7 * MiB + n)]), '20 MB or smaller in total']
  ]
  for (const [what, files, said] of tries) {
    const answer = await fill('/complaints/submit', complaint, files)
    is(`${what}: 422`, answer.status, 422)
    has(`${what}: said at the field`, message(answer.text, 'attachment'), said)
    has(`${what}: and above`, summary(answer.text).attachment || '', said)
    is(`${what}: what was typed is there`, form(answer.text).values.summary, complaint.summary)
  }
  const much = await fill('/complaints/submit', complaint, [['a.pdf', pdf(26 * MiB)]]).catch(error => ({ status: `cut off: ${error}` }))
  is('far too much: 422, and no word is lost', [much.status, form(much.text ?? '')?.values.summary], [422, complaint.summary])
  const page = form((await site.get('/complaints/submit')).text)
  const raw = (body, type) => site.post(page.action, {}, { body, type }).then(answer => answer.status)
  is('a broken body: 400', await raw('summary=x', 'multipart/form-data; boundary=x'), 400)
  is('text where a file is asked: 400', await raw(new URLSearchParams({ ...page.values, ...complaint, attachment: 'a.pdf' }).toString(), 'application/x-www-form-urlencoded'), 400)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...page.values, ...complaint })) if (name !== 'attachment') body.append(name, value)
  body.append('details.2', new Blob([pdf()]), 'a.pdf')
  is('a file where none is asked: 400', (await site.ask(page.action, { method: 'POST', body })).status, 400)
  const parts = `${'--x\r\nContent-Disposition: form-data; name="attachment"; filename="a.pdf"\r\n\r\nx\r\n'.repeat(501)}--x--`
  is('501 parts: 413', await raw(parts, 'multipart/form-data; boundary=x'), 413)
  const twice = '--x\r\nContent-Disposition: form-data; name="summary"\r\n\r\nx\r\n'.repeat(2)
  is('a text twice: 400', await raw(`${twice}--x--`, 'multipart/form-data; boundary=x'), 400)
  is('nothing of it was stored', [site.references().length, contents()], before)
}

// The files that a form has kept, by their names; and whether it says that some are not.
const keptNames = html => [...form(html).html.matchAll(/for="kept\.\d+\.out">Leave out <bdi[^>]*>([^<]*)</g)].map(one => one[1])
const gone = html => words(main(html)).includes('These files were not kept')
const filesOf = reference => [...site.record(reference).matchAll(/<attachment [^>]*>([^<]*)</g)].map(one => one[1])

// A form that comes back has the files that came with it; what is then sent has them and those chosen since.
async function waiting() {
  const before = [site.references().length, contents()]
  const first = await fill('/complaints/submit', { ...complaint, summary: '' }, [['a.pdf', pdf(31)], ['bill.pdf', html], ['ä “b”.png', png]])
  is('a field is missing: 422', first.status, 422)
  is('what can be taken is kept', keptNames(first.text), ['a.pdf', 'ä “b”.png'])
  ok('what cannot is to be chosen again', gone(first.text))
  is('nothing of it is in the store', [site.references().length, contents()], before)
  const again = form(first.text)
  ok('the boxes are not ticked', !Object.keys(again.values).some(name => name.endsWith('.out')) || !/kept\.\d+\.out"[^>]*checked/.test(again.html))
  const untick = values => Object.fromEntries(Object.entries(values).filter(([name]) => !name.endsWith('.out')))
  const second = await send(again.action, { ...untick(again.values), 'kept.1.out': 'yes', add: 'no-such' }, [['c.pdf', pdf(32)]])
  is('another row: one left out, one more', [second.status, keptNames(second.text)], [200, ['ä “b”.png', 'c.pdf']])
  ok('and none is gone', !gone(second.text))
  const sent = await send(again.action, { ...untick(form(second.text).values), summary: 'Now with a summary' }, [['d.pdf', pdf(33)]])
  is('sent', [sent.status, summary(sent.text)], [303, {}])
  const { reference } = receipt((await site.get(sent.location)).text)
  is('with all of them', filesOf(reference), ['ä “b”.png', 'c.pdf', 'd.pdf'])
  is('with what is in them', [...site.record(reference).matchAll(/<attachment [^>]*type="([^"]*)"/g)].map(one => one[1]), ['image/png', 'application/pdf', 'application/pdf'])
  const twice = await send(again.action, { ...untick(form(second.text).values), summary: 'Now with a summary' }, [['d.pdf', pdf(33)]])
  is('sent twice: the same receipt', twice.location, sent.location)

  const large = await fill('/complaints/submit', { ...complaint, summary: '' }, [1, 2].map(n => [`${n}.pdf`, pdf(9 * MiB + n)]))
  const much = await send(form(large.text).action, { ...untick(form(large.text).values), summary: 'Large' }, [['3.pdf', pdf(9 * MiB)]])
  is('limits count all of them together', [much.status, message(much.text, 'attachment')], [422, 'The files must be 20 MB or smaller in total'])
  is('and all are kept, to leave one out', keptNames(much.text), ['1.pdf', '2.pdf', '3.pdf'])
  const fits = await send(form(much.text).action, { ...untick(form(much.text).values), 'kept.2.out': 'yes' }, [])
  is('which then fits', fits.status, 303)
  is('in their order', filesOf(receipt((await site.get(fits.location)).text).reference), ['1.pdf', '3.pdf'])

  const page = form((await site.get('/complaints/submit')).text)
  for (const [what, headers, fields] of [['from elsewhere', { 'sec-fetch-site': 'cross-site' }, {}], ['with an old seal', {}, { csrf: 'x' }]]) {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...page.values, ...complaint, summary: what, ...fields })) if (name !== 'attachment') body.append(name, value)
    body.append('attachment', new Blob([pdf(40)]), 'e.pdf')
    const answer = await site.ask(page.action, { method: 'POST', body, headers })
    is(`${what}: 403, the file is kept`, [answer.status, keptNames(answer.text)], [403, ['e.pdf']])
    const values = untick(form(answer.text).values)
    is(`${what}: sent once more`, (await send(page.action, values, [])).status, 303)
    const other = await send(page.action, { ...values, token: page.values.token, summary: 'Planted' }, [])
    is(`${what}: with another token 422`, [other.status, keptNames(other.text)], what === 'from elsewhere' ? [422, []] : [409, ['e.pdf']])
  }
  const fresh = form((await site.get('/complaints/submit')).text).values
  const forged = await send(page.action, { ...fresh, ...complaint, summary: 'Forged', 'kept.1': 'x', 'kept.3': form(large.text).values['kept.1'] }, [['f.pdf', pdf(41)]])
  is('a forged seal, or one of another form: 422', [forged.status, message(forged.text, 'attachment')], [422, 'A file you selected before is no longer kept. Select it again'])
  is('nothing else is lost', [keptNames(forged.text), form(forged.text).values.summary], [['f.pdf'], 'Forged'])
  is('a form without files has none to keep', (await site.fill('/complaints/track', { reference: 'x', 'access-code': 'y', 'kept.1': 'x' })).status, 400)
}

// Forms of a case: a wrong code, somebody else who acts.
async function waitingOfCases({ reference, code }) {
  const wrong = await fill('/complaints/contact', { reference, 'access-code': '0000000000000000', said: 'Here' }, [['g.pdf', pdf(51)]])
  is('a wrong code: 403, the file is kept', [wrong.status, keptNames(wrong.text)], [403, ['g.pdf']])
  const right = await send('/complaints/contact', { ...form(wrong.text).values, 'kept.1.out': '', reference, 'access-code': code }, [])
  is('the right one: sent', right.status, 303)
  const address = `/staff/note?ref=${reference}`, open = form((await site.get(address, { user: 'handler' })).text)
  is('staff act meanwhile', (await site.fill(address, { note: 'First' }, { user: 'support' })).status, 303)
  const late = await send(address, { ...open.values, note: 'Second' }, [['h.pdf', pdf(52)]], { user: 'handler' })
  is('who comes later: 409, the file is kept', [late.status, keptNames(late.text)], [409, ['h.pdf']])
  const values = { ...form(late.text).values, 'kept.1.out': '' }
  const other = await send(address, { ...values, csrf: form((await site.get(address, { user: 'support' })).text).values.csrf }, [], { user: 'support' })
  is('not for somebody else', [other.status, keptNames(other.text)], [422, []])
  is('sent once more', (await send(address, values, [], { user: 'handler' })).status, 303)
  is('the record is valid', xmllint(site.record(reference)), '')
}

async function once() {
  const page = form((await site.get('/complaints/submit')).text)
  const values = { ...page.values, ...complaint }
  const before = [site.references().length, contents()]
  const first = await send(page.action, values, [['a.pdf', pdf(11)]])
  const again = await send(page.action, values, [['a.pdf', pdf(11)]])
  is('sent again: the same receipt', [again.status, again.location], [first.status, first.location])
  is('stored once', [site.references().length, contents()], [before[0] + 1, before[1] + 1])
  const other = await send(page.action, values, [['a.pdf', pdf(12)]])
  is('with another file: 409', other.status, 409)
  is('which is kept', keptNames(other.text), ['a.pdf'])
  is('and is not stored', contents(), before[1] + 1)
}

async function verified(reference) {
  const sound = site.redress('verify')
  is('redress verify: nothing broken', [sound.status, sound.text.includes('\t0 broken')], [0, true])
  const sql = statement => spawnSync('sqlite3', [`${site.data}/redress.db`, statement]).status
  ok('a file is never changed', sql("UPDATE content SET bytes = x'00'") !== 0)
  ok('nor deleted', sql('DELETE FROM content') !== 0)
  ok('nor replaced', sql("PRAGMA recursive_triggers = ON; INSERT OR REPLACE INTO content SELECT digest, x'00' FROM content") !== 0)
  is('by force', sql("DROP TRIGGER content_stays; UPDATE content SET bytes = x'00' WHERE length(bytes) = 70"), 0)
  const broken = site.redress('verify')
  is('redress verify finds what was changed', [broken.status, broken.text.includes(`${reference}\tattachment`)], [1, true])
  const changed = await download(`/staff/attachment?ref=${reference}&seq=1&n=2`, { user: 'handler' })
  is('and it is not given back', [changed.status, changed.headers.get('content-type')], [500, 'text/html; charset=utf-8'])
}

await test(async () => {
  site = await startSite()
  const kept = await taken()
  await givenBack(kept)
  await refused()
  await waiting()
  await waitingOfCases(kept)
  await once()
  is('nothing was logged', site.log, '')
  await verified(kept.reference)
})
