"""Medians of the runs that bench.sh collected, a line for each load and client, and ours held against bare."""

import collections
import math
import statistics
import sys

COLUMNS = [
    "ttft mean", "ttft p99", "itl p50", "itl p99", "lag p50", "lag p99", "delivered", "failed", "tokens/cpu s", "peak MB",
]

# of ours, in times what bare has in the same runs
BARS = {"streams:1000": {"ttft mean": 1.1, "itl p99": 1.3}, "poisson:1000": {"lag p99": 1.3}}

runs = collections.defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        load, client, *values = line.split("|")[0].split()
        runs[load, client].append([float(it) for it in values])

print(f"\n{'median of':<18}{'client':<7}{'runs':>5}" + "".join(f"{it:>13}" for it in COLUMNS))
for (load, client), rows in runs.items():
    cells = "".join(f"{statistics.median(column):>13.5g}" for column in zip(*rows))
    print(f"{load:<18}{client:<7}{len(rows):>5}{cells}")

missed = False
for load in dict.fromkeys(load for load, _ in runs):
    for column, most in BARS.get(load.rpartition(":")[0], {}).items():
        if (load, "bare") not in runs:
            print(f"not judged, for there is no bare client: {load} {column}")
            continue
        at = COLUMNS.index(column)
        ours, bare = (
            statistics.median(run[at] for run in runs[load, client]) if (load, client) in runs else math.nan
            for client in ("ours", "bare"))
        met = ours <= most * bare
        missed |= not met
        print(f"{'met' if met else 'MISSED'}: {load} {column}: {ours / bare:.2f} times bare, at most {most}")
sys.exit(missed)
