/** The routes of access. */
export function accessRoute({
  integrationId,
  type,
  id,
}: {
  integrationId: string
  type: string
  id: string
}): string {
  return `/access/of/${[integrationId, type, id].map(encodeURIComponent).join('/')}`
}

export const reviewRoute = (reviewId: string) => `/access/reviews/${encodeURIComponent(reviewId)}`
