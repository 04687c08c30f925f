import type { IntegrationInput } from './draft'

/** The region that stands for an API URL of the user's own. */
export const customRegion = 'custom'

/** Where to reach the provider, as the calls take it: a region, or an URL. */
export function placeOf({ region, apiUrl }: Pick<IntegrationInput, 'region' | 'apiUrl'>): {
  region: string
  apiUrl?: string
} {
  return region === customRegion ? { region, apiUrl: apiUrl.trim() } : { region }
}
