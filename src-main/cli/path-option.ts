import { InvalidArgumentError } from 'commander'

/** The value of an option that is a path. Nothing would be the folder that the command is run in. */
export function pathOption(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('It is empty. Give a path, or leave the option out.')
}
