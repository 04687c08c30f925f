/** How a build of the renderer is served, the same by every host: which files, as what, under which policy. */
import { extname, join, sep } from 'node:path'

/** The kinds of file a build of the renderer has. Nothing else is served. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * The file that an URL's path names and its MIME type, or null: a way out of `folder`, or a kind of file the
 * renderer doesn't have. `folder` is absolute, `path` still percent-encoded. Whether it exists is not looked at.
 */
export function rendererFile(folder: string, path: string): { path: string; type: string } | null {
  let wanted: string
  try {
    wanted = decodeURIComponent(path)
  } catch {
    return null
  }
  // A backslash parts folders on Windows only, and no file of ours has one: refused everywhere alike.
  if (wanted.includes('\\') || wanted.includes('\0')) return null
  const file = join(folder, wanted === '/' ? 'index.html' : wanted)
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null
  const type = types[extname(file)]
  return type ? { path: file, type } : null
}

/**
 * What every answer carries: only our own scripts, no frame, no form, no other host. `connect` are the sources
 * that scripts may talk to besides the page's own origin.
 */
export function rendererHeaders(connect: string[] = []) {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      ["connect-src 'self'", ...connect].join(' '),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}
