import { join } from 'node:path'
import { app, BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { HostAnswers } from '../../src-preload/api'
import type { Api } from '../../src-preload/contract'

/** Answers a page's exports: the user says where each goes, and the engine writes it there. No page names a place. */
export const exportsToChosenFiles = (api: Api): HostAnswers => ({
  async exportQuery(input) {
    const path = await chooseFile(input.name, input.format)
    return path === null ? null : api.exportQueryTo({ ...input, path })
  },
  async exportReview(input) {
    const { name } = await api.getReview({ reviewId: input.reviewId })
    const path = await chooseFile(name, input.format)
    return path === null ? null : api.exportReviewTo({ ...input, path })
  },
  async exportMirror(input) {
    const folder = await chooseFolder()
    if (folder === null) return null
    const at = new Date().toISOString().slice(0, 19).replaceAll(':', '.')
    return api.exportMirrorTo({ ...input, path: join(folder, `Sightline ${at}Z`) })
  },
})

/** Null where the user chose none. */
async function chooseFolder(): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('downloads'),
    properties: ['openDirectory', 'createDirectory'],
  }
  const window = BrowserWindow.getFocusedWindow()
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** Null where the user chose none. */
async function chooseFile(name: string, format: string): Promise<string | null> {
  const options = {
    defaultPath: join(app.getPath('downloads'), `${name.replace(/[/\\:*?"<>|]+/g, ' ')}.${format}`),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  }
  const window = BrowserWindow.getFocusedWindow()
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath
}
