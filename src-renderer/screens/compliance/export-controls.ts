import type { CompliancePack } from '../../../src-preload/contract'
import { startExport } from '../../state/exports'

/** A pack's controls with their status, reasons and attestations, as they are on record, as a CSV file. */
export function exportControls({ id, name }: CompliancePack, integrationId?: string): Promise<void> {
  return startExport({
    sql: `SELECT * FROM sightline_compliance_control
      WHERE packId = $pack AND ($integration IS NULL OR integrationId = $integration)`,
    parameters: { pack: id, integration: integrationId ?? null },
    format: 'csv',
    name: `${name} controls`,
  })
}
