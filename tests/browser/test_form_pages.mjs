#!/usr/bin/env node
// A complaint on a telephone, one page at a time, by clicks: forth and back, wrong and right, files,
// a page loaded again, two windows, a page that was open too long. Each page passes all of sight.mjs.
import { Person, main, startBrowser, startSite, step, want } from './browser.mjs'
import { sight } from './sight.mjs'

const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const onward = person => person.move(person.page.locator('main form > button[name="go"][value="next"]'))
const pictures = process.env.SCREENSHOTS

await main(async () => {
  const site = await startSite({ SITE: 'schools-mutual-services' })
  const browser = await startBrowser()
  const seen = new Set()
  // Each page once, when it is first seen
  const look = async (person, name) => {
    if (seen.has(name)) return
    seen.add(name)
    const found = await sight(person.page, async width => pictures && person.page.screenshot({ path: `${pictures}/form-pages-${name}-${width}.png`, fullPage: true }))
    await person.page.setViewportSize({ width: 320, height: 568 })
    want(found.length === 0, `${name}: ${found.join('\n')}`)
  }
  const enter = async () => {
    const person = await Person.enter(browser, site, { width: 320, look })
    await person.page.setViewportSize({ width: 320, height: 568 })
    await person.visit('/complaints/submit')
    return person
  }
  const inWindow = (person, text) => person.page.getByText(text, { exact: true }).first().evaluate(element => {
    const box = element.getBoundingClientRect()
    return box.top >= 0 && box.bottom <= innerHeight
  })
  const person = await enter()

  await step('what happened is asked in the first window', async () => {
    want(await inWindow(person, 'What happened?'), 'it is below the window')
    await person.sees('first', 'Tell us what happened')
  })

  await step('what is wrong on a page is said there', async () => {
    await person.write('The complaint in one sentence', 'It came late')
    await onward(person)
    await person.sees('first-wrong', 'Tell us what happened', 422)
    await person.mistakes('Tell us what happened')
    await person.typed('The complaint in one sentence', 'It came late')
  })

  await step('what is right leads on, by Enter in a line, too', async () => {
    await person.write('What happened?', 'It was due on the 1st.\n\nIt came on the 15th, & nobody told us <why>.')
    await person.page.setInputFiles('#attachment', file('report.txt', 'late'))
    await person.page.locator('#summary').focus()
    await person.enter()
    await person.sees('second', 'Putting it right')
  })

  await step('back and forth loses nothing, wrong or right', async () => {
    await person.write('What would put it right?', 'x'.repeat(10001))
    await onward(person)
    await person.sees('second-wrong', 'Putting it right', 422)
    await person.write('What would put it right?', 'A fixed day')
    await person.press('Back')
    await person.sees('first-back', 'Tell us what happened')
    await person.typed('What happened?', 'It was due on the 1st.\n\nIt came on the 15th, & nobody told us <why>.')
    await person.reads('report.txt (Plain text, 4 bytes)')
    await onward(person)
    await person.typed('What would put it right?', 'A fixed day')
    await onward(person)
    await person.sees('third', 'What it is about')
    await person.choose('Which part of the organisation is it about?', 'Finance and Payroll')
    await onward(person)
  })

  await step('how to reach them is one question, and staying anonymous an answer', async () => {
    await person.sees('fourth', 'Your details')
    const question = person.page.getByRole('group', { name: 'How can we reach you?' })
    for (const answer of ['Email address', 'Phone number', 'Postal address', 'I want to stay anonymous'])
      want(await question.getByLabel(answer, { exact: true }).count() === 1, `${answer} is no answer`)
    await onward(person)
    await person.sees('fourth-wrong', 'Your details', 422)
    await person.mistakes('Enter your name, or tick “I want to stay anonymous”', /^Enter an email address/)
    await person.write('Name', 'Ada Örnek')
    await person.write('Phone number', '01632 960001')
    await onward(person)
  })

  await step('what they need is a page of its own', async () => {
    await person.sees('adjustments', 'Do you need any adjustments?')
    await person.field('Large print').check()
    await onward(person)
    await person.press('Back')
    want(await person.field('Large print').isChecked(), 'what was ticked is lost')
    await onward(person)
  })

  await step('a yes asks for who acts for them, a no with their name is told', async () => {
    const name = person.page.getByLabel('Name', { exact: true })
    await person.sees('fifth', 'Is someone acting for you?')
    want(!await name.isVisible(), 'their name is asked before')
    await person.choose('Is someone acting for you?', 'Yes')
    want(await name.isVisible(), 'their name is not asked')
    await onward(person)
    await person.mistakes('Enter the name of the person acting for them')
    await name.fill('Bo Örnek')
    await person.choose('Is someone acting for you?', 'No')
    await onward(person)
    await person.sees('fifth-denied', 'Is someone acting for you?', 422)
    await person.mistakes('You answered no. Remove what you entered below, or answer yes')
    want(await name.isVisible(), 'what is to be removed does not show')
    await name.fill('')
    await onward(person)
  })

  await step('the answers are checked, and one is changed', async () => {
    await person.sees('check', 'Check your answers')
    await person.reads('It was due on the 1st.', 'report.txt (Plain text, 4 bytes)', 'A fixed day', 'Finance and Payroll', 'Ada Örnek', '01632 960001', 'Large print', 'What happens next')
    await person.page.reload() // sends the last page again
    await person.sees('check', 'Check your answers')
    await person.press(/^Change\s*: Putting it right/)
    await person.write('What would put it right?', 'Two fixed days')
    await onward(person)
    await person.sees('check', 'Check your answers')
    await person.reads('Two fixed days')
  })

  await step('sent, it is a case', async () => {
    await person.press('Send the complaint')
    await person.sees('receipt', 'We have your complaint')
    want(/^C-/.test(await person.page.locator('strong.reference').innerText()), 'it has no reference')
  })

  await step('two windows do not mix', async () => {
    const [one, other] = [await enter(), await enter()]
    for (const [n, each] of [one, other].entries()) {
      await each.write('The complaint in one sentence', `Window ${n}`)
      await each.write('What happened?', `Words of window ${n}`)
      await onward(each)
    }
    for (const [n, each] of [one, other].entries()) {
      await each.press('Back')
      await each.typed('What happened?', `Words of window ${n}`)
    }
  })

  await step('a page that was open too long comes back as it was', async () => {
    const late = await enter()
    await late.write('The complaint in one sentence', 'Late')
    await late.write('What happened?', 'Words')
    await onward(late)
    await late.write('What would put it right?', 'An apology')
    await late.page.locator('main form').evaluate(form => { form.elements.csrf.value = 'X' })
    await onward(late)
    await late.sees('expired', 'Putting it right', 403)
    await late.typed('What would put it right?', 'An apology')
    await late.press('Back')
    await late.typed('What happened?', 'Words')
  })

  await step('a compliment goes the same way', async () => {
    await person.visit('/complaints/compliment')
    await person.sees('compliment', 'Tell us what was done well')
    await person.write('What was done well?', 'They stayed on the line')
    await onward(person)
    await person.choose('Who or what is it about?', 'A team')
    await onward(person)
    await person.sees('consent', 'Can we share it?')
    await onward(person)
    await person.sees('giver', 'Your details')
    await onward(person)
    await person.sees('compliment-check', 'Check your answers')
    await person.press('Send the compliment')
    await person.sees('compliment-receipt', 'Thank you for your compliment')
  })
  want(person.troubles.length === 0, person.troubles.join('\n'))
})
