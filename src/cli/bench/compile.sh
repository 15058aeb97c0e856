#!/bin/sh
# What `iwc compile` takes for a large file of each format: generates one, compiles it in a heap of 256 MB, prints a
# line of a Markdown table, and removes both. Fitting files of the folder IWC_DATA come first. Peak memory is what the
# kernel counted for the process (heap, code, threads, and whatever of its temporary files was in memory).
#
#   src/cli/bench/compile.sh [--size MEGABYTES] [format ...]      1000 MB and every format unless told otherwise
set -eu
cd "$(dirname "$0")/.."

size=1000
if [ "${1:-}" = --size ]; then
  size=$2
  shift 2
fi
[ $# -gt 0 ] || set -- simple-json jsonl-prompts sharegpt sharegpt-turns alpaca openai-chat openai-batch mt-bench \
  azure burstgpt mooncake qwen-bailian vidur metrics-csv llmservingsim
jar=${JAR:-target/iwc.jar}
[ -f "$jar" ] || { echo "$jar: no such file (mvn -pl src/cli -am package -DskipTests makes it)" >&2; exit 1; }
heap=${HEAP:-256m}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

options() { # what a format needs to be told
  case $1 in
  sharegpt-turns | mt-bench) echo --mode turns --arrival poisson --rate-rps 10 ;;
  esac
}

measure() { # measure FORMAT FILE LABEL
  case $1 in sharegpt-turns) format=sharegpt ;; *) format=$1 ;; esac
  # shellcheck disable=SC2046 # options are words
  if ! /usr/bin/time -f '%e %M' -o "$folder/time" \
    java -Xmx"$heap" -jar "$jar" compile "$format" -i "$2" -o "$folder/out.jsonl" $(options "$1") 2>"$folder/err"; then
    echo "| $1 | $3 | failed: $(head -1 "$folder/err") |"
    return
  fi
  read -r seconds kilobytes <"$folder/time"
  manifest=$folder/out.jsonl.manifest.yaml
  awk -v format="$1" -v file="$3" -v bytes="$(wc -c <"$2")" -v s="$seconds" -v kb="$kilobytes" '
    /num_requests:/ { requests = $2 }
    /^  skipped:/ { inside = 1; next }
    inside && /^    / { n = $NF; skipped += n; next }
    { inside = 0 }
    END { printf "| %s | %s | %.1f MB | %d | %d | %.1f | %.1f | %.0f MB |\n", format, file, bytes / 1e6,
      requests, skipped, s, bytes / 1e6 / s, kb / 1000 }' "$manifest"
  rm -f "$folder"/out.jsonl*
}

java -version 2>&1 | head -1
echo "| format | file | size | requests | skipped | s | MB/s | peak memory |"
echo "|---|---|--:|--:|--:|--:|--:|--:|"
if [ -n "${IWC_DATA:-}" ]; then
  for known in alpaca:alpaca/seed_tasks.jsonl azure:azure2023/AzureLLMInferenceTrace_code.csv \
    mooncake:mooncake-sample/mooncake_trace_1000.jsonl mt-bench:mtbench/question.jsonl \
    sharegpt-turns:sharegpt/dummy_conversation.json sharegpt:sharegpt/lmbenchmark_run.json; do
    file=$IWC_DATA/${known#*:}
    [ ! -f "$file" ] || measure "${known%%:*}" "$file" "$(basename "$file")"
  done
fi
for format in "$@"; do
  java bench/Dataset.java "$format" "$size" "$folder/in"
  measure "$format" "$folder/in" generated
  rm "$folder/in"
done
