// What arrived by email, read by somebody else's eyes: headers, text and files of a message as the server delivered it.
//
//   read(message)    {headers: {name: value}, text, files: [{name, type, bytes}]}
//   unaddressed(folder)   takes the addresses out of a copy of a site's users, so that no mail goes to staff
import { readFileSync, writeFileSync } from 'node:fs'

const bytesOf = text => Buffer.from(text, 'latin1')

function decoded(body, encoding) {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return bytesOf(body)
  return bytesOf(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))))
}

function part(message) {
  const [, head, body] = message.match(/^([^]*?)\r?\n\r?\n([^]*)$/)
  const headers = {}
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = line.match(/^([!-9;-~]+): ?(.*)$/)
    const key = name.toLowerCase()
    headers[key] = key in headers && key !== 'received' ? [headers[key], value].flat() : value
  }
  return { headers, body }
}

export function read(message) {
  const { headers, body } = part(message)
  const boundary = headers['content-type'].match(/boundary="?([^";]+)"?/)?.[1]
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1).map(text => part(text.replace(/^\r?\n/, '').replace(/\r?\n$/, ''))) : [{ headers, body }]
  const [text, ...files] = parts.map(one => ({ type: one.headers['content-type'], headers: one.headers, bytes: decoded(one.body, one.headers['content-transfer-encoding']) }))
  return {
    headers, type: text.type, text: text.bytes.toString('utf8'),
    files: files.map(file => ({ type: file.type.split(';')[0], name: file.headers['content-disposition'].match(/filename="?([^";]+)"?/)?.[1], bytes: file.bytes }))
  }
}

export function unaddressed(folder) {
  const users = `${folder}/users.xml`
  writeFileSync(users, readFileSync(users, 'utf8').replace(/ email="[^"]*"/g, ''))
}
