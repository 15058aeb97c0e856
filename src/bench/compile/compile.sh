#!/bin/sh
# What `iwc compile` takes for a large file of each format: generates one, compiles it in a heap of 256 MB, prints a
# line of a Markdown table, and removes both. Fitting files of the folder IWC_DATA come first. Sampled from Linux ten
# times a second: "anonymous" is the peak of what only the process itself can hold (heap, code, threads), "resident" the
# peak of that and of whatever of its mapped temporary files the system kept in memory.
#
#   src/bench/compile/compile.sh [--size MEGABYTES] [--shuffled] [format ...]
#
# 1000 MB and every format unless told otherwise; --shuffled puts the rows out of order, which takes a format of lines.
set -eu
cd "$(dirname "$0")"

size=1000
label=generated
while :; do
  case ${1:-} in
  --size) size=$2 && shift 2 ;;
  --shuffled) label=shuffled && shift ;;
  *) break ;;
  esac
done
[ $# -gt 0 ] || set -- simple-json jsonl-prompts sharegpt sharegpt-turns alpaca openai-chat openai-batch mt-bench \
  azure burstgpt mooncake qwen-bailian vidur metrics-csv llmservingsim
jar=${JAR:-../../cli/target/iwc.jar}
[ -f "$jar" ] || { echo "$jar: no such file (mvn -pl src/cli -am package -DskipTests makes it)" >&2; exit 1; }
heap=${HEAP:-256m}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

options() { # what a format needs to be told
  case $1 in
  sharegpt-turns | mt-bench) echo --mode turns --arrival poisson --rate-rps 10 ;;
  esac
}

watched() { # watched COMMAND ...: leaves its seconds and its peaks in kB, anonymous and resident, in $folder/peak
  began=$(date +%s.%N)
  "$@" 2>"$folder/err" &
  while sed -n 's/^RssAnon:[^0-9]*\([0-9]*\).*/anonymous \1/p; s/^VmHWM:[^0-9]*\([0-9]*\).*/resident \1/p' \
    "/proc/$!/status" 2>/dev/null && kill -0 $! 2>/dev/null; do
    sleep 0.1
  done | awk '$2 > peak[$1] { peak[$1] = $2 } END { print peak["anonymous"], peak["resident"] }' >"$folder/kilobytes"
  wait $! || return
  echo "$(date +%s.%N) $began $(cat "$folder/kilobytes")" | awk '{ print $1 - $2, $3, $4 }' >"$folder/peak"
}

shuffle() { # shuffle FORMAT FILE: by the file's own bytes, so that it comes out the same every time
  case $1 in
  simple-json | sharegpt | sharegpt-turns | alpaca) echo "--shuffled: $1 is no format of lines" >&2 && exit 64 ;;
  azure | burstgpt | vidur | metrics-csv) head -1 "$2" && tail -n +2 "$2" | shuf --random-source="$2" ;;
  *) shuf --random-source="$2" "$2" ;;
  esac >"$2.shuffled"
  mv "$2.shuffled" "$2"
}

measure() { # measure FORMAT FILE LABEL
  case $1 in sharegpt-turns) format=sharegpt ;; *) format=$1 ;; esac
  # shellcheck disable=SC2046 # options are words
  if ! watched java -Xmx"$heap" -jar "$jar" compile "$format" -i "$2" -o "$folder/out.jsonl" $(options "$1"); then
    echo "| $1 | $3 | failed: $(head -1 "$folder/err") |"
    return
  fi
  read -r seconds anonymous resident <"$folder/peak"
  manifest=$folder/out.jsonl.manifest.yaml
  awk -v format="$1" -v file="$3" -v bytes="$(wc -c <"$2")" -v s="$seconds" -v own="$anonymous" \
    -v kb="$resident" '
    /num_requests:/ { requests = $2 }
    /^  skipped:/ { inside = 1; next }
    inside && /^    / { n = $NF; skipped += n; next }
    { inside = 0 }
    END { printf "| %s | %s | %.1f MB | %d | %d | %.1f | %.1f | %.0f MB | %.0f MB |\n", format, file, bytes / 1e6,
      requests, skipped, s, bytes / 1e6 / s, own / 1000, kb / 1000 }' "$manifest"
  rm -f "$folder"/out.jsonl*
}

java -version 2>&1 | head -1
echo "| format | file | size | requests | skipped | s | MB/s | anonymous | resident |"
echo "|---|---|--:|--:|--:|--:|--:|--:|--:|"
if [ -n "${IWC_DATA:-}" ]; then
  for known in alpaca:alpaca/seed_tasks.jsonl azure:azure2023/AzureLLMInferenceTrace_code.csv \
    mooncake:mooncake-sample/mooncake_trace_1000.jsonl mt-bench:mtbench/question.jsonl \
    sharegpt-turns:sharegpt/dummy_conversation.json sharegpt:sharegpt/lmbenchmark_run.json; do
    file=$IWC_DATA/${known#*:}
    [ ! -f "$file" ] || measure "${known%%:*}" "$file" "$(basename "$file")"
  done
fi
for format in "$@"; do
  java Dataset.java "$format" "$size" "$folder/in"
  [ $label = generated ] || shuffle "$format" "$folder/in"
  measure "$format" "$folder/in" $label
  rm "$folder/in"
done
