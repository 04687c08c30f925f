import type { SqlFunction } from '../../../../src-preload/contract'
import { t } from '../../../texts'

/** SQLite's own functions that are of use here. Sightline's come with the schema. */
const signatures = [
  'abs(x)',
  'avg(x)',
  'cast(x AS type)',
  'coalesce(x, y, …)',
  'count(*)',
  'date(time, modifier, …)',
  'datetime(time, modifier, …)',
  'first_value(x) OVER (…)',
  'glob(pattern, text)',
  'group_concat(x, separator)',
  'iif(condition, then, else)',
  'ifnull(x, y)',
  'instr(text, part)',
  'json(text)',
  'json_array(x, …)',
  'json_array_length(json, path)',
  'json_each(json, path)',
  'json_extract(json, path)',
  'json_group_array(x)',
  'json_group_object(name, x)',
  'json_object(name, x, …)',
  'json_tree(json, path)',
  'json_type(json, path)',
  'json_valid(text)',
  'julianday(time)',
  'lag(x, n) OVER (…)',
  'lead(x, n) OVER (…)',
  'length(text)',
  'like(pattern, text)',
  'lower(text)',
  'max(x)',
  'min(x)',
  'nullif(x, y)',
  'printf(format, …)',
  'rank() OVER (…)',
  'replace(text, from, to)',
  'round(x, digits)',
  'row_number() OVER (…)',
  'strftime(format, time, modifier, …)',
  'substr(text, start, length)',
  'sum(x)',
  'total(x)',
  'trim(text, characters)',
  'typeof(x)',
  'unixepoch(time)',
  'upper(text)',
] as const

type Name<Signature> = Signature extends `${infer Start}(${string}` ? Start : never

const nameOf = (signature: string) =>
  signature.slice(0, signature.indexOf('(')) as Name<(typeof signatures)[number]>

export const sqliteFunctions: SqlFunction[] = signatures.map((signature) => ({
  name: nameOf(signature),
  signature,
  get description() {
    return t(`query.sqlite.${nameOf(signature)}`)
  },
  example: '',
}))
