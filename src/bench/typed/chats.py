#!/usr/bin/env python3
"""A canonical workload of about N megabytes of English-like prompts, some 550 tokens each, made from a seed."""
import random, sys
WORDS = ("the a of and to in is that for it with as was on are this be at by from or request answer server model token"
         " prompt cache memory latency queue measure report customer order delivery invoice question summary explain"
         " compare because although however between interesting unbelievable configuration responsibility 2024 17 3.5"
         " don't it's re-read").split()
r = random.Random(1); size = 0; i = 0
while size < int(sys.argv[1]) * 1_000_000:
    text = " ".join((" ".join(r.choices(WORDS, k=r.randint(9, 16)))).capitalize() + "." for _ in range(33))
    line = '{"arrival_time_ms":%d,"max_output_tokens":100,"prompt":"%s","request_id":"req-%06d"}\n' % (i * 20, text, i + 1)
    sys.stdout.write(line); size += len(line); i += 1
