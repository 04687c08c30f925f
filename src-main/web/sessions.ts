import { createHash, randomBytes } from 'node:crypto'

const random = () => randomBytes(32).toString('base64url')
/** Looked up by hash: comparing takes as long for a near miss as for any other. */
const hash = (secret: string) => createHash('sha256').update(secret).digest('base64')

const hour = 60 * 60_000
/** Without a request and without an open page. */
const idleAfter = 12 * hour
/** Whoever has the address gets it right the first time. */
const guessesPerMinute = 20

interface Session {
  usedAt: number
  pages: number
}

/**
 * Who may use this host: one-time tokens, each of which opens one browser session. A session that isn't used for long
 * ends; all end with the process.
 */
export class Sessions {
  readonly #cookie: string
  readonly #open = new Map<string, Session>()
  #token: string | null = null
  #guesses: number[] = []

  /** Cookies know no ports: the port is in the name, so that two hosts don't take each other's away. */
  constructor(
    port: number,
    /** In milliseconds. */
    private readonly now: () => number = Date.now,
  ) {
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
    if (this.#token === null || hash(token) !== this.#token) {
      this.#guesses.push(this.now())
      return null
    }
    this.#token = null
    const session = random()
    this.#open.set(hash(session), { usedAt: this.now(), pages: 0 })
    return `${this.#cookie}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** Whether so many tokens were wrong within the last minute that no more of them are looked at. */
  get areGuessed(): boolean {
    const before = this.now() - 60_000
    this.#guesses = this.#guesses.filter((at) => at > before)
    return this.#guesses.length >= guessesPerMinute
  }

  /** Whether a request with this `Cookie` header belongs to a session, which is in use then. */
  knows(cookies: string | undefined): boolean {
    return this.#find(cookies) !== null
  }

  /** A session isn't idle while a page of it is open. The returned function says that it was closed. */
  opened(cookies: string | undefined): (() => void) | null {
    const session = this.#find(cookies)
    if (!session) return null
    session.pages++
    return () => {
      session.pages--
      session.usedAt = this.now()
    }
  }

  #find(cookies: string | undefined): Session | null {
    const prefix = `${this.#cookie}=`
    const own = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(prefix))
    if (own === undefined) return null
    const key = hash(own.slice(prefix.length))
    const session = this.#open.get(key)
    if (!session) return null
    const now = this.now()
    if (session.pages === 0 && now - session.usedAt > idleAfter) {
      this.#open.delete(key)
      return null
    }
    session.usedAt = now
    return session
  }
}
