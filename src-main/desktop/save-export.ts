import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { HostAnswers } from '../../src-preload/channel'
import { type Api, exportFormats } from '../../src-preload/contract'

/** Answers a page's export: the user says where it goes, and the engine writes it there. No page names a file. */
export const exportToChosenFile =
  (api: Api): NonNullable<HostAnswers['exportQuery']> =>
  async (input) => {
    const options = {
      defaultPath: join(
        app.getPath('downloads'),
        `${input.name.replace(/[/\\:*?"<>|]+/g, ' ')}.${input.format}`,
      ),
      filters: exportFormats
        .filter((format) => format === input.format)
        .map((format) => ({ name: format.toUpperCase(), extensions: [format] })),
    }
    const window = BrowserWindow.getFocusedWindow()
    const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
    if (chosen.canceled || !chosen.filePath) return null
    return api.exportQueryTo({ ...input, path: chosen.filePath })
  }
