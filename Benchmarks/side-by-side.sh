#!/bin/sh
# Reads the same files with this project and with its peers, in turns, and prints the medians.
#
# usage: side-by-side.sh [RUNS [KIND...]]     KIND: long wide wide-gb18030 workbook
#
# The files are made once, by `ballot-data`, and kept with the peers in PINGYI_BENCH_CACHE, outside
# the repository. PINGYI_BENCH_SCALE divides their sizes, to try things out. The programs take turns,
# so that a busy minute of the machine falls on all of them. Sums that differ end the run: a fast
# wrong answer is none.
set -eu
runs=${1:-3}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- long wide wide-gb18030 workbook
cd "$(dirname "$0")"
export PATH="$PATH:/opt/swift/usr/bin"
cache=${PINGYI_BENCH_CACHE:-${TMPDIR:-/tmp}/pingyi-bench}
scale=${PINGYI_BENCH_SCALE:-1}
data=$cache/data-$scale
mkdir -p "$data"
subjects=200000

if [ ! -x "$cache/venv/bin/python" ]; then
  python3 -m venv "$cache/venv"
fi
python=$cache/venv/bin/python
"$python" -c 'import polars, duckdb, pyarrow, python_calamine, fastexcel, openpyxl, xlsxwriter' 2>/dev/null ||
  "$cache/venv/bin/pip" -q install \
    polars duckdb pyarrow python-calamine fastexcel openpyxl xlsxwriter
cc -O2 -Wall -Wextra -Werror newline_scan.c -o "$cache/scan"
swift build -c release >/dev/null
built=$(swift build -c release --show-bin-path)

# make FILE COMMAND...: a file of what a command prints, unless it is there.
make() {
  file=$1
  shift
  [ -e "$file" ] || { "$@" >"$file.part" && mv "$file.part" "$file"; }
}

# prepare KIND: the data of a kind, and in `file` its name.
prepare() {
  case $1 in
  long)
    file=$data/long.csv
    make "$file" "$built/ballot-data" long $((20000000 / scale)) $subjects
    ;;
  wide*)
    file=$data/wide.csv
    make "$file" "$built/ballot-data" wide $((2000000 / scale)) $subjects
    [ "$1" = wide ] && return
    make "$data/wide-gb18030.csv" iconv -f UTF-8 -t GB18030 "$file"
    file=$data/wide-gb18030.csv
    ;;
  workbook)
    prepare wide
    file=$data/workbook.xlsx
    [ -e "$file" ] || "$python" workbook.py "$data/wide.csv" $((200000 / scale)) "$file"
    ;;
  esac
}

# compare KIND PEER...: one line of JSON per run, then the table.
compare() {
  kind=$1
  shift
  prepare "$kind"
  cat "$file" >/dev/null
  : >"$cache/$kind.jsonl"
  for _ in $(seq "$runs"); do
    "$cache/scan" "$file" >>"$cache/$kind.jsonl"
    "$built/ingest-benchmark" "${kind%%-*}" "$file" "$data/roster.csv" >>"$cache/$kind.jsonl"
    for peer in "$@"; do
      "$python" peers.py "$peer" "$kind" "$file" >>"$cache/$kind.jsonl" ||
        echo "$kind: $peer cannot read this file" >&2
    done
  done
  "$python" table.py "$kind" "$cache/$kind.jsonl"
}

make "$data/roster.csv" "$built/ballot-data" roster 1 $subjects
for kind in "$@"; do
  case $kind in
  workbook) compare workbook calamine fastexcel ;;
  *) compare "$kind" polars duckdb pyarrow ;;
  esac
done
