#!/usr/bin/env node
// Where a complaint has got to: the status page says each step and on which of them it is; the receipt has what was sent.
import { lead, praise } from './acts.mjs'
import { complain, has, hasNot, is, main, receipt, startSite, test, words } from './site.mjs'

let site
const steps = html => [...(html.match(/<ol class="redress-progress">[^]*?<\/ol>/)?.[0] ?? '').matchAll(/<li\b([^>]*)>([^]*?)<\/li>/g)].map(([, tag, text]) => (tag.includes('aria-current="step"') ? '*' : '') + words(text).replace(/\d+ \w+ \d{4}/, 'DAY'))
const track = async one => site.fill('/complaints/track', { reference: one.reference, 'access-code': one.code })
const shown = async (what, one, wanted) => is(what, steps((await track(one)).text), wanted)

async function complaint() {
  const one = await complain(site, { division: 'finance' })
  await shown('received', one, ['*Received We are here', 'Looking into it Next, by DAY', 'Answered To come', 'Closed To come'])
  await lead(site, one.reference, ['acknowledge'])
  await shown('acknowledged', one, ['Received Done', '*Looking into it We are here', 'Answered Next, we aim for DAY', 'Closed To come'])
  await lead(site, one.reference, ['respond'])
  await shown('answered: the right to ask for a review ends before it is closed', one, ['Received Done', 'Looking into it Done', '*Answered We are here', 'Closed Next, after DAY'])
  await lead(site, one.reference, ['escalate'])
  await shown('a review', one, ['Received Done', 'Answered Done', '*Review: looking into it We are here', 'Review answered Next, by DAY', 'Closed To come'])
  await lead(site, one.reference, [['respond', {}, 'manager']])
  is('its answer', steps((await track(one)).text).slice(2, 4), ['Review: looking into it Done', '*Review answered We are here'])
}

async function ended() {
  const one = await complain(site), two = await complain(site, { division: 'finance' })
  await lead(site, one.reference, [['withdraw', { reason: 'It is settled' }]])
  await shown('withdrawn', one, ['Received Done', '*Withdrawn Done'])
  await lead(site, two.reference, ['acknowledge', 'redirect'])
  await shown('passed on', two, ['Received Done', '*Passed on Done'])
}

async function compliment() {
  const kept = await site.fill('/complaints/compliment', { ...praise, about: 'team' })
  const one = receipt((await site.get(kept.location)).text)
  await shown('a compliment', one, ['*Received We are here', 'Thanked Next, by DAY', 'Passed on to the people concerned To come', 'Closed To come'])
  await lead(site, one.reference, [['acknowledge', {}, 'handler']])
  is('thanked', steps((await track(one)).text).slice(0, 2), ['Received Done', '*Thanked We are here'])
}

async function copies() {
  const one = await complain(site, { details: 'It was promised <for the first>.', 'desired-outcome': 'That it comes on time' })
  const page = await site.get(`/complaints/receipt?receipt=${one.token}`)
  for (const text of ['What you sent us', 'It was promised <for the first>.', 'That it comes on time', 'press Ctrl and P']) has(`the receipt has “${text}”`, words(main(page.text)), text)
  hasNot('and names nothing but what was sent', main(page.text), 'system')
  has('the status page says how to print it', words(main((await track(one)).text)), 'press Ctrl and P')
  is('the code is in groups of four', /^(\w{4}-){3}\w{4}$/.test(one.code), true)
}

await test(async () => {
  site = await startSite()
  await complaint()
  await ended()
  await compliment()
  await copies()
})
