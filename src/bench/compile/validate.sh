#!/bin/sh
# How fast `iwc validate` is on one core: generates files of 500 MB (prefix hashes, text, lengths only), compiles them,
# checks them in a heap of 256 MB, and prints megabytes a second of processor time, JVM start included.
#
#   src/bench/compile/validate.sh [MEGABYTES]
set -eu
cd "$(dirname "$0")"

jar=${JAR:-../../cli/target/iwc.jar}
[ -f "$jar" ] || { echo "$jar: no such file (mvn -pl src/cli -am package -DskipTests makes it)" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for format in mooncake simple-json azure; do
  java Dataset.java "$format" "${1:-500}" "$folder/in"
  java -Xmx256m -jar "$jar" compile "$format" -i "$folder/in" -o "$folder/w.jsonl"
  rm "$folder/in"
  /usr/bin/time -f '%e %U %S %M' -o "$folder/time" \
    taskset -c 0 java -Xmx256m -jar "$jar" validate --no-progress "$folder/w.jsonl" >"$folder/said"
  read -r elapsed user system kilobytes <"$folder/time"
  awk -v format="$format" -v bytes="$(wc -c <"$folder/w.jsonl")" -v e="$elapsed" -v u="$user" -v s="$system" \
    -v kb="$kilobytes" 'BEGIN { printf "%s: %.0f MB, %.1f s elapsed, %.1f s of processor time, %.0f MB/s, peak %.0f MB\n",
      format, bytes / 1e6, e, u + s, bytes / 1e6 / (u + s), kb / 1000 }'
  rm "$folder"/w.jsonl*
done
