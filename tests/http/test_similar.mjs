#!/usr/bin/env node
// Cases of the same person and likely duplicates: while a complaint is written down, and on the page of a case; never one
// that is hidden from who looks.
import { lead, received, record } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test } from './site.mjs'

let site
const text = async (path, user = 'support') => main((await site.get(path, { user })).text)
const found = page => [...(page.match(/(?:id="similar"|may belong to this one)[^]*?<\/ul>/) ?? [''])[0].matchAll(/href="\/staff\/case\?ref=([^"]*)"[^>]*>[^]*?\((same [^,]*|similar summary)/g)].map(hit => [hit[1], hit[2]])
const about = async (reference, user) => found(await text(`/staff/case?ref=${reference}&similar`, user))

const told = (more = {}) => ({ ...received, ...more })
const cat = { 'complainant.name': 'Cat Clover', 'complainant.email': 'cat.clover@example.org', 'complainant.organisation': 'Hill School', 'complainant.phone': '01632 960 044', summary: 'Nothing at all', details: 'Quite another thing.', division: 'people' }

async function onTheCase() {
  const byEmail = await record(site, 'submit', told({ ...cat, 'complainant.name': 'C Clover', 'complainant.organisation': '', 'complainant.phone': '' }))
  const byPhone = await record(site, 'submit', told({ ...cat, 'complainant.name': 'Ms Clover', 'complainant.phone': '+44 (0)1632 960044', 'complainant.email': '', 'complainant.organisation': '' }))
  const byName = await record(site, 'submit', told({ ...cat, 'complainant.email': 'other@example.org', 'complainant.phone': '', 'complainant.organisation': 'HILL school' }))
  const bySummary = await record(site, 'submit', told({ 'complainant.name': 'Dan Dale', 'complainant.email': 'dan@example.org', summary: 'The payroll report of March never arrived' }))
  const elsewhere = await record(site, 'submit', told({ 'complainant.name': 'Eve Elm', 'complainant.email': 'eve@example.org', summary: 'Payroll report of March not there', division: 'people' }))
  const one = await record(site, 'submit', told({ ...cat, division: 'finance', summary: 'March payroll report missing', details: 'The payroll report of March never came. It was cat.' }))
  is('by email, phone however it is spaced, name with organisation', (await about(one)).slice(0, 3), [[byEmail, 'same email address'], [byPhone, 'same phone number'], [byName, 'same name and organisation']])
  ok('not the same division', !(await about(one)).some(([reference]) => reference === elsewhere))
  const two = await record(site, 'submit', told({ 'complainant.name': 'Fay Fern', 'complainant.email': 'fay@example.org', summary: 'Payroll report of March' }))
  ok('by the words of the summary', (await about(two)).some(([reference, why]) => reference === bySummary && why === 'similar summary'), await about(two))
  const page = await text(`/staff/case?ref=${one}`)
  is('a new case shows them unasked', found(page), await about(one))
  for (const action of ['link', 'merge']) {
    const href = page.match(new RegExp(`href="(/staff/${action}\\?ref=[^"]*other=${byEmail})"`))?.[1].replaceAll('&amp;', '&')
    is(`${action}: one press, and the reference is there`, href && form(await text(href)).values.other, byEmail)
  }
  await lead(site, one, ['acknowledge'])
  has('later they are asked for', await text(`/staff/case?ref=${one}`), `href="/staff/case?ref=${one}&amp;similar#similar"`)
  is('and not shown before', found(await text(`/staff/case?ref=${one}`)), [])
  return byEmail
}

// The same question of who may see that case and of who may not.
async function hidden(one) {
  const other = await record(site, 'submit', told({ ...cat, division: 'finance', 'concerned.1': 'handler' }))
  const mine = await record(site, 'submit', told({ ...cat, division: 'finance' }))
  ok('who may see it finds it', (await about(mine, 'support')).some(([reference]) => reference === other))
  const page = await text(`/staff/case?ref=${mine}&similar`, 'handler')
  hasNot('whom it concerns does not', page, other)
  ok('nor one beyond their reach', !found(page).some(([reference]) => reference === one), found(page))
}

async function whileRecording() {
  const blank = form(await text('/staff/submit')), before = site.references().length
  const typed = { ...blank.values, ...told(cat) }
  const asked = await site.post(blank.action, { ...typed, similar: 'yes' }, { user: 'support' })
  is('the form comes back', [asked.status, site.references().length], [200, before])
  ok('with earlier cases of the same person', found(main(asked.text)).length >= 3, found(main(asked.text)))
  is('and all that was typed', form(asked.text).values['complainant.email'], cat['complainant.email'])
  is('no error is said', [...asked.text.matchAll(/error-summary/g)].length, 0)
  const wrong = await site.post(blank.action, { ...typed, details: '' }, { user: 'support' })
  ok('a form that is given back has them, too', wrong.status === 422 && found(main(wrong.text)).length >= 3)
  is('nothing is looked for in an empty form', found(await text('/staff/submit')), [])
  const strangers = await site.post('/complaints/submit', { ...form((await site.get('/complaints/submit?whole')).text).values, ...received, similar: 'yes' })
  is('the public cannot ask', strangers.status, 400)
  is('sent without asking it makes the case', (await site.post(blank.action, typed, { user: 'support' })).status, 303)
}

await test(async () => {
  site = await startSite()
  const one = await onTheCase()
  await hidden(one)
  await whileRecording()
})
