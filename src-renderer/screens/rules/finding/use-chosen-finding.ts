import { useSearchParams } from 'wouter'

/** The finding that is open beside a list. Kept in the route, so that a link leads to it. */
export function useChosenFinding(): [findingId: number | null, choose: (findingId: number | null) => void] {
  const [parameters, setParameters] = useSearchParams()
  const given = Number(parameters.get('finding'))
  const choose = (findingId: number | null) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete('finding')
        if (findingId !== null) next.set('finding', String(findingId))
        return next
      },
      { replace: true },
    )
  return [Number.isSafeInteger(given) && given > 0 ? given : null, choose]
}
