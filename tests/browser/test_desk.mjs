#!/usr/bin/env node
// A working day in Chromium: acknowledging and answering two issues, counted in clicks from my work, with
// the letter seen first; a draft that is left and found again, gone on from by a colleague, and read when it is too late.
import { chromium } from 'playwright-core'
import { act, lead, received, record } from '../http/acts.mjs'
import { has, is, ok, startSite, test } from '../http/site.mjs'
import { sight } from './sight.mjs'

let site, browser
const pictures = process.env.SCREENSHOTS

class Clerk {
  static async enter(user) {
    const clerk = new Clerk()
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, httpCredentials: { username: user, password: 'demo' } })
    clerk.page = await context.newPage()
    clerk.page.setDefaultTimeout(20000)
    clerk.page.on('response', one => { if (one.request().isNavigationRequest() && one.status() !== 303) clerk.loads++ })
    await clerk.begin()
    return clerk
  }

  async begin() {
    await this.page.goto(`${site.url}/staff/`)
    this.clicks = this.loads = 0
  }

  async click(role, name, options = { exact: true }) {
    this.clicks++
    await this.page.getByRole(role, { name, ...options }).first().click()
    await this.page.waitForLoadState()
  }

  write(name, text) {
    return this.page.locator(`[id="${name}"]`).fill(text)
  }

  async tick(name, value) {
    this.clicks++
    await this.page.locator(`[name="${name}"][value="${value}"]`).check()
  }

  says() {
    return this.page.locator('main').innerText()
  }

  async look(name) {
    is(`${name}: as people see it`, await sight(this.page, async width => pictures && this.page.screenshot({ path: `${pictures}/desk-${name}-${width}.png`, fullPage: true })), [])
  }
}

async function acknowledge(clerk) {
  const reference = await record(site, 'submit', received)
  await clerk.begin()
  await clerk.click('link', new RegExp(`^${reference}`), {})
  await clerk.click('link', 'Acknowledge the complaint')
  await clerk.write('issue.1', 'The report was late')
  await clerk.click('button', 'Add another issue')
  await clerk.write('issue.2', 'Nobody told us')
  await clerk.tick('channel', 'email')
  await clerk.click('button', 'Preview')
  has('an acknowledgement is seen first', await clerk.says(), 'Nobody told us')
  await clerk.click('button', 'Acknowledge the complaint')
  has('and then sent', await clerk.says(), 'Acknowledged')
  ok(`two issues acknowledged in ${clerk.clicks} clicks and ${clerk.loads} loads`, clerk.clicks <= 6 && clerk.loads <= 6)
  return reference
}

async function fill(clerk) {
  for (const issue of [1, 2]) {
    await clerk.tick(`finding.${issue}.decision`, issue === 1 ? 'upheld' : 'not-upheld')
    await clerk.write(`finding.${issue}.reasons`, `What we found on point ${issue}`)
  }
  await clerk.tick('outcome', 'partly-upheld')
  await clerk.write('reasons', 'We looked at the calendar')
  await clerk.write('apology', 'We are sorry')
  await clerk.write('remedy.1.what', 'A second person checks')
  for (const [part, value] of [['day', '1'], ['month', 'February'], ['year', '2099']]) await clerk.write(`remedy.1.by.${part}`, value)
  await clerk.tick('channel', 'email')
}

async function respond(clerk, reference) {
  await clerk.begin()
  await clerk.click('link', new RegExp(`^${reference}`), {})
  await clerk.click('link', 'Respond to the complaint')
  await fill(clerk)
  await clerk.click('button', 'Preview')
  has('it is seen first', await clerk.says(), 'Check the letter before you send it')
  await clerk.look('preview')
  await clerk.click('button', 'Change')
  is('Change leads back with what was typed', await clerk.page.locator('[id="finding.2.reasons"]').inputValue(), 'What we found on point 2')
  clerk.clicks -= 1
  await clerk.click('button', 'Preview')
  clerk.clicks -= 1
  await clerk.click('button', 'Record the response')
  has('answered', await clerk.says(), 'Response sent')
  ok(`two issues answered in ${clerk.clicks} clicks`, clerk.clicks <= 12)
}

async function draft(clerk) {
  const reference = await record(site, 'submit', received)
  await lead(site, reference, ['acknowledge'])
  await clerk.page.goto(`${site.url}/staff/respond?ref=${reference}`)
  await clerk.write('reasons', 'Half of a response')
  await clerk.click('button', 'Save draft')
  has('saved', await clerk.says(), 'Your draft of')
  await clerk.look('draft')
  await clerk.begin()
  await clerk.look('my-work')
  await clerk.click('link', 'Continue your draft: Respond to the complaint')
  is('my work leads back to it', await clerk.page.locator('[id="reasons"]').inputValue(), 'Half of a response')
  await act(site, 'assign', reference, { handler: 'deputy', reason: 'She is ill' })
  const deputy = await Clerk.enter('deputy')
  await deputy.click('link', new RegExp(`^${reference}`), {})
  await deputy.look('case')
  await deputy.click('link', 'Draft by Priya Shah: Respond to the complaint')
  is('who stands in goes on from it', await deputy.page.locator('[id="reasons"]').inputValue(), 'Half of a response')
  await deputy.look('of-a-colleague')
  await lead(site, reference, [['respond', {}, 'deputy']])
  await clerk.begin()
  await clerk.click('link', 'Continue your draft: Respond to the complaint')
  has('its writer can read it still', await clerk.says(), 'Half of a response')
  await clerk.look('left')
  await clerk.click('button', 'Discard draft')
  ok('and discards it', !(await clerk.says()).includes('draft'))
}

await test(async () => {
  site = await startSite({}, '<user name="deputy" title="Dan Deputy"><holds role="handler" division="finance"/></user>')
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const clerk = await Clerk.enter('handler')
  await respond(clerk, await acknowledge(clerk))
  await draft(clerk)
  await browser.close()
})
