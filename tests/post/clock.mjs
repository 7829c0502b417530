// A clock of the test's own (libfaketime): the programs see the time that it says, and it stands still between.
//
//   const clock = await startClock(folder, '2026-06-01T09:00')
//   clock.environment    for startSite, and for process.env where commands are to see it, too
//   clock.at(time)       from now on it is then
//   clock.stop()
//
// Faked processes share some memory, which the first of them makes and takes away when it ends, whoever still has it. So the
// first is one that lasts as long as the test.
import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'

export async function startClock(folder, time) {
  const file = `${folder}/clock`, at = time => writeFileSync(file, `${time.replace('T', ' ')}:00\n`)
  const faked = { TZ: 'Europe/London', LD_PRELOAD: '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' }
  at(time)
  const lasting = spawn('/bin/cat', { env: { ...process.env, ...faked }, stdio: ['pipe', 'pipe', 'inherit'] })
  const parts = [`/dev/shm/sem.faketime_sem_${lasting.pid}`, `/dev/shm/faketime_shm_${lasting.pid}`]
  const shared = { FAKETIME_SHARED: `/faketime_sem_${lasting.pid} /faketime_shm_${lasting.pid}` }
  lasting.stdin.write('begun\n') // it answers once it runs
  await new Promise(resolve => lasting.stdout.once('data', resolve))
  return {
    at,
    environment: parts.every(existsSync) ? { ...faked, ...shared } : faked,
    async stop() {
      const ended = new Promise(resolve => lasting.on('exit', resolve))
      lasting.stdin.end()
      await ended
      for (const part of parts) rmSync(part, { force: true })
    }
  }
}
