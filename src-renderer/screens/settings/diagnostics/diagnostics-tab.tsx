import { Download, RefreshCw } from 'lucide-react'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { CodeBlock } from '../../../components/code-block'
import { QueryView } from '../../../components/query-view'
import { saveTextFile } from '../../../state/save-text-file'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

/** A report for whoever helps, to be read in full before it is given to anybody. */
export function DiagnosticsTab() {
  const state = useCall('getDiagnostics', {})
  return (
    <QueryView state={state}>
      {({ text, fileName }) => (
        <Card
          title={t('settings.diagnostics.title')}
          actions={
            <>
              <Button icon={<RefreshCw size={15} aria-hidden />} onClick={() => void state.refetch()}>
                {t('settings.diagnostics.again')}
              </Button>
              <Button
                kind="primary"
                icon={<Download size={15} aria-hidden />}
                onClick={() => saveTextFile(fileName, text, 'application/json')}
              >
                {t('settings.diagnostics.save')}
              </Button>
            </>
          }
        >
          <div className="stack">
            <p className="soft">{t('settings.diagnostics.note')}</p>
            <div className="settings-report">
              <CodeBlock label={t('settings.diagnostics.title')} code={text} />
            </div>
          </div>
        </Card>
      )}
    </QueryView>
  )
}
