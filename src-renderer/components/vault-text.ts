import type { VaultInfo } from '../../src-preload/contract'
import { t } from '../texts'

/** How tokens are kept, in a few words. */
export function vaultName({ kind, keeper, weakness }: VaultInfo): string {
  if (kind !== 'os') return t(`components.vault.${kind}`)
  if (weakness === 'scrambled') return t('components.vault.notEncrypted')
  return keeper === null ? t('components.vault.noKeyring') : t(`components.vault.keepers.${keeper}`)
}

/** What is to be known before one trusts it; null where there is nothing to be. */
export const vaultWarning = ({ weakness, keyFile }: VaultInfo): string | null =>
  weakness && t(`components.vault.weakness.${weakness}`, { keyFile: keyFile ?? '' })
