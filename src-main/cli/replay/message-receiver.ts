import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as it arrived. */
export interface ReceivedMessage {
  title: string
  severity: string
  at: string
  count: number
}

/** A webhook of this computer's own, that keeps what it is sent. */
interface MessageReceiver {
  url: string
  messages: ReceivedMessage[]
  close(): void
}

export async function receiveMessages(): Promise<MessageReceiver> {
  const messages: ReceivedMessage[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    messages.push(JSON.parse(body) as ReceivedMessage)
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, messages, close: () => server.close() }
}
