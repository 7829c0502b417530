// An independent count of a month's figures, over records as `redress show` prints them: no code and no table of the
// report is in here, so that it can be wrong in other ways only.
//
//   counted(records, '2026-05')   figure -> {"row column": number}, of the figures that are counted here

const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1]
const inner = (text, name) => text.match(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`))?.[1]

// The elements inside one, as texts.
function children(text) {
  const found = []
  let depth = 0, from = 0
  for (const tag of text.matchAll(/<(\/?)[\w-]+(?:\s[^>]*?)?(\/?)>/g)) {
    if (tag[1]) depth--
    else if (depth++ === 1) from = tag.index
    if (tag[2]) depth--
    if (depth === 1 && (tag[1] || tag[2])) found.push(text.slice(from, tag.index + tag[0].length))
  }
  return found
}

// A record as it counts: its events, an entry that was corrected as it was last said.
function read(xml) {
  const events = []
  for (const text of children(xml)) {
    const tag = text.slice(0, text.indexOf('>') + 1), name = tag.match(/<([\w-]+)/)[1]
    if (name !== 'corrected') { events.push({ name, at: new Date(attribute(tag, 'at')), seq: attribute(tag, 'seq'), text }); continue }
    const event = children(text).find(part => part.startsWith('<event')), [replacing] = children(event)
    const old = events.find(each => each.seq === attribute(event, 'corrects') || each.seq === attribute(replacing, 'seq'))
    if (old) Object.assign(old, { text: replacing, at: attribute(replacing, 'at') ? new Date(attribute(replacing, 'at')) : old.at })
  }
  return { kind: xml.match(/<(complaint|compliment)/)[1], events }
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })
const monthOf = at => london.format(at).slice(0, 7)

export function counted(records, month) {
  const figures = { received: {}, channel: {}, category: {}, severity: {}, extended: {} }
  const add = (figure, row, column = 'number') => { const key = `${row} ${column}`; figures[figure][key] = (figures[figure][key] ?? 0) + 1 }
  for (const { kind, events } of records.map(read)) {
    const first = events.find(event => event.name === 'received')
    const last = (name, names) => events.filter(event => names.includes(event.name) && monthOf(event.at) <= monthOf(first.at)).map(event => inner(event.text, name)).filter(Boolean).at(-1)
    if (monthOf(first.at) === month) {
      add('received', last('division', ['received', 'assigned']) ?? 'not-sure', kind)
      if (kind === 'complaint') {
        add('channel', inner(first.text, 'channel'))
        add('category', inner(first.text, 'category') ?? 'not-said')
        add('severity', last('severity', ['received', 'assessed']) ?? 'ordinary')
      }
    }
    let level = 1
    for (const event of events) {
      if (event.name === 'escalated') level = Number(attribute(event.text, 'level') ?? level + 1)
      if (event.name === 'declined') level--
      if (event.name === 'extended' && monthOf(event.at) === month) add('extended', level)
    }
  }
  return figures
}
