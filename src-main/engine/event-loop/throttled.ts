/** Lets one of many reports through per interval, and the last one always; `cancel` drops that one. */
export function throttled<T>(milliseconds: number, report: (value: T) => void) {
  let last = Number.NEGATIVE_INFINITY
  let waiting: { value: T; timer: NodeJS.Timeout } | null = null
  const cancel = () => {
    if (waiting) clearTimeout(waiting.timer)
    waiting = null
  }
  const pass = (value: T) => {
    cancel()
    last = performance.now()
    report(value)
  }
  const offer = (value: T) => {
    const due = last + milliseconds - performance.now()
    if (due <= 0) pass(value)
    else if (waiting) waiting.value = value
    else waiting = { value, timer: setTimeout(() => waiting && pass(waiting.value), due) }
  }
  return Object.assign(offer, { flush: pass, cancel })
}
