#!/bin/sh
# Time and memory of `iwc trace` on a made-up month, beside the same SQL given to DuckDB as it is, and pandas, all in one
# sitting: the ratios count.
#
#   src/bench/run trace [ROWS] [--large]   ROWS: 5000000 unless given (about 560 MB of CSV); --large: then 40000000 rows
#                                          as Parquet, which only have to end within the memory
#
# Needs a python3 that has pandas (PYTHON names it), and GNU time. What it makes goes to TMPDIR.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
iwc=$here/../../cli/target
python=${PYTHON:-/usr/bin/python3}
rows=5000000 large=
for word; do
  case $word in --large) large=yes ;; *) rows=$word ;; esac
done
work=$(mktemp -d "${TMPDIR:-/tmp}/iwc-bench-trace.XXXXXX")
trap 'rm -rf "$work"' EXIT

sql() { # sql FILE NAME=VALUE...: by DuckDB alone
  java --enable-native-access=ALL-UNNAMED -cp "$(echo "$iwc"/lib/duckdb_jdbc-*.jar)" "$here/BareSql.java" "$@"
}

measured() { # measured NAME COMMAND...: seconds, processor time of all its threads, and megabytes of a process
  name=$1
  shift
  env time -f "%e %U %S %M" -o "$work/time" "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2 && exit 1; }
  read -r seconds user system kilobytes <"$work/time"
  printf '| %s | %s | %s | %s |\n' "$name" "$seconds" "$(awk "BEGIN { printf \"%.1f\", $user + $system }")" "$((kilobytes / 1024))"
}

export XDG_CACHE_HOME=$work/cache
sql "$here/month.sql" "ROWS=$rows" "FILE=$work/month.csv" "FORMAT=FORMAT csv, HEADER" >/dev/null
printf '%s rows, %s MB; %s; load %s\n\n' "$rows" "$(($(wc -c <"$work/month.csv") / 1000000))" "$(nproc) cores" \
  "$(cut -d' ' -f1 /proc/loadavg)"
printf '| | s | CPU s | MB |\n| --- | --: | --: | --: |\n'
measured "iwc trace, no figures" "$iwc/iwc" trace "$work/month.csv" --no-figures --no-progress -o "$work/study"
measured "its figures, from the cache" "$iwc/iwc" trace "$work/month.csv" --no-progress --force -o "$work/study"
measured "the same SQL in DuckDB" java --enable-native-access=ALL-UNNAMED -cp "$iwc/iwc.jar:$iwc/lib/*" \
  "$here/BareSql.java" --studies "$work/month.csv" "$work/bare.duckdb"
measured "pandas" "$python" "$here/pandas_study.py" "$work/month.csv"
if [ -n "$large" ]; then
  rm -rf "$work"/month.csv "$work"/cache "$work"/study "$work"/bare.duckdb
  sql "$here/month.sql" "ROWS=40000000" "FILE=$work/large.parquet" "FORMAT=FORMAT parquet" >/dev/null
  measured "40,000,000 rows of Parquet" "$iwc/iwc" trace "$work/large.parquet" --no-figures --no-progress -o "$work/study"
fi
