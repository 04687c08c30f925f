export const reviewRoute = (reviewId: string) => `/access/reviews/${encodeURIComponent(reviewId)}`
