import { type FormEvent, useState } from 'react'
import type { QueryParameter } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { TagsField } from '../../../components/tags-field'
import { TextArea, TextField } from '../../../components/text-field'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { parametersOf } from '../parameters/parameters-of'
import { useQueries } from '../queries-store'
import { tabById } from '../tabs/tab-store'
import { ParameterFields } from './parameter-fields'
import { keep } from './save'
import { openSaveDialog, type Saving, useSaving } from './save-dialog-store'

/** Name, description, tags and parameters of a query that is kept. */
export function SaveDialog() {
  const saving = useSaving((state) => state.saving)
  // Mounted with what it is about, so that each opening starts anew.
  return saving && <OpenSaveDialog saving={saving} />
}

interface QueryDraft {
  queryId: string | undefined
  name: string
  description: string
  tags: string[]
  sql: string
  parameters: QueryParameter[]
}

function OpenSaveDialog({ saving }: { saving: Saving }) {
  const [draft, setDraft] = useState(() => draftOf(saving))
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<QueryDraft>) => setDraft((before) => ({ ...before, ...part }))
  const close = () => openSaveDialog(null)
  const { run, busy, error, clearError } = useAction(
    async () => {
      const { parameters, ...rest } = draft
      const saved = await keep({ ...rest, parameters }, 'tabId' in saving ? saving.tabId : null)
      toastSuccess(t('query.saveDialog.saved', { name: saved.name }))
      close()
    },
    { inline: true },
  )
  const nameless = draft.name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!nameless) void run()
  }
  return (
    <Dialog
      open
      onClose={close}
      wide
      title={draft.queryId ? t('query.saveDialog.editTheSavedQuery') : t('query.saveDialog.saveTheQuery')}
    >
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('common.name')}
          value={draft.name}
          maxLength={120}
          autoFocus
          problem={
            error
              ? { message: error.message, hint: error.hint }
              : asked && nameless
                ? { message: t('query.saveDialog.giveItAName') }
                : null
          }
          onChange={(name) => {
            clearError()
            change({ name })
          }}
        />
        <TextArea
          label={t('query.saveDialog.description')}
          optional
          value={draft.description}
          maxLength={2000}
          onChange={(description) => change({ description })}
        />
        <TagsField
          label={t('common.tags')}
          optional
          hint={t('query.saveDialog.theFirstOneIsIts')}
          value={draft.tags}
          onChange={(tags) => change({ tags })}
        />
        {draft.parameters.length > 0 && (
          <ParameterFields parameters={draft.parameters} onChange={(parameters) => change({ parameters })} />
        )}
        <div className="dialog-actions">
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" busy={busy}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function draftOf(saving: Saving): QueryDraft {
  if ('query' in saving) {
    const { id, name, description, tags, sql, parameters } = saving.query
    return { queryId: id, name, description, tags, sql, parameters: parametersOf(sql, parameters) }
  }
  const tab = tabById(saving.tabId)
  const sql = tab?.sql ?? ''
  const origin = useQueries.getState().data?.find(({ id }) => id === tab?.queryId)
  return {
    queryId: undefined,
    name: origin ? t('query.saveDialog.myCopy', { name: origin.name }) : tab?.named ? tab.name : '',
    description: origin?.description ?? '',
    tags: origin?.tags ?? [],
    sql,
    // What was typed into the form is a good default.
    parameters: parametersOf(sql, tab?.parameters ?? []).map((parameter) => ({
      ...parameter,
      default: tab?.values[parameter.name] ?? parameter.default,
    })),
  }
}
