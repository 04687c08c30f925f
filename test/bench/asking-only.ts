import { asking } from './asking'
import { printRows } from './report'

printRows(await asking())
