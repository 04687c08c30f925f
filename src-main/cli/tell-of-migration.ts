import { output } from './output'

export const tellOfMigration = (bytes: number) =>
  output.say(
    `Your database is backed up and brought up to date. With ${Math.round(bytes / 1e6).toLocaleString('en')} MB, that may take a minute.`,
  )
