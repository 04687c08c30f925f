import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import {
  type AccessReview,
  type Api,
  type ReviewReportFormat,
  reviewReportFormats,
  SightlineError,
} from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { allPages } from './all-pages'
import { exported } from './exported'
import { findByName } from './find-by-name'
import { textOf } from './given-file'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import type { WithEngine } from './rules-commands'
import { table } from './table'

/** `sightline reviews …`. */
export function addReviewCommands(program: Command, withEngine: WithEngine) {
  const reviews = program.command('reviews').description('access reviews: campaigns and their reports')
  reviews
    .command('list', { isDefault: true })
    .description('all campaigns, and how far they are')
    .action(withEngine(listReviews))
  reviews
    .command('report <name>')
    .description('a campaign’s report, as its file is called: .pdf or .csv')
    .requiredOption('--output <file>')
    .action(withEngine(reportReview))
  reviews
    .command('verify <file>')
    .description(
      'whether a report in CSV is as it was written. Exit 0: intact, 2: altered, 1: could not tell',
    )
    .action(withEngine(verifyReport))
}

async function listReviews({ api }: OpenEngine, { json }: Globals): Promise<void> {
  const reviews = await allReviews(api)
  if (json) return output.printJson(reviews)
  const rows = reviews.map((review) => [
    review.name,
    review.integrationName,
    review.closedAt ? 'closed' : 'open',
    `${review.items - review.undecided} of ${review.items}`,
    review.stillThere > 0 ? `${review.revoke}, ${review.stillThere} still there` : String(review.revoke),
    review.dueOn ?? '',
  ])
  await output.print(table(['NAME', 'INTEGRATION', 'STATUS', 'DECIDED', 'REVOKED', 'DUE'], rows))
}

async function reportReview(
  { api }: OpenEngine,
  { json }: Globals,
  name: string,
  { output: path }: { output: string },
): Promise<void> {
  const format = formatOf(path)
  const review = findByName(await allReviews(api), name, 'review')
  const { rows, bytes } = await exported(api, (exportId) =>
    api.exportReviewTo({ exportId, reviewId: review.id, format, path: resolve(path) }),
  )
  if (json)
    return output.printJson({
      path: resolve(path),
      format,
      rows,
      bytes,
      review: review.name,
      hash: review.hash,
    })
  output.say(`${counted(rows, 'item')} in ${resolve(path)}`)
}

async function verifyReport({ api }: OpenEngine, { json }: Globals, file: string): Promise<number> {
  const verified = await api.verifyReview({ csv: textOf(file, 'Give a report in CSV.') })
  if (json) await output.printJson(verified)
  else
    await output.print(
      `${verified.verdict}: ${verified.name || file}\n${verified.reason}\nSHA-256 ${verified.hash}`,
    )
  return { intact: 0, altered: 2, other: 2, unknown: 1 }[verified.verdict]
}

async function allReviews(api: Api): Promise<AccessReview[]> {
  const all: AccessReview[] = []
  for await (const review of allPages((page) => api.listReviews(page))) all.push(review)
  return all
}

function formatOf(path: string): ReviewReportFormat {
  const format = reviewReportFormats.find((one) => extname(path).toLowerCase() === `.${one}`)
  if (format) return format
  throw new SightlineError(
    'usage',
    `“${path}” is neither PDF nor CSV.`,
    'Let the file’s name end in .pdf or .csv.',
  )
}
