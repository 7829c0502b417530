// What a person enters for each action, and cases that were led somewhere by entering it.
//
//   right.acknowledge …            the fields of an action that is entered right; answer(issues) those of `respond`
//   await act(site, 'note', reference, fields, user, more)   one step of staff -> the answer; more: further keys of the address
//   await record(site, 'submit', fields, user)               staff record a case -> its reference
//   await lead(site, reference, ['acknowledge', ['respond', {at}, 'manager'], …])   one step after the other, each of them kept
//   events(xml)  attribute(xml, event, name, which)          what a record says
import { form, main, words } from './site.mjs'

export const received = {
  'complainant.name': 'Ann Archer', 'complainant.email': 'ann@example.org', division: 'finance', channel: 'phone',
  summary: 'The payroll report came two weeks late', details: 'It was promised for the first of the month.'
}

export const praise = { 'giver.name': 'Glad Giver', 'giver.email': 'glad@example.org', about: 'team', division: 'finance', details: 'They stayed until it worked.' }

export function answer(issues = 1) {
  const fields = {
    outcome: 'partly-upheld', reasons: 'We looked at the calendar of the month.', channel: 'email',
    lesson: 'Two pairs of eyes see more.', 'desired-outcome-answer': 'The report comes on the first from now on.', apology: 'We are sorry.',
    'remedy.1.what': 'A second person checks the calendar', 'remedy.1.by.day': '1', 'remedy.1.by.month': '2', 'remedy.1.by.year': '2099'
  }
  for (let issue = 1; issue <= issues; issue++) {
    fields[`finding.${issue}.decision`] = issue === 1 ? 'upheld' : 'not-upheld'
    fields[`finding.${issue}.reasons`] = `What we found on point ${issue}`
  }
  return fields
}

export const right = {
  acknowledge: { 'contact.name': 'Priya Shah', 'contact.phone': '01632 960111', 'issue.1': 'The report was late', channel: 'email' },
  assign: { handler: 'handler', reason: 'She knows the matter' },
  assess: { severity: 'high', risk: 'A pupil has no lunch', reason: 'It goes on every day' },
  oversee: { instruction: 'The kitchen is called today' },
  'ask-outside': { whom: 'Sam Supplier, Supplies Ltd', asked: 'When did the data leave?', 'until.day': '2', 'until.month': '2', 'until.year': '2099' },
  'hear-outside': { who: 'Sam Supplier', answer: 'On the first' },
  note: { note: 'Rang the office' },
  undelivered: { why: 'moved', remark: 'Gone away, says the envelope' },
  resend: { channel: 'phone' },
  introduce: { 'contact.name': 'Grace Lin', 'contact.phone': '01632 960100', channel: 'email' },
  declare: { conflict: 'The complainant is my cousin' },
  contact: { direction: 'out', channel: 'phone', said: 'We are waiting for the supplier' },
  extend: { reason: 'The supplier is closed', 'until.day': '2', 'until.month': '2', 'until.year': '2099', channel: 'email' },
  respond: answer(),
  escalate: { 'in-dispute': 'Not all was answered', channel: 'phone' },
  decline: { reasons: 'It came a year too late', channel: 'email' },
  remedy: { evidence: 'It stands in the diary' },
  close: { how: 'content' },
  learn: {
    'why.1': 'The calendar was wrong', cause: 'no-process', lesson: 'Two pairs of eyes see more.',
    'improvement.1.what': 'A second person reads the calendar', 'improvement.1.owner': 'handler', 'improvement.1.by.day': '1', 'improvement.1.by.month': '2', 'improvement.1.by.year': '2099'
  },
  weigh: { decision: 'declined', reasons: 'It would cost more than it helps' },
  improve: { became: 'done', evidence: 'It stands in the diary' },
  'follow-up': { reply: 'yes', 'come-back': 'no', valued: 'very' },
  tell: { 'praised.1': 'handler', 'manager.1': 'support', message: 'Somebody was glad that you stayed' },
  review: { 'practice.title': 'Stay until it works', 'practice.what': 'We stay on the line', 'practice.effect': 'Nobody rings twice', 'practice.others': 'yes' },
  share: { 'with.1.division': 'finance', 'with.1.became': 'applied', 'with.1.evidence': 'It stands in the guide' },
  withdraw: { reason: 'It has been sorted out' },
  reopen: { reason: 'It has happened again' },
  redirect: { to: 'employment', reason: 'It is a grievance', channel: 'email' },
  exempt: { reason: 'Nobody else is there in August' },
  link: { how: 'related' },
  merge: { 'same-person': 'yes', channel: 'email' },
  correct: { reason: 'A slip of the pen' }
}

// Of a compliment the same action may ask for something else.
const ofPraise = { acknowledge: { channel: 'email' }, close: { remark: 'Nothing more is to be done' }, contact: { direction: 'out', channel: 'phone', said: 'Thanked them again' } }
export const rightOf = (reference, action) => (reference.startsWith('P') && ofPraise[action]) || right[action]

// Who takes a step where nobody is named; support may all that is no decision.
const usual = { respond: 'handler', extend: 'handler', acknowledge: 'handler', decline: 'manager', exempt: 'director' }

// Who answers opens the bundle first, which is asked of them at a higher level.
export async function act(site, action, reference, fields = rightOf(reference, action), user = usual[action] ?? 'support', more = '') {
  if (action === 'respond') await site.get(`/staff/bundle?ref=${reference}`, { user })
  const path = `/staff/${action}?ref=${reference}${more}`, answered = await site.fill(path, fields, { user })
  if (answered.status === 422) await site.fill(path, { draft: 'discard' }, { user }) // the next begins with an empty form
  return answered
}

export async function record(site, action, fields, user = 'support') {
  const answer = await site.fill(`/staff/${action}`, fields, { user })
  if (answer.status !== 303) throw new Error(`not recorded: ${answer.status} ${words(main(answer.text))}`)
  return answer.location.match(/ref=([^&]*)/)[1]
}

export async function lead(site, reference, steps) {
  for (const step of steps) {
    const [action, fields = {}, user] = [step].flat()
    const kept = await act(site, action, reference, { ...rightOf(reference, action), ...fields }, user)
    if (kept.status !== 303) throw new Error(`${action} of ${reference}: ${kept.status} ${words(main(kept.text)).slice(0, 600)}`)
  }
  return reference
}

// The forms of staff, opened and not sent.
export async function open(site, path, user) {
  const page = await site.get(path, { user })
  const found = page.status === 200 && form(page.text)
  if (!found) throw new Error(`no form at ${path} for ${user}: ${page.status}`)
  return found
}

export const events = xml => [...xml.matchAll(/<([\w-]+) seq="(\d+)"/g)].map(found => found[1])

export function attribute(xml, event, name, which = -1) {
  const tags = [...xml.matchAll(new RegExp(`<${event} ([^>]*)>`, 'g'))].map(found => found[1])
  return (tags.at(which)?.match(new RegExp(`\\b${name}="([^"]*)"`)) || [])[1]
}
