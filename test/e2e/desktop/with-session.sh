#!/usr/bin/env bash
# Runs a command in a desktop session of its own, and ends the session with it: a virtual display, a session bus,
# an unlocked keyring (so that safeStorage is real) and a notification daemon (so that notifications are; what it
# was told: `dunstctl history`). Nothing of the user's own session or keyring is touched.
#
#   with-session.sh npx vitest run --config test/e2e/vitest.config.ts
set -euo pipefail

if [ "${1:-}" != --inside ]; then
  for needed in xvfb-run dbus-run-session gnome-keyring-daemon dunst; do
    command -v "$needed" >/dev/null || { echo "with-session.sh: $needed is not installed" >&2; exit 127; }
  done
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_RUNTIME_DIR=$home/run XDG_CURRENT_DESKTOP=GNOME
  mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME"
  mkdir -m 700 -p "$XDG_RUNTIME_DIR"
  unset WAYLAND_DISPLAY
  # -noreset: the display outlives its last window, of which an app that waits in the tray may have none.
  xvfb-run --auto-servernum --server-args='-screen 0 1440x1000x24 -noreset' \
    dbus-run-session -- "$0" --inside "$@"
  exit
fi

shift
printf 'test' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
dunst >/dev/null 2>&1 &
dunst=$!
# Both leave with the session's bus and display, but not at once.
trap 'kill "$dunst" 2>/dev/null || true' EXIT
"$@"
