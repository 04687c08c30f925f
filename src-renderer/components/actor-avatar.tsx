import { Bot, CircleHelp } from 'lucide-react'

/** Beside the name of who changed something: two letters of a person, a sign for a token, and for nobody known. */
export function ActorAvatar({ actor, actorName }: { actor: string | null; actorName: string | null }) {
  return (
    <span className="avatar" data-person={actorName !== null} aria-hidden>
      <Sign actor={actor} name={actorName} />
    </span>
  )
}

function Sign({ actor, name }: { actor: string | null; name: string | null }) {
  if (actor === null) return <CircleHelp size={14} />
  // Who is no resource of the workspace is a person nevertheless by a mail address.
  if (name === null && !actor.includes('@')) return <Bot size={14} />
  return initials(name ?? actor)
}

/** Two letters of a mail address or a name. */
function initials(actor: string): string {
  const [first = '', second = ''] = actor.split('@')[0]?.split(/[\s._-]+/) ?? []
  return `${first.charAt(0)}${second.charAt(0)}`.toUpperCase()
}
