import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { HostAnswers } from '../../src-preload/api'
import type { Api } from '../../src-preload/contract'

/** Answers a page's exports: the user says where each goes, and the engine writes it there. No page names a file. */
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
})

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
