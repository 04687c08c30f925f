import { api } from '../../state/bridge'
import { saveTextFile } from '../../state/save-text-file'
import { toastSuccess } from '../../state/toasts'
import { t } from '../../texts'

/** Hands rules to the user as a YAML file; without ids, all of the user's own. */
export async function exportRules(name: string, ruleIds?: string[]): Promise<void> {
  const { source, rules } = await api.exportRules(ruleIds ? { ruleIds } : {})
  const file = `${name}.yaml`
  saveTextFile(file, source, 'application/yaml')
  toastSuccess(t('rules.ruleFiles.exported', { count: rules }), file)
}
