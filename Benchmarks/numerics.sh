#!/bin/sh
# Computes the same with this project and with its peers, in turns, and prints the medians.
#
# usage: numerics.sh [RUNS [KIND...]]
#        KIND: composite reweigh reweigh-one rank rank-ten mcd medcouple qn
#
# The data are made once, from a fixed seed, and kept with the peers in PINGYI_BENCH_CACHE, outside the
# repository. PINGYI_BENCH_SCALE divides their sizes, to try things out. Whoever finds something else
# than we do ends the run. R's robustbase takes part where it is installed (Debian: r-cran-robustbase).
set -eu
runs=${1:-3}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- composite reweigh reweigh-one rank rank-ten mcd medcouple qn
cd "$(dirname "$0")"
export PATH="$PATH:/opt/swift/usr/bin"
cache=${PINGYI_BENCH_CACHE:-${TMPDIR:-/tmp}/pingyi-bench}
scale=${PINGYI_BENCH_SCALE:-1}
data=$cache/numerics-$scale
mkdir -p "$data"

[ -x "$cache/venv/bin/python" ] || python3 -m venv "$cache/venv"
python=$cache/venv/bin/python
"$python" -c 'import numpy, numba, polars, scipy, sklearn, skcriteria, statsmodels' 2>/dev/null ||
  "$cache/venv/bin/pip" -q install \
    numpy numba polars scipy scikit-learn scikit-criteria statsmodels
robustbase=
if Rscript -e 'library(robustbase)' >/dev/null 2>&1; then
  robustbase='robustbase robustbase-deterministic'
else
  echo 'R with robustbase is not installed: it takes no part.' >&2
fi
swift build -c release --product numerics-benchmark >/dev/null
pingyi=$(swift build -c release --show-bin-path)/numerics-benchmark
[ -e "$data/manyscores.f64" ] || "$python" numerics_peers.py data "$data" "$scale"

# run PEER KIND: prints a line of JSON.
run() {
  case $1 in
  pingyi*) "$pingyi" "$2" "$1" "$data" ;;
  robustbase*) Rscript --vanilla numerics_peers.R "$1" "$2" "$data" ;;
  *) "$python" numerics_peers.py "$1" "$2" "$data" ;;
  esac
}

# compare KIND PEER...: all take turns, so that a busy minute of the machine falls on all of them.
compare() {
  kind=$1
  shift
  lines=$cache/numerics-$kind.jsonl
  : >"$lines"
  for _ in $(seq "$runs"); do
    run pingyi floor >>"$lines"
    for peer in "$@"; do
      run "$peer" "$kind" >>"$lines" || echo "$kind: $peer has failed" >&2
    done
  done
  "$python" numerics_table.py "$kind" "$lines"
}

for kind in "$@"; do
  case $kind in
  composite) compare composite pingyi numpy numba polars skcriteria ;;
  reweigh) compare reweigh pingyi pingyi-exact numpy numpy32 numba polars ;;
  reweigh-one) compare reweigh-one pingyi-exact numpy numpy32 ;;
  rank | rank-ten) compare "$kind" pingyi numpy scipy polars ;;
  mcd) compare mcd pingyi pingyi-deterministic $robustbase sklearn ;;
  medcouple | qn) compare "$kind" pingyi ${robustbase%% *} statsmodels ;;
  *)
    echo "there is no kind $kind" >&2
    exit 2
    ;;
  esac
done
