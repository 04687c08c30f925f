import { BellRing, FlaskConical, HardDrive, LoaderCircle, Plug, ScanSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Banner } from '../../components/banner'
import { usePageTitle } from '../../components/page'
import { api } from '../../state/bridge'
import { useConnectors } from '../../state/connectors'
import { navigate } from '../../state/location'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'

/** What is seen before anything is connected: what this is, what leaves the machine, and two ways to begin. */
export function Welcome() {
  usePageTitle(t('home.welcome.title'))
  const demo = useAction(
    async () => {
      const { id } = await api.addDemo()
      navigate(`/integrations/${id}/overview`)
    },
    { inline: true },
  )
  return (
    <div className="welcome">
      <h1>{t('home.welcome.heading')}</h1>
      <ul className="welcome-points">
        <Point icon={<ScanSearch size={18} aria-hidden />}>{t('home.welcome.mirrors')}</Point>
        <Point icon={<BellRing size={18} aria-hidden />}>{t('home.welcome.checks')}</Point>
        <Point icon={<HardDrive size={18} aria-hidden />}>{t('home.welcome.leaves')}</Point>
      </ul>
      <div className="choices">
        <ConnectChoice />
        <DemoChoice busy={demo.busy} onChoose={() => demo.run()} />
      </div>
      {demo.error && (
        <Banner tone="critical" title={demo.error.message}>
          {demo.error.hint}
        </Banner>
      )}
    </div>
  )
}

function Point({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      {icon}
      <span>{children}</span>
    </li>
  )
}

function ConnectChoice() {
  const first = useConnectors((state) => state.data?.[0])
  return (
    <Link href={`/integrations/add/${first?.key ?? ''}`} className="choice choice-first">
      <Plug size={20} aria-hidden />
      <span className="choice-title">
        {first ? t('home.welcome.connect', { name: first.name }) : t('home.welcome.connectAny')}
      </span>
      <span>{t('home.welcome.connectNote')}</span>
    </Link>
  )
}

function DemoChoice({ busy, onChoose }: { busy: boolean; onChoose(): void }) {
  return (
    <button type="button" className="choice" aria-busy={busy} onClick={onChoose}>
      {busy ? (
        <LoaderCircle size={20} className="spin" aria-hidden />
      ) : (
        <FlaskConical size={20} aria-hidden />
      )}
      <span className="choice-title">{t('home.welcome.demo')}</span>
      <span>{busy ? t('home.welcome.demoStarting') : t('home.welcome.demoNote')}</span>
    </button>
  )
}
