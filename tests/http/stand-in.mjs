// Stand-ins for the tests of web servers.
//
//   stand-in.mjs program SOCKET   a FastCGI program: answers with the parameters that it was told, NAME=VALUE a line
//   stand-in.mjs sign-in PORT     a sign-in service: knows who has the cookie session=NAME, says the name in a header,
//                                 401 for everybody else. What else it was sent, a line a request, is its output
import { createServer as listen } from 'node:net'
import { createServer } from 'node:http'

const [kind, where] = process.argv.slice(2)
process.on('SIGTERM', () => process.exit(0))

// ---- FastCGI, as far as one request on a connection needs it ----

const record = (type, content) => Buffer.concat([Buffer.from([1, type, 0, 1, content.length >> 8, content.length & 255, 0, 0]), content])

function* pairs(bytes) {
  let at = 0
  const length = () => {
    if (bytes[at] < 128) return bytes[at++]
    at += 4
    return bytes.readUInt32BE(at - 4) & 0x7fffffff
  }
  while (at < bytes.length) {
    const name = length(), value = length()
    yield [bytes.toString('utf8', at, at + name), bytes.toString('utf8', at + name, at + name + value)]
    at += name + value
  }
}

function program(connection) {
  let bytes = Buffer.alloc(0), told = Buffer.alloc(0)
  connection.on('error', () => {})
  connection.on('data', piece => {
    bytes = Buffer.concat([bytes, piece])
    while (bytes.length >= 8) {
      const type = bytes[1], length = bytes.readUInt16BE(4), whole = 8 + length + bytes[6]
      if (bytes.length < whole) return
      const content = bytes.subarray(8, 8 + length)
      if (type === 4) told = Buffer.concat([told, content])
      if (type === 5 && length === 0) {
        const lines = [...pairs(told)].map(([name, value]) => `${name}=${value}\n`).join('')
        connection.write(record(6, Buffer.from(`Status: 200 OK\r\nContent-Type: text/plain\r\n\r\n${lines}`)))
        connection.write(record(6, Buffer.alloc(0)))
        connection.end(record(3, Buffer.alloc(8)))
      }
      bytes = bytes.subarray(whole)
    }
  })
}

// ---- The sign-in service ----

function signIn(request, answer) {
  const [, name] = (request.headers.cookie || '').match(/(?:^|; )session=(\w+)/) || []
  console.log(JSON.stringify(request.headers))
  answer.writeHead(name ? 202 : 401, name ? { 'X-Auth-Request-Preferred-Username': name } : {})
  answer.end()
}

if (kind === 'program') listen(program).listen(where)
else createServer(signIn).listen(Number(where), '127.0.0.1')
