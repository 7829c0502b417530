// A real Postfix of the test's own: its folder, its port, its queue; it delivers into a Maildir and knows nobody else.
//
//   const server = await startPostfix(folder, ['pat'])   folder: an empty one, which the user postfix can enter; beside
//                                                 those boxes it has one for bounces
//                                                 a third argument adds lines: {settings, services}
//   server.port                                   SMTP on the loopback
//   server.sendmail                               a program that is called as sendmail is, and hands over to it
//   server.messages('name')                       what has come for name@example.org, as texts, the oldest first
//   server.master                                 its first process
//   await server.stop()
//
// refused@example.org is answered 550, later@example.org 451, both at SMTP. Postfix starts for root alone.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const canStart = process.getuid() === 0

const services = `
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`

const settings = (folder, uid, gid, names) => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mail.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
default_transport = error:nothing leaves this machine
alias_maps =
alias_database =
virtual_mailbox_domains = example.org
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = inline:{${[...names, 'bounces'].map(name => `{${name}@example.org=${name}/}`).join(' ')}}
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
virtual_minimum_uid = 1
message_size_limit = 60000000
virtual_mailbox_limit = 0
mailbox_size_limit = 0
smtpd_recipient_restrictions = check_recipient_access inline:{{refused@example.org=550 5.1.1 no} {later@example.org=451 4.3.0 later}}, permit_mynetworks, reject
smtpd_client_connection_rate_limit = 0
smtpd_peername_lookup = no
`

const answers = port => new Promise(resolve => {
  const socket = connect(port, '127.0.0.1')
  socket.on('data', () => { socket.destroy(); resolve(true) })
  socket.on('error', () => resolve(false))
})

function prepare(folder, port, names, more) {
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8').match(/^postfix:.*$/m)[0].split(':')
  for (const name of ['etc', 'queue', 'data', 'mail']) mkdirSync(`${folder}/${name}`, { recursive: true })
  for (const name of ['data', 'mail']) chownSync(`${folder}/${name}`, Number(uid), Number(gid))
  writeFileSync(`${folder}/etc/main.cf`, `${settings(folder, uid, gid, names)}${more.settings ?? ''}`)
  writeFileSync(`${folder}/etc/master.cf`, `127.0.0.1:${port} inet n - n - - smtpd\n${services}${more.services ?? ''}`)
  writeFileSync(`${folder}/sendmail`, `#!/bin/sh\nexec /usr/sbin/sendmail -C ${folder}/etc "$@"\n`)
  chmodSync(`${folder}/sendmail`, 0o755)
}

// The master of that folder; it is told by its file, as it makes a session of its own.
const master = folder => Number(existsSync(`${folder}/queue/pid/master.pid`) && readFileSync(`${folder}/queue/pid/master.pid`, 'utf8'))

export async function startPostfix(folder, names, more = {}) {
  chmodSync(folder, 0o755)
  const port = 29000 + Math.floor(Math.random() * 3000)
  prepare(folder, port, names, more)
  const child = spawn('/usr/sbin/postfix', ['-c', `${folder}/etc`, 'start-fg'], { stdio: 'ignore' })
  for (let turn = 0; !await answers(port); turn++) {
    if (child.exitCode !== null || turn > 6000) throw new Error(`Postfix did not start: ${existsSync(`${folder}/log`) && readFileSync(`${folder}/log`, 'utf8')}`)
    await sleep(50)
  }
  const box = name => `${folder}/mail/${name}/new`
  const list = name => existsSync(box(name)) ? readdirSync(box(name)).map(file => `${box(name)}/${file}`) : []
  return {
    port, sendmail: `${folder}/sendmail`, master: master(folder),
    get log() { return readFileSync(`${folder}/log`, 'utf8') },
    messages: name => list(name).sort((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs).map(file => readFileSync(file, 'latin1')),
    // Waits until so many have come; there may be more then.
    async arrived(name, count) {
      for (let turn = 0; list(name).length < count && turn < 6000; turn++) await sleep(50)
      return this.messages(name)
    },
    // Tries what is deferred again, now.
    flush: () => spawnSync('/usr/sbin/postqueue', ['-c', `${folder}/etc`, '-f']),
    // Reads its settings and tables again.
    reload: () => spawnSync('/usr/sbin/postfix', ['-c', `${folder}/etc`, 'reload'], { stdio: 'ignore' }),
    // Waits until nothing is in the queue any more; `trying`: what is deferred is tried again meanwhile.
    async settled(trying = false) {
      for (const end = Date.now() + 300_000; ;) {
        const queue = spawnSync('/usr/sbin/postqueue', ['-c', `${folder}/etc`, '-j'], { encoding: 'utf8' })
        if (queue.status === 0 && queue.stdout === '') return
        if (Date.now() > end) throw new Error(`still in the queue: ${queue.stdout}${queue.stderr}`)
        if (trying) this.flush()
        await sleep(trying ? 500 : 50)
      }
    },
    async stop() {
      const ended = new Promise(resolve => child.on('exit', resolve))
      if (child.exitCode !== null) return
      process.kill(master(folder) || child.pid, 'SIGTERM')
      await ended
    }
  }
}
