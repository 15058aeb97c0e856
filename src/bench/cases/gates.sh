#!/bin/sh
# Every row of `gates/` in the table of cases with what the built command does now, as a Markdown table.
#
#   src/bench/cases/gates.sh CASES     or IWC_CASES=CASES src/bench/cases/gates.sh
set -eu
. "$(dirname "$0")/rows.sh"
begin gates
lines=30

row 'g.jsonl against gn.jsonl' "iwc diff g.jsonl gn.jsonl --calibrate --summary"
row 'agents.jsonl against agents_x3.jsonl' "iwc diff agents.jsonl agents_x3.jsonl --calibrate --summary"

deciles() { # the mean prompt of each tenth of a workload
  python3 - "$1" <<'PYTHON'
import json, sys
prompts = [json.loads(line)["prompt_tokens"] for line in open(sys.argv[1])]
tenth = len(prompts) / 10
print("mean prompt by tenth:", [round(sum(part) / len(part)) for part in
      (prompts[int(i * tenth):int((i + 1) * tenth)] for i in range(10))])
PYTHON
}
row 'growing.jsonl' "iwc compile mooncake -i growing.jsonl -o source.jsonl && deciles source.jsonl; iwc synth --like source.jsonl -o like.jsonl >/dev/null && deciles like.jsonl"
