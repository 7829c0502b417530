#!/usr/bin/env node
// What staff type is kept until the step is done: per person, case and step, whatever ends in between. It is its writer's,
// and open to who has the task in their place.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { act, answer, lead, received, record, rightOf } from './acts.mjs'
import { form, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

let site
const show = text => words(main(text))
const open = async (path, user) => site.get(path, { user })
const send = async (path, fields, user, options = {}) => {
  const page = form((await open(path, user)).text)
  return site.post(page.action, { ...page.values, ...fields }, { user, ...options })
}
const desk = statement => spawnSync('sqlite3', ['-cmd', '.timeout 5000', `${site.data}/desk.db`, statement], { encoding: 'utf8' }).stdout.trim()
const drafts = reference => Number(desk(`SELECT count(*) FROM draft WHERE reference = '${reference}'`))
const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n'), Buffer.alloc(200, 'x')])

async function saved() {
  const reference = await record(site, 'submit', received), user = 'handler', path = `/staff/note?ref=${reference}`
  const fresh = await open(path, user)
  has('the form can be saved', fresh.text, 'name="draft" value="save"')
  hasNot('nothing is in work yet', show(fresh.text), 'Your draft of')
  const before = site.record(reference)
  const kept = await send(path, { note: 'Said at once' }, user)
  is('a note without a draft is done at once', [kept.status, drafts(reference)], [303, 0])
  const empty = await send(path, { draft: 'save' }, user)
  is('nothing typed is no draft', [empty.status, drafts(reference)], [200, 0])
  const save = await send(path, { note: 'First thoughts\n\n“of mine” & <more>', at: '2026-05-01', draft: 'save' }, user)
  is('saved', [save.status, drafts(reference)], [200, 1])
  has('it says so', show(save.text), 'Your draft of')
  const again = await open(path, user)
  is('and is there again', [form(again.text).values.note, show(again.text).includes('Your draft of')], ['First thoughts\n\n“of mine” & <more>', true])
  has('the case page leads to it', (await open(`/staff/case?ref=${reference}`, user)).text, `href="/staff/note?ref=${reference}">Continue your draft: Add an internal note`)
  has('my work, too', (await open('/staff/', user)).text, `href="/staff/note?ref=${reference}">Continue your draft`)
  for (const other of ['support', 'manager', 'head'])
    hasNot(`${other} sees nothing of it`, (await open(`/staff/case?ref=${reference}`, other)).text, 'draft')
  hasNot('nor by its address', (await open(`${path}&from=handler`, 'support')).text, 'First thoughts')
  is('no event tells of it', site.record(reference).replace(/<noted[^]*?<\/noted>/, ''), before)
  const gone = await send(path, { draft: 'discard' }, user)
  is('discarded', [gone.status, gone.location, drafts(reference)], [303, `/staff/case?ref=${reference}`, 0])
  return reference
}

async function given_back(reference) {
  const user = 'handler', path = `/staff/acknowledge?ref=${reference}`
  const typed = { ...rightOf(reference, 'acknowledge'), 'issue.1': 'What I typed' }
  const issue = async () => form((await open(path, user)).text).values['issue.1']
  for (const [name, fields, status] of [['another row', { add: 'issue' }, 200], ['a preview', { preview: 'yes' }, 200], ['an error', { 'contact.name': '' }, 422],
    ['a stale form', { seq: '1' }, 409], ['an old form', { csrf: 'x' }, 403]]) {
    desk(`DELETE FROM draft`)
    is(`${name}: given back`, (await send(path, { ...typed, ...fields }, user)).status, status)
    is(`${name}: kept`, await issue(), 'What I typed')
  }
  desk('DELETE FROM draft')
  const foreign = await send(path, typed, user, { headers: { 'sec-fetch-site': 'cross-site' } })
  is('what a page from elsewhere sends is not kept', [foreign.status, drafts(reference)], [403, 0])
  const body = new FormData(), page = form((await open(path, user)).text)
  for (const [name, value] of Object.entries({ ...page.values, ...typed, draft: 'save' })) if (name !== 'attachment') body.append(name, value)
  body.append('attachment', new Blob([pdf]), 'proof.pdf')
  await site.ask(page.action, { method: 'POST', body, user })
  const again = await open(path, user)
  has('its files wait', show(again.text), 'Leave out proof.pdf')
  const { action, values } = form(again.text)
  const sent = await site.post(action, Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'attachment')), { user })
  is('done: it is no draft any more', [sent.status, drafts(reference)], [303, 0])
  has('and the files came with it', site.record(reference), '>proof.pdf</attachment>')
}

// The draft of a response: whose task it is may go on from it; done by another, its writer still has the words.
async function in_the_place_of(reference) {
  const path = `/staff/respond?ref=${reference}`, typed = { ...answer(), reasons: 'Half of an answer' }
  const colleague = 'deputy'
  await send(path, { ...typed, draft: 'save' }, 'handler')
  hasNot('nobody else sees it while the case is its writer’s', (await open(`/staff/case?ref=${reference}`, colleague)).text, 'Draft by')
  await act(site, 'assign', reference, { handler: colleague, reason: 'She is ill' })
  has('a colleague with the task sees whose it is', show((await open(`/staff/case?ref=${reference}`, colleague)).text), 'Draft by Priya Shah: Respond to the complaint')
  const page = await open(`${path}&from=handler`, colleague)
  is('and goes on from it', form(page.text).values.reasons, 'Half of an answer')
  has('it says whose it is', show(page.text), 'Draft by Priya Shah')
  hasNot('and is not theirs to discard', page.text, 'value="discard"')
  hasNot('who cannot take the step sees nothing', (await open(`/staff/case?ref=${reference}`, 'support')).text, 'Draft by')
  const { action, values } = form(page.text)
  is('they send it', (await site.post(action, { ...values, reasons: 'A whole answer' }, { user: colleague })).status, 303)
  is('the draft of its writer stays', drafts(reference), 1)
  const left = await open(path, 'handler')
  is('they are told that it is too late for it', left.status, 409)
  has('with their words', show(left.text), 'Half of an answer')
  has('and that the case has moved on', show(left.text), 'The case has moved on')
  const gone = form(left.text, `${path.replace('&', '&amp;')}`)
  is('and can discard it', [(await site.post(gone.action, { ...gone.hidden, draft: 'discard' }, { user: 'handler' })).status, drafts(reference)], [303, 0])
}

// Who stands in for its writer, as far as they may take the step; and whose it cannot be has none.
async function of_who_is_away() {
  const reference = await record(site, 'submit', received), path = `/staff/contact?ref=${reference}`
  const day = new Date(Date.now() + 7 * 86400000), until = { 'until.day': day.getDate(), 'until.month': day.getMonth() + 1, 'until.year': day.getFullYear() }
  await send(path, { said: 'Half of a call', draft: 'save' }, 'handler')
  const seen = async user => show((await open(`/staff/case?ref=${reference}`, user)).text).includes('Draft by Priya Shah')
  is('what no task waits for is its writer’s', [await seen('deputy'), await seen('support')], [false, false])
  is('who is away has a stand-in', (await site.fill('/staff/away', { ...until, 'stand-in': 'deputy' }, { user: 'handler' })).status, 303)
  is('who sees the draft, and nobody else', [await seen('deputy'), await seen('support')], [true, false])
  is('and goes on from it', form((await open(`${path}&from=handler`, 'deputy')).text).values.said, 'Half of a call')
  const back = form((await open('/staff/away', 'handler')).text, '/staff/away')
  await site.post(back.action, { ...back.hidden, back: 'yes' }, { user: 'handler' })
  is('until its writer is back', await seen('deputy'), false)
  const denied = await site.post(path, { said: 'Mine', csrf: 'x', draft: 'save' }, { user: 'head' })
  is('what one may not do leaves no draft', [denied.status, desk("SELECT count(*) FROM draft WHERE user = 'head'")], [403, '0'])
}

// A case that is being written down is kept, too: by its form, as somebody can have several in work.
async function begun() {
  const user = 'support', path = '/staff/submit', count = () => Number(desk(`SELECT count(*) FROM draft WHERE user = '${user}'`))
  const blank = async () => form(main((await open(path, user)).text).replace(/<form class="govuk-inset-text[^]*?<\/form>/g, ''), path)
  const put = async (page, fields) => site.post(page.action, { ...page.values, ...fields }, { user })
  is('an empty form is none', [(await put(await blank(), { draft: 'save' })).status, count()], [200, 0])
  const first = await blank(), saved = await put(first, { summary: 'The boiler is cold', details: 'Since Monday', draft: 'save' })
  const word = form(saved.text, path).hidden.begun, address = `${path}?begun=${word}`
  is('saved', [saved.status, /^\w{16}$/.test(word), show(saved.text).includes('Your draft of')], [200, true, true])
  is('the same form is the same draft', [(await put(first, { summary: 'The boiler is very cold', details: 'Since Monday', similar: 'yes' })).status, count()], [200, 1])
  const wrong = await put(await blank(), { summary: 'Another caller' })
  is('another form is another, kept when it is given back', [wrong.status, count()], [422, 2])
  const work = (await open('/staff/', user)).text
  has('my work leads to it', work, `href="${address}">Continue your draft: Record a complaint</a> (<bdi>The boiler is very cold</bdi>`)
  const fresh = await open(path, user)
  is('an empty form stays empty, and says what was begun', [(await blank()).values.summary, show(fresh.text).match(/You began to record a complaint on/g)?.length], ['', 2])
  has('with the way there', fresh.text, `href="${address}">Continue</a>`)
  for (const other of ['staff', 'handler'])
    is(`${other} neither sees it nor opens it`, [(await open('/staff/', other)).text.includes('boiler'), show((await open(address, other)).text).includes('boiler')], [false, false])
  const again = await open(address, user), page = form(again.text, path)
  is('it goes on where it was', [page.values.summary, page.values.details, show(again.text).includes('You began')], ['The boiler is very cold', 'Since Monday', false])
  const cases = site.references().length
  is('sent, it is a case and no draft', [(await put(page, { ...received, summary: 'The boiler is cold' })).status, site.references().length, count()], [303, cases + 1, 1])
  const rest = form((await open(path, user)).text)
  is('the other is offered', rest.hidden.begun, form(wrong.text, path).hidden.begun)
  const gone = await site.post(rest.action, { ...rest.hidden, draft: 'discard' }, { user })
  is('or it is discarded', [gone.status, gone.location, count()], [303, path, 0])
  const thanks = form((await open('/staff/compliment', user)).text, '/staff/compliment')
  await site.post(thanks.action, { ...thanks.values, details: 'Quick and kind', draft: 'save' }, { user })
  has('a compliment, too', (await open('/staff/compliment', user)).text, 'You began to record a compliment on')
  is('an address that nobody gave is an empty form', [(await open(`${path}?begun=x&y`, user)).status, main((await open(`${path}?begun=${'A'.repeat(16)}`, user)).text).includes('Your draft of')], [200, false])
}

async function moved_on() {
  const reference = await record(site, 'submit', received), path = `/staff/acknowledge?ref=${reference}`
  await send(path, { ...rightOf(reference, 'acknowledge'), draft: 'save' }, 'handler')
  await act(site, 'note', reference)
  const page = await open(path, 'handler')
  has('somebody has acted since: it is said', show(page.text), 'Someone has worked on this case since then')
  has('with what is new', show(page.text), 'Rang the office')
  await lead(site, reference, ['acknowledge'])
  is('a step that another took ends no draft', drafts(reference), 0) // usual.acknowledge is the writer
  await send(`/staff/correct?ref=${reference}&seq=2`, { reason: 'A slip', 'event.noted.note': 'Rang the shop', draft: 'save' }, 'support')
  const correction = await open(`/staff/correct?ref=${reference}&seq=2`, 'support')
  is('a correction has a draft, too', form(correction.text).values['event.noted.note'], 'Rang the shop')
  has('to which the case page leads', (await open(`/staff/case?ref=${reference}`, 'support')).text, `/staff/correct?ref=${reference}&amp;seq=2">Continue your draft`)
  hasNot('of that entry alone', show((await open(`/staff/correct?ref=${reference}&seq=1`, 'support')).text), 'Your draft of')
}

async function forgotten() {
  const reference = await record(site, 'submit', received), path = `/staff/note?ref=${reference}`
  await send(path, { note: 'An old thought', draft: 'save' }, 'handler')
  desk('UPDATE draft SET at = at - 31 * 24 * 3600')
  hasNot('after thirty days it is gone', (await open(path, 'handler')).text, 'An old thought')
  await send(path, { note: 'A new thought', draft: 'save' }, 'handler')
  is('and nothing of it is left', desk("SELECT count(*) FROM draft WHERE typed LIKE '%old thought%'"), '0')
  const hidden = await record(site, 'submit', { ...received, 'concerned.1': 'handler2' })
  desk(`INSERT INTO draft SELECT 'handler2', '${hidden}', action, corrects, seq, at, typed FROM draft LIMIT 1`)
  hasNot('nobody is led to a case that is hidden from them', (await open('/staff/', 'handler2')).text, hidden)
  await send(path, { note: 'Of who leaves', draft: 'save' }, 'deputy')
  await send('/staff/compliment', { details: 'Quick and kind', draft: 'save' }, 'support')
  const users = `${site.site}/users.xml`
  writeFileSync(users, readFileSync(users, 'utf8').replace(/<user name="deputy".*?<\/user>/, ''))
  await site.get('/staff/', { user: 'handler' })
  is('who leaves leaves no draft', desk("SELECT count(*) FROM draft WHERE user = 'deputy'"), '0')
  is('those of others stay, of new cases, too', desk("SELECT action FROM draft WHERE user = 'support'").split('\n').includes('compliment'), true)
  is('a public form has none', (await site.get('/complaints/submit?whole')).text.includes('draft'), false)
}

await test(async () => {
  site = await startSite({}, '<user name="deputy" title="Dan Deputy"><holds role="handler" division="finance"/></user>')
  await given_back(await saved())
  const shared = await record(site, 'submit', received)
  await lead(site, shared, ['acknowledge'])
  await in_the_place_of(shared)
  await of_who_is_away()
  await begun()
  await moved_on()
  await forgotten()
  const log = site.log.replace(/.*open cases name 1 users.*\n/g, '') // the one who left handles a case
  ok('nothing went wrong', log === '', log)
})
