import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Message, Pipe } from '../../../src-preload/peer'

const nonce = z.string().min(20).max(100)
const proof = z.string().max(100)
const greeting = z.object({ nonce })
const answer = z.object({ nonce, proof })
const lastWord = z.object({ proof })

/**
 * A pipe to whoever shows that it knows the engine's key; closed for anybody else. `side` is this one. Neither tells
 * the other the key: who listens or calls in somebody else's place learns nothing, unless the real one lets it in and it
 * passes on what both say. Rejects where the other side shows no proof, or closes the pipe before.
 */
export function knowingTheKey(pipe: Pipe, key: string, side: 'host' | 'engine'): Promise<Pipe> {
  const own = randomBytes(24).toString('base64url')
  const proofOf = (who: 'host' | 'engine', given: string) =>
    createHmac('sha256', key).update(`${who} ${given}`).digest('base64url')
  const send = (words: unknown) => pipe.send(words as Message)

  /** What is expected next, and what it leads to: true once the other side is known. */
  let next: (message: unknown) => boolean = {
    host: (message: unknown) => {
      const said = answer.parse(message)
      mustBe(said.proof, proofOf('engine', own))
      send({ proof: proofOf('host', said.nonce) })
      return true
    },
    engine: (message: unknown) => {
      const said = greeting.parse(message)
      send({ nonce: own, proof: proofOf('engine', said.nonce) })
      next = (last) => {
        mustBe(lastWord.parse(last).proof, proofOf('host', own))
        return true
      }
      return false
    },
  }[side]

  return new Promise((resolve, reject) => {
    let known = false
    let failed = false
    /** Comes right behind the last word. */
    const early: Message[] = []
    let deliver = (message: Message): void => void early.push(message)
    pipe.onClose(() => reject(new Error('The other side does not know the key, or has gone.')))
    pipe.onMessage((message) => {
      if (known) return deliver(message)
      if (failed) return
      try {
        known = next(message)
      } catch (error) {
        failed = true
        pipe.close()
        return reject(error)
      }
      if (known)
        resolve({
          ...pipe,
          onMessage: (listener) => {
            deliver = listener
            for (const waiting of early.splice(0)) listener(waiting)
          },
        })
    })
    if (side === 'host') send({ nonce: own })
  })
}

function mustBe(given: string, expected: string) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new Error('That is no proof.')
}
