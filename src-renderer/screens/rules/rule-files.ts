import { api } from '../../state/bridge'
import { toastSuccess } from '../../state/toasts'
import { t } from '../../texts'

/** Hands rules to the user as a YAML file; without ids, all of the user's own. */
export async function exportRules(name: string, ruleIds?: string[]): Promise<void> {
  const { source, rules } = await api.exportRules(ruleIds ? { ruleIds } : {})
  const address = URL.createObjectURL(new Blob([source], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.yaml`
  link.click()
  // The browser has begun to fetch it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  toastSuccess(t('rules.ruleFiles.exported', { count: rules }), link.download)
}

/** Asks for a YAML file; null where none was chosen. */
export function chooseRuleFile(): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.yaml,.yml,.json'
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      if (file) file.text().then(resolve, reject)
      else resolve(null)
    })
    input.click()
  })
}
