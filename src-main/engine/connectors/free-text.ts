const tokens = /sgp_[A-Za-z0-9]{16,}/g
/** Up to the last @ before the path: a password may have one. */
const credentialsInUrl = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#,"'<>]*@/gi

/** Free text may hold a token, or a URL with a password, that somebody pasted. */
export function scrub(text: string): string {
  const withoutTokens = text.includes('sgp_') ? text.replace(tokens, 'sgp_[hidden]') : text
  return text.includes('://') ? withoutTokens.replace(credentialsInUrl, '$1') : withoutTokens
}
