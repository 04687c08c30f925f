/** Stands in for the engine where only its process matters: says which it is, and forks as the engine does. */
import { fork } from 'node:child_process'

if (!process.parentPort) {
  process.send({ forked: process.pid })
} else {
  const answers = {
    overview: async () => ({
      state: 'empty',
      summary: 'A stub.',
      findings: {},
      integrations: 0,
      paused: 0,
      latestAlerts: [],
    }),
    about: async () => ({ version: process.type, runs: [], dataDir: await forkedPid(), vault: null }),
  }
  process.parentPort.on('message', async ({ data: { call, id } }) => {
    process.parentPort.postMessage({ answer: id, output: (await answers[call]?.()) ?? null })
  })
}

function forkedPid() {
  const child = fork(import.meta.filename)
  return new Promise((resolve) => child.once('message', ({ forked }) => resolve(String(forked))))
}
