/**
 * The thread that sends a poll's requests: while the poll thread reads one answer, the next ones are on their way, and the
 * engine's own thread has nothing to do with either. What it keeps is little, so that what it throws away costs little.
 */
import { parentPort } from 'node:worker_threads'
import { createPeer } from '../../../src-preload/peer'
import { parentThreadPipe } from '../link/thread-pipes'
import { Transports } from './transports'

const transports = new Transports()
createPeer(parentThreadPipe(parentPort), (name, input) => transports.answer(name, input))
