// Mail that comes in, as somebody writes it, and a site that sends mail into a folder.
//
//   const office = await startOffice(folder, name)   the shipped site of that name with `outgoing`; see startSite
//   office.sent()                                    what went out, as texts, in the order in which it was made
//   office.comes(mail, to)                           a message comes in, and is sorted; its row of the post:
//                                                    {number, how, reference, seq}, how is '' while it waits
//   letter({from, subject, text, headers, files})    a message; files: [{name, type, bytes}]
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { build, startSite } from '../http/site.mjs'

export const sites = ['schools-mutual-services', 'one-academy']

let letters = 0

export function letter({ from = 'Ann Archer <ann@example.org>', to = 'complaints@example.org', subject = 'Hello', text = 'The hall was cold.', id = `letter-${++letters}@example.org`, headers = [], files = [] } = {}) {
  const head = [`Received: from a.example by mail.example.org; ${new Date(Date.now() - 60000).toUTCString()}`, `From: ${from}`, `To: ${to}`,
    `Date: ${new Date().toUTCString()}`, `Subject: ${subject}`, `Message-ID: <${id}>`, ...headers, 'MIME-Version: 1.0']
  if (files.length === 0) return [...head, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\n')
  const parts = files.map(file => [`--b`, `Content-Type: ${file.type ?? 'application/pdf'}; name="${file.name}"`, `Content-Disposition: attachment; filename="${file.name}"`,
    'Content-Transfer-Encoding: base64', '', Buffer.from(file.bytes).toString('base64').replace(/.{76}/g, '$&\n')].join('\n'))
  return [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', text, ...parts, '--b--', ''].join('\n')
}

// The site's mail goes through a program that keeps each message in a file, and says that it has it.
function write(folder, name) {
  cpSync(`conf/sites/${name}`, `${folder}/site`, { recursive: true })
  mkdirSync(`${folder}/out`)
  writeFileSync(`${folder}/sendmail`, `#!/bin/sh\ncat >"$(mktemp ${folder}/out/$(date +%s%N).XXXXXX)"\n`)
  chmodSync(`${folder}/sendmail`, 0o755)
  const organisation = `${folder}/site/organisation.xml`, users = `${folder}/site/users.xml`
  writeFileSync(organisation, readFileSync(organisation, 'utf8').replace('  <attachments',
    `  <outgoing from="complaints@example.org" return="bounces@example.org" through="${folder}/sendmail" replies="complaints@example.org"/>\n  <attachments`))
  writeFileSync(users, readFileSync(users, 'utf8').replace(/ email="[^"]*"/, ' email="colleague@example.org"').replace(/ email="(?!colleague)[^"]*"/g, ''))
}

export async function startOffice(folder, name) {
  write(folder, name)
  const site = await startSite({ SITE: `${folder}/site` })
  site.out = `${folder}/out`
  site.sent = () => readdirSync(site.out).sort().map(file => readFileSync(`${site.out}/${file}`, 'utf8'))
  site.row = number => {
    const [how, reference, seq] = site.sql(`SELECT coalesce(how, ''), coalesce(reference, ''), coalesce(seq, '') FROM post LEFT JOIN post_sorted USING (number) WHERE number = ${number}`).split('|')
    return { number, how, reference, seq: Number(seq) }
  }
  site.intake = (mail, to = 'complaints@example.org', from, options = ['--site', site.site]) => spawnSync(`${build}/redress`, [...options, '--data', site.data, 'intake', '--to', to, ...(from === undefined ? [] : ['--from', from])],
    { input: mail, encoding: 'utf8', env: { ...process.env, REDRESS_SHARE: '.', REDRESS_CALENDARS: 'conf/calendars' } })
  site.comes = (mail, to, from) => {
    const run = site.intake(mail, to, from)
    if (run.status !== 0 || run.stdout !== '') throw new Error(`intake: ${run.status} ${run.stdout}${run.stderr}`)
    return site.row(site.sql('SELECT max(number) FROM post'))
  }
  return site
}

// Of a message that went out: its header of that name.
export const header = (mail, name) => new RegExp(`^${name}: (.*(?:\\n[ \\t].*)*)`, 'mi').exec(mail)?.[1].replace(/\n\s+/g, ' ')
