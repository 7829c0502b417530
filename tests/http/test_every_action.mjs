#!/usr/bin/env node
// A resent, stale or forged request on every action changes nothing and loses nothing that was typed.
import { act, attribute, events, lead, open, praise, received, record, right, rightOf } from './acts.mjs'
import { complain, complaint, form, is, main, ok, startSite, test, words } from './site.mjs'

let site

const count = () => site.sql('SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM case_index)')
const lost = (typed, page) => Object.keys(typed).filter(name => form(page.text)?.values[name] !== typed[name])
const unsaid = (typed, page) => Object.values(typed).filter(value => !words(main(page.text)).includes(value.replace(/\s+/g, ' ')))

// What is wrong with the form itself: none of it is kept, all of it comes back. `others`: forms whose csrf is not ours.
async function forged(name, blank, typed, others, options) {
  const before = count()
  const send = fields => site.post(blank.action, fields, options)
  const whole = { ...blank.values, ...typed }
  const without = key => Object.fromEntries(Object.entries(whole).filter(([field]) => field !== key))
  for (const csrf of ['', 'x'.repeat(64), blank.values.csrf.replace(/.$/, last => (last === 'A' ? 'B' : 'A')), ...others.map(other => other.values.csrf)]) {
    const back = await send({ ...whole, csrf })
    is(`${name}: csrf “${csrf.slice(0, 6)}…” is not ours: 403 with all that was typed`, [back.status, lost(typed, back)], [403, []])
  }
  for (const key of ['token', ...(options?.user && blank.values.seq ? ['seq'] : [])]) {
    const back = await send(without(key))
    is(`${name}: no ${key}: 400 with all that was typed`, [back.status, unsaid(typed, back)], [400, []])
  }
  const unknown = await send({ ...whole, level: '3' })
  is(`${name}: a field that nobody asked for: 400`, unknown.status, 400)
  is(`${name}: nothing of that was kept`, count(), before)
}

// Sent, and sent again; then the same token with other words.
async function resent(name, sent, changed, grows, options) {
  const before = Number(count())
  const first = await site.post(sent.action, sent.values, options)
  is(`${name}: kept: 303`, first.status, 303)
  is(`${name}: as one event`, Number(count()), before + grows)
  const again = await Promise.all([1, 2].map(() => site.post(sent.action, sent.values, options)))
  is(`${name}: again: the same place`, again.map(answer => [answer.status, answer.location]), [1, 2].map(() => [303, first.location]))
  const other = await site.post(sent.action, { ...sent.values, ...changed }, options)
  is(`${name}: the same token with other words: 409 with those words`, [other.status, lost(changed, other)], [409, []])
  is(`${name}: no second event`, Number(count()), before + grows)
}

// One staff action on a case, from the blank form to the event.
async function step({ action, reference, user, more = '', fields = rightOf(reference, action), changed, elsewhere }) {
  const path = `/staff/${action}?ref=${reference}${more}`, options = { user }
  const blank = await open(site, path, user)
  const guidance = (await site.get(path, { user })).text.match(/redress-guidance[^>]*>([^]*?)<\/div>/)
  ok(`${action}: the page shows the clause of the policy that guides it`, guidance && /\d+\.\d+ \w+/.test(words(guidance[1])), guidance)
  // which remedy, which improvement: the first on the list
  const listed = Object.fromEntries(['promise', 'planned', 'suggestion', 'sent'].filter(name => blank.choices[name]).map(name => [name, blank.choices[name][0]]))
  const typed = { ...listed, ...fields }
  const note = action === 'note' ? `/staff/contact?ref=${reference}` : `/staff/note?ref=${reference}`
  const others = [await open(site, note, user)]
  if (elsewhere) others.push(await open(site, path, elsewhere))
  await forged(action, blank, typed, others, options)
  const before = site.record(reference)
  await lead(site, reference, [['note', { note: `Meanwhile ${action}` }, 'support']])
  const stale = await site.post(blank.action, { ...blank.values, ...typed }, options)
  is(`${action}: somebody acted meanwhile: 409 with all that was typed`, [stale.status, lost(typed, stale)], [409, []])
  is(`${action}: and what is new`, [words(main(stale.text)).includes(`Meanwhile ${action}`), /Grace Lin|Leila Haddad/.test(words(main(stale.text)))], [true, true])
  is(`${action}: and no event but theirs`, events(site.record(reference)).length, events(before).length + 1)
  await resent(action, form(stale.text), changed, 1, options)
  return reference
}

const told = { at: '2026-06-01T09:00', ...received }
const late = { at: '2026-06-20T09:00' }
const answered = ['acknowledge', ['respond', { at: '' }]]
const old = [['acknowledge', { at: '2026-06-01T10:00' }], ['respond', { at: '2026-06-02T10:00' }]]

async function staffSteps() {
  const fresh = (...steps) => record(site, 'submit', received).then(reference => lead(site, reference, steps))
  const other = await fresh()
  const remedy = { ...right.remedy }
  await step({ action: 'acknowledge', reference: await fresh(), user: 'handler', elsewhere: 'support', changed: { 'issue.1': 'Something else' } })
  await step({ action: 'assign', reference: await fresh(), user: 'handler', elsewhere: 'support', changed: { reason: 'Another reason' } })
  await step({ action: 'contact', reference: await fresh(), user: 'handler', elsewhere: 'support', changed: { said: 'Other words' } })
  await step({ action: 'note', reference: await fresh(), user: 'handler', elsewhere: 'support', changed: { note: 'Other words' } })
  await step({ action: 'extend', reference: await fresh('acknowledge'), user: 'handler', changed: { reason: 'Another reason' } })
  await step({ action: 'respond', reference: await fresh('acknowledge'), user: 'handler', changed: { reasons: 'Other reasons' } })
  await step({ action: 'escalate', reference: await fresh(...answered), user: 'handler', elsewhere: 'support', changed: { 'in-dispute': 'Other words' } })
  await step({ action: 'remedy', reference: await fresh(...answered), user: 'handler', elsewhere: 'support', fields: remedy, changed: { evidence: 'Other evidence' } })
  await step({ action: 'undelivered', reference: await fresh(...answered), user: 'handler', elsewhere: 'support', changed: { remark: 'Nothing stands on it' } })
  await step({ action: 'resend', reference: await fresh('acknowledge', ['undelivered', { sent: '2' }]), user: 'handler', elsewhere: 'support', changed: { channel: 'email' } })
  await step({ action: 'close', reference: await fresh(...answered), user: 'handler', elsewhere: 'support', changed: { how: 'window-passed' } })
  await step({ action: 'withdraw', reference: await fresh(), user: 'handler', elsewhere: 'support', changed: { reason: 'Another reason' } })
  await step({ action: 'reopen', reference: await fresh('withdraw'), user: 'handler', elsewhere: 'support', changed: { reason: 'Another reason' } })
  await step({ action: 'link', reference: await fresh(), user: 'handler', elsewhere: 'support', fields: { ...right.link, other }, changed: { how: 'duplicate' } })
  await step({ action: 'merge', reference: await fresh(), user: 'handler', elsewhere: 'support', fields: { ...right.merge, other }, changed: { channel: 'phone' } })
  await step({ action: 'learn', reference: await fresh(...answered), user: 'handler', elsewhere: 'support', changed: { lesson: 'Another lesson' } })
  await step({ action: 'weigh', reference: await fresh(...answered, ['learn', { 'suggestion.1.what': 'Read it aloud' }]), user: 'handler', elsewhere: 'support', changed: { reasons: 'Other reasons' } })
  await step({ action: 'improve', reference: await fresh(...answered, 'learn'), user: 'handler', elsewhere: 'support', changed: { evidence: 'Other evidence' } })
  await step({ action: 'follow-up', reference: await fresh(...answered, 'close'), user: 'handler', elsewhere: 'support', changed: { valued: 'not' } })
  await step({ action: 'redirect', reference: await fresh('acknowledge'), user: 'handler', elsewhere: 'support', changed: { reason: 'Another reason' } })
  await step({ action: 'exempt', reference: await fresh(...answered, 'escalate', ['respond', {}, 'manager'], 'escalate'), user: 'director', fields: { ...right.exempt, decider: 'handler' }, changed: { reason: 'Another reason' } })
  const wrong = await fresh(['note', { note: 'It was on Monday' }])
  await step({ action: 'correct', reference: wrong, user: 'handler', more: '&seq=2', elsewhere: 'support',
    fields: { ...right.correct, 'event.noted.note': 'It was on Tuesday' }, changed: { reason: 'Another reason' } })
  is('correct: the first words are kept beside the last', ['It was on Monday', 'It was on Tuesday'].filter(text => !site.record(wrong).includes(text)), [])
  const asked = await lead(site, await record(site, 'submit', told), [...old, ['escalate', late]])
  is('the request was late', attribute(site.record(asked), 'escalated', 'late'), 'yes')
  await step({ action: 'decline', reference: asked, user: 'manager', fields: { ...right.decline, 'why-late': 'The request lay unread' }, changed: { reasons: 'Other reasons' } })
}

async function staffCompliment() {
  const reference = await record(site, 'compliment', praise)
  await step({ action: 'acknowledge', reference, user: 'handler', elsewhere: 'support', changed: { channel: 'phone' } })
  await step({ action: 'contact', reference, user: 'handler', elsewhere: 'support', changed: { said: 'Other words' } })
  await step({ action: 'tell', reference, user: 'handler', elsewhere: 'support', changed: { message: 'Other words' } })
  await step({ action: 'close', reference, user: 'handler', elsewhere: 'support', changed: { remark: 'Other words' } })
  const another = await record(site, 'compliment', praise)
  await step({ action: 'withdraw', reference: another, user: 'handler', elsewhere: 'support', changed: { reason: 'Another reason' } })
}

// Not every site reviews and shares.
async function practices() {
  const reference = await record(site, 'compliment', { ...praise, division: 'digital' })
  await lead(site, reference, ['acknowledge', 'tell'].map(action => [action, {}, 'support']))
  await step({ action: 'review', reference, user: 'support', changed: { 'practice.title': 'Another title' } })
  await step({ action: 'share', reference, user: 'support', elsewhere: 'delivery', fields: { ...right.share, 'with.1.division': 'digital' }, changed: { 'with.1.evidence': 'Other evidence' } })
}

// A new case: no seq, nothing that could be stale.
async function beginnings() {
  const cases = [
    ['/complaints/submit', complaint, { details: 'Something else' }, undefined],
    ['/staff/submit', received, { details: 'Something else' }, { user: 'staff' }],
    ['/complaints/compliment', (({ division, ...rest }) => rest)(praise), { details: 'Something else' }, undefined],
    ['/staff/compliment', praise, { details: 'Something else' }, { user: 'staff' }]
  ]
  for (const [path, typed, changed, options] of cases) {
    const blank = await open(site, path, options?.user)
    const others = [await open(site, path.replace(/submit|compliment/, word => (word === 'submit' ? 'compliment' : 'submit')), options?.user)]
    if (options) others.push(await open(site, path, 'support'))
    else others.push(await open(site, path.replace('complaints', 'staff'), 'staff'))
    await forged(path, blank, typed, others, options)
    await resent(path, { action: blank.action, values: { ...blank.values, ...typed } }, changed, 2, options)
  }
}

// The complainant's own steps: proved by reference and access code, judged against the state now.
async function ownSteps() {
  for (const [action, typed, changed, steps] of [
    ['contact', { said: 'One thing more' }, { said: 'Other words' }, []],
    ['withdraw', { reason: 'It is settled' }, { reason: 'Another reason' }, []],
    ['escalate', { 'in-dispute': 'Not all of it' }, { 'in-dispute': 'Other words' }, ['acknowledge', 'respond']],
    ['follow-up', { 'come-back': 'no', valued: 'rather', said: 'It is well' }, { said: 'Other words' }, ['acknowledge', 'respond', ['close', {}, 'support']]]
  ]) {
    const name = `own ${action}`
    const { reference, code } = await complain(site, { division: 'finance' })
    const another = await complain(site, { division: 'finance' })
    await lead(site, reference, steps)
    const proof = { reference, 'access-code': code, ...action === 'withdraw' && { sure: 'yes' } }
    const blank = await open(site, `/complaints/${action}`)
    const others = [await open(site, `/complaints/${action === 'contact' ? 'withdraw' : 'contact'}`), await open(site, `/staff/note?ref=${reference}`, 'support')]
    await forged(name, { ...blank, values: { ...blank.values, ...proof } }, typed, others)
    const before = count()
    for (const stolen of [{ reference, 'access-code': another.code }, { reference: another.reference, 'access-code': code }, { reference, 'access-code': '0'.repeat(12) }]) {
      const back = await site.post(blank.action, { ...blank.values, ...stolen, ...typed })
      is(`${name}: a code that is not this case's: 403 with all that was typed`, [back.status, lost(typed, back)], [403, []])
    }
    is(`${name}: nothing of that was kept`, count(), before)
    await lead(site, reference, [['note', { note: 'Internal' }, 'support']])
    await resent(name, { action: blank.action, values: { ...blank.values, ...proof, ...typed } }, changed, 1)
  }
}

// What cannot be asked for changes nothing either.
async function gets() {
  const reference = await record(site, 'submit', received)
  const before = count()
  const page = await site.get(`/staff/note?ref=${reference}&note=typed&token=${'a'.repeat(32)}&csrf=x&seq=1`, { user: 'support' })
  is('a GET with the fields of a form: only the form', [page.status, form(page.text).values.note, count()], [200, '', before])
  const put = await site.ask(`/staff/note?ref=${reference}`, { method: 'PUT', user: 'support', body: 'note=x' })
  is('another method: 405', [put.status, count()], [405, before])
  const blank = await open(site, `/staff/note?ref=${reference}`, 'support')
  const elsewhere = await site.post(blank.action.replace(reference, 'C-2019-000001-0'), { ...blank.values, note: 'x' }, { user: 'handler' })
  is('a form sent to a case that there is not: 404', [elsewhere.status, count()], [404, before])
}

async function whole(environment, ...parts) {
  site = await startSite(environment)
  for (const part of parts) await part()
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.trim().split('\n').length], [0, 1])
  is('nothing was logged but what was refused', site.log.split('\n').filter(line => line && !/refused/.test(line)), [])
}

await test(async () => {
  await whole({}, beginnings, staffSteps, staffCompliment, ownSteps, gets)
  await whole({ SITE: 'one-academy' }, practices)
})
