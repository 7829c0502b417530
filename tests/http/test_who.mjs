#!/usr/bin/env node
// Of every case of both demonstrations: exactly the people whom the rule names have it under their own tasks, and each of
// them can do what is asked; also with the director, and each handler in turn, complained about, gone, or barred by a
// conflict of interest that they declared.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { act } from './acts.mjs'
import { ok, startSite, test } from './site.mjs'
import { walk } from './who.mjs'

const scratch = mkdtempSync(`${tmpdir()}/redress-who-`)

// Who handles and decides cases there, and who says that a case is about somebody.
const sites = { 'schools-mutual-services': ['director', 'handler', 'handler2'], 'one-academy': ['support', 'coach'] }

// Every second case is about them; of the others they declare a conflict, as far as they see them.
async function bar(site, user) {
  let barred = 0
  for (const [number, reference] of site.references().entries()) {
    const path = number % 2 ? 'declare' : 'assign', by = number % 2 ? user : 'support'
    if ((await site.get(`/staff/${path}?ref=${reference}`, { user: by })).status !== 200) continue
    const kept = await act(site, path, reference, path === 'declare' ? { conflict: 'They are my cousin' } : { 'concerned.1': user, reason: 'It is about them' }, by)
    if (!ok(`${user} is barred from ${reference}`, kept.status === 303, kept.status)) continue
    barred++
  }
  return barred
}

async function demonstration(name, persons) {
  const folder = `${scratch}/${name}`, data = `${scratch}/${name}-data`
  cpSync(`conf/sites/${name}`, folder, { recursive: true })
  const site = await startSite({ SITE: folder, DATA: data, DEMO: 'yes' }), done = new Set()
  await walk(site, name, undefined, done)
  const users = readFileSync(`${folder}/users.xml`, 'utf8')
  for (const user of persons) {
    writeFileSync(`${folder}/users.xml`, users.replace(new RegExp(`<user name="${user}" [^]*?</user>`), ''))
    await walk(site, `${name} without ${user}`, undefined, done)
  }
  await site.stop()
  writeFileSync(`${folder}/users.xml`, users)
  for (const user of persons) {
    cpSync(data, `${data}-${user}`, { recursive: true })
    const other = await startSite({ SITE: folder, DATA: `${data}-${user}` })
    ok(`${name}: ${user} is barred from several`, await bar(other, user) > 5)
    await walk(other, `${name}, ${user} barred`, undefined, done)
    await other.stop()
  }
}

await test(async () => {
  for (const [name, persons] of Object.entries(sites)) await demonstration(name, persons)
  rmSync(scratch, { recursive: true })
})
