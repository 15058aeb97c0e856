"""The built command at the exact server, as it is typed. Prints the columns of medians.py; the processor's time is that
of the whole command, its start and its rehearsal included.

    command.py IWC URL LOAD...     loads: streams:N:ROUNDS or poisson:RATE:SECONDS
"""

import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import urllib.request

TOKENS = 100
SEED = 42


def workload(file, arrivals_ns):
    with open(file, "w", encoding="utf-8") as lines:
        for i, at in enumerate(arrivals_ns):
            request = {
                "request_id": f"r{i}",
                "arrival_time_ms": at // 1_000_000,
                "arrival_time_ns": at,
                "prompt": f"Say something of a hundred tokens, number {i}.",
                "max_output_tokens": TOKENS,
                "streaming": True,
            }
            lines.write(json.dumps(request) + "\n")


def poisson(rate, count):
    gaps = random.Random(SEED)
    at = 0.0
    for _ in range(count):
        yield round(at * 1e9)
        at += gaps.expovariate(rate)


def stats(url):
    with urllib.request.urlopen(url + "/stats") as answer:
        return " / ".join(str(value) for value in json.load(answer).values())


def measured(iwc, url, load, folder):
    kind, size, times = load.split(":")
    count = int(size) * int(times)
    options = ["--endpoint", url + "/v1", "--model", "exact", "--wire", "completions"]
    if kind == "poisson":
        workload(folder / "load.jsonl", poisson(float(size), count))
    else:
        workload(folder / "load.jsonl", [0] * count)
        options += ["--max-concurrency", size]
    stats(url)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [iwc, "run", str(folder / "load.jsonl"), "-o", str(folder / "run"), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    late = stats(url)
    metrics = json.loads((folder / "run" / "summary.json").read_text(encoding="utf-8"))["metrics"]
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime

    def number(metric, unit=1.0):
        return metrics[metric] * unit if metric in metrics else float("nan")

    print(
        load,
        "ours",
        *(f"{number(metric, 1e3):.3f}" for metric in (
            "run.ttft.mean", "run.ttft.p99", "run.itl.p50", "run.itl.p99", "run.scheduleLag.p50", "run.scheduleLag.p99")),
        f"{number('run.deliveredRps') / number('run.offeredRps'):.5f}",
        f"{number('run.requests.failed'):.0f}",
        f"{number('run.requests.ok') * TOKENS / processor:.0f}",
        used.ru_maxrss >> 10,
        f"| {late} | {os.getloadavg()[0]:.1f}",
        flush=True,
    )


for each in sys.argv[3:]:
    with tempfile.TemporaryDirectory() as made:
        measured(sys.argv[1], sys.argv[2], each, pathlib.Path(made))
