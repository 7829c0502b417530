// What pdf.js reads of a PDF: its fields, its structure, its text; and how it fills one in.

// It says which parts of a browser it misses, of which we draw nothing
const say = console.log
console.log = () => {}
const { default: pdfjs } = await import('pdfjs-dist/legacy/build/pdf.js')
console.log = say

export const open = bytes => pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true, isEvalSupported: false }).promise

const pages = pdf => Promise.all(Array.from({ length: pdf.numPages }, (_, n) => pdf.getPage(n + 1)))

// Every box to fill in, in the order of the file: by the name that it has on the web, with what is said of it.
export async function fields(pdf) {
  const found = []
  for (const page of await pages(pdf))
    for (const box of await page.getAnnotations())
      if (box.subtype === 'Widget')
        found.push({ id: box.id, name: box.fieldName.replace(/\.asked$/, ''), spoken: box.alternativeText || '', type: box.fieldType,
          value: box.fieldValue, choice: box.buttonValue ?? box.exportValue, radio: box.radioButton, lines: box.multiLine, bottom: box.rect[1] })
  return found
}

// The roles of the structure, and the boxes in it, in reading order.
export async function elements(pdf) {
  const roles = [], boxes = []
  const walk = node => {
    if (node.role) roles.push(node.role)
    if (node.type === 'annotation') boxes.push(node.id.replace('pdfjs_internal_id_', ''))
    for (const kid of node.children || []) walk(kid)
  }
  for (const page of await pages(pdf)) walk(await page.getStructTree())
  return { roles, fields: boxes }
}

export async function text(pdf) {
  const said = []
  for (const page of await pages(pdf)) said.push(...(await page.getTextContent()).items.map(item => item.str))
  return said.join(' ').replace(/\s+/g, ' ')
}

// The file with each box that `value` has something for set to it, as a viewer saves it.
export async function fill(bytes, value) {
  const pdf = await open(bytes)
  for (const box of await fields(pdf)) {
    const set = value(box)
    if (set !== undefined) pdf.annotationStorage.setValue(box.id, { value: set })
  }
  return pdf.saveDocument()
}
