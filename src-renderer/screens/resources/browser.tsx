/** The resource browser window: routes /browser and /browser/:integration/:type/:id. */
export function BrowserWindow() {
  return <main />
}
