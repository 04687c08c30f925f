/** What the query process answers where it does not answer the query. */
export class Refusal extends Error {
  readonly code: string
  readonly hint: string

  constructor({ code, message, hint }: { code: string; message: string; hint: string }) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
