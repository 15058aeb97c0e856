"""Medians of the runs that bench.sh collected, a line for each load and client."""

import collections
import statistics
import sys

COLUMNS = [
    "ttft mean", "ttft p99", "itl p50", "itl p99", "lag p50", "lag p99", "delivered", "failed", "tokens/cpu s", "peak MB",
]

runs = collections.defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        load, client, *values = line.split("|")[0].split()
        runs[load, client].append([float(it) for it in values])

print(f"\n{'median of':<18}{'client':<7}{'runs':>5}" + "".join(f"{it:>13}" for it in COLUMNS))
for (load, client), rows in runs.items():
    cells = "".join(f"{statistics.median(column):>13.5g}" for column in zip(*rows))
    print(f"{load:<18}{client:<7}{len(rows):>5}{cells}")
