#!/usr/bin/env node
// What every form does beside its fields: messages name the row, another row comes where it was asked for.
import { act, answer, lead, received, record, right } from './acts.mjs'
import { form, has, is, main, message, ok, startSite, summary, test, words } from './site.mjs'

// Every message of the page leads to a control of it.
const leads = text => Object.keys(summary(text)).every(id => main(text).includes(` id="${id}"`))

await test(async () => {
  const site = await startSite()
  const reference = await record(site, 'submit', received)
  // Each from an empty form: what was typed before is not kept as a draft
  const post = async (action, fields, user = 'handler') => {
    const path = `/staff/${action}?ref=${reference}`, answered = await site.fill(path, fields, { user })
    if (answered.status !== 303) await site.fill(path, { draft: 'discard' }, { user })
    return answered
  }

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
  is('and a row in a row', said['finding.1.evidence.2'], 'Issue 1: piece of evidence 2 must be 200 characters or fewer')
  ok('each link leads to a control', leads(page.text))
  page = await act(site, 'learn', reference, { ...right.learn, 'why.2': 'w'.repeat(201) })
  is('a question is not quoted in the name of a row', summary(page.text)['why.2'], 'Answer 2 must be 200 characters or fewer')

  // Dates: in parts everywhere, half of one says which part is missing
  const dated = async fields => {
    const { status, text } = await post('contact', { direction: 'out', channel: 'phone', said: 'x', ...fields })
    return [status, Object.values(summary(text))[0], Object.keys(summary(text))[0], [...text.matchAll(/<input id="(at[^"]*)"[^>]*--error/g)].map(([, id]) => id)]
  }
  is('a year is missing', await dated({ 'at.day': '1', 'at.month': 'may' }), [422, 'The date must include a year', 'at.year', ['at.year']])
  is('a day and a month are', await dated({ 'at.year': '2026' }), [422, 'The date must include a day and a month', 'at.day', ['at.day', 'at.month']])
  is('no such day', await dated({ 'at.day': '31', 'at.month': '2', 'at.year': '2026' }), [422, 'Enter a real date, for example 27 3 2026', 'at.day', ['at.day', 'at.month', 'at.year']])
  is('no such time', await dated({ 'at.day': '1', 'at.month': '2', 'at.year': '2026', 'at.time': 'late' }), [422, 'Enter a time, like 5:30pm or 17:30', 'at.time', ['at.time']])
  is('not in the future', await dated({ 'at.day': '1', 'at.month': '2', 'at.year': '2099' }), [422, 'The date and time must not be in the future', 'at.day', ['at.day', 'at.month', 'at.year']])
  const back = form((await post('contact', { at: '2026-05-01T17:30', channel: '' })).text).values
  is('what scripts send comes back in parts', ['day', 'month', 'year', 'time'].map(part => back[`at.${part}`]), ['1', '5', '2026', '5:30pm'])
  const recorded = async fields => {
    const at = await record(site, 'submit', { ...received, ...fields })
    return words(main((await site.get(`/staff/case?ref=${at}`, { user: 'support' })).text))
  }
  has('parts and a time', await recorded({ 'at.day': '27', 'at.month': 'March', 'at.year': '2026', 'at.time': '5:30pm' }), '27 March 2026 at 5:30pm')
  has('a day alone is its beginning', await recorded({ 'at.day': '27', 'at.month': '3', 'at.year': '2026' }), 'due Saturday 28 March 2026 at midnight')
  page = await post('respond', { ...answer(2), 'remedy.1.by.year': '', 'remedy.1.by.month': 'feb' })
  is('of a row, too', [summary(page.text)['remedy.1.by.year'], message(page.text, 'remedy.1.by'), form(page.text).values['remedy.1.by.month']], ['Remedy 1: due date must include a year', 'Remedy 1: due date must include a year', 'feb'])
  const list = async query => {
    const { text } = await site.get(`/staff/cases?${query}`, { user: 'support' })
    return [form(text, '/staff/cases').values['from.month'], words(main(text)).includes(reference), main(text).match(/href="[^"]*csv[^"]*"/)?.[0].includes('from=2026-05-01')]
  }
  is('a filter in parts', await list('from.day=1&from.month=May&from.year=2026'), ['May', true, true])
  is('as in one', await list('from=2026-05-01'), ['5', true, true])

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

  // Standard phrases
  const choices = (text, field) => [...(main(text).match(new RegExp(`<select[^>]*name="phrase[.]${field.replace(/[.]/g, '[.]')}"[^]*?</select>`))?.[0] ?? '').matchAll(/<(?:option value|optgroup label)="([^"]+)"/g)].map(([, value]) => value)
  page = await site.get(`/staff/respond?ref=${reference}`, { user: 'handler' })
  is('phrases to choose from', choices(page.text, 'apology'), ['for what went wrong', 'for how we treated you', 'for a late reply'])
  is('those for an outcome stand under its words', choices(page.text, 'finding.2.reasons'), ['Upheld', 'we got it wrong', 'Partly upheld', 'we got part of it wrong', 'Not upheld', 'we acted as we should', 'we cannot tell what happened'])
  is('no phrase stands twice', page.text.includes('Model wording'), false)
  const insert = async (field, title, fields = {}, action = 'respond', more = answer(2)) => {
    const answered = await post(action, { ...more, ...fields, [`phrase.${field}`]: title, insert: field })
    const focus = [...answered.text.matchAll(/<(?:input|textarea|select)\b[^>]*\bautofocus\b[^>]*>/g)].map(([tag]) => tag.match(/ id="([^"]*)"/)[1])
    return [answered.status, form(answered.text).values[field], focus]
  }
  is('it is put behind what stands there', await insert('apology', 'for how we treated you'), [200, 'We are sorry.\n\nYou should have been treated with more [care, patience or respect]. I am sorry that you were not.', ['apology']])
  is('into a field of a row', await insert('finding.2.reasons', 'we got it wrong', { 'finding.2.reasons': '' }), [200, 'We found that [what happened]. This should not have happened: we should have [what should have happened].', ['finding.2.reasons']])
  is('none that is not there', await insert('apology', 'none'), [200, 'We are sorry.', ['apology']])
  is('nor where no text is asked', (await insert('nothing', 'none'))[0], 200)
  const [, said_] = await insert('said', 'update', {}, 'contact', { direction: 'out', channel: 'phone' })
  is('what the case knows is filled in', said_, `I am writing to let you know how your complaint ${reference} is going. Since we last spoke, I have [what was done]. I still need to [what remains].`)
  const [, late_] = await insert('apology', 'for a late reply')
  ok('the date of our reply, too', /^We are sorry[.]\n\nWe should have replied to you by \d+ \w+ \d{4}[.] I am sorry that you had to wait[.]$/.test(late_), late_)
  is('nothing was stored', words(main((await site.get(`/staff/case?ref=${reference}`, { user: 'handler' })).text)).includes('I am writing to let you know'), false)
  page = await post('contact', { direction: 'out', channel: 'phone', said: said_ })
  is('what is left to the writer is not kept', [page.status, summary(page.text).said, message(page.text, 'said')], [422, ...Array(2).fill('Replace [what was done] with your own words')])
  page = await post('contact', { direction: 'out', channel: 'phone', said: 'They said [sic] it was late.' })
  is('other brackets are', page.status, 303)

  // Told before
  const labels = async (action, user = 'handler') => [...(await site.get(`/staff/${action}?ref=${reference}`, { user })).text.matchAll(/<(label|legend)\b[^>]*>([^]*?)<\/\1>/g)].map(([, , text]) => words(text))
  const labelled = async (action, ...names) => (await labels(action)).filter(label => names.some(name => label.startsWith(name)))
  is('nothing that another answer makes necessary is called optional', await labelled('respond', 'Reply to the outcome', 'Apology', 'Remedy 1', 'What will be done', 'Due date', 'Why there is no remedy'),
    ['Reply to the outcome they asked for', 'Apology', 'Remedy 1', 'What will be done', 'Due date', 'Why there is no remedy'])
  is('what may be left out is', await labelled('respond', 'Gesture', 'Owner'), ['Owner (optional)', 'Gesture of goodwill (optional)'])
  const other = await record(site, 'submit', { ...received, summary: 'Another one' })
  page = await site.get(`/staff/acknowledge?ref=${other}`, { user: 'handler' })
  has('of two ways one is enough', words(main(page.text)), 'Phone number Enter a phone number, an email address or both')
  for (const [name, text] of Object.entries({ staff: page.text, public: (await site.get('/complaints/contact')).text })) {
    if (text.includes('type="file"')) has(`${name}: what files are taken, how many and how large`, words(main(text)), 'Up to 5 files, each 10 MB or smaller, and 20 MB in total: PDF, JPEG')
  }
  has('how long an answer may be', words(main((await site.get(`/staff/respond?ref=${reference}`, { user: 'handler' })).text)), 'Each long answer can be up to 10,000 characters.')
})
