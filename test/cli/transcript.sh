#!/usr/bin/env bash
# The main job on the command line, against any server that speaks Segment's Public API: each command is shown with
# what it printed and its exit code, which must be the design's. Afterwards the data folder is searched for the
# token, and for every secret that is named.
#
#   SIGHTLINE_TOKEN=… test/cli/transcript.sh API_URL [SECRET…]
set -euo pipefail
api_url=$1
shift
token=$SIGHTLINE_TOKEN
export SIGHTLINE_DATA_DIR
SIGHTLINE_DATA_DIR=$(mktemp -d)
trap 'rm -rf "$SIGHTLINE_DATA_DIR"' EXIT
cli=(node "$(dirname "$0")/../../out/main/cli.js")

# run "EXIT CODES" command…
run() {
  local expected=$1 code=0
  shift
  printf '\n$ sightline %s\n' "$*"
  "${cli[@]}" "$@" || code=$?
  printf '(exit %s)\n' "$code"
  [[ " $expected " == *" $code "* ]] || { echo "expected one of: $expected" >&2; exit 1; }
}

unset SIGHTLINE_TOKEN
printf '%s\n' "$token" | run 0 add segment --name Acme --api-url "$api_url" --token-stdin
run '0 3' sync --json
run 0 query 'SELECT count(*) AS users FROM segment_user'
run 0 query "SELECT userEmail, path, groupName FROM segment_effective_access WHERE roleName = 'Workspace Owner'"
run 0 changes
run 2 check
run 0 pause Acme
run 1 sync Acme --json
run 0 resume Acme
run 0 integrations

for secret in "$token" "$@"; do
  if grep -rqF -- "$secret" "$SIGHTLINE_DATA_DIR"; then
    echo "A secret is in the data folder (${secret:0:6}…)" >&2
    exit 1
  fi
done
printf '\nNone of %s secrets is in the data folder.\n' "$(($# + 1))"
run 0 delete Acme --yes
run 0 query 'SELECT count(*) AS resources FROM segment_user'
