#!/usr/bin/env node
// A form is its owner's: none can be planted from elsewhere, and who knows a form's token knows no receipt by it.
import { complain, complaint, form, hasNot, is, main, ok, receipt, startSite, test, words } from './site.mjs'

let site

const path = '/complaints/submit'
const elsewhere = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'https://sister.example' },
  { origin: 'https://elsewhere.example' },
]
const lost = answer => Object.entries(complaint).filter(([name, value]) => form(answer.text)?.values[name] !== value).map(([name]) => name)

async function planted() {
  for (const headers of elsewhere) {
    const name = JSON.stringify(headers)
    const page = form((await site.get(path)).text)
    const refused = await site.post(path, { ...page.values, ...complaint }, { headers })
    is(`from elsewhere, ${name}: 403 with all that was typed`, [refused.status, lost(refused)], [403, []])
    const added = await site.post(path, { ...page.values, ...complaint, add: 'attachment' }, { headers })
    is(`nor is a form made there`, [added.status, lost(added)], [403, []])
    ok('the form that comes back bears a token of its own', ![page.values.token, undefined].includes(form(refused.text)?.values.token))
  }
  is('nothing of it was kept', site.references(), [])
  // Our pages send no referrer, so that a browser that knows no Sec-Fetch-Site says "null" of them.
  for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: site.url }, { origin: 'null' }]) {
    const page = form((await site.get(path)).text)
    const sent = await site.post(path, { ...page.values, ...complaint, summary: `Sent with ${JSON.stringify(headers)}` }, { headers })
    is(`from our own page, ${JSON.stringify(headers)}: kept`, sent.status, 303)
  }
  {
    const chosen = 'A'.repeat(43), page = form((await site.get(path)).text)
    const shown = await site.post(path, { csrf: page.values.csrf, token: chosen, add: 'attachment' })
    ok('a form asked for with a token that is not ours bears a fresh one', form(shown.text)?.values.token !== chosen, shown.status)
  }
}

async function receipts() {
  const page = form((await site.get(path)).text)
  const sent = await site.post(path, { ...page.values, ...complaint, summary: 'Whose receipt?' })
  is('who sent it is led to its receipt', (await site.get(sent.location)).status, 200)
  for (const key of ['receipt', 'token'])
    is(`its token opens no receipt (${key}=)`, (await site.get(`/complaints/receipt?${key}=${encodeURIComponent(page.values.token)}`)).status, 404)
  hasNot('the token is no part of its address', sent.location, page.values.token)

  const { reference } = await complain(site, { summary: 'A note is written on this one' })
  for (const [staff, fields] of [[`/staff/note?ref=${reference}`, { note: 'A note' }], ['/staff/submit', { ...complaint, summary: 'Told by phone', channel: 'phone' }]]) {
    const entry = form((await site.get(staff, { user: 'support' })).text)
    const kept = await site.post(entry.action, { ...entry.values, ...fields }, { user: 'support' })
    is(`${staff.split('?')[0]}: kept`, kept.status, 303)
    for (const key of ['receipt', 'token'])
      is(`and its token opens no receipt (${key}=)`, (await site.get(`/complaints/receipt?${key}=${encodeURIComponent(entry.values.token)}`)).status, 404)
  }
}

// What staff see of a case is no proof that it is theirs.
async function codes() {
  const { reference, code } = await complain(site, { summary: 'Whose code?' })
  const pages = [`/staff/case?ref=${reference}`, `/staff/bundle?ref=${reference}`, '/staff/', '/staff/cases', '/staff/cases?format=csv', `/staff/note?ref=${reference}`]
  for (const user of ['support', 'head'])
    for (const page of pages) {
      const shown = await site.get(page, { user })
      ok(`${user} sees no access code at ${page.split('?')[0]}`, !shown.text.includes(code) && !shown.text.includes(code.replace(/[^0-9A-Z]/g, '')), shown.status)
    }
  ok('nor does the record', !site.redress('show', reference).text.includes(code))
}

await test(async () => {
  site = await startSite()
  await planted()
  await receipts()
  await codes()
  is('nothing was logged', site.log, '')
})
