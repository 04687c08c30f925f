/** Exports as downloads of the browser: written by the engine to a file of its own, and fetched from there. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HostAnswers } from '../../src-preload/api'
import { type Api, type ExportProgress, type OutputOf, SightlineError } from '../../src-preload/contract'

const folder = '/export/'
const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
}

/** Answers a page's exports with the path that their `download` is fetched from. */
export const exportsForDownload = (api: Api): HostAnswers => ({
  exportQuery: async (input) => toDownload(await api.exportQueryTo(input)),
  exportReview: async (input) => toDownload(await api.exportReviewTo(input)),
})

const toDownload = (begun: ExportProgress) => ({
  ...begun,
  download: `${folder}${begun.exportId}/${encodeURIComponent(begun.fileName)}`,
})

/** The export that a path asks for; null if it asks for none. */
export function askedDownload(path: string): { exportId: string; fileName: string } | null {
  const [exportId, fileName, ...more] = path.startsWith(folder) ? path.slice(folder.length).split('/') : []
  return exportId && fileName && more.length === 0 ? { exportId, fileName } : null
}

/** Sends an export as it is written. Rejects where one fails on the way, and ends the connection: the browser then tells so. */
export async function sendDownload(
  api: Api,
  { exportId, fileName }: { exportId: string; fileName: string },
  response: ServerResponse,
  headers: Record<string, string>,
): Promise<void> {
  let first: OutputOf<'readExport'>
  try {
    first = await api.readExport({ exportId, offset: 0 })
  } catch (error) {
    const { message } = SightlineError.from(error)
    response.writeHead(404, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(message)
    return
  }
  response.writeHead(200, {
    ...headers,
    'content-type': types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${fileName.replace(/[^\w.%-]/g, '')}`,
  })
  response.on('close', () => {
    if (!response.writableFinished) void api.cancelQuery({ id: exportId }).catch(() => {})
  })
  await pipeline(Readable.from(piecesFrom(api, exportId, first)), response)
}

async function* piecesFrom(api: Api, exportId: string, first: OutputOf<'readExport'>) {
  for (let next = first; next.piece !== ''; ) {
    yield Buffer.from(next.piece, next.encoding)
    next = await api.readExport({ exportId, offset: next.nextOffset })
  }
}
