import { appLink } from '../../src-preload/app-link'
import { t } from '../texts'
import { host } from './bridge'
import { toastSuccess } from './toasts'

/** Copies where the user is: as a link that opens the desktop app, or the address of the browser host. */
export async function copyLink(): Promise<void> {
  const link = host === 'desktop' ? appLink(location.hash) : location.href
  await navigator.clipboard.writeText(link)
  toastSuccess(t('shell.linkCopied'), link)
}
