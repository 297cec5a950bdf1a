#!/bin/sh
# Writes what Documentation/ says of the scheme language again: the reference in both languages and
# the JSON Schemas, from the descriptions that the readers use.
#
# usage: renew-language.sh [PINGYI]    PINGYI is the command; it is built when not given
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
pingyi=${1:-}
if [ -z "$pingyi" ]; then
  swift build --product pingyi >&2
  pingyi=$(swift build --show-bin-path)/pingyi
fi

# A file is replaced only by a whole one.
renew() {
  target=Documentation/$1
  shift
  "$pingyi" schema "$@" >"$target.new" || { rm -f "$target.new"; exit 1; }
  mv "$target.new" "$target"
}

renew pingyi-scheme.schema.json scheme
renew pingyi-assessment.schema.json assessment
renew SchemeLanguage.md --reference zh
renew SchemeLanguage.en.md --reference en
