#!/usr/bin/env node
// A reply to what we sent is a contact of its case: known by its address, its subject or its thread; nobody else's is.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { lead, praise, right } from '../http/acts.mjs'
import { complain, form, has, hasNot, is, main, ok, receipt, test, words, xmllint } from '../http/site.mjs'
import { header, letter, sites, startOffice } from './coming.mjs'

const waits = { how: '', reference: '', seq: 0 }
const became = ({ how, reference, seq }) => ({ how, reference, seq })

let thanks = 0

// A case of each kind whose giver has had a receipt, with what that said.
async function told(site, kind) {
  const made = kind === 'complaint' ? await complain(site, { 'complainant.email': 'ann@example.org' })
    : receipt((await site.get((await site.fill('/complaints/compliment', { ...praise, 'giver.email': 'ann@example.org', division: '', details: `They stayed until it worked, ${++thanks} times.` })).location)).text)
  site.redress('deliver')
  const mail = site.sent().filter(one => header(one, 'To') === 'ann@example.org').at(-1)
  return { ...made, reply: header(mail, 'Reply-To'), id: header(mail, 'Message-ID') }
}

async function replies(site, kind, user) {
  const { reference, reply, id } = await told(site, kind), other = await told(site, kind)
  const photo = { name: 'hall.png', type: 'image/png', bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==', 'base64') }
  let seq = 1
  const isFiled = (name, mail, ...envelope) => is(`${kind}: ${name}`, became(site.comes(mail, ...envelope)), { how: 'case', reference, seq: ++seq })
  const isLeft = (name, mail, ...envelope) => is(`${kind}: ${name} waits`, became(site.comes(mail, ...envelope)), waits)
  isFiled('a reply to its address', letter({ subject: 'Re: yours', text: 'It is cold still.', files: [photo] }), reply)
  const record = site.record(reference), entry = record.slice(record.indexOf('<contacted'))
  is('the record is valid', xmllint(record), '')
  for (const part of ['by="complainant"', 'proof="reply"', 'recorded="', '<direction>in</direction>', '<channel>email</channel>', 'It is cold still.', 'type="message/rfc822"', '>Re: yours.eml<', 'type="image/png"'])
    has(`the contact has ${part}`, entry, part)
  ok('the message is the first of its files', entry.indexOf('>Re: yours.eml<') < entry.indexOf('hall.png'))
  hasNot('its sender is known', entry, 'sent-from')
  is('the message is kept as it came', site.sql('SELECT count(*) FROM content JOIN post USING (bytes) WHERE number = (SELECT max(number) FROM post)'), '1')
  isFiled('the address in To alone', letter({ to: reply, text: 'In To' }))
  isFiled('in capitals', letter({ text: 'Loud' }), reply.toUpperCase())
  isFiled('from another address', letter({ from: 'Lee <lee@example.net>', text: 'I am her brother.' }), reply)
  has('it says so', site.record(reference), '<sent-from>lee@example.net</sent-from>')
  const page = words(main((await site.get(`/staff/case?ref=${reference}`, { user })).text))
  has('so does its page', page, 'Sent from another email address lee@example.net')
  has('and how it was proved', page, 'as a reply to our letter')
  isFiled('the reference in the subject', letter({ subject: `Re: [${reference.toLowerCase()}] hello`, text: 'By subject' }))
  isFiled('a thread', letter({ subject: 'Re: hello', headers: [`In-Reply-To: ${id}`], text: 'By thread' }))
  isFiled('its references', letter({ subject: 'Re: hello', headers: [`References: <x@example.org>\n ${id}\n <y@example.org>`], text: 'By references' }))
  const mac = reply.slice(reply.indexOf('.', reply.indexOf('+')))
  isLeft('a changed MAC', letter({ from: 'eve@example.net' }), reply.replace(/.@/, found => found[0] === '0' ? '1@' : '0@'))
  isLeft('that of another case', letter({ from: 'eve@example.net' }), `complaints+${other.reference.toLowerCase()}${mac}`)
  isLeft('the subject of a stranger', letter({ from: 'eve@example.net', subject: `Re: ${reference}` }))
  isLeft('a reference that is mistyped', letter({ subject: `Re: ${reference.slice(0, -1)}${reference.endsWith('1') ? 2 : 1}`, text: 'Mistyped' }))
  isLeft('two cases in one subject', letter({ subject: `${reference} and ${other.reference}`, text: 'Which?' }))
  isLeft('the thread of a stranger', letter({ from: 'eve@example.net', headers: [`In-Reply-To: ${id}`] }))
  isLeft('a thread that is none of ours', letter({ headers: ['In-Reply-To: <z@example.org>'], text: 'Of others' }))
  isLeft('a list', letter({ headers: ['List-Id: <all.example.org>'], text: 'To all' }), reply)
  isLeft('bulk', letter({ headers: ['Precedence: bulk'], text: 'To many' }), reply)
  isLeft('one of our own addresses', letter({ from: 'complaints@example.org', text: 'Ours' }), reply)
  isLeft('a colleague', letter({ from: 'colleague@example.org', text: 'I know about it' }), reply)
  isLeft('what is encrypted', letter({ headers: ['X: y'], files: [{ name: 'smime.p7m', type: 'application/pkcs7-mime', bytes: 'x' }] }), reply)
  isLeft('too many files', letter({ text: 'Many', files: Array.from({ length: 9 }, (_, n) => ({ ...photo, name: `${n}.png` })) }), reply)
  const last = letter({ text: 'Twice' })
  isFiled('a last one', last, reply)
  is('the same again is the same', [site.comes(last, reply).how, site.record(reference).split('<contacted').length], ['case', seq])
  const count = site.sql('SELECT count(*) FROM outbox')
  site.redress('deliver')
  is('nobody gets an answer', [site.sql('SELECT count(*) FROM outbox'), count], [count, count])
  is('all is sound', site.redress('verify').status, 0)
  return { reference, reply }
}

// An address that a correction took away is nobody's of the case: a mistyped stranger, a representative who has left.
async function former(site, kind) {
  const { reference, reply, id } = await told(site, kind), address = `/staff/correct?ref=${reference}&seq=1`, name = kind === 'complaint' ? 'complainant' : 'giver'
  const { action, values } = form((await site.get(address, { user: 'support' })).text)
  const corrected = await site.post(action, { ...values, [`event.received.${name}.email`]: 'anne@example.org', reason: 'Mistyped' }, { user: 'support' })
  is(`${kind}: its address is corrected`, corrected.status, 303)
  const isLeft = (what, mail) => is(`${kind}: ${what} from the former address waits`, became(site.comes(mail)), waits)
  isLeft('a subject', letter({ subject: `Re: ${reference}`, text: 'Who is this?' }))
  isLeft('a thread', letter({ headers: [`In-Reply-To: ${id}`], text: 'Who are you?' }))
  is('who has our letter is with the case', became(site.comes(letter({ text: 'Why do you write to me?' }), reply)), { how: 'case', reference, seq: 3 })
  has('which says from where', site.record(reference), '<sent-from>ann@example.org</sent-from>')
  const wording = `/staff/correct?ref=${reference}&seq=3`, { action: correct, values: worded } = form((await site.get(wording, { user: 'support' })).text)
  is('its words can be corrected', (await site.post(correct, { ...worded, 'event.contacted.said': 'Why do you write?', reason: 'Cut short' }, { user: 'support' })).status, 303)
  const entry = site.record(reference).split('<corrected').pop()
  ok('and it still says from where, and has the message', entry.includes('<said>Why do you write?') && /<sent-from[^>]*>ann@example.org</.test(entry) && entry.includes('</attachment>'), entry)
  is('the new address is known', became(site.comes(letter({ from: 'anne@example.org', subject: reference, text: 'Here I am' }))), { how: 'case', reference, seq: 5 })
}

// What a case cannot take waits; what its page offers first is that case.
async function over(site, user) {
  const { reference, reply } = await told(site, 'complaint')
  await lead(site, reference, [['withdraw', right.withdraw, user]])
  await told(site, 'complaint')
  const row = site.comes(letter({ text: 'But still' }), reply)
  is('a case that was withdrawn takes none', became(row), waits)
  const page = (await site.get(`/staff/post?mail=${row.number}`, { user })).text
  has('it is offered', words(main(page)), 'they replied to our letter about it')
  is('first of all', /\/staff\/contact\?ref=([^&]+)&/.exec(page)?.[1], reference)
}

// Kept without being sorted, and then by whichever comes first; a store that is locked loses nothing.
async function later(site) {
  const { reference, reply } = await told(site, 'complaint')
  is('where no site is said it is kept', site.intake(letter({ text: 'Later' }), reply, undefined, []).status, 0)
  const number = site.sql('SELECT max(number) FROM post')
  is('and waits to be looked at', [site.row(number).how, site.sql('SELECT number FROM post_unlooked')], ['', number])
  is('redress deliver looks at it', [site.redress('deliver').status, became(site.row(number))], [0, { how: 'case', reference, seq: 2 }])
  site.intake(letter({ text: 'And later' }), reply, undefined, [])
  const second = site.sql('SELECT max(number) FROM post')
  is('so does the next that comes', [site.comes(letter({ text: 'Third' }), reply).seq, became(site.row(second))], [4, { how: 'case', reference, seq: 3 }])
  const broken = site.intake(letter({ text: 'Fourth' }), reply, undefined, ['--site', '/nowhere'])
  is('a site that is not in order is no reason not to keep it', broken.status, 0)
  has('it is said', broken.stderr, 'wait to be sorted')
  site.redress('deliver')
  is('and is sorted later', site.sql('SELECT count(*) FROM post_unlooked'), '0')
}

// No machine of ours writes to another one; what staff decide to send goes.
async function receipts(site) {
  const division = /email="([^"]*)"/.exec(readFileSync(`${site.site}/organisation.xml`, 'utf8').split('<division')[1])[1]
  const box = /<mailbox address="([^"]*)"/.exec(readFileSync(`${site.site}/organisation.xml`, 'utf8'))[1]
  for (const own of ['complaints@example.org', 'Complaints+x@Example.org', 'bounces@example.org', 'colleague@example.org', division, box]) {
    const { reference } = await complain(site, { 'complainant.email': own, division: '' })
    is(`no receipt goes to ${own}`, site.sql(`SELECT count(*) FROM outbox WHERE reference = '${reference}' AND what = 'receipt'`), '0')
  }
  const { number } = site.comes(letter({ headers: ['List-Id: <all.example.org>'], subject: 'To all of you' }))
  const shown = form((await site.get(`/staff/submit?mail=${number}`, { user: 'support' })).text, '/staff/submit')
  const kept = await site.post(shown.action, shown.values, { user: 'support' })
  const reference = /ref=([^&]+)/.exec(kept.location)[1]
  await lead(site, reference, [['acknowledge', {}, 'support']])
  is('staff acknowledge what came by a list', site.sql(`SELECT what, address FROM outbox WHERE reference = '${reference}' AND what != 'notice'`), 'letter|ann@example.org')
}

await test(async () => {
  for (const name of sites) {
    const folder = mkdtempSync('/tmp/redress-replies.'), site = await startOffice(folder, name)
    const user = 'head'
    try {
      await replies(site, 'complaint', user)
      await replies(site, 'compliment', user)
      await former(site, 'complaint')
      await former(site, 'compliment')
      await over(site, 'support')
      await later(site)
      await receipts(site)
    } finally {
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
})
