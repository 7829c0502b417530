#!/usr/bin/env node
// Large print, as Chromium shows and prints it: nothing on receipt, status page and letter is smaller than 18 points, but for the
// address in the window of the envelope.
import { chromium } from 'playwright-core'
import { act } from '../http/acts.mjs'
import { complain, is, startSite, test } from '../http/site.mjs'

const EIGHTEEN_POINTS = 24 // in pixels of the screen

// The texts of the page's main part that are smaller, in what is shown.
const smaller = page => page.evaluate(least => document.querySelectorAll('details').forEach(folded => { folded.open = true }) || [...document.querySelectorAll('main *')]
  .filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()) && node.getClientRects().length && !(matchMedia('print').matches && node.closest('.redress-letter__address')) && parseFloat(getComputedStyle(node).fontSize) < least - 0.1)
  .map(node => `${node.tagName} ${node.textContent.trim().slice(0, 40)}`), EIGHTEEN_POINTS)

await test(async () => {
  const site = await startSite()
  const { reference, code, token } = await complain(site, { division: 'finance', 'complainant.needs.large-print': 'yes' })
  await act(site, 'acknowledge', reference)
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage()
  for (const media of ['screen', 'print']) {
    await page.emulateMedia({ media })
    await page.goto(`${site.url}/complaints/receipt?receipt=${token}`)
    is(`the receipt (${media})`, await smaller(page), [])
    await page.emulateMedia({ media: 'screen' }) // buttons are not printed
    await page.goto(`${site.url}/complaints/track`)
    await page.fill('[name=reference]', reference)
    await page.fill('[name=access-code]', code)
    await page.click('main button')
    await page.emulateMedia({ media })
    is(`the status page (${media})`, await smaller(page), [])
    await page.emulateMedia({ media: 'screen' })
    await page.click('form[action="/complaints/letter"] button')
    await page.emulateMedia({ media })
    is(`the letter (${media})`, await smaller(page), [])
  }
  await browser.close()
})
