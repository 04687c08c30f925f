/** What a browser without a session sees. Needs no script and no file, as it gets none. */
export const noSessionPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sightline: no session</title>
<style>
  body { font: 15px/1.55 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh; margin: 0 24px }
  main { max-width: 30rem }
  h1 { font-size: 19px; margin: 0 0 8px }
  kbd { font: inherit; border: 1px solid; border-radius: 4px; padding: 0 5px }
</style>
<main>
  <h1>This address needs a key</h1>
  <p>Sightline opens with the address that it printed in its terminal. Each one works once, for one browser.</p>
  <p>For another one, press <kbd>Enter</kbd> in that terminal.</p>
</main>
</html>
`
