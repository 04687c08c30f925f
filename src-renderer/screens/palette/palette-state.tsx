import { CircleX, SearchX } from 'lucide-react'
import type { SightlineError } from '../../../src-preload/contract'
import { SkeletonLines } from '../../components/skeleton'
import { t } from '../../texts'

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
  if (searching) return <SkeletonLines lines={4} label={t('palette.paletteState.searching')} />
  if (error)
    return (
      <div className="palette-state" role="alert">
        <CircleX size={18} aria-hidden className="tone-critical tone-text" />
        <strong>{error.message}</strong>
        <span>{error.hint || t('palette.paletteState.typeOnToTryAgain')}</span>
      </div>
    )
  return (
    <div className="palette-state">
      <SearchX size={18} aria-hidden />
      <strong>{t('palette.paletteState.nothingFoundFor', { text })}</strong>
      <span>{t('palette.paletteState.everyWordMustBeginA')}</span>
    </div>
  )
}
