/**
 * The desktop app as the tests start it: the same host, but its engine runs under the tests' Node, because the
 * Electron there is for tests may have an older one than the engine needs. With a stub for an engine, it is a
 * utility process as in the product. What the tests look at is on the global `sightlineDesktop`.
 */
import { type Desktop, startDesktop } from '../../../../src-main/desktop/desktop'
import { utilityEngine } from '../../../../src-main/desktop/utility-engine'
import { forkEngine } from '../../../../src-main/engine/link/fork-engine'

declare global {
  var sightlineDesktop: Desktop | null
}

const { TEST_BUILT, TEST_DATA, TEST_ENGINE, TEST_NODE, TEST_QUERY, TEST_UPDATES } = process.env as Record<
  string,
  string
>

startDesktop({
  startEngine: TEST_NODE ? forkEngine(TEST_ENGINE!, TEST_NODE) : utilityEngine(TEST_ENGINE!, TEST_QUERY!),
  dataDir: TEST_DATA!,
  built: TEST_BUILT!,
  updateConfig: TEST_UPDATES,
}).then(
  (desktop) => {
    globalThis.sightlineDesktop = desktop
  },
  (error) => console.error(error),
)
