#!/usr/bin/env node
// What was sent twice is stored once; two people on one case do not overwrite each other; many at once get each their own.
import { complain, complaint, form, has, is, main, message, ok, receipt, referenceFits, startSite, test, words } from './site.mjs'

let site

async function same() {
  const page = form((await site.get('/complaints/submit?whole')).text)
  const sent = { ...page.values, ...complaint }
  const first = await site.post(page.action, sent)
  const again = await site.post(page.action, sent)
  is('the same form again: the same receipt', [again.status, again.location], [first.status, first.location])
  is('and one case', site.references().length, 1)
  const other = await site.post(page.action, { ...sent, details: 'Something else\nin two lines', effect: 'much' })
  const back = form(other.text)
  is('the same token with other content: 409', other.status, 409)
  is('with the text kept', [back.values.details, back.values.effect, back.values['complainant.name']], ['Something else\nin two lines', 'much', 'Ann Archer'])
  ok('and said in words', words(main(other.text)).length > 100 && words(main(other.text)).includes('first time'), words(main(other.text)))
  is('still one case', site.references().length, 1)
  ok('with a token that can be sent', back.values.token !== page.values.token, back.values.token)
  is('which is a second case', (await site.post(back.action, back.values)).status, 303)
  is('two cases', site.references().length, 2)
  const [reference] = site.references()
  const note = form((await site.get(`/staff/note?ref=${reference}`, { user: 'support' })).text)
  const written = { ...note.values, note: 'A note' }
  const answers = [await site.post(note.action, written, { user: 'support' }), await site.post(note.action, written, { user: 'support' })]
  is('staff: the same form again leads to the case', answers.map(answer => [answer.status, answer.location]), [[303, `/staff/case?ref=${reference}&done=2`], [303, `/staff/case?ref=${reference}&done=2`]])
  is('and is one event', site.sql(`SELECT count(*) FROM event WHERE reference = '${reference}'`), '2')
  const stolen = await site.post('/complaints/submit', { ...sent, token: note.values.token })
  is('a token used elsewhere: 409', stolen.status, 409)
}

async function two() {
  const { reference, code } = await complain(site, { division: 'finance', 'desired-outcome': 'An apology' })
  const address = `/staff/acknowledge?ref=${reference}`
  const open = async (path, user) => form((await site.get(path, { user })).text)
  const mine = await open(address, 'handler'), theirs = await open(address, 'support')
  const typed = { 'contact.name': 'Grace Lin', 'contact.email': 'grace@example.org', 'issue.1': 'Late', 'issue.2': 'Not told', channel: 'email' }
  is('two open the form: the first is taken', (await site.post(mine.action, { ...mine.values, ...typed, 'contact.name': 'Priya Shah', 'issue.3': 'The handler saw a third' }, { user: 'handler' })).status, 303)
  const late = await site.post(theirs.action, { ...theirs.values, ...typed }, { user: 'support' })
  is('the second gets 409', late.status, 409)
  has('with what is new', words(main(late.text)), 'The handler saw a third')
  has('and who did it', words(main(late.text)), 'Priya Shah')
  const back = form(late.text)
  is('and everything they typed', Object.keys(typed).filter(name => back?.values[name] !== typed[name]), [])
  is('and is at what they now have seen', back?.values.seq, '2')
  is('sent again, it is no longer possible: 409', (await site.post(back.action, back.values, { user: 'support' })).status, 409)

  const notes = await Promise.all(['handler', 'support'].map(user => open(`/staff/note?ref=${reference}`, user)))
  is('a note first', (await site.post(notes[0].action, { ...notes[0].values, note: 'Spoke to payroll' }, { user: 'handler' })).status, 303)
  const second = await site.post(notes[1].action, { ...notes[1].values, note: 'Spoke to the head' }, { user: 'support' })
  const kept = form(second.text)
  is('a note second: 409 with the text', [second.status, kept.values.note, words(main(second.text)).includes('Spoke to payroll')], [409, 'Spoke to the head', true])
  is('which can be sent again', (await site.post(kept.action, kept.values, { user: 'support' })).status, 303)
  const public_ = await site.fill('/complaints/contact', { reference, 'access-code': code, said: 'One thing more' })
  is('the complainant is not held up by what staff did meanwhile', public_.status, 303)

  const many = await Promise.all(Array.from({ length: 10 }, () => open(`/staff/note?ref=${reference}`, 'support')))
  const got = await Promise.all(many.map((one, n) => site.post(one.action, { ...one.values, note: `At once ${n}` }, { user: 'support' })))
  is('ten notes at once: one is kept, nine are given back', got.map(answer => answer.status).sort(), [303, ...Array(9).fill(409)])
  is('with their text', got.filter((answer, n) => answer.status === 409 && form(answer.text).values.note !== `At once ${n}`).length, 0)
}

// A browser that goes back asks for the form anew: another token, the same words.
async function goneBack() {
  const send = async fields => { const page = form((await site.get('/complaints/submit?whole')).text); return site.post(page.action, { ...page.values, ...complaint, ...fields }) }
  const first = await send({ summary: 'Back and again' }), before = site.references().length, again = await send({ summary: 'Back and again' })
  is('Back and Send again: the first receipt', [again.status, again.location, site.references().length], [303, first.location, before])
  await send({ summary: 'Back and another word' })
  is('another word is another case', site.references().length, before + 1)
}

async function atOnce() {
  const before = site.references().length
  const page = form((await site.get('/complaints/submit?whole')).text)
  const same = await Promise.all(Array.from({ length: 20 }, () => site.post(page.action, { ...page.values, ...complaint, summary: 'Twenty at once' })))
  is('20 identical at once: one receipt', [...new Set(same.map(answer => `${answer.status} ${answer.location}`))].map(one => one.split('=')[0]), ['303 /complaints/receipt?receipt'])
  is('and one case', site.references().length, before + 1)

  const forms = await Promise.all(Array.from({ length: 200 }, () => site.get('/complaints/submit')))
  const tokens = new Set(forms.map(answer => form(answer.text).values.token))
  is('200 forms have 200 tokens', tokens.size, 200)
  const answers = await Promise.all(forms.map((answer, n) => {
    const one = form(answer.text)
    return site.post(one.action, { ...one.values, ...complaint, summary: `Number ${n}` })
  }))
  is('R-S20 200 different at once: all are received', [...new Set(answers.map(answer => answer.status))], [303])
  const receipts = (await Promise.all(answers.map(answer => site.get(answer.location)))).map(answer => receipt(answer.text))
  const references = receipts.map(one => one.reference)
  is('R-S20 they have 200 references', new Set(references).size, 200)
  is('and 200 access codes', new Set(receipts.map(one => one.code)).size, 200)
  is('R-S20 each with a check character that fits', references.filter(reference => !referenceFits(reference)), [])
  const numbers = references.map(reference => Number(reference.slice(7, 13))).sort((one, other) => one - other)
  ok('their numbers are drawn: hardly any is the next of another', numbers.filter((number, n) => number === numbers[n - 1] + 1).length <= 2, numbers)
  const wrong = receipts.filter((one, n) => !site.sql(`SELECT summary FROM case_index WHERE reference = '${one.reference}'`).includes(`Number ${n}`)).length
  is('each receipt is of what was sent with it', wrong, 0)
  const verified = site.redress('verify')
  is('redress verify finds nothing broken', [verified.status, verified.text.includes('\t0 broken')], [0, true])
}

await test(async () => {
  site = await startSite({ WORKERS: '2' })
  await same()
  await two()
  await goneBack()
  await atOnce()
  is('nothing was logged', site.log, '')
})
