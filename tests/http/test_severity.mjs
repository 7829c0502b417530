#!/usr/bin/env node
// A case in which somebody may come to harm: it comes before all others, is before a named senior at once, who sees it at
// whatever level it is, until it is assessed lower or over; and no word of the risk reaches the complainant.
import { act, lead, received, record, right } from './acts.mjs'
import { complain, form, has, hasNot, is, main, startSite, test, words } from './site.mjs'

let site
const HIGH = 'High severity', RISK = 'Ann has no insulin'
const page = async (path, user) => main((await site.get(path, { user })).text)
const told = async (path, user) => words(await page(path, user))
const section = (html, id) => html.match(new RegExp(`<section id="${id}"[^]*?</section>`))?.[0] ?? ''
const listed = html => [...html.matchAll(/<th scope="row"[^>]*><a class="govuk-link" href="\/staff\/case\?ref=([^"]*)"/g)].map(found => found[1])
const mine = async user => listed(section(await page('/staff/', user), 'mine'))
const sees = async (reference, user) => (await site.get(`/staff/case?ref=${reference}`, { user })).status

async function track({ reference, code }) {
  const asked = await site.get('/complaints/track')
  return words(main((await site.post('/complaints/track', { ...form(asked.text).values, reference, 'access-code': code })).text))
}

// Who is named, and where, from the public question until it is over.
async function alarm(senior, name, handles) {
  const division = handles === 'handler' ? 'finance' : 'apprenticeships'
  const old = await record(site, 'submit', { ...received, division, at: '2026-07-06T09:00' }, 'staff')
  const codes = await complain(site, { division, 'at-risk': 'yes' }), { reference } = codes
  is('whoever handles it has it before what is overdue', (await mine(handles)).slice(0, 2), [reference, old])
  has('the list says why in words', words(section(await page('/staff/', handles), 'mine').match(/<tbody[^]*?<\/tr>/)[0]), HIGH)
  is('so has the senior, at level 1', (await mine(senior))[0], reference)
  has('the case page names who', await told(`/staff/case?ref=${reference}`, handles), `${HIGH} . ${name} must say what has to be done by`)
  has('the acknowledgement, too', await told(`/staff/acknowledge?ref=${reference}`, handles), `${name} must say what has to be done by`)
  is('all cases begin with it', listed(await page('/staff/cases', 'support'))[0], reference)
  hasNot('the complainant reads no such word', await track(codes), HIGH)
  await lead(site, reference, [['oversee', {}, senior]])
  has('it is on record who has seen it', await told(`/staff/case?ref=${reference}`, handles), `Seen by ${name} on`)
  is('whoever handles it does not oversee it', (await site.get(`/staff/oversee?ref=${reference}`, { user: handles })).status, 403)
  await lead(site, reference, [['assess', { severity: 'low', risk: '', reason: 'Her mother has come' }, handles]])
  is('assessed lower it is in its place', (await mine(handles)).slice(0, 1), [old])
  is('and nobody oversees it', (await act(site, 'oversee', reference, right.oversee, senior).catch(error => error.message)).includes?.(senior === 'head' ? '409' : '404'), true)
  return { ...codes, old }
}

async function again(codes, senior, handles, due) {
  const { reference } = codes
  await lead(site, reference, [['assess', { severity: 'high', risk: RISK, reason: 'It goes on' }, handles]])
  is('high again, it is owed again', [(await mine(senior))[0], site.sql(`SELECT count(*) FROM obligation WHERE reference = '${reference}' AND name = 'alert' AND kept IS NULL AND NOT lapsed`)], [reference, '1'])
  has('with the risk', await told(`/staff/case?ref=${reference}`, senior), RISK)
  await lead(site, reference, [['acknowledge', {}, handles]])
  for (const [name, text] of [['status page', await track(codes)], ['letter', words((await site.get(`/staff/letter?ref=${reference}&seq=5`, { user: handles })).text)]]) {
    hasNot(`the ${name} has no word of it`, text, RISK)
    hasNot(`the ${name} says nothing of severity`, text.toLowerCase(), 'severity')
  }
  has('the letter is that', words((await site.get(`/staff/letter?ref=${reference}&seq=5`, { user: handles })).text), 'Your contact')
  has('the CSV has it', (await site.get('/staff/cases?severity=high&format=csv', { user: 'support' })).text, `"${HIGH}"`)
  is('one filter finds it', listed(await page('/staff/cases?severity=high', 'support')), [reference])
  hasNot('another does not', await page('/staff/cases?severity=ordinary', 'support'), reference)
  await lead(site, reference, [['oversee', {}, senior], ['extend', {}, handles]])
  is(`what is due ${due} is found by that, too, and comes first`, listed(await page(`/staff/cases?due=${due}`, 'support'))[0], reference)
  is('but not by what is overdue', listed(await page('/staff/cases?due=overdue', 'support')).includes(reference), false)
  await lead(site, reference, ['withdraw'])
  is('once it is over it comes first no longer', [listed(await page('/staff/cases', 'support'))[0] === reference, site.sql(`SELECT urgent FROM case_index WHERE reference = '${reference}'`)], [false, '0'])
  await lead(site, reference, ['reopen'])
  is('taken up again it is before the senior again', (await mine(senior))[0], reference)
}

await test(async () => {
  site = await startSite()
  const codes = await alarm('manager', 'Helen Marsh', 'handler')
  is('the senior does not see it any more', await sees(codes.reference, 'manager'), 404)
  await again(codes, 'manager', 'handler', 'soon')
  const about = await record(site, 'submit', { ...received, severity: 'high', risk: RISK, 'concerned.1': 'manager' }, 'staff')
  is('who is complained about sees nothing of it', await sees(about, 'manager'), 404)
  is('their deputy has it', (await mine('head')).includes(about), true)
  has('and is named', await told(`/staff/case?ref=${about}`, 'head'), 'Fiona Grant must say what has to be done')
  await lead(site, about, [['oversee', {}, 'head']])
  const unsure = await complain(site, { 'at-risk': 'yes', division: 'not-sure' })
  is('also before a division is known', (await mine('manager')).includes(unsure.reference), true)
  const plain = await record(site, 'submit', { ...received, summary: 'Nothing much', severity: 'low' }, 'staff')
  is('any other severity alerts nobody', site.sql(`SELECT count(*) FROM obligation WHERE reference = '${plain}' AND name = 'alert'`), '0')
  is('the command counts four hours', site.redress('deadlines', 'complaint', 'received=2026-05-01T17:30,severity=high').text.split('\n').find(line => line.startsWith('alert')).split('\t')[2], '2026-05-01T21:30:00+01:00')
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
  site = await startSite({ SITE: 'one-academy' })
  await again(await alarm('head', 'Stephen Hale', 'support'), 'head', 'support', 'later')
  is('verify', site.redress('verify').text.trim().split('\t').at(-1), '0 broken')
})
