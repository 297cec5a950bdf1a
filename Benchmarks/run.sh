#!/bin/sh
# Measures the main job on the example and on a large generated folder: wall and processor seconds and
# peak memory of whole processes, five runs each after one that warms the page cache.
#
# usage: run.sh [SUBJECTS INDICATORS BALLOTS]
set -eu
cd "$(dirname "$0")/.."

subjects=${1:-100000}
indicators=${2:-12}
ballots=${3:-2000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

swift build -c release --product pingyi >/dev/null
swift build -c release --product tianyuan-example >/dev/null
pingyi=.build/release/pingyi
cp -R Examples/tianyuan-2025 "$folder/example"
.build/release/tianyuan-example --large "$folder/large" "$subjects" "$indicators" "$ballots"

# GNU time, as Debian's package `time` has it, also tells the peak memory.
measure() {
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -q -f '%e s wall  %U s user  %S s system  %M KB peak' "$@" >/dev/null
  else
    time "$@" >/dev/null
  fi
}

# Status 1 says that records await a decision; the measurement stands.
repeat() {
  printf '\n%s\n' "$*"
  "$pingyi" "$@" --quiet >/dev/null || [ $? -eq 1 ]
  for _ in 1 2 3 4 5; do measure "$pingyi" "$@" --quiet || [ $? -eq 1 ]; done
}

printf 'example: Examples/tianyuan-2025; large: %s subjects, %s indicators, %s ballots, %s bytes\n' \
  "$subjects" "$indicators" "$ballots" "$(wc -c <"$folder/large/选票.csv")"
repeat assess "$folder/example"
repeat reweigh "$folder/example" --weight residents=50
repeat assess "$folder/large"
repeat reweigh "$folder/large" --weight residents=50
