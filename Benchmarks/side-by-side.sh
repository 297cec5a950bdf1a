#!/bin/sh
# Reads the same files with this project and with its peers, in turns, and prints the medians.
#
# usage: side-by-side.sh DATA [RUNS]     DATA: long.csv, wide.csv, wide_gb.csv and their rosters
#
# The programs take turns, so that a busy minute of the machine falls on all of them. Sums that differ
# end the run: a fast wrong answer is none. Peers live in PINGYI_BENCH_CACHE, outside the repository.
set -eu
data=$(cd "${1:?usage: side-by-side.sh DATA [RUNS]}" && pwd)
runs=${2:-3}
cd "$(dirname "$0")"
cache=${PINGYI_BENCH_CACHE:-${TMPDIR:-/tmp}/pingyi-bench}
mkdir -p "$cache"

if [ ! -x "$cache/venv/bin/python" ]; then
  python3 -m venv "$cache/venv"
  "$cache/venv/bin/pip" -q install polars duckdb pyarrow python-calamine fastexcel openpyxl
fi
cc -O2 -Wall -Wextra -Werror newline_scan.c -o "$cache/scan"
swift build -c release --product ingest-benchmark >/dev/null
ours=$(swift build -c release --show-bin-path)/ingest-benchmark
python=$cache/venv/bin/python

# compare KIND FILE ROSTER PEER...: one line of JSON per run.
compare() {
  kind=$1 file=$2 roster=$3
  shift 3
  cat "$file" >/dev/null
  : >"$cache/$kind.jsonl"
  for _ in $(seq "$runs"); do
    "$cache/scan" "$file" >>"$cache/$kind.jsonl"
    "$ours" "${kind%%-*}" "$file" "$roster" >>"$cache/$kind.jsonl"
    for peer in "$@"; do "$python" peers.py "$peer" "$kind" "$file" >>"$cache/$kind.jsonl"; done
  done
  "$python" table.py "$kind" "$cache/$kind.jsonl"
}

compare long "$data/long.csv" "$data/long_roster.csv" polars duckdb pyarrow
compare wide "$data/wide.csv" "$data/wide_roster.csv" polars duckdb pyarrow
compare wide-gb18030 "$data/wide_gb.csv" "$data/wide_roster.csv" polars duckdb pyarrow
