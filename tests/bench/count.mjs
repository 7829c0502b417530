#!/usr/bin/env node
// The month's figures over many made-up cases, beside an independent count over their records (tests/http/count.mjs):
//
//   tests/bench/count.mjs one-academy 5000        makes so many cases, five weeks ago
//   tests/bench/count.mjs one-academy FOLDER      counts those of that data folder
//
// A line for each of the last twelve months: how many numbers agree; then each that does not, as both say it. 1 if any.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { counted, promisesOf } from '../http/count.mjs'

process.chdir(new URL('../..', import.meta.url).pathname)
const build = process.env.BUILD || 'build', [name, which] = process.argv.slice(2), site = `conf/sites/${name}`
const made = /^\d+$/.test(which), data = made ? mkdtempSync('/tmp/redress-count.') : which

function run(command, ...options) {
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (status !== 0) throw new Error(stderr)
  return stdout
}
const redress = (...options) => run(`${build}/redress`, '--site', site, '--data', data, ...options)

// The records, as far as they are counted: the elements that the store has.
function records() {
  const all = run('sqlite3', '-json', `${data}/redress.db`, "SELECT kind, group_concat(text, '') AS text FROM (SELECT * FROM event NATURAL JOIN case_file ORDER BY reference, seq) GROUP BY reference")
  return JSON.parse(all).map(({ kind, text }) => `<${kind}>${text}</${kind}>`)
}

// What only one of both says: figure row column: theirs, ours.
function differences(own, said) {
  const mine = Object.fromEntries(Object.entries(own).flatMap(([figure, numbers]) => Object.entries(numbers).map(([key, number]) => [`${figure} ${key}`, number])))
  const theirs = Object.fromEntries(Object.entries(said).filter(([key]) => key.split(' ')[0] in own))
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return { count: keys.length, wrong: keys.filter(key => mine[key] !== theirs[key]).map(key => `${key}: ${theirs[key]}, ${mine[key]}`) }
}

if (made) run('faketime', '35 days ago', `${build}/redress`, '--site', site, '--data', data, 'demo', which)
const texts = records(), promises = promisesOf(site)
console.log(`${name}: ${texts.length} cases`)
let failed = 0
for (let back = 0; back < 12; back++) {
  const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - back)
  const month = day.toISOString().slice(0, 7)
  const said = Object.fromEntries(redress('report', month).trim().split('\n').map(line => line.split('\t')).filter(line => line[2] !== 'median').map(line => [line.slice(0, 3).join(' '), Number(line[3])]))
  const { count, wrong } = differences(counted(texts, month, promises), said)
  console.log([`${month}: ${count - wrong.length} of ${count} numbers agree`, ...wrong].join('\n  '))
  failed += wrong.length
}
if (made) rmSync(data, { recursive: true })
process.exit(failed > 0 ? 1 : 0)
