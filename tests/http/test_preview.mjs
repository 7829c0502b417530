#!/usr/bin/env node
// Before a letter goes out it is shown as it will go out, with what the checks say: nothing is stored until it is sent,
// and whoever wants to change it gets back all that they typed.
import { act, answer, events, lead, praise, received, record, right, rightOf } from './acts.mjs'
import { form, has, hasNot, is, main, message, ok, startSite, test, words } from './site.mjs'

let site
const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n'), Buffer.alloc(200, 'x')])
const show = text => words(main(text))
const letterOf = text => words((text.match(/<article\b[^>]*>([^]*?)<\/article>/) || ['', ''])[1])

async function preview(path, fields, user) {
  const page = form((await site.get(path, { user })).text)
  return site.post(page.action, { ...page.values, ...fields, preview: 'yes' }, { user })
}

const send = (page, user, more = {}) => {
  const { action, hidden } = form(page.text)
  return site.post(action, { ...hidden, ...more }, { user })
}

// Both sites, each step with a letter, and those of which their person is told.
async function each(own, steps, division = 'finance') {
  for (const [name, action, user, before = [], kind = 'submit', fields = {}, more = {}] of steps) {
    const reference = await record(own, kind, kind === 'submit' ? { ...received, division, summary: `Before ${name}`, ...more } : { ...praise, division }, 'support')
    await lead(own, reference, before)
    if (action === 'respond') await own.get(`/staff/bundle?ref=${reference}`, { user })
    const path = `/staff/${action}?ref=${reference}`, typed = { ...rightOf(reference, action), ...fields }
    const page = form((await own.get(path, { user })).text)
    has(`${name}: the form's button is Preview`, page.html, 'name="preview" value="yes"')
    const stored = own.record(reference)
    const shown = await own.post(page.action, { ...page.values, ...typed, preview: 'yes' }, { user })
    is(`${name}: shown`, shown.status, 200)
    has(`${name}: it says that nothing is recorded`, show(shown.text), 'Nothing has been recorded yet')
    is(`${name}: nothing is`, own.record(reference), stored)
    const { action: to, hidden } = form(shown.text)
    is(`${name}: it goes where the form went`, to, path)
    const sent = await own.post(to, hidden, { user })
    is(`${name}: one more press does it`, [sent.status, sent.location?.startsWith(`/staff/case?ref=${reference}`)], [303, true])
    const seq = events(own.record(reference)).length
    const letter = await own.get(`/staff/letter?ref=${reference}&seq=${seq}`, { user })
    if (more['complainant.email'] === '') {
      has(`${name}: what they will see`, show(shown.text), 'On their status page')
      continue
    }
    // all but the access code is said before
    const code = /access code [\w-]+ \. Please/, later = 'access code (it is added once the letter is sent). Please'
    const timeless = text => text.replace(/ at \d+(:\d\d)?[ap]m/g, '') // the minute may have passed
    const wanted = timeless(words(main(letter.text)).replace(code, later)), got = timeless(letterOf(shown.text))
    const at = [...wanted].findIndex((sign, n) => sign !== got[n])
    ok(`${name}: the letter is the one that went out`, got === wanted, `…${got.slice(at - 60, at + 60)}…`, `…${wanted.slice(at - 60, at + 60)}…`)
  }
}

async function fault() {
  const reference = await record(site, 'submit', received), path = `/staff/acknowledge?ref=${reference}`, user = 'handler'
  const wrong = await preview(path, { ...rightOf(reference, 'acknowledge'), 'issue.1': '' }, user)
  is('a preview of what is wrong is the form', [wrong.status, message(wrong.text, 'issue.1') !== ''], [422, true])
  const shown = await preview(path, rightOf(reference, 'acknowledge'), user)
  ok('nobody sees the access code before', !/code [0-9A-Z]{4}-/.test(letterOf(shown.text)))
  const changed = await send(shown, user, { change: 'yes' })
  is('Change leads back', changed.status, 200)
  const back = form(changed.text)
  for (const [name, value] of Object.entries(rightOf(reference, 'acknowledge'))) if (name !== 'channel') is(`with ${name}`, back.values[name], value)
  is('and the same token', back.hidden.token, form(shown.text).hidden.token)
  const csrf = await send(shown, user, { csrf: 'x' })
  is('a preview that is too old: the form with all that was typed', [csrf.status, form(csrf.text).values['issue.1']], [403, 'The report was late'])
  await act(site, 'note', reference)
  const stale = await send(shown, user)
  is('somebody acted meanwhile: the form, with what is new', [stale.status, form(stale.text).values['issue.1']], [409, 'The report was late'])
  has('which is said', show(stale.text), 'Rang the office')
  const again = await site.post(form(stale.text).action, { ...form(stale.text).values, preview: 'yes' }, { user })
  is('and is sent by two presses again', [again.status, (await send(again, user)).status], [200, 303])
  is('a press too many does it once', [(await send(again, user)).status, site.record(reference).match(/<acknowledged /g).length], [303, 1])
  const elsewhere = await site.fill(`/staff/note?ref=${reference}`, { note: 'x', preview: 'yes' }, { user })
  is('a step without a letter has no preview', elsewhere.status, 400)
  const script = await record(site, 'submit', received)
  is('a script that says nothing of a preview does the step', (await act(site, 'acknowledge', script)).status, 303)
  return reference
}

async function correction(reference) {
  await lead(site, reference, ['respond'])
  const path = `/staff/correct?ref=${reference}&seq=3`, typed = { reason: 'A slip of the pen', 'event.acknowledged.contact.name': 'Grace Lin' }
  const shown = await preview(path, typed, 'support')
  is('a correction shows the letter as it will be', [shown.status, letterOf(shown.text).includes('Grace Lin')], [200, true])
  hasNot('without the words of before', letterOf(shown.text), 'contact Priya Shah')
  is('one more press corrects it', (await send(shown, 'support')).status, 303)
  const corrected = site.record(reference).match(/<corrected seq="(\d+)"/)[1]
  has('as shown', words(main((await site.get(`/staff/letter?ref=${reference}&seq=${corrected}`, { user: 'support' })).text)), 'Grace Lin')
  const note = await act(site, 'note', reference)
  const of = site.record(reference).match(/<noted seq="(\d+)"/)[1]
  hasNot('what has no letter is corrected at once', form((await site.get(`/staff/correct?ref=${reference}&seq=${of}`, { user: 'support' })).text).html, 'preview')
  is('a note is kept', note.status, 303)
}

async function checks() {
  const at = '2026-05-01T09:00'
  const reference = await record(site, 'submit', { ...received, at })
  const shown = await preview(`/staff/acknowledge?ref=${reference}`, { ...rightOf(reference, 'acknowledge'), 'why-late': 'We were ill' }, 'handler')
  has('it says that it is late', show(shown.text), 'This is late')
  has('and what is to be done then', show(shown.text), 'Still to do')
  await lead(site, reference, [['acknowledge', { 'why-late': 'We were ill' }]])
  const reply = await preview(`/staff/respond?ref=${reference}`, { ...answer(), 'why-late': 'We were ill' }, 'handler')
  has('who decides', show(reply.text), 'Decided by')
  hasNot('plain words are as they should be', show(reply.text), 'Easier to read')
  const long = `We ${'looked again and '.repeat(9)}found it.`
  const hard = await preview(`/staff/respond?ref=${reference}`, { ...answer(), 'why-late': 'We were ill', reasons: `Prior  to May it was late. ${long}`, 'desired-outcome-answer': 'They will ring you.' }, 'handler')
  for (const said of ['Instead of “prior to”, say “before”', `One sentence has 30 words. Can you split it? “ ${long}`, "Say by when: “ They will ring you."]) has(`what may be hard to read: ${said.slice(0, 20)}`, show(hard.text), said)
  is('which keeps no letter back', (await send(hard, 'handler')).status, 303)
  const closed = await record(site, 'submit', received)
  await lead(site, closed, ['acknowledge', 'respond'])
  const closing = await preview(`/staff/close?ref=${closed}`, { how: 'content' }, 'support')
  has('closing says why', letterOf(closing.text), 'You told us that you are satisfied')
  const gone = await preview(`/staff/withdraw?ref=${closed}`, { reason: 'It is over', channel: 'phone' }, 'support')
  has('withdrawing, too', letterOf(gone.text), 'It is over')
  const called = await preview(`/staff/contact?ref=${closed}`, right.contact, 'support')
  is('with what goes without a letter there is nothing to check: it is recorded', [called.status, events(site.record(closed)).at(-1)], [303, 'contacted'])
}

async function files() {
  const reference = await record(site, 'submit', received), user = 'handler'
  const page = form((await site.get(`/staff/acknowledge?ref=${reference}`, { user })).text)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...page.values, ...rightOf(reference, 'acknowledge'), preview: 'yes' })) if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob([pdf]), 'proof.pdf')
  const shown = await site.ask(page.action, { method: 'POST', body, user })
  has('the files are named', show(shown.text), 'proof.pdf')
  has('they come back', show((await send(shown, user, { change: 'yes' })).text), 'Leave out proof.pdf')
  is('and are sent', (await send(shown, user)).status, 303)
  has('with it', site.record(reference), '>proof.pdf</attachment>')
}

await test(async () => {
  site = await startSite()
  const unwritten = { 'complainant.email': '', 'complainant.phone': '01632 960777' }, byPhone = { channel: 'phone' }
  const other = await record(site, 'submit', received), late = time => ({ at: `2026-${time}T10:00` })
  await each(site, [
    ['an acknowledgement', 'acknowledge', 'handler'], ['thanks', 'acknowledge', 'support', [], 'compliment'],
    ['more time', 'extend', 'handler', ['acknowledge']], ['a response', 'respond', 'handler', ['acknowledge']],
    ['a request', 'escalate', 'support', ['acknowledge', 'respond']], ['a redirection', 'redirect', 'handler', ['acknowledge']],
    ['a late request declined', 'decline', 'manager', [['acknowledge', late('03-02')], ['respond', late('03-03')], ['escalate', late('05-04')]], 'submit', {}, late('03-01')],
    ['a duplicate', 'merge', 'support', [], 'submit', { other }],
    ['another contact', 'introduce', 'support', ['acknowledge']], ['a new code', 'issue-code', 'support', [], 'submit', { why: 'They lost the letter', channel: 'email' }],
    ['closing', 'close', 'support', ['acknowledge', 'respond']], ['withdrawing', 'withdraw', 'support', []],
    ['closing, where nobody can be written to', 'close', 'support', [['acknowledge', byPhone], ['respond', byPhone]], 'submit', {}, unwritten],
    ['withdrawing, likewise', 'withdraw', 'support', [], 'submit', {}, unwritten],
    ['an update', 'contact', 'support', ['acknowledge'], 'submit', { channel: 'email' }], ['a hand-over', 'assign', 'support', ['acknowledge'], 'submit', { handler: 'handler2' }],
    ['reopening', 'reopen', 'support', ['withdraw']], ['a message on a compliment', 'contact', 'support', [], 'compliment', { channel: 'email' }]
  ])
  await correction(await fault())
  await checks()
  await files()
  const academy = await startSite({ SITE: 'one-academy' }), acknowledged = ['acknowledge', {}, 'support'], answered = ['respond', {}, 'support']
  await each(academy, [
    ['there, an acknowledgement', 'acknowledge', 'support'], ['there, thanks', 'acknowledge', 'support', [], 'compliment'],
    ['there, more time', 'extend', 'support', [acknowledged]], ['there, a response', 'respond', 'support', [acknowledged]],
    ['there, another contact', 'introduce', 'support', [acknowledged]], ['there, a new code', 'issue-code', 'support', [], 'submit', { why: 'They lost the letter', channel: 'email' }],
    ['there, closing', 'close', 'support', [acknowledged, answered]], ['there, withdrawing', 'withdraw', 'support', []]
  ], 'apprenticeships')
  ok('nothing went wrong', site.log === '' && academy.log === '', site.log, academy.log)
})
