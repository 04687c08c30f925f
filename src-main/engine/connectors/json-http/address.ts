import { ApiError } from '../connector'

const known = ['items', 'id', 'name', 'keep', 'header']

/**
 * `https://host/path#items=data.servers&id=uuid&name=hostname&keep=owner,os`: where the list is, and what is read of
 * each item, stand behind the `#`, which is never sent. Throws an {@link ApiError} for what it can't mean, and for a
 * secret in the address, which is stored and shown.
 */
export function readAddress(apiUrl: string) {
  const url = new URL(apiUrl)
  const said = new URLSearchParams(url.hash.slice(1))
  url.hash = ''
  const unknown = [...said.keys()].find((key) => !known.includes(key))
  if (unknown !== undefined)
    throw mistaken(`“${unknown}” behind the # means nothing.`, `There are: ${known.join(', ')}.`)
  const hides = /key|token|secret|passw|auth|sig/i
  if (url.username || url.password || [...url.searchParams.keys()].some((key) => hides.test(key)))
    throw mistaken('The address seems to hold a secret.', 'Take it out, and paste it as the token.')
  const header = said.get('header') ?? 'authorization'
  if (!/^[a-z0-9-]{1,60}$/i.test(header))
    throw mistaken(`“${header}” can’t be a header’s name.`, 'For example: header=X-Api-Key')
  const id = said.get('id') || 'id'
  return {
    url,
    /** Where the list is; empty where the answer itself is it. Dots lead into objects. */
    items: said.get('items') ?? '',
    id,
    name: said.get('name') || id,
    keep: (said.get('keep') ?? '').split(',').filter(Boolean),
    header: header.toLowerCase(),
    settings: said.toString(),
  }
}

const mistaken = (message: string, hint: string) => new ApiError('not-the-api', message, hint)
