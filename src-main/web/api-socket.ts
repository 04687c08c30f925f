import type { WebSocket } from 'ws'
import { z } from 'zod'
import { answerPageWith } from '../../src-preload/api'
import type { Api } from '../../src-preload/contract'
import { createPeer, type Pipe } from '../../src-preload/peer'
import { exportsForDownload } from './downloads'

/** All a page may send: calls. Names and inputs are checked against the contract after this. */
const callSchema = z.object({ call: z.string().max(100), id: z.int(), input: z.unknown() })

/** Speaks the contract with one page, until either side ends it. */
export function answerPage(socket: WebSocket, api: Api): void {
  const pipe: Pipe = {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => {
        const call = isBinary ? null : parsed(String(data))
        if (call) listener(call)
        else socket.close(1008, 'Not a call.')
      }),
    onClose: (listener) => socket.on('close', listener),
    close: () => socket.close(),
  }
  const peer = createPeer(pipe, answerPageWith(api, exportsForDownload(api)))
  socket.on('error', () => socket.terminate())
  socket.on('close', api.onEvent(peer.emit))
}

function parsed(text: string): z.infer<typeof callSchema> | null {
  try {
    return callSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
