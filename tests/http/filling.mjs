// Filling in a form as people do: what is filled in, and the programs by which it is.
//
//   const boxes = await boxesOf(blank)             every box of the PDF, as pdf.mjs tells it
//   filledIn(boxes, round)                         a value for each field, by the names of the website: a text in letters
//                                                  of many kinds; of choices another one in each round, each tick in
//                                                  every second one
//   rounds(boxes)                                  so many rounds have every choice
//   for (const [name, fillIn] of Object.entries(programs)) await fillIn(blank, file, values)
//   readBack(site, file)                           what `redress form` says of it: {status, error, kind, said}
//   same(one, other)                               true if both say the same
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { build, ok } from './site.mjs'
import { fields, fill, open } from './pdf.mjs'

export function run(...command) {
  const done = spawnSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: 64e6 })
  if (done.status !== 0) ok(`${command[0]} ends well`, false, done.error ?? '', done.stdout + done.stderr)
  return done.stdout
}

export const boxesOf = async blank => fields(await open(readFileSync(blank)))

const LINES = [
  'Zażółć gęślą jaźń – “quoted” (brackets) [more] \\ back/slash <b>&amp; 100%',
  'Ŵŵ ŷ Ŷ Llanfairpwll, Siân O’Brien-Łukasiewicz',
  '😀 👩‍👩‍👧 #hash "fourth" \'fifth\' (third',
  'Ünïcödé – Ελληνικά – кириллица'
]
const ALIKE = [[/email$/, 'sian@example.org'], [/phone$/, '01632 960001'], [/\.day$/, '27'], [/\.month$/, '3'], [/\.year$/, '2026']]

export const choicesOf = (boxes, name) => boxes.filter(box => box.name === name && box.radio).map(box => box.choice)

export const rounds = boxes => Math.max(...boxes.map(box => choicesOf(boxes, box.name).length))

export function filledIn(boxes, round = 0) {
  const values = {}
  boxes.forEach((box, at) => {
    const line = LINES[(at + round) % LINES.length]
    const alike = ALIKE.find(([name]) => name.test(box.name))
    if (box.type === 'Tx') values[box.name] = alike?.[1] ?? (box.lines ? `${line}\n${LINES[at % LINES.length]}\n\n(last)` : line)
    else if (box.radio) values[box.name] = choicesOf(boxes, box.name)[round % choicesOf(boxes, box.name).length]
    else if ((box.name === 'anonymous' ? 1 : at + round) % 2 === round % 2) values[box.name] = box.choice
  })
  return values
}

// A yes or no that asks for a group is called so in the file
const nameInFile = (boxes, name) => boxes.some(box => box.name.startsWith(`${name}.`)) ? `${name}.asked` : name

const xml = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
function xfdf(boxes, values) {
  const tree = {}
  for (const [name, value] of Object.entries(values)) {
    const path = nameInFile(boxes, name).split('.'), last = path.pop()
    path.reduce((node, part) => node[part] ??= {}, tree)[last] = value
  }
  const write = node => Object.entries(node).map(([name, inside]) =>
    `<field name="${name}">${typeof inside === 'string' ? `<value>${xml(inside)}</value>` : write(inside)}</field>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>${write(tree)}</fields></xfdf>`
}

// Each fills in `blank` and writes `file`
export const programs = {
  async 'pdftk-java'(blank, file, values) {
    writeFileSync(`${file}.xfdf`, xfdf(await boxesOf(blank), values))
    run('pdftk', blank, 'fill_form', `${file}.xfdf`, 'output', file)
  },
  async 'pdf.js'(blank, file, values) {
    writeFileSync(file, await fill(readFileSync(blank), box => {
      const value = values[box.name]
      return value === undefined ? undefined : box.type === 'Tx' ? value : box.radio ? box.choice === value : true
    }))
  },
  async poppler(blank, file, values) {
    const boxes = await boxesOf(blank), counted = {}
    const ticked = boxes.filter(box => box.type === 'Btn').map(box => [box, counted[box.name] = (counted[box.name] ?? 0) + 1])
      .filter(([box]) => values[box.name] === box.choice).map(([box, n]) => `${nameInFile(boxes, box.name)}#${n}`)
    const typed = boxes.filter(box => box.type === 'Tx' && box.name in values).map(box => `${box.name}=${values[box.name]}`)
    run(`${build}/tests/paper/poppler_fill`, blank, file, ...typed, ...ticked)
  },
  async qpdf(blank, file, values) {
    const { qpdf: [head, objects] } = JSON.parse(run('qpdf', '--json', '--json-key=qpdf', '--json-stream-data=none', blank))
    const value = reference => objects[`obj:${reference}`].value, changed = {}
    const walk = (reference, above) => {
      const field = value(reference), name = field['/T'] ? `${above}${field['/T'].slice(2)}` : above
      const said = values[name.replace(/\.asked$/, '')]
      if (said !== undefined && field['/FT']) changed[`obj:${reference}`] = { value: { ...field, '/V': field['/FT'] === '/Tx' ? `u:${said}` : `/${said}` } }
      else for (const kid of field['/Kids'] ?? []) walk(kid, `${name}.`)
    }
    for (const field of value(value(objects.trailer.value['/Root'])['/AcroForm'])['/Fields']) walk(field, '')
    writeFileSync(`${file}.json`, JSON.stringify({ qpdf: [head, changed] }))
    run('qpdf', blank, `--update-from-json=${file}.json`, file)
  }
}

export function readBack(site, file) {
  const { status, text, error } = site.redress('form', file)
  const lines = text.trimEnd().split('\n').map(line => line.split('\t'))
  const said = Object.fromEntries(lines.slice(1).map(([name, value]) => [name, value.replace(/\\([nt\\])/g, (_, c) => ({ n: '\n', t: '\t', '\\': '\\' })[c])]))
  return { status, error, kind: lines[0][1], said }
}

export const same = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
