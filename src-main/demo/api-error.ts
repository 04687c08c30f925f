/** An answer in the API's error shape. Thrown wherever a request can't be served. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly details: { field?: string; data?: Record<string, unknown> } = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
  }

  get body() {
    return { errors: [{ type: this.type, message: this.message, status: this.status, ...this.details }] }
  }
}

export const notFound = () => new ApiError(404, 'NotFound', 'Resource not found')

export const badRequest = (message: string, field: string) =>
  new ApiError(400, 'bad-request', message, { field })

export const forbidden = () =>
  new ApiError(403, 'forbidden', 'This token is not allowed to access this resource')
