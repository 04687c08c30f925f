import type { PageOf } from '../connector'

/** An id or slug that the API gave; anything else must not become part of an address. */
const plain = /^[\w.-]{1,200}$/

/** The page of the Segment app on which a resource is looked at and changed; null where there is none. */
export function appPage({ workspace, type, id, body }: PageOf): string | null {
  const slug = text(workspace?.slug)
  if (slug === null) return null
  const path = pathOf(type, id, body)
  return path === null ? null : `https://app.segment.com/${slug}/${path}`
}

function pathOf(type: string, id: string, body: PageOf['body']): string | null {
  const ownId = plain.test(id) ? id : null
  const within = (path: string, part: string | null, rest = '') =>
    part === null ? path : `${path}/${part}${rest}`
  switch (type) {
    case 'segment_workspace':
      return 'settings/basic'
    case 'segment_user':
      return within('settings/access-management/users', ownId, '/edit')
    case 'segment_user_group':
      return 'settings/access-management/groups'
    case 'segment_invite':
    case 'segment_role':
    case 'segment_label':
      return 'settings/access-management'
    case 'segment_audit_event':
      return 'settings/audit-trail'
    case 'segment_source':
    case 'segment_credential':
      return within('sources', text(body?.slug), '/overview')
    case 'segment_destination':
    case 'segment_destination_filter':
    case 'segment_destination_subscription':
      return 'destinations'
    case 'segment_warehouse':
      return within('warehouses', ownId, '/overview')
    case 'segment_reverse_etl_model':
      return 'reverse-etl'
    case 'segment_tracking_plan':
      return within('protocols/tracking-plans', ownId)
    case 'segment_tracking_plan_rule':
      return within('protocols/tracking-plans', text(body?.trackingPlanId))
    case 'segment_transformation':
      return 'protocols/transformations'
    case 'segment_function':
    case 'segment_function_version':
    case 'segment_function_instance':
      return 'functions/catalog'
    case 'segment_space':
      return within('unify/spaces', text(body?.slug), '/explorer')
    case 'segment_regulation':
      return 'privacy'
    default:
      return null
  }
}

const text = (value: unknown) => (typeof value === 'string' && plain.test(value) ? value : null)
