import type { english } from './english'

/** Forms of one text: `findings_one`, `findings_other` are asked for as `findings`. */
type Stem<Key extends string> = Key extends `${infer Start}_one` | `${infer Start}_other` ? Start : Key

type Keys<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Stem<Key> : `${Key}.${Keys<Texts[Key]>}`
}[keyof Texts & string]

/** Where a text is: `rules.suppressDialog.reason`. */
export type TextKey = Keys<typeof english>

/** What stands for the names in a text: `{{name}}`. `count` chooses the form as well. */
export type Values = Record<string, string | number>
