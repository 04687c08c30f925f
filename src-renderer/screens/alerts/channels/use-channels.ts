import { useCall } from '../../../state/use-call'

/** All channels, and how their deliveries go. */
export const useChannels = () => useCall('listChannels', {}, ['channels'])
