#!/usr/bin/env node
// What people do in a form beside typing, on a telephone and on a desk: another row is where they are, Enter sends.
import { Person, main, startBrowser, startSite, step, want } from './browser.mjs'

const seen = person => person.page.evaluate(() => {
  const part = document.activeElement.closest('.govuk-form-group').getBoundingClientRect()
  return part.top >= 0 && part.bottom <= innerHeight
})
const same = (got, wanted) => want(got === wanted, `"${got}", not "${wanted}"`)

async function record(browser, site, width) {
  const person = await Person.enter(browser, site, { user: 'handler', width })
  await person.visit('/staff/submit')
  await person.write('Name', `Ada of ${width}`, 'Person complaining')
  await person.write('Email address', 'ada@example.org', 'Person complaining')
  await person.choose('Which part of the organisation is it about?', 'Finance and Payroll')
  await person.write('The complaint in one sentence', 'It came late')
  await person.write('What happened?', 'It was due on the 1st.')
  await person.page.locator('[name="channel"][value="phone"]').check()
  await person.page.locator('main form .govuk-button:is(:not([name]), [name="preview"])').last().click()
  await person.page.waitForLoadState()
  return person
}

await main(async () => {
  const site = await startSite({ SITE: 'schools-mutual-services' })
  const browser = await startBrowser()
  for (const width of [320, 1280]) {
    const person = await record(browser, site, width)

    await step(`another row, at ${width}`, async () => {
      await person.follow('Acknowledge the complaint')
      await person.write('Issue 1', 'It was late')
      for (const n of [2, 3]) {
        await person.press('Add another issue')
        same(await person.focused(), `issue.${n}`)
        want(await seen(person), 'the new row is not in the window')
        await person.page.keyboard.type(`Point ${n}`)
      }
      await person.typed('Issue 1', 'It was late')
      await person.typed('Issue 2', 'Point 2')
    })

    await step(`Enter in a line sends, at ${width}`, async () => {
      await person.page.locator('[name="channel"][value="email"]').check()
      await person.page.locator('[id="issue.3"]').focus()
      await person.enter()
      await person.sees('acknowledge-preview', /^Check the letter/)
      await person.press('Acknowledge the complaint')
      await person.reads('Acknowledged', 'Point 3')
    })

    await step(`another row of several fields, at ${width}`, async () => {
      await person.follow('Respond to the complaint')
      await person.press('Add another remedy')
      same(await person.focused(), 'remedy.2.what')
      want(await seen(person), 'the new row is not in the window')
      await person.page.locator('[id="finding.2.evidence.1"]').fill('A letter')
      await person.page.locator('button[value="finding.2.evidence"]').click()
      await person.page.waitForLoadState()
      same(await person.focused(), 'finding.2.evidence.2')
      await person.page.locator('[id="remedy.2.what"]').focus()
      await person.enter()
      await person.mistakes('Issue 1: select the decision on this issue', 'Issue 1: enter what was found on this issue', 'Issue 2: select the decision on this issue', 'Issue 2: enter what was found on this issue',
        'Issue 3: select the decision on this issue', 'Issue 3: enter what was found on this issue', 'Select the outcome', 'Enter the reasons for the outcome', 'Select how the response is being sent')
    })

    await step(`a standard phrase is put into its field and changed there, at ${width}`, async () => {
      const field = person.page.locator('[id="finding.2.reasons"]'), group = person.page.locator('.govuk-form-group', { has: field })
      await field.fill('We looked at it.')
      await group.locator('select').selectOption({ label: 'We got it wrong' })
      await person.move(group.getByRole('button', { name: /^Insert/ }))
      same(await person.focused(), 'finding.2.reasons')
      want(await seen(person), 'the field is not in the window')
      same(await field.inputValue(), 'We looked at it.\n\nWe found that [what happened]. This should not have happened: we should have [what should have happened].')
      same(await group.locator('select').inputValue(), '')
      want(await person.page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), 'the page is wider than its window')
    })
    want(person.troubles.length === 0, person.troubles.join('\n'))
  }
})
