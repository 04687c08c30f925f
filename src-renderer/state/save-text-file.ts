/** Hands a text to the user as a file: the desktop app asks where to, a browser downloads it. */
export function saveTextFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // It has begun to be fetched by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
