#!/usr/bin/env node
// A message that became part of a case is hidden with it: from who is complained about, and who declared a conflict of
// interest, also if they sort the post. Both sites.
import { act } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, takeIn, test, words } from './site.mjs'

let site, count = 0
const get = (path, user) => site.get(path, { user })
const secret = 'Grace was late again.'

function arrives() {
  takeIn(site.data, ['Received: from a.example by mail.example.org; Fri, 1 May 2026 17:30:00 +0100', 'From: Pat Doe <pat@example.com>', 'To: info@example.org',
    `Subject: Late ${++count}`, `Message-ID: <${count}@example.com>`, '', secret, ''].join('\n'))
  return Number(site.sql('SELECT max(number) FROM post'))
}

// A case of that message by that user, whose form it begins with.
async function becomes(number, user) {
  const shown = form((await get(`/staff/submit?mail=${number}`, user)).text, '/staff/submit'), kept = await site.post(shown.action, shown.values, { user })
  is('a case is made of it', kept.status, 303, words(kept.text))
  return { shown, reference: site.sql(`SELECT coalesce(reference, first) FROM post LEFT JOIN post_sorted USING (number) LEFT JOIN post_both USING (number) WHERE number = ${number}`) }
}

const listed = async (path, number, user) => (await get(path, user)).text.includes(`mail=${number}"`)

// Where the message shows to that user: on its page, in the form, in one that comes with something missing.
async function shows(number, user) {
  const other = form((await get(`/staff/submit?mail=${arrives()}`, user)).text, '/staff/submit')
  const answers = [await get(`/staff/post?mail=${number}`, user), await get(`/staff/submit?mail=${number}`, user),
    await site.post(other.action, { ...other.values, mail: String(number), details: '', summary: '' }, { user }), await site.post('/staff/post', { csrf: other.values.csrf, mail: String(number), how: 'unwanted' }, { user })]
  return { statuses: answers.map(answer => answer.status), said: answers.some(answer => answer.text.includes(secret)) }
}

async function isHidden(name, number, user, other) {
  is(`${name}: refused`, await shows(number, user), { statuses: [403, 403, 403, 403], said: false })
  const page = await get(`/staff/post?mail=${number}`, other)
  ok(`${name}: the other one reads it`, page.status === 200 && page.text.includes(secret), page.status)
}

async function concerned() {
  const number = arrives(), { reference } = await becomes(number, 'boss')
  is('she reads it first', (await get(`/staff/post?mail=${number}`, 'support')).status, 200)
  is('it is about her', (await act(site, 'assign', reference, { handler: 'boss', reason: 'It is about her', 'concerned.1': 'support' }, 'boss')).status, 303)
  await isHidden('about her', number, 'support', 'boss')
  const filed = arrives()
  site.sql(`INSERT INTO post_sorted VALUES (${filed}, 'automatic', '${reference}', 2, 'system', unixepoch())`)
  is('what is filed with it is not in her list', [await listed('/staff/filed', filed, 'support'), await listed('/staff/filed', filed, 'boss')], [false, true])
  hasNot('nor its case', (await get('/staff/filed', 'support')).text, reference)
  const csrf = form((await get(`/staff/submit?mail=${arrives()}`, 'support')).text, '/staff/submit').values.csrf
  is('nor hers to take back', (await site.post('/staff/filed', { csrf, mail: String(filed) }, { user: 'support' })).status, 403)
}

async function half() {
  const number = arrives(), opened = form((await get(`/staff/post?mail=${number}`, 'boss')).text.replace(/<form method="get"[^]*?<\/form>/g, ''), '/staff/post')
  await site.post('/staff/post', { ...opened.values, how: 'both' }, { user: 'boss' })
  const { reference } = await becomes(number, 'boss')
  is('the rest of it waits for both', [await listed('/staff/post', number, 'support'), await listed('/staff/post', number, 'boss')], [true, true])
  is('half of it is about her', (await act(site, 'assign', reference, { handler: 'boss', reason: 'It is about her', 'concerned.1': 'support' }, 'boss')).status, 303)
  is('then the rest waits for the other', [await listed('/staff/post', number, 'support'), await listed('/staff/post', number, 'boss')], [false, true])
  await isHidden('half of it', number, 'support', 'boss')
  is('nor does she make the other half', (await get(`/staff/compliment?mail=${number}`, 'support')).status, 403)
}

async function conflicted() {
  const number = arrives(), { reference, shown } = await becomes(number, 'boss')
  is('he knows them', (await act(site, 'declare', reference, undefined, 'boss')).status, 303)
  await isHidden('a conflict of interest', number, 'boss', 'support')
  is('his form that comes again is refused', (await site.post(shown.action, shown.values, { user: 'boss' })).status, 403)
}

await test(async () => {
  for (const SITE of ['schools-mutual-services', 'one-academy']) {
    site = await startSite({ SITE }, '<user name="boss" title="Bo Boss"><holds role="support"/></user>')
    await concerned()
    await half()
    await conflicted()
    const waits = Number(/(\d+) messages are waiting/.exec(words(main((await get('/staff/', 'support')).text)))?.[1])
    is('my work counts what is hers', waits, Number(site.sql('SELECT count(*) FROM post_waiting')) - 1)
    has('and the other’s', words(main((await get('/staff/', 'boss')).text)), `${waits + 1} messages are waiting`)
    is('nothing in the log', site.log, '')
    await site.stop()
  }
})
