import { useEffect, useState } from 'react'

/** In milliseconds: longer than from one key to the next. */
const pause = 150

/** What was typed, once nobody types for a moment; that nothing is, at once. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  if (text === '' && settled !== '') setSettled('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
