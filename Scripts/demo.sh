#!/bin/sh
# Appraises a copy of an example folder, asks one what-if question and explains one subject.
#
# usage: demo.sh PINGYI EXAMPLE DESTINATION SUBJECT
# DESTINATION is replaced by the copy, so that the checkout stays as it was.
set -eu

pingyi=$1
example=$2
folder=$3
subject=$4

# Shows a command as a user would type it, then runs it. Status 1 is no failure: the run is done, but
# not final before somebody has decided about quarantined records.
step() {
  printf '\n$ pingyi'
  printf ' %s' "$@"
  printf '\n'
  status=0
  "$pingyi" "$@" </dev/null || status=$?
  [ "$status" -le 1 ] || {
    printf '演示失败 · the demo failed: pingyi %s, exit status %d\n' "$1" "$status" >&2
    exit "$status"
  }
}

rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
cp -R "$example" "$folder"

step assess "$folder"
step reweigh "$folder" --weight residents=50
step explain "$folder" "$subject"

[ -d "$folder/result" ] || {
  printf '演示失败 · the demo failed: %s is missing\n' "$folder/result" >&2
  exit 5
}
printf '\n结果在 · the results are in:\n'
# Not `ls`, which masks Chinese names on a terminal under LANG=C.
printf '  %s\n' "$folder/result"/*
