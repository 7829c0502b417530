#!/usr/bin/env node
// A draft in Chromium: left and found again, gone on from by a colleague, and read when it is too late; a new case that was begun.
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
    clerk.page.setDefaultTimeout(120000)
    await clerk.begin()
    return clerk
  }

  begin() {
    return this.page.goto(`${site.url}/staff/`)
  }

  async click(role, name, options = { exact: true }) {
    await this.page.getByRole(role, { name, ...options }).first().click()
    await this.page.waitForLoadState()
  }

  write(name, text) {
    return this.page.locator(`[id="${name}"]`).fill(text)
  }

  says() {
    return this.page.locator('main').innerText()
  }

  async look(name) {
    is(`${name}: as people see it`, await sight(this.page, async width => pictures && this.page.screenshot({ path: `${pictures}/drafts-${name}-${width}.png`, fullPage: true })), [])
  }
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

async function begun(clerk) {
  await clerk.page.goto(`${site.url}/staff/submit`)
  await clerk.write('summary', 'The boiler is cold')
  await clerk.click('button', 'Save draft')
  await clerk.look('new-case')
  await clerk.begin()
  await clerk.look('new-case-on-my-work')
  await clerk.page.goto(`${site.url}/staff/submit`)
  await clerk.look('begun')
  await clerk.click('link', 'Continue')
  is('a case that was begun goes on', await clerk.page.locator('[id="summary"]').inputValue(), 'The boiler is cold')
  await clerk.page.goto(`${site.url}/staff/submit`)
  await clerk.click('button', 'Discard draft')
  ok('or is discarded', !(await clerk.says()).includes('You began'))
}

await test(async () => {
  site = await startSite({}, '<user name="deputy" title="Dan Deputy"><holds role="handler" division="finance"/></user>')
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const clerk = await Clerk.enter('handler')
  await draft(clerk)
  await begun(clerk)
  await browser.close()
})
