#!/usr/bin/env bash
# Feeds made-up input to the readers and compares them with their slow twins.
#
# usage: fuzz.sh SECONDS [TARGET...]
#
# Every target runs for its share of the seconds, from the inputs committed in Fuzzing/Corpus and from
# those found earlier in PINGYI_FUZZ_CACHE (.build/fuzz unless told otherwise). A crash, an input that
# takes more than five seconds and a disagreement end the run with a status other than 0; the input is
# kept in the cache under the name that is printed. PINGYI_FUZZ_SEED makes a run repeatable.
set -eu
cd "$(dirname "$0")/.."
export PATH="$PATH:/opt/swift/usr/bin"

seconds=${1:?usage: fuzz.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- DelimitedText Numbers Dialects WholeFile Ballots Workbook
cache=${PINGYI_FUZZ_CACHE:-.build/fuzz}
mkdir -p "$cache/CByteScan"
cache=$(cd "$cache" && pwd)

# Optimised as in a release, with its checks on; the tests' access, for the parts that are not public.
options=(
  -O -wmo -num-threads 2 -parse-as-library -swift-version 6 -module-cache-path "$cache/modules"
  -I "$cache" -I "$cache/CByteScan"
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault
)
for folder in "$PWD"/Sources/*/module.modulemap; do options+=(-I "${folder%/*}"); done
read -r -a flags <<<"$(pkg-config --cflags openblas libcrypto zlib expat)"
options+=("${flags[@]}")
read -r -a libraries <<<"$(pkg-config --libs openblas libcrypto zlib expat) -llapacke"

# is_current MARK INPUT...: whether nothing has changed since a mark was set.
is_current() {
  mark=$1
  shift
  [ -e "$mark" ] && [ -z "$(find "$@" Scripts/fuzz.sh -newer "$mark" | head -n 1)" ]
}

# compile MODULE FLAG...: the objects and the module file of a library, in the cache.
compile() {
  module=$1
  shift
  is_current "$cache/$module/done" Sources && return
  rm -rf "${cache:?}/$module"
  mkdir -p "$cache/$module"
  mapfile -t sources < <(find "$PWD/Sources/$module" -name '*.swift' | LC_ALL=C sort)
  (cd "$cache/$module" && swiftc "${options[@]}" "$@" -module-name "$module" -emit-module \
    -emit-module-path "$cache/$module.swiftmodule" -c "${sources[@]}")
  : >"$cache/$module/done"
}

# What the package manager would write for C without a module map.
printf 'module CByteScan {\n  header "%s/Sources/CByteScan/include/byte_scan.h"\n  export *\n}\n' \
  "$PWD" >"$cache/CByteScan/module.modulemap"
clang -O2 -fsanitize=fuzzer-no-link -I Sources/CByteScan/include -c Sources/CByteScan/byte_scan.c \
  -o "$cache/CByteScan.o"
compile AppraisalNumerics
compile AppraisalIngest -enable-testing -sanitize=fuzzer

# The twins and writers of the tests are those of the targets too.
tests=Tests/AppraisalIngestTests
borrowed=(
  "$tests/Bytes/SlowDelimitedText.swift" "$tests/Tables/SmallReader.swift"
  "$tests/Workbooks/ArchiveWriter.swift" "$tests/Workbooks/ReadCells.swift"
  "$tests/Workbooks/Legacy/LegacyContainer.swift"
  "$tests/Workbooks/Legacy/LegacyWorkbookWriter.swift"
)
for target in "$@"; do
  is_current "$cache/$target.run" Sources Fuzzing "${borrowed[@]}" && continue
  swiftc "${options[@]}" -sanitize=fuzzer -module-name "Fuzz$target" -o "$cache/$target.run" \
    "Fuzzing/$target.swift" Fuzzing/Slow*.swift Fuzzing/Shared/*.swift "${borrowed[@]}" \
    "$cache"/AppraisalIngest/*.o "$cache"/AppraisalNumerics/*.o "$cache/CByteScan.o" "${libraries[@]}"
done

share=$((seconds / $#))
[ "$share" -gt 0 ] || share=1
for target in "$@"; do
  printf '%s: %s s\n' "$target" "$share"
  mkdir -p "$cache/corpus/$target"
  SWIFT_BACKTRACE=enable=no "$cache/$target.run" -seed="${PINGYI_FUZZ_SEED:-0}" -max_total_time="$share" \
    -timeout=5 -max_len=4096 -rss_limit_mb=2048 -verbosity=1 -print_final_stats=1 -artifact_prefix="$cache/$target-" \
    "$cache/corpus/$target" "Fuzzing/Corpus/$target" >"$cache/$target.log" 2>&1 || {
    tail -n 40 "$cache/$target.log" >&2
    exit 1
  }
  sed -n 's/^stat::number_of_executed_units: */  executions: /p' "$cache/$target.log"
done
