#!/usr/bin/env node
// redress key, while people work: from the next request on what is made is made from the new key, and what was made before
// stays good, until its key is retired.
import { readFileSync, statSync } from 'node:fs'
import { complain, form, is, ok, receipt, startSite, test, unescape } from './site.mjs'
import { lead } from './acts.mjs'

let site
const opens = async ({ reference, code }) => (await site.fill('/complaints/track', { reference, 'access-code': code })).status
const letter = async (reference, user = 'handler') => {
  const page = await site.get(`/staff/letter?ref=${reference}&seq=2`, { user })
  return unescape(page.text).match(/access code <strong class="redress-code">([^<]*)</)?.[1]
}
const typed = { 'complainant.name': 'Pat', 'complainant.email': 'pat@example.org', division: 'finance', summary: 'Late', details: 'Late again' }
const keys = () => readFileSync(`${site.data}/secret`).length / 32
const mode = () => statSync(`${site.data}/secret`).mode

// The forms that people have before them.
const before = async reference => ({
  submit: form((await site.get('/complaints/submit')).text), note: form((await site.get(`/staff/note?ref=${reference}`, { user: 'handler' })).text)
})
const send = async ({ submit, note }) => [
  (await site.post(submit.action, { ...submit.values, ...typed })).status, (await site.post(note.action, { ...note.values, note: 'Rang' }, { user: 'handler' })).status]

test(async () => {
  site = await startSite({ WORKERS: '2' })
  const kept = await site.fill('/complaints/submit', typed), one = receipt((await site.get(kept.location)).text)
  await lead(site, one.reference, ['acknowledge'])
  is('one code on receipt and letter', await letter(one.reference), one.code)
  const forms = await before(one.reference), was = mode()

  const added = site.redress('key')
  is('a new key', [added.status, added.text, added.error, keys()], [0, '2 keys\n', '', 2])
  is('kept as the first was', mode(), was)
  is('the code given out before opens', await opens(one), 200)
  is('forms shown before are taken', await send(forms), [303, 303])
  const again = receipt((await site.get(kept.location)).text)
  is('the receipt is there for its hour', again.reference, one.reference)
  ok('and has a code of the new key', /^[\w-]{19}$/.test(again.code) && again.code !== one.code, again)
  const letters = await Promise.all(Array.from({ length: 6 }, () => letter(one.reference)))
  is('as the letter has, of whichever process', letters, letters.map(() => again.code))
  is('which opens, too', await opens(again), 200)
  const next = await complain(site, { division: 'finance' })
  is('a new case and its code', await opens(next), 200)

  const between = await before(one.reference)
  is('no such word', site.redress('key', 'all').status, 2)
  const retired = site.redress('key', '--retire')
  is('the keys before are retired', [retired.status, retired.text, keys()], [0, '1 key\n', 1])
  is('their codes open nothing', [await opens(one), await opens(again), await opens(next)], [403, 403, 403])
  is('their receipts are gone', (await site.get(kept.location)).status, 404)
  const back = await site.post(between.submit.action, { ...between.submit.values, ...typed })
  is('their forms come back with what was typed', [back.status, form(back.text).values.details], [403, typed.details])
  is('and are taken then', (await site.post(between.submit.action, form(back.text).values)).status, 303)
  is('a letter printed again has a code that opens', await opens({ reference: one.reference, code: await letter(one.reference) }), 200)
  is('nothing was logged', site.log, '')
})
