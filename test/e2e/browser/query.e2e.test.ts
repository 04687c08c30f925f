import { afterAll, beforeAll, describe, test } from 'vitest'
import * as answers from '../answers'
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
  test('paths, functions and saved queries complete', () => asking.completeTheRest(asker, queryName))
  test('names are put in from the schema', () => asking.pickFromTheSchema(asker))
  test('it is stopped by Escape, and by its time limit', () => asking.stop(asker))
  test('parameters are given in a form', () => asking.giveParameters(asker))
  test('columns are hidden, moved and resized, and kept like the tabs', () => answers.putColumns(asker))
  test('an id leads to its resource', () => answers.followId(asker))
  test('it is copied as Markdown', () => answers.copyAsMarkdown(asker))
  test('it is looked at as a chart, as JSON, as a number', () => answers.lookAtIt(asker))
  test('it is pinned and watched, and its runs are told', () => answers.pinAndWatch(asker, queryName))
  test('a mistake is underlined, and mended with a click', () => asking.makeAMistake(asker))
  test('a million rows are as easy as ten', () => asking.scrollAMillion(asker))
  test('a name that nobody gave is not suggested', () => asking.suggestNames(asker))
})
