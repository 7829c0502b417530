#!/usr/bin/env node
// Who the policy has told of a month's report is told by email under a real mail server, once, with the first figures and
// where the report is, and nothing of a case; the page says what became of it, and who is not told by email.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { record, received } from '../http/acts.mjs'
import { month, named } from '../http/months.mjs'
import { has, hasNot, is, main, startSite, test, words } from '../http/site.mjs'
import { read } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

const folder = mkdtempSync('/tmp/redress-post.')
const at = when => `/staff/report?month=${when}`

// A second of the team has no address.
function writeSite(outgoing) {
  const to = `${folder}/site${outgoing ? '' : '-silent'}`
  cpSync('conf/sites/one-academy', to, { recursive: true })
  const users = `${to}/users.xml`, organisation = `${to}/organisation.xml`
  writeFileSync(users, readFileSync(users, 'utf8').replace(/ email="[^"]*"/g, '').replace('<user name="smt"', '<user name="smt2" title="Sam Quiet"><holds role="smt"/><holds role="staff"/></user>\n  <user name="smt" email="smt@example.org"'))
  if (outgoing) writeFileSync(organisation, readFileSync(organisation, 'utf8').replace('  <attachments', `  ${outgoing}\n  <attachments`))
  return to
}

const report = (site, when) => site.fill(at(when), { how: 'At the meeting.', 'sharing.1.words': 'Ring before writing.' }, { user: 'delivery' })
const said = async (site, when, user = 'delivery') => words(main((await site.get(at(when), { user })).text))

async function told(server) {
  const site = await startSite({ SITE: writeSite(`<outgoing from="complaints@example.org" return="bounces@example.org" staff="https://redress.example.org" through="smtp://127.0.0.1:${server.port}"/>`) })
  await record(site, 'submit', { ...received, division: 'apprenticeships', at: `${month(2)}-10T09:00` })
  site.redress('deliver')
  is('the report is recorded', (await report(site, month(2))).status, 303)
  has('it waits', await said(site, month(2)), 'Ines Duarte: waiting to be emailed.')
  has('who has no address is named', await said(site, month(2)), 'Sam Quiet: not told by email.')
  is('a refused report tells nobody', (await site.fill(at(month(1)), { how: '' }, { user: 'delivery' })).status, 422)
  const delivered = site.redress('deliver')
  is('it is handed over', [delivered.status, delivered.error], [0, ''])
  await server.settled()
  const messages = server.messages('smt').map(read).filter(message => message.headers.subject.startsWith('Report'))
  is('one message has come', messages.map(message => message.headers.subject), [`Report on ${named(month(2))}`])
  const text = messages[0].text.replace(/\s+/g, ' ')
  has('who recorded it', text, `Kate Morgan has recorded the report on ${named(month(2))}.`)
  for (const line of ['Complaints received: 1', 'Compliments received: 0', 'Complaints open at the end of the month: 1']) has(line, text, line)
  has('and where it is', messages[0].text, `https://redress.example.org${at(month(2))}`)
  for (const part of ['Ann Archer', 'payroll', 'C-20', 'Ring before']) hasNot(`nothing of a case: ${part}`, text, part)
  has('the page says that it was sent', await said(site, month(2), 'smt'), 'Ines Duarte: emailed on')
  site.redress('deliver')
  await server.settled()
  is('once', server.messages('smt').length, 1)
  is('all is as the records say', site.redress('verify').text.split('\n').filter(line => line.startsWith('duties\t') && !line.includes('nobody')), [])
  await site.stop()
}

async function silent() {
  const site = await startSite({ SITE: writeSite() })
  await record(site, 'submit', { ...received, division: 'apprenticeships', at: `${month(2)}-10T09:00` })
  is('where no mail is sent a report is recorded, too', (await report(site, month(2))).status, 303)
  has('and nobody is told by email', await said(site, month(2)), 'Ines Duarte: not told by email.')
  is('nothing waits', site.sql('SELECT count(*) FROM outbox'), '0')
  await site.stop()
}

await test(async () => {
  const server = await startPostfix(folder, ['smt'])
  try {
    await told(server)
    await silent()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
