#!/bin/sh
# Runs a command with its output in a log: one line while it works, the whole log if it fails.
#
# usage: quietly.sh LABEL LOG COMMAND [ARGUMENT...]
# The exit status is the command's own.
set -u

label=$1
log=$2
shift 2
mkdir -p "$(dirname "$log")" || exit

# On a terminal the newest line of the log follows the label, so that a long build is seen to move.
# The loop ends with this script even when an interrupt keeps it from being stopped below.
follow() {
  while sleep 1 && kill -0 $$ 2>/dev/null; do
    newest=$(tail -n 1 "$log" | tr -d '\r' | cut -c 1-60)
    printf '\r\033[K%s … %s' "$label" "$newest" >&2
  done
}

printf '%s … ' "$label" >&2
start=$(date +%s)
: >"$log" || exit
follower=
if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
  follow &
  follower=$!
fi

"$@" >"$log" 2>&1 </dev/null
status=$?

if [ -n "$follower" ]; then
  kill "$follower" 2>/dev/null
  wait "$follower" 2>/dev/null
  printf '\r\033[K%s … ' "$label" >&2
fi
if [ "$status" -eq 0 ]; then
  printf '%d s\n' "$(($(date +%s) - start))" >&2
else
  printf '失败 · failed with status %d\n' "$status" >&2
  cat "$log" >&2
fi
exit "$status"
