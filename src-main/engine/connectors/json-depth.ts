const [quote, backslash] = [0x22, 0x5c]

/** Whether JSON has lists and objects within each other to more than `most` levels. Strings are passed over. */
export function isDeeper(json: Uint8Array, most: number): boolean {
  let depth = 0
  for (let index = 0; index < json.length; index++) {
    const byte = json[index]
    if (byte === quote) {
      index = endOfString(json, index)
      // It ends nowhere: no JSON, which others find out.
      if (index === -1) return false
    } else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > most) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return false
}

function endOfString(json: Uint8Array, start: number): number {
  for (let end = json.indexOf(quote, start + 1); end !== -1; end = json.indexOf(quote, end + 1)) {
    let escapes = 0
    while (json[end - 1 - escapes] === backslash) escapes++
    if (escapes % 2 === 0) return end
  }
  return -1
}
