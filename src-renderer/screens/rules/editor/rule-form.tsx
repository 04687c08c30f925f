import { useEffect, useRef, useState } from 'react'
import type { Rule } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Page, PageHeader } from '../../../components/page'
import { Tabs } from '../../../components/tabs'
import { api } from '../../../state/bridge'
import { navigate } from '../../../state/location'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { BacktestPane } from '../backtest/backtest-pane'
import { ProblemList } from '../problem-list'
import { ruleRoute } from '../rule-route'
import { tellEdit } from '../tell-edit'
import { type EditorMode, useDraft } from './draft'
import { PreviewPane } from './preview-pane'
import { runnable, useChecked } from './use-checked'
import { usePreview } from './use-preview'
import { YamlEditor, type YamlEditorHandle } from './yaml-editor'

const nothingWrong: never[] = []

/** A rule's text, what is wrong with it, and what it would find: now, or over all history. */
export function RuleForm({ mode, rule, original }: { mode: EditorMode; rule?: Rule; original: string }) {
  const { draft, change, dirty, forget } = useDraft(`${mode} ${rule?.id ?? ''}`, original)
  const checked = useChecked(draft, mode !== 'edit')
  const source = runnable(checked)
  const preview = usePreview(source)
  const [pane, setPane] = useState('preview')
  const editor = useRef<YamlEditorHandle>(null)
  const problems = checked?.result?.problems ?? nothingWrong
  const editing = mode === 'edit' && rule
  const save = useAction(
    async () => {
      const edit = await api.saveRule({ source: draft, ...(editing ? { ruleId: rule.id } : {}) })
      forget()
      tellEdit(
        edit,
        editing
          ? t('rules.ruleForm.saved', { name: edit.rule.name })
          : t('rules.ruleForm.isOneOfYourRules', { name: edit.rule.name }),
      )
      navigate(ruleRoute(edit.rule.id))
    },
    { inline: true },
  )
  const savable = source === draft && (dirty || mode !== 'edit')
  useSaveKey(() => savable && void save.run())
  return (
    <Page wide fill>
      <PageHeader
        title={
          editing
            ? t('rules.ruleForm.edit', { name: rule.name })
            : mode === 'duplicate'
              ? t('rules.ruleForm.duplicate', { name: rule?.name ?? '' })
              : t('rules.ruleForm.newRule')
        }
        crumbs={[
          { title: t('common.rules'), to: '/rules' },
          ...(rule ? [{ title: rule.name, to: ruleRoute(rule.id) }] : []),
        ]}
        description={
          editing ? t('rules.ruleForm.withAnotherQueryOrOther') : t('rules.ruleForm.eachRowOfItsSql')
        }
        actions={
          <>
            {dirty && <Button onClick={() => change(original)}>{t('common.discardChanges')}</Button>}
            <Button onClick={() => navigate(rule ? ruleRoute(rule.id) : '/rules')}>
              {t('common.close')}
            </Button>
            <Button
              kind="primary"
              busy={save.busy}
              disabled={!savable}
              aria-keyshortcuts="Control+S Meta+S"
              onClick={() => void save.run()}
            >
              {t('rules.ruleForm.saveRule')}
            </Button>
          </>
        }
      />
      {save.error && (
        <Banner tone="critical" title={save.error.message}>
          {save.error.hint}
        </Banner>
      )}
      <div className="rule-editor">
        <section className="rule-source" aria-label={t('common.rule')}>
          <YamlEditor ref={editor} value={draft} problems={problems} onChange={change} />
          <div className="rule-problems" role="status">
            {checked?.error && <p>{checked.error.message}</p>}
            {problems.length > 0 && (
              <ProblemList problems={problems} onChoose={({ line }) => editor.current?.goTo(line)} />
            )}
            {checked && !checked.error && problems.length === 0 && (
              <p className="small soft">
                {checked.result?.rules.length === 1
                  ? t('rules.ruleForm.noProblems')
                  : t('rules.ruleForm.writeOneRuleHereSeveral')}
              </p>
            )}
          </div>
        </section>
        <section className="rule-side" aria-label={t('rules.ruleForm.whatItFinds')}>
          <Tabs
            label={t('rules.ruleForm.whatItFinds')}
            value={pane}
            onChange={setPane}
            tabs={[
              {
                key: 'preview',
                title: t('rules.ruleForm.preview'),
                content: <PreviewPane preview={preview} stale={problems.length > 0} />,
              },
              {
                key: 'backtest',
                title: t('rules.ruleForm.backtest'),
                content: (
                  <BacktestPane
                    subject={source === null ? null : { source }}
                    appliesTo={preview.found?.map(({ integrationId }) => integrationId)}
                  />
                ),
              },
            ]}
          />
        </section>
      </div>
    </Page>
  )
}

/** Ctrl or ⌘ with S saves, from wherever the focus is. */
function useSaveKey(save: () => void): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key !== 's') return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}
