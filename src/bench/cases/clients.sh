#!/usr/bin/env bash
# Asks `iwc serve` with clients that applications use, and with requests as careless applications write them, and prints
# what came back: a table in Markdown.
#
#   src/bench/cases/clients.sh FOLDER      needs src/cli packaged, node with npm, curl and python3
#
# The packages of npm are installed below target/ and kept until that is deleted.
source "$(dirname "${BASH_SOURCE[0]}")/live.sh"
modules=$root/target/cases/npm
mkdir -p "$modules"
[ -d "$modules/node_modules/openai" ] ||
  npm install --silent --no-audit --no-fund --prefix "$modules" openai ai@5 @ai-sdk/openai@2 @ai-sdk/openai-compatible@1 \
    @ai-sdk/anthropic@2 @langchain/openai@0.6 @langchain/core@0.3 @anthropic-ai/sdk ollama zod@3 >&2

port=$(free_port)
serve "$iwc" serve --port "$port" --capture "$work/captured.jsonl" --cors http://localhost:5173
await "$port"
base=http://127.0.0.1:$port/v1

lines() { # a script of Node: what it prints, a row each, by the names that it gives
  cp "$cases/clients/$1" "$modules/"
  (cd "$modules" && BASE=$base timeout 300 node "$1" 2>&1 || true) >"$work/lines.txt"
  python3 - "$cases/clients/$1" "$work/lines.txt" <<'PY' | while IFS=$'\t' read -r name said; do row "$name" "$said"; done
import re, sys
names = sorted(re.findall(r"t\('([^']*)'", open(sys.argv[1]).read()), key=len, reverse=True)
for line in open(sys.argv[2]):
    how, _, rest = line.rstrip("\n").partition(" ")
    if how not in ("OK", "FAIL"):
        continue
    rest = rest.strip()
    name = next((n for n in names if rest.startswith(n)), " ".join(rest.split(" ")[:3]))
    print(name, how + " " + rest[len(name):].strip()[:220], sep="\t")
PY
}

header 'clients: t_openai.mjs'
lines t_openai.mjs
header 'clients: t_other.mjs'
lines t_other.mjs

header 'clients: careless requests'
chat='{"model":"m","max_tokens":4,"messages":[{"role":"user","content":"x"}]}'
asked() { # arguments of curl: status and beginning of the answer
  curl -sS -m 20 -w ' (%{http_code})' "$@" 2>&1 | tr -d '\r' | tail -c 400 | cut -c1-260
}
row 'azure_anthropic_404.sh: /v1/messages' "$(asked "$base/messages" -d '{"model":"c","max_tokens":4,"messages":[{"role":"user","content":"x"}]}')"
row 'HEAD /v1/models' "$(asked -I "$base/models" | head -1)"
row 'trailing slash' "$(asked "$base/chat/completions/" -d "$chat")"
row '//v1//chat/completions' "$(asked "http://127.0.0.1:$port//v1//chat/completions" -d "$chat")"
row 'OPTIONS with Origin' "$(curl -sS -m 20 -i -X OPTIONS "$base/chat/completions" -H 'Origin: http://localhost:5173' \
  -H 'Access-Control-Request-Method: POST' | tr -d '\r' | grep -iE '^(HTTP|access)' | head -4)"
row 'gzip body' "$(gzip -c <<<"$chat" | asked "$base/chat/completions" -H 'Content-Encoding: gzip' --data-binary @-)"
row 'list of prompts' "$(asked "$base/completions" -d '{"model":"m","max_tokens":2,"prompt":["a","b"]}')"
row 'token array' "$(asked "$base/completions" -d '{"model":"m","max_tokens":2,"prompt":[1,2,3]}')"
row logprobs "$(asked "$base/chat/completions" -d '{"model":"m","logprobs":true,"messages":[{"role":"user","content":"x"}]}')"
row 'tool_choice required' "$(asked "$base/chat/completions" -d '{"model":"m","tool_choice":"required","tools":[{"type":"function","function":{"name":"w","parameters":{"type":"object","properties":{}}}}],"messages":[{"role":"user","content":"x"}]}')"
row '/v1/models/{id}' "$(asked "$base/models/default")"
row '/v1/responses/nowhere' "$(asked "$base/responses/nowhere")"
python3 - "$port" >"$work/role.txt" <<'PY'
import json, socket, sys, time
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
b = json.dumps({"model": "m", "stream": True, "max_tokens": 4, "messages": [{"role": "user", "content": "word " * 20000}]}).encode()
t = time.monotonic()
s.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(b) + b)
seen = b""
while part := s.recv(65536):
    seen += part
    for mark in (b'"role"', b'"content":"'):
        if mark in seen and mark not in globals().setdefault("at", {}):
            at[mark] = round((time.monotonic() - t) * 1000)
print("role after", at.get(b'"role"'), "ms, first text after", at.get(b'"content":"'), "ms")
PY
row 'role chunk and prefill of 20 000 words' "$(cat "$work/role.txt")"
first=$(free_port)
serve "$iwc" serve --port "$first"
await "$first"
row 'the first request beside the next ones' "$(for _ in 1 2 3 4; do
  curl -s -o "$work/null" -w '%{time_total} s ' "http://127.0.0.1:$first/v1/chat/completions" -d "$chat"
done)"
kill -INT "${servers[0]}"
sleep 2
row 'what iwc serve says at its end' "$(grep -vE '^ *at ' "$work/servers.log" | tail -12)"
