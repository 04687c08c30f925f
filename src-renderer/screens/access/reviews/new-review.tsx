import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { InputOf, Integration } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { FieldProblem } from '../../../components/field'
import { SelectField } from '../../../components/select'
import { TextField } from '../../../components/text-field'
import { api } from '../../../state/bridge'
import { navigate } from '../../../state/location'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { reviewRoute } from '../review-route'
import { RoleChoice } from './role-choice'

type About = 'all' | 'owners' | 'roles'

/** Begins a campaign. */
export function NewReview({ integrations }: { integrations: Integration[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="primary" icon={<Plus size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('access.newReview.newReview')}
      </Button>
      {open && <NewReviewDialog integrations={integrations} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewReviewDialog({ integrations, onClose }: { integrations: Integration[]; onClose(): void }) {
  const [name, setName] = useState(() =>
    t('access.newReview.accessReview', { month: new Date().toISOString().slice(0, 7) }),
  )
  const [integrationId, setIntegrationId] = useState(integrations[0]?.id ?? '')
  const [reviewer, setReviewer] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [about, setAbout] = useState<About>('all')
  const [chosen, setChosen] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const known = useCall('listAccessRoles', { integrationId }, ['pollEnded']).data ?? []
  const create = useAction((input: InputOf<'createReview'>) => api.createReview(input), { inline: true })

  const roles =
    about === 'roles' ? chosen : known.filter(({ owner }) => owner).map(({ roleName }) => roleName)
  const concerned = about === 'all' ? known : known.filter(({ roleName }) => roles.includes(roleName))
  const items = concerned.reduce((sum, { grants }) => sum + grants, 0)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || reviewer.trim() === '' || items === 0) return
    const review = await create.run({
      integrationId,
      name,
      reviewer,
      roles: about === 'all' ? null : roles,
      dueOn: dueOn || null,
    })
    if (review) navigate(reviewRoute(review.id))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access.newReview.newAccessReview')}
      description={t('access.newReview.holdsWhoHasWhichRole')}
    >
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('common.name')}
          value={name}
          onChange={setName}
          autoFocus
          problem={tried && name.trim() === '' ? { message: t('access.newReview.giveItAName') } : null}
        />
        {integrations.length > 1 && (
          <SelectField
            label={t('common.integration')}
            value={integrationId}
            options={integrations.map(({ id, name: title }) => ({ value: id, label: title }))}
            onChange={setIntegrationId}
          />
        )}
        <SelectField
          label={t('access.newReview.about')}
          value={about}
          options={[
            { value: 'all', label: t('access.newReview.allRoles') },
            { value: 'owners', label: t('access.newReview.onlyOwners') },
            { value: 'roles', label: t('access.newReview.someRoles') },
          ]}
          onChange={(next) => setAbout(next)}
        />
        {about === 'roles' && <RoleChoice roles={known} chosen={chosen} onChange={setChosen} />}
        <div className="review-form-row">
          <TextField
            label={t('access.newReview.reviewer')}
            value={reviewer}
            onChange={setReviewer}
            problem={
              tried && reviewer.trim() === '' ? { message: t('access.newReview.sayWhoReviews') } : null
            }
          />
          <TextField
            label={t('access.newReview.due')}
            optional
            type="date"
            value={dueOn}
            onChange={setDueOn}
          />
        </div>
        <p className="soft small" role="status">
          {t('access.newReview.toBeDecidedOn', { count: items })}
        </p>
        {tried && items === 0 && (
          <FieldProblem
            problem={{
              message: t('access.newReview.nobodyHasSuchARole'),
              hint: t('access.newReview.chooseOtherRolesOrSync'),
            }}
          />
        )}
        {create.error && <FieldProblem problem={create.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" busy={create.busy}>
            {t('access.newReview.begin')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
