import { reading } from '../../query/connections.ts'
import type { Tasks } from '../../query/protocol.ts'
import type { TaskContext } from '../../query/task-context.ts'
import { readCsv } from './read-csv.ts'
import { hashLabel, hashOf, idLabel, nameLabel, RecordHash } from './records.ts'

/** The hash of a campaign as it stands. */
export function runReviewHash(
  { reviewId }: Tasks['reviewHash']['input'],
  { database }: Pick<TaskContext<'reviewHash'>, 'database'>,
): Tasks['reviewHash']['output'] {
  return { hash: reading(database, '', null, (db) => hashOf(db, reviewId)) }
}

/** The hash that a report in CSV has, and that which it says it has. */
export function runReviewVerify({ csv }: Tasks['reviewVerify']['input']): Tasks['reviewVerify']['output'] {
  const hash = new RecordHash()
  let printed = ''
  let reviewId = ''
  let name = ''
  for (const record of readCsv(csv)) {
    const [label, value = ''] = record
    // The last record says what the others come to: whatever follows it is counted, and so makes another hash.
    if (label === hashLabel && printed === '') printed = value.trim().toLowerCase()
    else if (record.some((text) => text !== '')) hash.add(record)
    if (label === idLabel && reviewId === '') reviewId = value
    if (label === nameLabel && name === '') name = value
  }
  return { hash: hash.digest(), printed, reviewId, name }
}
