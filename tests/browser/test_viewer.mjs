#!/usr/bin/env node
// The form in Chromium's own viewer of PDF, with the keyboard alone: from field to field, typed, ticked, saved. What was
// saved comes back exactly. Letters beyond the first 65,536, as of pictures, are beyond that viewer: of one that is typed
// it keeps a half, which comes back as U+FFFD.
import { chromium } from 'playwright-core'
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { is, ok, startSite, test } from '../http/site.mjs'
import { boxesOf, filledIn, readBack, rounds, run, same } from '../http/filling.mjs'

const CLOSED = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

// The viewer is one of Chromium's own extensions
const startBrowser = () => chromium.launch({ executablePath: '/usr/bin/chromium', headless: false, args: CLOSED,
  ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'] })

// What the viewer would show to choose a place for the file by, chooses a place that we can see
function choosePlace() {
  const pieces = window.savedPieces = []
  const write = async piece => { pieces.push(piece) }
  chrome.fileSystem.chooseEntry = (_, then) => then({ createWriter: to => {
    const writer = { write: piece => write(piece).then(() => writer.onwriteend?.()) }
    to(writer)
  } })
  window.showSaveFilePicker = async () => ({ createWritable: async () => ({ write, close: async () => {} }) })
}

async function savedBytes() {
  const bytes = new Uint8Array(await new Blob(window.savedPieces).arrayBuffer())
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
}

// Whether each page is there to be seen with its fields, which the viewer paints in a colour of its own. One that is not
// loses the focus that comes to it.
async function painted(page, viewer, eyes) {
  const pages = await viewer.evaluate(() => {
    const { documentDimensions: { pageDimensions }, viewportZoom_: zoom } = document.querySelector('pdf-viewer')
    return pageDimensions.map(({ y, height }) => [y * zoom, height * zoom].map(Math.floor))
  })
  const picture = (await page.screenshot()).toString('base64')
  return eyes.evaluate(async ([picture, pages]) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
    pen.drawImage(image, 0, 0)
    const fields = (y, height) => pen.getImageData(0, y, image.width, height).data
      .some((red, at, all) => at % 4 === 0 && red > 220 && red < 245 && all[at + 2] > 250)
    return pages.every(([y, height]) => fields(y + 56, height)) // below the bar of tools
  }, [picture, pages])
}

// Somebody opens the file in a window of its own, and clicks; the field before the first has the focus.
async function open(context, file) {
  const page = await context.newPage(), eyes = await context.newPage()
  await page.bringToFront()
  await page.goto(pathToFileURL(file).href)
  let viewer, plugin
  while (!(plugin = (viewer = page.frames().find(frame => frame.url().startsWith('chrome-extension:')))?.childFrames()[0])) await page.waitForEvent('frameattached')
  await viewer.locator('#pagelength', { hasText: /[1-9]/ }).waitFor()
  await viewer.evaluate(choosePlace)
  for (const end = Date.now() + 300_000; !await painted(page, viewer, eyes);)
    if (Date.now() > end) throw new Error('the viewer has not painted each page with its fields')
  await eyes.close()
  await page.mouse.click(320, 80) // the corner of the first page, beside the thumbnails
  await plugin.waitForFunction(() => document.hasFocus() && document.activeElement.localName === 'embed')
  return { page, viewer, keys: await context.newCDPSession(page) }
}

// A key as the system sends it: that it goes down, and then, apart from that, the letter
const KEYS = { '\t': ['Tab', 9], '\n': ['Enter', 13], ' ': ['Space', 32] }
async function type({ keys }, text) {
  const sent = [], send = (type, words) => sent.push(keys.send('Input.dispatchKeyEvent', { type, ...words }))
  for (const letter of text) {
    const [key, code] = KEYS[letter] ?? ['', 0], name = { key, code: key, windowsVirtualKeyCode: code }
    if (key) send('rawKeyDown', name)
    send('char', { text: letter === '\n' ? '\r' : letter })
    if (key) send('keyUp', name)
  }
  await Promise.all(sent)
}

async function save(window, file) {
  const { viewer } = window
  await type(window, '\t') // what is being typed is the field's when one leaves it
  await viewer.locator('#save').click()
  await viewer.locator('#save-edited').click()
  await viewer.waitForFunction(() => window.savedPieces.length > 0)
  writeFileSync(file, Buffer.from(await viewer.evaluate(savedBytes), 'latin1'))
}

async function fillIn(context, blank, file, boxes, values) {
  const window = await open(context, blank)
  for (const box of boxes) {
    const value = values[box.name]
    await type(window, '\t' + (value === undefined ? '' : box.type === 'Tx' ? value : value === box.choice ? ' ' : ''))
  }
  await save(window, file)
  await window.page.close()
}

// Without what the viewer cannot keep
const within = values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(/[\u{10000}-\u{10FFFF}\u200D]/gu, '☺')]))

await test(async () => {
  const site = await startSite(), browser = await startBrowser()
  // High enough for all pages: one that is not loaded yet loses the focus that comes to it
  const context = await browser.newContext({ viewport: { width: 1000, height: 6000 } })
  context.setDefaultTimeout(0) // what takes a while on this machine takes longer on another
  for (const kind of ['complaint', 'compliment']) {
    const blank = `${site.scratch}/${kind}.pdf`, filled = `${site.scratch}/${kind}-filled.pdf`
    writeFileSync(blank, new Uint8Array(await (await fetch(`${site.url}/complaints/form?kind=${kind}`)).arrayBuffer()))
    const boxes = await boxesOf(blank)
    for (let round = 0; round < rounds(boxes); round++) {
      const values = within(filledIn(boxes, round))
      for (const box of boxes) if (round > 0 && box.type === 'Tx') delete values[box.name] // typed once, ticked each time
      await fillIn(context, blank, filled, boxes, values)
      const { status, error, kind: known, said } = readBack(site, filled)
      is(`the form of a ${kind} is known, ${round}`, [status, error, known], [0, '', kind])
      ok(`what was typed comes back exactly, ${round}`, same(said, values), said, values)
    }
    run('qpdf', '--check', filled)
    await fillIn(context, blank, filled, boxes, { details: 'before 😀 behind' })
    is(`a picture that is typed comes back as one that cannot be read, of a ${kind}`, readBack(site, filled).said, { details: 'before \uFFFD behind' })
  }
  await browser.close()
})
