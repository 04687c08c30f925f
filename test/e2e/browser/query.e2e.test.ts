import { afterAll, beforeAll, describe, test } from 'vitest'
import * as asking from '../asking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

const queryName = 'Who may do what'

describe.skipIf(hindrance)('asking, in a browser', () => {
  let asker: Connected

  beforeAll(async () => {
    asker = await connected()
  })
  afterAll(() => asker?.end())

  test('a query is typed with completion', () => asking.typeWithCompletion(asker))
  test('it runs, and tells how long that took', () => asking.run(asker))
  test('its result is sorted and filtered', () => asking.sortAndFilter(asker))
  test('a JSON cell opens as a tree', () => asking.openJson(asker))
  test('all of it is exported', () => asking.exportCsv(asker))
  test('it is saved, and there after a restart', () => asking.save(asker, queryName))
  test('it is asked of the past, and compared with it', () => asking.askThePast(asker, queryName))
  test('a mistake is underlined, and mended with a click', () => asking.makeAMistake(asker))
  test('a million rows are as easy as ten', () => asking.scrollAMillion(asker))
})
