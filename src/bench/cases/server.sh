#!/usr/bin/env bash
# Replays against servers that do what servers do, and prints what the command says: a table in Markdown. First the rows
# of the cases, then behaviours of our own, made by behaviours.py.
#
#   src/bench/cases/server.sh FOLDER      needs src/cli packaged and python3
source "$(dirname "${BASH_SOURCE[0]}")/live.sh"
here=$cases/server
workload=$here/w5.jsonl

run() { # workload, url, options…
  local input=$1 url=$2
  shift 2
  "$iwc" run "$input" --endpoint "$url" -o "$work/run" --force --no-progress "$@" 2>&1 || true
}

port=$(free_port)
serve python3 "$here/scripted_server.py" "$port" "$work/truth.jsonl"
await "$port"
scripted=http://127.0.0.1:$port

header 'server: the rows of the table'
for name in finish_abort finish_error mixed never_closes no_finish_done hidden_reasoning zero_usage fewer_usage \
  content_array sse_as_text sse_as_json done_space no_stream_options event_error redirect; do
  row "$name" "$(gist "$(run "$workload" "$scripted/$name/v1" --timeout-idle 20s)")"
done

sweep=$("$iwc" sweep "$workload" --endpoint "$scripted/mixed/v1" -o "$work/sweep" --force --rates 2,4 --slo ttft=2s 2>&1 || true)
row 'mixed, sweep' "$(grep -iE 'sustain|error|fail|abort' <<<"$sweep" | head -8)"

zero=$(free_port)
serve python3 "$here/zero_usage_server.py" "$zero"
await "$zero"
row zero_usage_server.py "$(gist "$(run "$workload" "http://127.0.0.1:$zero/v1")")"

: >"$work/truth.jsonl"
"$iwc" run "$workload" --endpoint "$scripted/dupcheck/v1" -o "$work/one" --force >"$work/one.txt" 2>&1 &
first=$!
"$iwc" run "$workload" --endpoint "$scripted/dupcheck/v1" -o "$work/two" --force >"$work/two.txt" 2>&1 || true
wait "$first" || true
ids=$(grep -o '"id": "[^"]*"' "$work/truth.jsonl" | sort | uniq -d | wc -l)
row 'dupcheck, two clients at once' "$(gist "$(cat "$work/one.txt")") / $(gist "$(cat "$work/two.txt")") / ids sent twice: $ids"
refused=$(run "$workload" "$scripted/finish_abort/v1" --warmup 2)
row 'refused warm-ups' "$(gist "$refused")"

row 'retry_date, --retries 1' "$(gist "$(run "$workload" "$scripted/retry_date/v1" --retries 1)"); waited $(
  python3 - "$work/run/results.jsonl" <<'PY'
import json, sys
print([round((r["end_ns"] - r["scheduled_ns"]) / 1e9, 1) for r in map(json.loads, open(sys.argv[1]))], "s")
PY
)"

idle=$(free_port)
serve python3 "$here/idle_close_server.py" "$idle"
await "$idle"
row 'idle_close_server.py + every2030.jsonl' "$(gist "$(run "$here/every2030.jsonl" "http://127.0.0.1:$idle/v1" --model m)"); $(
  grep -oh '"[a-zA-Z.]*[rR]esent[^,]*' "$work/run/summary.json" | head -2 | tr '\n' ' ')"

# Known times (first token after 300 ms, then one each 40 ms, 16 of them): what vLLM's own tool prints of them is
# mean TTFT 4.03, TPOT 60.08, ITL 53.02 ms, because it takes the role for the first token.
exact=$(free_port)
serve python3 "$here/exact_server.py" "$exact" role+finish_sep
await "$exact"
sed -E 's/"max_output_tokens": ?[0-9]+/"max_output_tokens": 16/' "$workload" >"$work/sixteen.jsonl"
run "$work/sixteen.jsonl" "http://127.0.0.1:$exact/v1" >/dev/null
row 'exact_server.py role+finish_sep, 16 tokens, --dialect vllm' "$(
  "$iwc" report "$work/run" --dialect vllm -o "$work/dialect.md" >/dev/null 2>&1 || true
  grep -E '^\| (mean|median|p99)\\_(ttft|tpot|itl)\\_ms' "$work/dialect.md" | tr -d '\\|' || echo 'no row of the dialect')"

tools=$here/responses_tools_capture.jsonl
serving=$(free_port)
serve "$iwc" serve --port "$serving" 
await "$serving"
row 'responses_tools_capture.jsonl as chat' "$(gist "$(run "$tools" "http://127.0.0.1:$serving/v1")")"
python3 - "$work" <<'PY'
import json, sys
m = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}, {"role": "user", "content": "c"}]
open(sys.argv[1] + "/turns.jsonl", "w").write(json.dumps({"arrival_time_ms": 0, "max_output_tokens": 5, "messages": m,
    "prompt_format": "openai_messages", "request_id": "r1"}) + "\n")
PY
row 'responses_assistant_item.txt, --wire responses' "$(run "$work/turns.jsonl" "$scripted/echo/v1" --wire responses >/dev/null
  tail -1 "$work/truth.jsonl" | python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)["body"]["input"]))')"

header 'server: URLs'
row '…/echo/gpt?api-version=… keeps its query' "$(run "$workload" "$scripted/echo/gpt?api-version=2024-10-21" >/dev/null
  tail -1 "$work/truth.jsonl" | grep -o '"path": "[^"]*"')"
row 'user:pw@' "$(run "$workload" "http://user:pw@127.0.0.1:$port/echo/v1" >"$work/pw.txt"
  tail -1 "$work/truth.jsonl" | grep -o '"authorization": "[^"]*"'; grep -c 'pw@' "$work/pw.txt" | sed 's/^/shown: /')"
for url in http://vllm_server:8000 127.0.0.1:8000/v1; do
  row "$url" "$(run "$workload" "$url" | head -2)"
done
row '…/v1/chat/completions' "$(run "$workload" "$scripted/echo/v1/chat/completions" >/dev/null
  tail -1 "$work/truth.jsonl" | grep -o '"path": "[^"]*"')"

header 'server: the other cases of scripted_server.py'
for name in base buffered_tool trailing_usage single_newline data_comment comments no_space_crlf split_utf8 trailers interim \
  http10 json_error_200 html_200 detail_error n_two logprobs json_for_stream delta_null keepalive_chunk stop_early \
  done_then_error err429_text; do
  row "$name" "$(gist "$(run "$workload" "$scripted/$name/v1" --timeout-idle 20s)")"
done

own=$(free_port)
serve python3 "$(dirname "${BASH_SOURCE[0]}")/behaviours.py" "$own"
await "$own"
printf '\n## server: behaviours of our own\n\n| behaviour | right | what it does now |\n| --- | --- | --- |\n'
python3 "$(dirname "${BASH_SOURCE[0]}")/behaviours.py" --list | while IFS=$'\t' read -r name right; do
  said=$(gist "$(run "$workload" "http://127.0.0.1:$own/$name/v1" --model m --timeout-idle 20s --limit 1 --retries "$(
    [[ $name == retry_* ]] && echo 1 || echo 0
  )")")
  row "$name | $right" "$said"
done
