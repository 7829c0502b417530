#!/usr/bin/env node
// A case that is hidden from somebody is not there for them: no page that they can reach names it, and whatever they ask
// of it, at every address, is answered as for a reference that nobody has.
import { readFileSync } from 'node:fs'
import { act, lead, open, received, record } from './acts.mjs'
import { form, has, hasNot, is, main, ok, referenceFits, startSite, test, words } from './site.mjs'

const at = (day, hour = '09') => ({ at: `2026-06-${day}T${hour}:00` })
const cause = 'guidance'
const learn = { cause, lesson: 'Read it twice', 'why.1': 'Nobody read it' }

let site
const get = (path, user, options) => site.get(path, { user, ...options })

// ---- The cases: what is hidden from the handler of the division in which all of them are is about that handler ----

async function cases() {
  const make = (fields, ...steps) => record(site, 'submit', { ...received, ...at('01'), ...fields }, 'support').then(ref => lead(site, ref, steps))
  const improve = ['improve', { ...at('05'), planned: '4.1', became: 'done', evidence: 'It is read', said: 'It came late', did: 'We read it' }, 'support']
  const answered = [['acknowledge', at('02'), 'handler'], ['respond', { ...at('03'), 'finding.1.decision': 'upheld' }, 'handler']]
  const one = { ...learn, ...at('04') }
  // an improvement that the hidden case shows not to have helped
  const plain = await make({ summary: 'The first of all' }, ...answered, ['learn', one, 'support'], improve)
  const about = await make({ summary: 'The one that is hidden', ...at('10') }, ['acknowledge', at('10', '10'), 'handler'], ['respond', { ...at('10', '11'), 'finding.1.decision': 'upheld' }, 'handler'],
    ['learn', { ...learn, ...at('10', '12'), 'improvement.1.what': '', 'improvement.1.owner': '', 'improvement.1.by.day': '', 'improvement.1.by.month': '', 'improvement.1.by.year': '', 'no-improvement': 'One is enough' }, 'support'])
  const late = await make({ summary: 'A late one', ...at('12') }, ['acknowledge', at('12', '10'), 'handler'], ['respond', { ...at('12', '11'), 'finding.1.decision': 'upheld' }, 'handler'],
    ['learn', { ...learn, ...at('12', '12') }, 'support'])
  const after = await make({ summary: 'What came of it', ...at('13'), earlier: about })
  const linked = await make({ summary: 'One with a link' }, ['link', { other: about, how: 'related' }, 'support'], ['note', { note: 'After the link' }, 'support'])
  const beside = await make({ summary: 'One that another names' })
  await lead(site, about, [['assign', { handler: 'support', reason: 'It is about her', 'concerned.1': 'handler' }, 'support'], ['link', { other: beside, how: 'duplicate' }, 'support']])
  return { plain, about, late, after, linked, beside }
}

// ---- What names it ----

// Every page that somebody comes to from there by links and forms that look something up, by its address.
async function walk(user, from) {
  const seen = new Map(), ahead = [...from]
  while (ahead.length > 0 && seen.size < 1500) {
    const path = ahead.shift()
    if (seen.has(path)) continue
    const answer = await get(path, user)
    seen.set(path, answer)
    for (const [, href] of answer.text.matchAll(/(?:href|action)="(\/[^"#]*)/g)) ahead.push(href.replaceAll('&amp;', '&'))
  }
  return seen
}

async function names(all) {
  const hidden = { handler: [all.about], handler2: Object.values(all), staff: Object.values(all), manager: Object.values(all), stranger: Object.values(all), undefined: Object.values(all) }
  for (const [user, references] of Object.entries(hidden)) {
    const pages = await walk(user === 'undefined' ? undefined : user, user === 'undefined' ? ['/', '/complaints/learned'] : ['/staff/', '/staff/cases', '/staff/register', '/staff/compliments', '/complaints/learned'])
    const naming = [...pages].filter(([, page]) => references.some(reference => page.text.includes(reference.slice(2, 13)))).map(([path]) => path)
    is(`${user}: none of ${pages.size} pages names what is hidden`, naming, [])
  }
  // and for whom it is not hidden these are the places that would
  const page = async (path, user = 'support') => (await get(path, user)).text
  for (const [what, text] of Object.entries({
    'the improvement that did not help': await page(`/staff/case?ref=${all.plain}`), 'the cause that came back': await page(`/staff/case?ref=${all.late}`), 'the earlier case': await page(`/staff/case?ref=${all.after}`),
    'the linked case': await page(`/staff/case?ref=${all.linked}`), 'from the other side': await page(`/staff/case?ref=${all.beside}`), 'the form of a correction': await page(`/staff/correct?ref=${all.after}&seq=1`) }))
    has(`who may see it finds it: ${what}`, text, all.about)
  const seen = await page(`/staff/case?ref=${all.linked}`, 'handler')
  ok('the entry of the link is not there, its neighbours are', !/id="event-2"/.test(seen) && /id="event-1"/.test(seen) && /id="event-3"/.test(seen))
  is('nor is there a form to correct it', (await get(`/staff/correct?ref=${all.linked}&seq=2`, 'handler')).status, 404)
  hasNot('nor does the page speak of linked cases', words(seen), 'inked')
  hasNot('which the other side does not, either', words(await page(`/staff/case?ref=${all.beside}`, 'handler')), 'inked')
}

// The reference of a hidden case finds nothing, nor does a part of it, and the excerpts do not have it.
async function searches(all) {
  for (const user of ['handler', 'support'])
    for (const typed of [all.about.slice(2, 13), all.about.slice(7, 13), `${all.about} Linked`]) {
      const { action, values } = form((await get('/staff/search', user)).text, '/staff/search')
      const found = await site.post(action, { ...values, words: typed }, { user })
      is(`${user} looks for a part of the reference`, [found.status, /\/staff\/case\?ref=/.test(found.text)], [200, false])
    }
}

// Corrected by who may not see it, the event keeps what it names; another can take its place.
async function corrections(all) {
  const correct = (fields, user = 'handler') => act(site, 'correct', all.after, fields, user, '&seq=1')
  const earlier = () => [...site.record(all.after).matchAll(/<earlier>([^<]*)</g)].map(found => found[1])
  const shown = await open(site, `/staff/correct?ref=${all.after}&seq=1`, 'handler')
  is('the form of who may not see it is empty there', shown.values['event.received.earlier'], '')
  is('they correct something else', (await correct({ reason: 'A slip', 'event.received.summary': 'What came of it then' })).status, 303)
  is('what it came from stays', earlier(), [all.about, all.about])
  const typed = await correct({ reason: 'A slip', 'event.received.earlier': all.about })
  is('typed by them it is no case', typed.status, 422)
  const other = await correct({ reason: 'A slip', 'event.received.earlier': all.plain })
  is('another takes its place', [other.status, earlier().at(-1)], [303, all.plain])
  is('all of it is right', site.redress('verify').status, 0)
}

// What happens on a case and may not be seen makes nobody's form a stale one.
async function forms(all) {
  const note = await open(site, `/staff/note?ref=${all.plain}`, 'handler')
  await lead(site, all.plain, [['link', { other: all.about, how: 'related' }, 'support']])
  is('a link that they may not see is no news', (await site.post(note.action, { ...note.values, note: 'Rang them' }, { user: 'handler' })).status, 303)
}

// ---- What is asked of it ----

// Which reference was asked for, and what is made anew for each page, is all that may differ.
const plain = (answer, reference) => ({
  status: answer.status, location: answer.location?.replaceAll(reference, 'REF'),
  headers: [...answer.headers].filter(([name]) => !['date', 'content-length'].includes(name)).map(pair => pair.join(': ').replaceAll(reference, 'REF')).sort(),
  body: answer.text.replace(/(<input type="hidden" name="(?:token|csrf|find)" value=")[^"]*/g, '$1').replaceAll(reference, 'REF')
})

const actions = [...new Set([...readFileSync('schema/record.xsd', 'utf8').matchAll(/<f:action name="([\w-]+)"/g)].map(found => found[1]))]
const programs = [...readFileSync('conf/programs', 'utf8').matchAll(/^staff +\S+ +\/staff\/([\w-]*)$/gm)].map(found => found[1])
const addresses = [...new Set(['', ...programs, ...actions, 'nothing', 'received', 'note/', 'note/x'])]

// Where they begin to differ.
function alike(name, ...answers) {
  const [one, other] = answers.map(answer => JSON.stringify(answer))
  let from = 0
  while (one[from] === other[from] && from < one.length) from++
  return ok(name, one === other, one.slice(Math.max(0, from - 150), from + 150), other.slice(Math.max(0, from - 150), from + 150))
}

async function same(name, ask, hidden, absent) {
  const [one, other] = [plain(await ask(hidden), hidden), plain(await ask(absent), absent)]
  if (JSON.stringify(one) === JSON.stringify(other)) return one.status
  alike(name, one, other)
}

// Every address and method, with the seals of forms that they were given elsewhere.
async function addressed(user, seen, hidden, absent) {
  const statuses = {}
  const count = status => { statuses[status] = (statuses[status] ?? 0) + 1 }
  for (const address of addresses) {
    const found = seen && form((await get(`/staff/${address}?ref=${seen}&seq=1`, user)).text, `/staff/${address}?ref=${seen}${address === 'correct' ? '&seq=1' : ''}`)
    const token = (await open(site, '/complaints/submit')).values.token
    const csrf = found?.values.csrf ?? 'x'
    for (const more of ['', '&seq=1', '&seq=2&n=1', '&user=head&after=1.1', '&format=csv'])
      for (const method of ['GET', 'HEAD', 'PUT'])
        count(await same(`${user}: ${method} /staff/${address}${more}`, ref => get(`/staff/${address}?ref=${ref}${more}`, user, { method }), hidden, absent))
    for (const fields of [{}, { csrf }, { csrf, token, seq: '1' }, { csrf: 'x', token: 'x', seq: '1', add: 'issue' }, { csrf, token, seq: '1', add: 'issue' }, { csrf, token, seq: '9', note: 'A note', what: 'is not asked' }, { csrf, token, seq: '1', note: 'A note', at: '2026-06-20T09:00' }])
      for (const more of ['', '&seq=1'])
        count(await same(`${user}: POST /staff/${address}${more} ${Object.keys(fields)}`, ref => site.post(`/staff/${address}?ref=${ref}${more}`, fields, { user }), hidden, absent))
    const body = '--b\r\ncontent-disposition: form-data; name="csrf"\r\n\r\nx\r\n--b--\r\n'
    count(await same(`${user}: files to /staff/${address}`, ref => site.post(`/staff/${address}?ref=${ref}`, {}, { user, body, type: 'multipart/form-data; boundary=b' }), hidden, absent))
  }
  return statuses
}

// Where a reference is typed.
async function typed(user, seen, hidden, absent) {
  const forms = { '/staff/search': 'words', ...(seen ? { [`/staff/link?ref=${seen}`]: 'other', '/staff/submit': 'earlier' } : {}) }
  for (const [path, field] of Object.entries(forms)) {
    const page = await get(path, user), found = page.status === 200 && form(page.text, path)
    if (!found) continue
    const more = { ...received, how: 'related', ...at('20') }
    const fields = Object.fromEntries(Object.entries({ ...found.values, ...more }).filter(([name]) => name in found.values || found.names.includes(name)))
    for (const write of [ref => ref, ref => ref.toLowerCase(), ref => ` ref: ${ref}.`, ref => ref.replaceAll('-', '–')]) {
      const written = {}
      const ask = ref => site.post(path, { ...fields, [field]: (written[ref] = write(ref)) }, { user })
      const one = plain(await ask(hidden), written[hidden].trim()), other = plain(await ask(absent), written[absent].trim())
      alike(`${user}: ${field} of ${path.split('?')[0]}, ${write('C-1')}: ${one.status}`, one, other)
      ok(`${user}: and nothing is kept`, one.status !== 303, one.location)
    }
  }
  for (const path of ['/staff/submit?earlier=', '/staff/compliment?earlier=', '/staff/cases?handler=', '/staff/register?owner=', '/staff/?after='])
    await same(`${user}: ${path}`, ref => get(path + ref, user), hidden, absent)
}

async function asked(all) {
  const absent = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(last => `C-2026-999999-${last}`).find(referenceFits)
  const seen = { handler: all.plain, handler2: await record(site, 'submit', { ...received, division: 'people' }, 'support'), staff: await record(site, 'submit', { ...received, division: 'people' }, 'staff') }
  is('there is no such case, for anybody', (await get(`/staff/case?ref=${absent}`, 'head')).status, 404)
  for (const user of ['handler', 'handler2', 'staff', 'manager', 'coach', 'stranger']) {
    const before = site.sql('SELECT count(*) FROM event')
    const statuses = await addressed(user, seen[user], all.about, absent)
    ok(`${user}: every address answers the same: ${JSON.stringify(statuses)}`, !('undefined' in statuses))
    await typed(user, seen[user], all.about, absent)
    is(`${user}: none of it wrote anything`, site.sql('SELECT count(*) FROM event'), before)
  }
  // who was refused stands beside who looked, for those who may know; both were kept, at the same price
  const looks = site.redress('looks', 'handler').text.split('\n')
  const refused = reference => looks.filter(line => line.startsWith(reference) && line.endsWith('refused')).length
  ok('each refusal is kept, whether there is a case or not', refused(all.about) > 100 && refused(all.about) === refused(absent), refused(all.about), refused(absent))
  has('and the case page of who may know it says so', words(main((await get(`/staff/looks?ref=${all.about}&user=handler`, 'head')).text)), 'refused')
}

// Who may see a case and not act on it gets no form by any POST: whether they may is asked before whose form it is.
async function denied() {
  const own = await record(site, 'submit', { ...received, division: 'people' }, 'staff'), before = site.sql('SELECT count(*) FROM event')
  const token = (await open(site, '/complaints/submit')).values.token, wrong = []
  is('who recorded it sees it', (await get(`/staff/case?ref=${own}`, 'staff')).status, 200)
  for (const action of actions.filter(name => !['submit', 'compliment'].includes(name)))
    for (const fields of [{}, { add: 'issue' }, { csrf: 'x', add: 'issue' }, { csrf: 'x', token, seq: '1' }, { csrf: 'x', token: 'x', seq: '1' }, { open: 'yes' }, { csrf: '', token, seq: '9', note: 'A note' }]) {
      const path = `/staff/${action}?ref=${own}${action === 'correct' ? '&seq=1' : ''}`, answer = await site.post(path, fields, { user: 'staff' })
      if (![400, 403, 404].includes(answer.status) || form(answer.text, path)) wrong.push(`${action} ${JSON.stringify(fields)}: ${answer.status}`)
    }
  is('and gets no form by any POST', wrong, [])
  is('which writes nothing', site.sql('SELECT count(*) FROM event'), before)
}

await test(async () => {
  site = await startSite()
  const all = await cases()
  await names(all)
  await searches(all)
  await corrections(all)
  await forms(all)
  await denied()
  await asked(all)
})
