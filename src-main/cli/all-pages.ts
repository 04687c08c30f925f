import type { Page } from '../../src-preload/contract'

const pageSize = 500

/** All rows of a call that gives them by the page. */
export async function* allPages<T>(
  load: (page: { offset: number; limit: number }) => Promise<Page<T>>,
): AsyncGenerator<T> {
  for (let offset = 0; ; offset += pageSize) {
    const { rows } = await load({ offset, limit: pageSize })
    yield* rows
    if (rows.length < pageSize) return
  }
}
