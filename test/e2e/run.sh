#!/usr/bin/env bash
# Runs the end-to-end tests in a desktop session of their own where this machine can have one.
# Tests that lack a browser, a display or an Electron binary say so and are skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
run=(npx vitest run --config test/e2e/vitest.config.ts "$@")
if command -v xvfb-run dbus-run-session gnome-keyring-daemon dunst >/dev/null; then
  exec test/e2e/desktop/with-session.sh "${run[@]}"
fi
echo 'SKIPPED ALOUD: xvfb, dbus, gnome-keyring or dunst is missing, so no Electron is tested here.'
exec "${run[@]}"
