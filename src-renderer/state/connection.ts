import { create } from 'zustand'

/** Whether the engine can be reached: always in the desktop host, over a WebSocket in the browser host. */
export const useConnection = create<{ state: 'connecting' | 'open' | 'lost' | 'ended' }>(() => ({
  state: 'connecting',
}))
