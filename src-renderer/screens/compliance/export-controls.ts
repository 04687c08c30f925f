import type { CompliancePack } from '../../../src-preload/contract'
import { api } from '../../state/bridge'
import { beginExport } from '../../state/exports'
import { t } from '../../texts'

/** A pack's controls with their status, reasons and attestations, as they are on record: a CSV file to be read. */
export function exportControls({ id, name }: CompliancePack, integrationId?: string): Promise<void> {
  return beginExport((exportId) =>
    api.exportQuery({
      exportId,
      sql: `
        SELECT integrationName AS integration, section, controlId AS control, title, status, since,
          (SELECT group_concat(value, ' ') FROM json_each(reasons)) AS reasons, findings, suppressed,
          (SELECT group_concat(value, ', ') FROM json_each(rules)) AS rules,
          CASE attested WHEN 1 THEN 'met' WHEN 0 THEN 'not met' END AS attested, attestedBy, attestedAt, attestedUntil,
          attestedNote
        FROM sightline_compliance_control
        WHERE packId = $pack AND ($integration IS NULL OR integrationId = $integration)`,
      parameters: { pack: id, integration: integrationId ?? null },
      format: 'csv',
      name: t('compliance.exportControls.name', { name }),
    }),
  )
}
