#!/usr/bin/env node
// The whole story of the post under a real mail server: a form that was filled in is mailed and is a case, what staff write
// goes out, the reply is filed, a letter bounces and goes again, a stranger's message is sorted into two cases, a
// colleague's is theirs, an automatic reply ends there. Once by the server's pipe, once from Maildirs it delivers into.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { act, answer, lead, open } from '../http/acts.mjs'
import { programs } from '../http/filling.mjs'
import { build, form, has, hasNot, is, main, startSite, test, words, xmllint } from '../http/site.mjs'
import { header, letter } from './coming.mjs'
import { read } from './mailed.mjs'
import { canStart, startPostfix } from './postfix.mjs'

if (!canStart) {
  console.log('ok 1 - a mail server of our own # SKIP Postfix starts for root alone\n1..1')
  process.exit(0)
}

const OURS = 'complaints@example.org', RETURN = 'bounces@example.org'
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=='
const people = ['pat', 'patricia', 'sam', 'colleague', 'vera']
const places = [
  { name: 'schools-mutual-services', way: 'pipe', division: 'finance', who: 'handler', runs: 'escalation-window' },
  { name: 'one-academy', way: 'maildir', division: 'apprenticeships', who: 'support', runs: 'close' }
]

// The site of one place behind a server of its own.
class Office {
  constructor(place) {
    Object.assign(this, place)
    this.folder = mkdtempSync('/tmp/redress-story.')
    this.data = `${this.folder}/store`
  }

  // The pipe's user writes into the data folder by its group.
  async open() {
    const pipe = this.way === 'pipe'
    this.boxes(people)
    this.server = await startPostfix(this.folder, [], { services: pipe ? this.pipe() : '', settings: this.settings(pipe) })
    this.configure()
    mkdirSync(this.data)
    chownSync(this.data, 0, Number(readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:\d+:(\d+)/m)[1]))
    chmodSync(this.data, 0o2770)
    this.site = await startSite({ SITE: `${this.folder}/site`, DATA: this.data })
  }

  pipe() {
    const words = [`REDRESS_SHARE=${process.cwd()}`, `REDRESS_CALENDARS=${process.cwd()}/conf/calendars`, `${process.cwd()}/${build}/redress`]
    return `
redress unix - n n - 5 pipe user=nobody null_sender=
  argv=/usr/bin/env ${words.join(' ')} --site ${this.folder}/site --data ${this.data} intake --from \${sender} --to \${recipient}
`
  }

  // The server vouches for the colleague, as it does for whom it has looked at.
  settings(pipe) {
    return `
recipient_delimiter = +
smtpd_sender_restrictions = check_sender_access inline:{{colleague@example.org=PREPEND Authentication-Results: mail.example.org; dmarc=pass header.from=example.org}}
virtual_mailbox_maps = texthash:${this.folder}/boxes
${pipe ? `transport_maps = inline:{${OURS}=redress: ${RETURN}=redress:}` : ''}
`
  }

  configure() {
    const organisation = `${this.folder}/site/organisation.xml`, users = `${this.folder}/site/users.xml`
    cpSync(`conf/sites/${this.name}`, `${this.folder}/site`, { recursive: true })
    const lines = `  <mailbox address="${OURS}"/>\n  <incoming vouched-by="mail.example.org"/>\n` +
      `  <outgoing from="${OURS}" return="${RETURN}" through="${this.server.sendmail}" replies="${OURS}"/>\n`
    writeFileSync(organisation, readFileSync(organisation, 'utf8').replace('  <attachments', `${lines}  <attachments`))
    writeFileSync(users, readFileSync(users, 'utf8').replace(/( name="staff"[^>]*) email="[^"]*"/, '$1 email="colleague@example.org"').replace(/ email="(?!colleague)[^"]*"/g, ''))
  }

  // Hands over to the server what somebody wrote: by its program, or from outside.
  sends(mail, to = OURS, from = header(mail, 'From').match(/<(.*)>/)[1]) {
    const [program, ...args] = ['curl', '-sS', `smtp://127.0.0.1:${this.server.port}`, '--mail-from', from, '--mail-rcpt', to, '--upload-file', '-']
    const run = spawnSync(program, args, { input: mail.replace(/\r?\n/g, '\r\n'), encoding: 'utf8' })
    is('the server takes it', [run.status, run.stderr], [0, ''])
  }

  // What has come to be, from what was sent, once it is there.
  async until(what, there) {
    console.log(`# until there is ${what}`)
    for (;;) {
      if (this.way === 'maildir') for (const box of ['complaints', 'bounces']) this.site.redress('intake', '--maildir', `${this.folder}/mail/${box}`)
      const found = await there()
      if (found) return found
      await sleep(50)
    }
  }

  // Whatever is due goes out, until that person has a message that says so.
  goesOut(box, said) {
    return this.until(`mail for ${box}`, () => {
      this.site.redress('deliver')
      return this.server.messages(box).map(raw => ({ raw, ...read(raw) })).find(mail => mail.text.replace(/\s+/g, ' ').includes(said))
    })
  }

  count(table, where = 'true') {
    return Number(this.site.sql(`SELECT count(*) FROM ${table} WHERE ${where}`))
  }

  page(path, user = 'support') {
    return this.site.get(path, { user }).then(got => words(main(got.text)))
  }

  boxes(names) {
    writeFileSync(`${this.folder}/boxes`, [...names, 'complaints', 'bounces'].map(name => `${name}@example.org ${name}/\n`).join(''))
    this.server?.reload()
  }

  async close() {
    await this.site?.stop()
    await this.server?.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

// Somebody fills in our form in pdf.js and mails it.
async function becomesACase(office) {
  const blank = `${office.site.scratch}/blank.pdf`, filled = `${office.site.scratch}/filled.pdf`
  writeFileSync(blank, new Uint8Array(await (await fetch(`${office.site.url}/complaints/form?kind=complaint`)).arrayBuffer()))
  const values = { summary: 'The hall was cold', details: 'All week. Nobody came.', division: office.division, 'complainant.name': 'Pat Doe', 'complainant.email': 'pat@example.org' }
  await programs['pdf.js'](blank, filled, values)
  office.sends(letter({ from: 'Pat Doe <pat@example.org>', subject: 'My complaint', text: 'See the form.', files: [{ name: 'complaint.pdf', bytes: readFileSync(filled) }] }))
  const reference = await office.until('a case', () => office.site.sql("SELECT reference FROM case_file WHERE kind = 'complaint'"))
  const record = office.site.record(reference)
  is('the form is a case by itself, which is valid', xmllint(record), '')
  for (const part of ['<channel>email</channel>', '<summary>The hall was cold</summary>', '<email>pat@example.org</email>', '>My complaint.eml<', '>complaint.pdf<']) has(`with ${part}`, record, part)
  const receipt = await office.goesOut('pat', 'What happens next')
  has('its receipt goes out', receipt.text, reference)
  return reference
}

// What staff write goes out; what Pat replies to it is filed with its file.
async function isAnswered(office, reference) {
  await lead(office.site, reference, [['acknowledge', { channel: 'email' }, office.who]])
  const sent = await office.goesOut('pat', 'We understand your complaint to be about')
  is('the acknowledgement goes out', sent.headers.subject, `Your complaint ${reference}`)
  const reply = header(sent.raw, 'Reply-To'), photo = Buffer.from(PICTURE, 'base64')
  office.sends(letter({ from: 'Pat Doe <pat@example.org>', to: reply, subject: `Re: ${sent.headers.subject}`, text: 'Here is how it looked.', files: [{ name: 'hall.png', type: 'image/png', bytes: photo }] }), reply)
  const record = await office.until('a contact', () => (text => text.includes('<contacted ') && text)(office.site.record(reference)))
  const entry = record.slice(record.indexOf('<contacted '))
  for (const part of ['by="complainant"', 'proof="reply"', 'Here is how it looked.', 'hall.png']) has(`the reply is filed: ${part}`, entry, part)
  return reply
}

// Pat's box is gone when the answer comes: it is owed again, and goes to the address that is right.
async function bounces(office, reference) {
  office.boxes(people.filter(name => name !== 'pat'))
  await act(office.site, 'respond', reference, answer(), office.who)
  office.site.redress('deliver')
  const record = await office.until('come back', () => (text => text.includes('<returned ') && text)(office.site.record(reference)))
  has('the answer came back', record.slice(record.indexOf('<returned ')), 'by="system"')
  has('and is owed again', await office.page(`/staff/case?ref=${reference}`), 'Send again what came back')
  const owed = () => office.site.sql(`SELECT group_concat(name) FROM obligation WHERE reference = '${reference}' AND kept IS NULL AND lapsed = 0`)
  has('by an obligation', owed(), 'send-again')
  hasNot('the time after it does not run', owed(), office.runs)
  const { values } = await open(office.site, `/staff/correct?ref=${reference}&seq=1`, 'support')
  is('the address is corrected', (await office.site.post(`/staff/correct?ref=${reference}&seq=1`, { ...values, reason: 'They rang', 'event.received.complainant.email': 'patricia@example.org' }, { user: 'support' })).status, 303)
  const [sent] = /<sent>(\d+)<\/sent>/.exec(record).slice(1)
  is('it is sent again', (await act(office.site, 'resend', reference, { sent, channel: 'email' }, office.who)).status, 303)
  const again = await office.goesOut('patricia', 'We sent you the enclosed letter')
  is('and arrives, with the answer', again.files.map(file => file.name).includes(`${reference}-letter-${sent}.pdf`), true)
  hasNot('then it is not owed any more', owed(), 'send-again')
  has('and that time runs', owed(), office.runs)
}

// The away message of a person's program ends with us.
async function endsThere(office, reference, reply) {
  const before = [office.count('outbox'), office.count('case_file')]
  office.sends(letter({ from: 'Pat Doe <patricia@example.org>', to: reply, subject: 'Automatic reply: Your complaint', text: 'I am away.', headers: ['Auto-Submitted: auto-replied'] }), reply)
  await office.until('filed', () => office.count('post', 'number NOT IN (SELECT number FROM post_unlooked)') === office.count('post') && office.count('post_sorted', `how = 'automatic' OR (reference = '${reference}' AND number = (SELECT max(number) FROM post))`))
  office.site.redress('deliver')
  await office.server.settled()
  is('an automatic reply is answered by nothing', [office.count('outbox'), office.count('case_file')], before)
  has('and stands in its case', await office.page(`/staff/case?ref=${reference}`), 'I am away.')
}

// A stranger's message is both: staff say so, and make two linked cases of it, and both are acknowledged.
async function becomesTwo(office) {
  const waiting = office.count('post')
  office.sends(letter({ from: 'Sam Stranger <sam@example.org>', subject: 'Cold hall, kind cook', text: 'The hall was cold. The cook was kind.' }))
  await office.until('the post', () => office.count('post') > waiting)
  const number = office.site.sql('SELECT max(number) FROM post'), get = path => office.site.get(path, { user: 'support' })
  const post = (shown, more) => office.site.post(shown.action, { ...shown.values, ...more }, { user: 'support' })
  has('it waits', await office.page('/staff/post'), 'Cold hall, kind cook')
  const pressed = await post(form((await get(`/staff/post?mail=${number}`)).text, '/staff/post'), { how: 'both' })
  const first = await post(form((await get(pressed.location)).text, '/staff/submit'), { division: office.division })
  const second = await post(form((await get(first.location)).text, '/staff/compliment'), { about: 'service', division: office.division })
  is('both are recorded', [first.status, second.status], [303, 303])
  const [complaint, compliment] = ['complaint', 'compliment'].map(kind => office.site.sql(`SELECT reference FROM event JOIN case_file USING (reference) WHERE kind = '${kind}' AND seq = 1 ORDER BY event.rowid DESC LIMIT 1`))
  has('and linked', office.site.record(complaint), `<other>${compliment}</other>`)
  await lead(office.site, complaint, [['acknowledge', { channel: 'email' }, office.who]])
  await lead(office.site, compliment, [['acknowledge', {}, 'support']])
  const both = [await office.goesOut('sam', 'We understand your complaint to be about'), await office.goesOut('sam', 'Thank you for your kind words')]
  is('both are acknowledged', both.map(mail => mail.headers.subject), [`Your complaint ${complaint}`, `Your compliment ${compliment}`])
}

// A colleague for whom the server vouches has told us of somebody.
async function isTheirs(office) {
  const waiting = office.count('post')
  office.sends(letter({ from: 'Colleague <colleague@example.org>', subject: 'A parent rang', text: 'Vera says that nobody rang back.' }))
  await office.until('the post', () => office.count('post') > waiting)
  const number = office.site.sql('SELECT max(number) FROM post')
  has('it is known as a colleague’s', await office.page(`/staff/post?mail=${number}`), 'a colleague')
  const shown = form((await office.site.get(`/staff/submit?mail=${number}`, { user: 'support' })).text, '/staff/submit')
  is('who told us', [shown.values.reporter, shown.values['complainant.email'] ?? ''], ['staff', ''])
  const said = { channel: 'phone', division: office.division, 'complainant.name': 'Vera', 'complainant.email': 'vera@example.org', 'at.day': '1', 'at.month': '5', 'at.year': '2026' }
  const kept = await office.site.post(shown.action, { ...shown.values, ...said }, { user: 'support' })
  is('it is recorded', kept.status, 303)
  const reference = /ref=([^&]+)/.exec(kept.location)[1]
  is('and they see it', (await office.site.get(`/staff/case?ref=${reference}`, { user: 'staff' })).status, 200)
}

await test(async () => {
  for (const place of places) {
    const office = new Office(place)
    try {
      await office.open()
      const reference = await becomesACase(office)
      const reply = await isAnswered(office, reference)
      await bounces(office, reference)
      await endsThere(office, reference, reply)
      await becomesTwo(office)
      await isTheirs(office)
      is('all is sound', office.site.redress('verify').status, 0)
    } catch (error) {
      throw new Error(`${error.stack}\n${office.server?.log.split('\n').slice(-12).join('\n')}`)
    } finally {
      await office.close()
    }
  }
})
