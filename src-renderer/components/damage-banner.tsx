import { Banner } from './banner'

/** What the engine has to tell of a damaged database: its first sentence first, what to do about it below. */
export function DamageBanner({ notice }: { notice: string }) {
  const end = notice.indexOf('. ') + 1
  return (
    <Banner tone="critical" title={end > 0 ? notice.slice(0, end) : notice}>
      {end > 0 && notice.slice(end + 1)}
    </Banner>
  )
}
