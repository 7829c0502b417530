#!/usr/bin/env node
// A new version of the policy comes into force in a running organisation: the form's promise, the policy page, the letter
// and the due time of a new case change together, and of no old case.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { complain, has, hasNot, is, main, ok, startSite, test, words } from './site.mjs'

const folder = mkdtempSync('/tmp/redress-version.')
const policy = `${folder}/site/policy.xml`
cpSync('conf/sites/schools-mutual-services', `${folder}/site`, { recursive: true })

const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' })
const inWords = instant => {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number)
  return `${day} ${new Date(Date.UTC(year, month - 1, day)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })} ${year}`
}
const attribute = (xml, element, name) => (xml.match(new RegExp(`<${element}\\b[^>]*\\b${name}="([^"]*)"`)) || [])[1]

const start = () => startSite({ SITE: `${folder}/site`, DATA: `${folder}/data` })
const due = (site, reference) => site.redress('list').text.split('\n').find(line => line.startsWith(reference)).split('\t')[4]

// The first duty of a version: what the page, the letter and the clock say of the answer at level 1.
async function answerPromise(site, reference, who = 'handler') {
  const acknowledged = await site.fill(`/staff/acknowledge?ref=${reference}`,
    { 'contact.name': 'Priya Shah', 'contact.phone': '01632 960111', channel: 'email', 'issue.1': 'late' }, { user: who })
  is(`${reference}: acknowledged`, acknowledged.status, 303)
  const record = site.record(reference)
  return {
    policy: attribute(record, 'complaint', 'policy'),
    promised: attribute(record, 'acknowledged', 'response-due'),
    due: due(site, reference),
    letter: words((await site.get(`/staff/letter?ref=${reference}&seq=2`, { user: who })).text)
  }
}

const pages = async site => ({
  home: words(main((await site.get('/')).text)), form: words(main((await site.get('/complaints/submit?whole')).text)),
  policy: words(main((await site.get('/complaints/policy')).text))
})

// The policy as it will be: another length for the answer at level 1, said nowhere but in the rule.
function issue() {
  const text = readFileSync(policy, 'utf8')
  renameSync(policy, `${folder}/site/policy-2.0.xml`)
  let changed = text
  for (const [from, to] of [
    [/version="2\.0" issued="[^"]*"/, `version="3.0" issued="${today}"`],
    [/( *)<approval /, `$1<release version="3.0" date="${today}" reason="More time to answer" by="Customer Support Manager"/>\n$1<approval `],
    [/(\n *)(<approval [^>]*>)(\s*)<\/control>/, `$1$2$1<approval by="Director" name="David Osei" date="${today}"/>$3</control>`],
    [/within="2 working-days" force="target"/, 'within="6 working-days" force="target"']]) {
    if (!from.test(changed)) throw new Error(`the policy has no ${from}`)
    changed = changed.replace(from, to)
  }
  writeFileSync(policy, changed)
}

await test(async () => {
  let site = await start()
  const before = await pages(site)
  has('before: the home page promises it', before.home, '2 working days')
  has('before: the policy page is version 2.0', before.policy, 'version 2.0')
  const old = await complain(site, { division: 'finance' }), waiting = await complain(site, { division: 'finance' })
  const first = await answerPromise(site, old.reference)
  is('before: a case is bound to version 2.0', first.policy, 'SMS-CP/2.0')
  is('before: the letter promises what the clock counts', first.promised, first.due)
  has('before: in words', first.letter, inWords(first.due))
  const waits = due(site, waiting.reference)
  await site.stop()

  issue()
  site = await start()
  is('the new version passes the audit but for the review', site.redress('policy', policy).text.split('\t').slice(1, 3), ['review-none', 'fault'])
  has('but without a review of the policy it is not in force', words(main((await site.get('/complaints/policy')).text)), 'version 2.0')
  ok('and the log says so', /policy\.xml:\d+: version 3\.0 is not in force: .*\(review-none\)/.test(site.log), site.log)
  const reviewed = await site.fill('/staff/review-policy', { effectiveness: 'Two days are too few.', 'best-practice': 'Others take longer, and say so.', decision: 'new-version', version: '3.0' }, { user: 'head' })
  is('with one it is, from the next request on', reviewed.status, 303)
  is('and passes the audit', site.redress('policy', policy).text, '')
  site.log = ''
  const after = await pages(site)
  has('after: the home page promises the new length', after.home, '6 working days')
  hasNot('after: and the old one no more', after.home, 'reply within 2 working days')
  has('after: the policy page is version 3.0', after.policy, 'version 3.0')
  ok('after: and says the new length', /full reply within 6 working days/.test(after.policy), after.policy)
  has('after: its history has both', after.policy, 'More time to answer')
  is('after: the form promises the new length, before the old one', [before, after].map(page => page.form.match(/reply within (\d+) working days/)[1]), ['2', '6'])

  const fresh = await complain(site, { division: 'finance' })
  const second = await answerPromise(site, fresh.reference)
  is('after: a new case is bound to version 3.0', second.policy, 'SMS-CP/3.0')
  is('after: the letter promises what the clock counts', second.promised, second.due)
  has('after: in words', second.letter, inWords(second.due))
  ok('after: which is later than the old length', second.due > first.due, first.due, second.due)

  is('an old case is due as before', due(site, old.reference), first.due)
  is('its letter says what it said', words((await site.get(`/staff/letter?ref=${old.reference}&seq=2`, { user: 'handler' })).text)
    .replace(/version [\d.]+/g, ''), first.letter.replace(/version [\d.]+/g, ''))
  is('one that was only received too', due(site, waiting.reference), waits)
  const third = await answerPromise(site, waiting.reference)
  is('and acknowledged under the new version it keeps its own', [third.policy, third.due.slice(0, 10), third.promised], ['SMS-CP/2.0', first.due.slice(0, 10), third.due])
  is('all is in order', site.redress('verify').status, 0)
  is('a replay of the new version shows the two old cases only', site.redress('policy', '--replay', policy).text.split('\n').at(-2).split('\t').slice(0, 2),
    ['3 cases', '2 differing'])
  await site.stop()
  rmSync(folder, { recursive: true })
})
