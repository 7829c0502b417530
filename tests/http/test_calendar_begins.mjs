#!/usr/bin/env node
// Bank holidays before the calendar begins are as unknown as those after it ends, and wherever a date is explained it is said.
import { lead, received, record } from './acts.mjs'
import { has, main, startSite, test, words } from './site.mjs'

const SAID = 'We only know the bank holidays from 1 January 2025 on. Earlier ones may move this date.'

await test(async () => {
  const site = await startSite()
  const reference = await record(site, 'submit', { ...received, at: '2024-12-19T09:00' })
  await lead(site, reference, [['acknowledge', { at: '2024-12-20T09:00' }]])
  const get = async path => words(main((await site.get(path, { user: 'support' })).text))
  has('the case page says it', await get(`/staff/case?ref=${reference}`), SAID)
  const letter = (await site.get(`/staff/letter?ref=${reference}&seq=2`, { user: 'handler' })).text
  has('so does the letter', words(letter), SAID)
  const code = words(main(letter)).match(/access code ([A-Z0-9-]{16,19})/)[1]
  const track = await site.fill('/complaints/track', { reference, 'access-code': code })
  has('and the status page', words(main(track.text)), SAID)
})
