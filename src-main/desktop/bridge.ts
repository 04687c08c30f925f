/** The main process's half of the bridge: answers the calls of our own pages, and sends them the events. */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { answerPageWith, type HostAnswers } from '../../src-preload/api'
import { type Api, SightlineError } from '../../src-preload/contract'
import { isAppPage } from './app-files'

/** `pages` gives the pages of our own windows; a call from anything else is refused. `own` are the calls this host answers. */
export function bridgePages(api: Api, pages: () => WebContents[], own: HostAnswers): void {
  const answer = answerPageWith(api, own)
  ipcMain.handle('call', async (event, name: unknown, input: unknown) => {
    try {
      if (!isOurs(event, pages()))
        throw new SightlineError('forbidden', 'Only Sightline’s own windows may ask.')
      return { output: await answer(String(name), input) }
    } catch (error) {
      return { error: SightlineError.from(error).report() }
    }
  })
  api.onEvent((event) => {
    for (const page of pages()) page.send('event', event)
  })
}

function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, pages: WebContents[]): boolean {
  // A frame that navigated away meanwhile is null; one inside another page has a parent.
  return senderFrame?.parent === null && isAppPage(senderFrame.url) && pages.includes(sender)
}
