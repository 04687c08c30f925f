import { Checklist } from '../../../components/checklist'
import { QueryView } from '../../../components/query-view'
import { RadioCards } from '../../../components/radio-cards'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

/** What a key may run: null is any statement; else the saved queries of these ids. */
export function ScopeField({
  queries,
  onChange,
}: {
  queries: string[] | null
  onChange(queries: string[] | null): void
}) {
  const saved = useCall('listQueries', queries === null ? null : {}, ['queries'])
  return (
    <>
      <RadioCards
        label={t('settings.newKey.mayRun')}
        options={[
          { value: 'any', title: t('settings.newKey.any'), note: t('settings.newKey.anyNote') },
          { value: 'saved', title: t('settings.newKey.saved'), note: t('settings.newKey.savedNote') },
        ]}
        value={queries === null ? 'any' : 'saved'}
        onChange={(scope) => onChange(scope === 'any' ? null : [])}
      />
      {queries !== null && (
        <QueryView state={saved}>
          {(all) =>
            all.length === 0 ? (
              <p className="field-hint">{t('settings.newKey.noQueries')}</p>
            ) : (
              <Checklist
                search={t('settings.newKey.filter')}
                options={all.map(({ id, name, tags }) => ({
                  value: id,
                  label: name,
                  keywords: tags.join(' '),
                }))}
                chosen={queries}
                onChange={onChange}
                none={t('settings.newKey.none')}
              />
            )
          }
        </QueryView>
      )}
    </>
  )
}
