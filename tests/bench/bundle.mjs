#!/usr/bin/env node
// How long the bundle of a case with twenty letters and ten files takes as a PDF, and how much memory: a line. Through
// nginx, with a sign-in, as a person waits for it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { act, answer, lead, open, received } from '../http/acts.mjs'
import { main, startSite, test, words } from '../http/site.mjs'

const run = (...command) => {
  const done = spawnSync(command[0], command.slice(1))
  if (done.status !== 0) throw new Error(`${command[0]}: ${done.stderr}`)
}

// Photos of 8.7 million dots, pictures, and PDFs of a few pages, all of the blank form.
async function files(site) {
  const folder = `${site.scratch}/files`
  mkdirSync(folder)
  writeFileSync(`${folder}/form.pdf`, new Uint8Array(await (await fetch(`${site.url}/complaints/form`)).arrayBuffer()))
  run('pdftoppm', '-jpeg', '-r', '300', '-l', '5', `${folder}/form.pdf`, `${folder}/photo`)
  run('pdftoppm', '-png', '-r', '150', '-l', '3', `${folder}/form.pdf`, `${folder}/picture`)
  run('qpdf', `${folder}/form.pdf`, '--pages', '.', '1-z', '.', '1-z', '.', '1-z', '.', '1-z', '--', `${folder}/long.pdf`)
  return readdirSync(folder).sort().map(name => [name, readFileSync(`${folder}/${name}`)])
}

async function send(site, path, fields, some, user) {
  const blank = await open(site, path, user), body = new FormData()
  for (const [name, value] of Object.entries({ ...blank.values, ...fields })) if (name !== 'attachment') body.append(name, value)
  for (const [name, bytes] of some) body.append('attachment', new Blob([bytes]), name)
  const sent = await site.ask(path, { method: 'POST', body, user })
  if (sent.status !== 303) throw new Error(`${path}: ${sent.status} ${words(main(sent.text))}`)
  return sent.location
}

// The process that answers; how long it and what it started have worked, in seconds; the most memory that it had.
const answers = data => readdirSync('/proc').filter(name => /^\d+$/.test(name)).find(pid => {
  try {
    return readlinkSync(`/proc/${pid}/exe`).endsWith('cgi-bin/bundle') && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`REDRESS_DATA=${data}\0`)
  } catch {
    return false
  }
})
const worked = pid => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
const peak = pid => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]) / 1000

await test(async () => {
  const site = await startSite(), all = await files(site)
  const reference = (await send(site, '/staff/submit', { ...received, at: '2026-06-01T09:00' }, all.slice(0, 5), 'staff')).match(/ref=([^&]*)/)[1]
  await send(site, `/staff/note?ref=${reference}`, { note: 'They sent more', at: '2026-06-01T09:30' }, all.slice(5), 'support')
  await lead(site, reference, [['acknowledge', { at: '2026-06-01T10:00' }], ['respond', { ...answer(), at: '2026-06-02T10:00' }], ['escalate', { at: '2026-06-05T10:00' }]])
  for (let n = 0; n < 17; n++) await act(site, 'correct', reference, { reason: 'A slip of the pen' }, 'support', '&seq=3')
  const url = `${site.url}/staff/bundle?ref=${reference}&pdf`, headers = { authorization: `Basic ${Buffer.from('support:demo').toString('base64')}` }
  const pid = answers(site.data)
  for (const turn of ['first', 'again']) {
    const before = worked(pid), began = performance.now()
    const bytes = Buffer.from(await (await fetch(url, { headers })).arrayBuffer()), waited = (performance.now() - began) / 1000
    writeFileSync(`${site.scratch}/bundle.pdf`, bytes)
    const pages = spawnSync('pdfinfo', [`${site.scratch}/bundle.pdf`], { encoding: 'utf8' }).stdout.match(/Pages: +(\d+)/)?.[1]
    console.log(`# bundle as PDF, 20 letters, ${all.length} files, ${pages} pages, ${turn}: ${(worked(pid) - before).toFixed(2)} s of the processor, ` +
      `${waited.toFixed(2)} s waited, ${(bytes.length / 1e6).toFixed(1)} MB, ${Math.round(peak(pid))} MB of memory`)
  }
})
