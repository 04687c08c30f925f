import { CircleX, SearchX } from 'lucide-react'
import type { SightlineError } from '../../../src-preload/contract'
import { SkeletonLines } from '../../components/skeleton'

/** In place of a list: still looking, nothing there, or it failed. */
export function PaletteState({
  text,
  searching,
  error,
}: {
  text: string
  searching: boolean
  error: SightlineError | null
}) {
  if (searching) return <SkeletonLines lines={4} label="Searching…" />
  if (error)
    return (
      <div className="palette-state" role="alert">
        <CircleX size={18} aria-hidden className="tone-critical tone-text" />
        <strong>{error.message}</strong>
        <span>{error.hint || 'Type on to try again.'}</span>
      </div>
    )
  return (
    <div className="palette-state">
      <SearchX size={18} aria-hidden />
      <strong>Nothing found for “{text}”</strong>
      <span>Every word must begin a word of a name, an id or a slug. Try fewer letters or another word.</span>
    </div>
  )
}
