#!/bin/sh
# Runs every notebook and compares what it prints and draws with Output/, byte for byte.
# With --renew, Output/ is written anew instead; look at the difference before committing it.
set -eu
cd "$(dirname "$0")"
swift build -c release
programs=$(swift build -c release --show-bin-path)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
for folder in Sources/*/; do
  notebook=$(basename "$folder")
  [ "$notebook" = NotebookSupport ] && continue
  mkdir "$fresh/$notebook"
  "$programs/$notebook" "$fresh/$notebook" > "$fresh/$notebook/output.txt"
done
if [ "${1:-}" = --renew ]; then
  rm -rf Output
  mkdir Output
  cp -r "$fresh"/. Output
else
  diff -r Output "$fresh"
  echo "all notebooks print and draw what is in Output/"
fi
