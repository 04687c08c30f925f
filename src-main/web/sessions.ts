import { createHash, randomBytes } from 'node:crypto'

const random = () => randomBytes(32).toString('base64url')
/** Looked up by hash: comparing takes as long for a near miss as for any other. */
const hash = (secret: string) => createHash('sha256').update(secret).digest('base64')

/** Who may use this host: one-time tokens, each of which opens one browser session. All end with the process. */
export class Sessions {
  readonly #cookie: string
  readonly #open = new Set<string>()
  #token: string | null = null

  /** Cookies know no ports: the port is in the name, so that two hosts don't take each other's away. */
  constructor(port: number) {
    this.#cookie = `sightline-${port}`
  }

  /** A new token, good for one session. The one before it, if still unused, is good no longer. */
  newToken(): string {
    const token = random()
    this.#token = hash(token)
    return token
  }

  /** The `Set-Cookie` of a new session, or null if the token is wrong or was used. */
  enter(token: string): string | null {
    if (this.#token === null || hash(token) !== this.#token) return null
    this.#token = null
    const session = random()
    this.#open.add(hash(session))
    return `${this.#cookie}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** Whether a request with this `Cookie` header belongs to a session. */
  knows(cookies: string | undefined): boolean {
    const prefix = `${this.#cookie}=`
    const own = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(prefix))
    return own !== undefined && this.#open.has(hash(own.slice(prefix.length)))
  }
}
