import { createConnection } from 'node:net'

/** `fetch` sets the Host by itself, and tidies paths: a foreign one, or one with dots, has to be written by hand. */
export function raw(origin: string, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(origin).port), '127.0.0.1', () => socket.write(request))
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}
