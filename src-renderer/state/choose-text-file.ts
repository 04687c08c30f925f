/** Asks for a file of such endings, `.yaml,.json`, and reads it; null where none was chosen. */
export function chooseTextFile(accept: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      if (file) file.text().then(resolve, reject)
      else resolve(null)
    })
    input.click()
  })
}
