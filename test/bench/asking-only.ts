/** `node out/bench/asking-only.js`: the rows of asking alone, after `npm run bench` built it. */
import { asking } from './asking'
import { printRows } from './report'

printRows(await asking())
