#!/bin/sh
# Every row of `files/` in the table of cases with what the built command does now, as a Markdown table.
#
#   src/bench/cases/files.sh CASES     or IWC_CASES=CASES src/bench/cases/files.sh
#
# CASES is a folder with the inputs in files/. Takes some minutes.
set -eu
. "$(dirname "$0")/rows.sh"
begin files

length=output_tokens,max_output_tokens
compile() { # compile FORMAT FILE KEYS [OPTION...]
  format=$1 file=$2 keys=$3
  shift 3
  "$iwc" compile "$format" -i "$file" -o o.jsonl --force "$@" && brief "$keys" o.jsonl
}

for log in litellm.jsonl starttime.jsonl; do
  row "$log" "compile auto $log arrival_time_ms,prompt_tokens,$length,session_id,model"
done
for log in anthropic_log.jsonl anthro.jsonl; do
  row "$log" "compile auto $log prompt_tokens,$length,text"
done
for data in dolly.jsonl alpaca_hist.json sys_field.json fn.json prompts_extra.jsonl vllmcustom.jsonl; do
  row "$data" "compile auto $data arrival_time_ms,$length,session_id,text,tools"
done
row agent.jsonl "compile openai-chat agent.jsonl $length,session_id,turn_id,text --mode turns"
row chat_parts.jsonl "compile openai-chat chat_parts.jsonl $length,text"
for data in rolecontent.json lmsys.jsonl wildchat.jsonl batch_responses.jsonl; do
  row "$data" "compile auto $data $length,text"
done
row aiperf_sessions.jsonl "compile mooncake aiperf_sessions.jsonl prompt_tokens,$length,session_id,turn_id && iwc analyze o.jsonl | grep -A4 ^SESSIONS"
for data in hash_object.jsonl qwen_object.jsonl ts_strings.jsonl; do
  row "$data" "compile auto $data prompt_tokens"
done
row 'ts_strings.jsonl, the unit named' "compile mooncake ts_strings.jsonl arrival_time_ms --time-unit s"
row vidur_lengths.csv "compile vidur vidur_lengths.csv prompt_tokens"
row 'vidur_lengths.csv, placed' "compile vidur vidur_lengths.csv arrival_time_ms --arrival fixed-step && iwc analyze o.jsonl | grep -iE 'arrivals|pattern|made' && iwc diff o.jsonl o.jsonl --summary --fail-on-burstiness-delta 0.1"
row lone_sg.json "compile sharegpt lone_sg.json text && iwc validate o.jsonl"
row spec_lone.jsonl "iwc spec -i spec_lone.jsonl -o spec && iwc validate spec && iwc analyze spec | head -5"
row az69.csv "compile azure az69.csv prompt_tokens"
row feb.jsonl "compile openai-chat feb.jsonl prompt_tokens"
printf 'TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00+0000,5,1\n2024-05-10 00:00:01+00,5,1\n2024-05-10 00:00:02 UTC,5,1\n' >offsets.csv
row 'offsets of the row above' "compile azure offsets.csv arrival_time_ms"
ln -s vidur.csv soft.csv
ln vidur.csv hard.csv
sum=$(cksum <vidur.csv)
for link in vidur.csv soft.csv hard.csv; do
  row "vidur.csv, output $link" "iwc compile vidur -i vidur.csv -o $link --force"
done
"$iwc" synth --requests 5 -o w.jsonl 2>/dev/null
for command in 'materialize w.jsonl -o w.jsonl' 'export vidur w.jsonl -o w.jsonl' 'fingerprint w.jsonl -o w.jsonl' \
  'synth --like w.jsonl -o w.jsonl' 'analyze w.jsonl --html w.jsonl' 'diff w.jsonl w.jsonl --junit-xml w.jsonl'; do
  row 'input = output' "iwc $command --force"
done
row 'the input meanwhile' "[ '$sum' = \"\$(cksum <vidur.csv)\" ] && iwc validate w.jsonl"
row 'a run folder that exists' "iwc simulate w.jsonl -o run >/dev/null && iwc simulate w.jsonl -o run >/dev/null"
for body in body_bare.jsonl body_topp.jsonl; do
  row "$body" "compile openai-chat $body temperature,top_p,streaming,$length,text"
done
row 'hf1/a, hf2/a, hf_w.jsonl' "iwc fingerprint hf_w.jsonl -o one.json --tokenizer huggingface --tokenizer-model hf1/a/tokenizer.json; iwc fingerprint hf_w.jsonl -o two.json --tokenizer huggingface --tokenizer-model hf2/a/tokenizer.json; iwc diff one.json two.json --summary"
row one_request.jsonl "iwc diff one_request.jsonl one_request.jsonl --summary --fail-on-burstiness-delta 0.1"
row '--fail-on twice' "iwc diff w.jsonl w.jsonl --summary --fail-on tokens.prompt.p50=1 --fail-on tokens.prompt.p90=10%"
row 'a distance in percent' "iwc diff w.jsonl w.jsonl --summary --fail-on distance.tokens.prompt.ks=10%"
printf '{"session_id":"s","timestamp":0,"input_length":5,"output_length":2}\n{"session_id":"s","delay":2000,"input_length":5,"output_length":2}\n' >think.jsonl
row '--time-scale and think times' "compile mooncake think.jsonl arrival_time_ms,think_time_ms --time-scale 10"
row '--time-scale 1e10' "compile mooncake think.jsonl arrival_time_ms --time-scale 1e10"
for value in '--requests 0' '--requests -1' '--requests 5 --think-seconds NaN --turns 3' '--requests 5 --prompt-tokens 1e99' \
  '--requests 5 --arrival poisson --rate-rps 0' '--requests 5 --arrival gamma --rate-rps 1 --cv -1'; do
  row "synth $value" "iwc synth $value -o s.jsonl --force"
done
printf '{"messages":[{"role":"user","content":"Hi"}],"max_tokens":0}\n' >zero.jsonl
row 'max_tokens: 0' "compile openai-chat zero.jsonl $length"
row 'a law that is cut' "iwc synth --requests 400 --prompt-tokens lognormal:mean=512,cv=3,min=100,max=600 -o s.jsonl --force; grep _cut s.jsonl.manifest.yaml"
row 'mt19937, negative seed' "iwc synth --requests 4 --arrival poisson --rate-rps 2 --rng mt19937 --seed -1 -o s.jsonl --force && brief arrival_time_ms s.jsonl; python3 -c 'import random; r = random.Random(-1); t = [0]; [t.append(t[-1] + r.expovariate(2)) for _ in range(4)]; print(\"Python:\", [round(x * 1000) for x in t])'"
"$iwc" synth --requests 200 --turns 4 --shared-prefix-tokens 64 --prompt-tokens 40 -o chats.jsonl 2>/dev/null
printf '{"arrival_time_ms":0,"output_tokens":5,"max_output_tokens":9,"prompt":"Hi","request_id":"a","user_id":"u","metadata":{"x":1}}\n' >user.jsonl
for format in aiperf mooncake vllm-custom openai-batch vidur; do
  row "export $format: users, metadata, lengths" "iwc export $format user.jsonl -o out.$format && grep -iE 'lost|reuse' out.$format.manifest.yaml"
done
row 'export mooncake: sessions and reuse' "iwc export mooncake chats.jsonl -o out.chats && grep -iE 'lost|reuse' out.chats.manifest.yaml"
