import { linkScheme, routeOfLink } from '../../src-preload/app-link'

/** The route that a start with these arguments asks to be shown; null if none that is a place in the app. */
export function routeInArguments(argv: string[]): `#/${string}` | null {
  const link = argv.findLast((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`))
  return link === undefined ? null : routeOfLink(link)
}
