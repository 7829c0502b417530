#!/usr/bin/env node
// What every form does beside its fields: messages name the row, another row comes where it was asked for.
import { act, answer, lead, received, record, right } from './acts.mjs'
import { form, has, is, main, message, ok, startSite, summary, test, words } from './site.mjs'

// Every message of the page leads to a control of it.
const leads = text => Object.keys(summary(text)).every(id => main(text).includes(` id="${id}"`))

await test(async () => {
  const site = await startSite()
  const reference = await record(site, 'submit', received)
  const post = (action, fields, user = 'handler') => site.fill(`/staff/${action}?ref=${reference}`, fields, { user })

  // Rows of one field
  let page = await post('acknowledge', { ...right.acknowledge, 'issue.1': '' })
  is('no issue at all is said without a number', summary(page.text)['issue.1'], 'Enter at least one issue')
  page = await post('acknowledge', { ...right.acknowledge, 'issue.3': 'x'.repeat(201) })
  is('a long one is named', [page.status, summary(page.text)['issue.3'], message(page.text, 'issue.3')], [422, ...Array(2).fill('Issue 3 must be 200 characters or fewer')])
  ok('and its link leads there', leads(page.text))

  // Rows of several
  await lead(site, reference, [['acknowledge', { 'issue.1': 'It was late', 'issue.2': 'No one told us' }, 'handler']])
  page = await post('respond', { ...answer(2), 'finding.2.decision': '', 'remedy.3.what': 'A call', 'remedy.3.by.day': '31', 'remedy.3.by.month': '2', 'remedy.3.by.year': '2099', 'finding.1.evidence.2': 'e'.repeat(201) })
  const said = summary(page.text)
  is('an issue is named by its number', [said['finding.2.decision'], message(page.text, 'finding.2.decision')], Array(2).fill('Issue 2: select the decision on this issue'))
  has('as its rows are on the page', words(main(page.text)), 'Issue 2: No one told us')
  is('so is a remedy', said['remedy.3.by.day'], 'Remedy 3: the date of the remedy must be a real date, for example 27 3 2026')
  is('and a row in a row', said['finding.1.evidence.2'], 'Issue 1: evidence looked at 2 must be 200 characters or fewer')
  ok('each link leads to a control', leads(page.text))
  page = await act(site, 'learn', reference, { ...right.learn, 'why.2': 'w'.repeat(201) })
  is('a question is not quoted in the name of a row', summary(page.text)['why.2'], 'Answer 2 must be 200 characters or fewer')

  // Another row
  const added = async (name, fields) => {
    const answered = await post('respond', { ...answer(2), ...fields, add: name })
    return [answered.status, ...[...answered.text.matchAll(/<(?:input|textarea|select)\b[^>]*\bautofocus\b[^>]*>/g)].map(([tag]) => tag.match(/ id="([^"]*)"/)[1])]
  }
  page = await site.get(`/staff/respond?ref=${reference}`, { user: 'handler' })
  const address = name => main(page.text).match(new RegExp(`<button[^>]*value="${name.replace(/\./g, '[.]')}"[^>]*>`))[0].match(/formaction="([^"]*)"/)[1]
  is('the button leads to the new row, on our own path', address('remedy'), `/staff/respond?ref=${reference}#remedy.2.what`)
  is('of a row in a row, too', address('finding.2.evidence'), `/staff/respond?ref=${reference}#finding.2.evidence.2`)
  is('nothing has the focus at first', page.text.includes('autofocus'), false)
  is('the new row has it', await added('remedy', {}), [200, 'remedy.2.what'])
  is('whichever', await added('finding.1.evidence', { 'finding.1.evidence.2': 'A letter' }), [200, 'finding.1.evidence.3'])
  page = await act(site, 'correct', reference, {}, 'handler', '&seq=2')
  is('a row that was left blank is no row', Object.keys(form((await post('respond', { ...answer(2), 'remedy.2.what': '', 'remedy.3.what': 'A call', 'remedy.3.by': '2099-03-01', outcome: '' })).text).values).filter(name => name.endsWith('.what')), ['remedy.1.what', 'remedy.2.what', 'remedy.3.what'])
})
