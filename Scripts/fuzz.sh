#!/bin/sh
# Feeds made-up input to the readers and compares them with their slow twins.
#
# usage: fuzz.sh SECONDS [TARGET...]
#
# Every target runs for its share of the seconds, from the inputs committed in Fuzzing/Corpus and from
# those found earlier in PINGYI_FUZZ_CACHE (.build/fuzz unless told otherwise). A crash, an input that
# takes more than five seconds and a disagreement end the run with a status other than 0; the input is
# kept in the cache under the name that is printed.
set -eu
cd "$(dirname "$0")/.."

seconds=${1:?usage: fuzz.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- DelimitedText WholeFile Numbers
cache=${PINGYI_FUZZ_CACHE:-.build/fuzz}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)

# Optimised as in a release, with its checks on; the tests' access, for the parts that are not public.
options="-O -wmo -parse-as-library -swift-version 6 -module-cache-path $cache/modules -I $cache
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault"
headers="$(pkg-config --cflags openblas libcrypto) $(find Sources -name module.modulemap -exec dirname {} \; | sed 's/^/-I /')"
# What the package manager would write for C without a module map.
mkdir -p "$cache/CByteScan"
printf 'module CByteScan {\n  header "%s/Sources/CByteScan/include/byte_scan.h"\n  export *\n}\n' \
  "$PWD" >"$cache/CByteScan/module.modulemap"
headers="$headers -I $cache/CByteScan"

# compile MODULE FOLDER FLAG...: one object and one module file in the cache.
compile() {
  module=$1 folder=$2
  shift 2
  # Words are meant to be split: no path of the repository holds a blank.
  # shellcheck disable=SC2046,SC2086
  swiftc $options $headers "$@" -module-name "$module" -emit-module \
    -emit-module-path "$cache/$module.swiftmodule" -c -o "$cache/$module.o" \
    $(find "$folder" -name '*.swift' | sort)
}

clang -O2 -fsanitize=fuzzer-no-link -I Sources/CByteScan/include -c Sources/CByteScan/byte_scan.c \
  -o "$cache/CByteScan.o"
compile AppraisalNumerics Sources/AppraisalNumerics
compile AppraisalIngest Sources/AppraisalIngest -enable-testing -sanitize=fuzzer

for target in "$@"; do
  # shellcheck disable=SC2086
  swiftc $options $headers -sanitize=fuzzer -module-name "$target" -o "$cache/$target" \
    "Fuzzing/$target.swift" Fuzzing/Disagreement.swift Fuzzing/Slow*.swift \
    Tests/AppraisalIngestTests/Bytes/SlowDelimitedText.swift \
    Tests/AppraisalIngestTests/Tables/SmallReader.swift \
    "$cache/AppraisalIngest.o" "$cache/AppraisalNumerics.o" "$cache/CByteScan.o" \
    $(pkg-config --libs openblas libcrypto zlib expat) -llapacke
done

share=$((seconds / $#))
[ "$share" -gt 0 ] || share=1
for target in "$@"; do
  mkdir -p "$cache/corpus/$target"
  SWIFT_BACKTRACE=enable=no "$cache/$target" -max_total_time="$share" -timeout=5 -max_len=4096 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$cache/$target-" \
    "$cache/corpus/$target" "Fuzzing/Corpus/$target"
done
