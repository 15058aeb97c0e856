#!/usr/bin/env python3
"""The built command as it is typed, held against what else does the same: runs of each in turn, and the medians.

    src/bench/run typed [PART ...]        starts, rows, text, simulate and pace, or those named
        --rows N        rows of lengths (2000000)      --megabytes N   of chats (200)
        --requests N    simulated (1000000)            --runs N        of each (5)
        --streams N     at a time at the pace of a served engine (1000), for --seconds N (20)

Needs java on the path or in JAVA_HOME, and for the rows a python3 with pandas and scipy (PYTHON names another than
/usr/bin/python3). Prints the load of the machine before and after, each bar with what was found, and ends with 1 if
one was missed. Seconds are by the clock; where other work is on the machine, look at the processor time beside them.
The pace is by the clock throughout: it means something on a machine that does nothing else.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
IWC = os.environ.get("IWC", str(HERE.parent.parent / "cli" / "target" / "iwc"))
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n'


def timed(command):
    """Seconds by the clock, seconds of processor time, peak of resident memory in megabytes."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{said.decode()}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


class Taken:
    """The medians of some commands, run in turn."""

    def __init__(self, runs, commands):
        taken = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(timed(command))
        self.medians = {name: [statistics.median(column) for column in zip(*found)] for name, found in taken.items()}
        for name, (elapsed, processor, memory) in self.medians.items():
            print(f"  {name}: {elapsed:.3f} s, {processor:.3f} s of processor time, {memory:.0f} MB")

    def seconds(self, name):
        return self.medians[name][0]

    def processor(self, name):
        return self.medians[name][1]

    def megabytes(self, name):
        return self.medians[name][2]


def at_most(what, found, most):
    print(f"  {'met' if found <= most else 'MISSED'}: {what}: {found:.2f}, at most {most}")
    return found <= most


def load():
    print("load of the machine: %.2f %.2f %.2f" % os.getloadavg(), f"on {os.cpu_count()} processors", flush=True)


def starts(folder, options):
    print("starts")
    (folder / "Hello.java").write_text(HELLO)
    subprocess.run([JAVA + "c", "-d", str(folder), str(folder / "Hello.java")], check=True)
    small = folder / "small.jsonl"
    small.write_text("".join(
        '{"arrival_time_ms":%d,"output_tokens":%d,"prompt_tokens":%d,"request_id":"r%d"}\n' % (i * 20, 5 + i, 90 + i, i)
        for i in range(5)))
    took = Taken(options.runs, {
        "hello world": [JAVA, "-cp", str(folder), "Hello"],
        "iwc --version": [IWC, "--version"],
        "iwc --help": [IWC, "--help"],
        "iwc analyze, five lines": [IWC, "analyze", str(small)],
    })
    bare = took.seconds("hello world")
    # 1.2 s where a bare JVM takes 0.1 s
    return [at_most("iwc --version / hello world", took.seconds("iwc --version") / bare, 2.5),
            at_most("iwc analyze of five lines / hello world", took.seconds("iwc analyze, five lines") / bare, 12)]


def rows(folder, options):
    print(f"{options.rows} rows of lengths")
    trace, workload, again = folder / "trace.csv", folder / "w.jsonl", folder / "again.jsonl"
    with open(trace, "wb") as out:
        subprocess.run([PYTHON, str(HERE / "azure_rows.py"), str(options.rows)], check=True, stdout=out)
    subprocess.run([IWC, "compile", "azure", "-i", str(trace), "-o", str(workload)], check=True)
    took = Taken(options.runs, {
        "pandas, from CSV": [PYTHON, str(HERE / "pandas_fingerprint.py"), str(trace)],
        "iwc analyze, from CSV": [IWC, "analyze", str(trace)],
        "iwc analyze, canonical": [IWC, "analyze", str(workload)],
        "iwc fingerprint, canonical": [IWC, "fingerprint", str(workload), "-o", str(folder / "fp.json"), "--force"],
        "iwc compile": [IWC, "compile", "azure", "-i", str(trace), "-o", str(again), "--force"],
    })
    pandas = took.seconds("pandas, from CSV")
    written = workload.stat().st_size / 1e6
    return [at_most("iwc analyze from CSV / pandas", took.seconds("iwc analyze, from CSV") / pandas, 0.33),
            at_most("its memory / that of pandas",
                    took.megabytes("iwc analyze, from CSV") / took.megabytes("pandas, from CSV"), 1),
            at_most("iwc analyze, canonical / pandas", took.seconds("iwc analyze, canonical") / pandas, 0.5),
            at_most("processor time of iwc compile in ms for each MB written",
                    1000 * took.processor("iwc compile") / written, 10)]


def text(folder, options):
    print(f"{options.megabytes} MB of chats")
    chats = folder / "chats.jsonl"
    with open(chats, "wb") as out:
        subprocess.run([PYTHON, str(HERE / "chats.py"), str(options.megabytes)], check=True, stdout=out)
    jar = str(pathlib.Path(IWC).with_suffix(".jar"))
    bare, taken, processor = [], [], []
    for _ in range(options.runs):
        out = subprocess.run([JAVA, "-Xmx4g", "-cp", jar, str(HERE / "BareTokens.java"), str(chats)], check=True,
                             capture_output=True, text=True).stdout
        bare.append(float(out.split()[0]))
        elapsed, used, _ = timed([IWC, "analyze", str(chats)])
        taken.append(elapsed)
        processor.append(used)
    print(f"  bare tokenizer on all processors, no start: {statistics.median(bare):.3f} s")
    print(f"  iwc analyze: {statistics.median(taken):.3f} s, {statistics.median(processor):.3f} s of processor time")
    return [at_most("iwc analyze / bare tokenizer", statistics.median(taken) / statistics.median(bare), 1.11)]


def simulate(folder, options):
    print(f"{options.requests} requests simulated")
    trace = folder / "requests.csv"
    with open(trace, "wb") as out:
        subprocess.run([PYTHON, str(HERE / "azure_rows.py"), str(options.requests)], check=True, stdout=out)
    took = Taken(1, {"iwc simulate": [IWC, "simulate", str(trace), "-o", str(folder / "run"), "--force"]})
    print(f"  written: {sum(file.stat().st_size for file in (folder / 'run').iterdir()) / 1e6:.0f} MB")
    return [at_most("iwc simulate, s", took.seconds("iwc simulate"), 60 * options.requests / 1e6),
            at_most("iwc simulate, MB", took.megabytes("iwc simulate"), 2000)]


PACE = """schema: iwc-profile-1
name: pace
version: "1"
source: "made up for this bench: 40 ms a step of 1000 sequences"
checked: "never: nobody has such a machine"
scheduler:
  max_batched_tokens: 8192
  max_sequences: 2048
  kv_blocks: 65536
  block_size: 16
step_time:
  linear:
    step_overhead_s: 0.015
    prefill_s_per_token: 0.000005
    decode_s_per_sequence: 0.000025
    kv_read_s_per_token: 0
"""
TOKENS = 100


def pace(folder, options):
    """The endpoint on the wall clock, pinned to one core and its client to another, beside the virtual clock."""
    print(f"{options.streams} streams at a time for {options.seconds} s, served and predicted")
    profile, load = folder / "pace.yaml", folder / "load.jsonl"
    profile.write_text(PACE)
    rate = options.streams / (TOKENS * (0.015 + 0.000025 * options.streams))  # by Little's law
    draws, at = random.Random(1), 0.0
    with open(load, "w", encoding="utf-8") as lines:
        for i in range(int(rate * options.seconds)):
            lines.write(json.dumps({"arrival_time_ms": int(at * 1e3), "arrival_time_ns": int(at * 1e9),
                                    "max_output_tokens": TOKENS, "prompt": f"Tell me something about number {i}.",
                                    "request_id": f"r{i}"}) + "\n")
            at += draws.expovariate(rate)
    pinned = shutil.which("taskset") and os.cpu_count() > 1
    pin = lambda core: ["taskset", "-c", str(core)] if pinned else []
    subprocess.run([IWC, "simulate", str(load), "--profile", str(profile), "-o", str(folder / "predicted")], check=True,
                   stdout=subprocess.DEVNULL)
    predicted = json.loads((folder / "predicted" / "summary.json").read_text())["metrics"]
    ratios = []
    for i in range(options.runs):
        served = subprocess.Popen([*pin(0), IWC, "serve", "--profile", str(profile)], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
        try:
            url = next(word for line in served.stdout for word in line.split() if word.startswith("http://"))
            run = folder / f"run{i}"
            subprocess.run([*pin(1), IWC, "run", str(load), "--endpoint", url, "--model", "pace", "--wire",
                            "completions", "-o", str(run)], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        finally:
            served.terminate()
            _, _, usage = os.wait4(served.pid, 0)
            served.returncode = 0
        measured = json.loads((run / "summary.json").read_text())["metrics"]
        for name in ("run.ttft.p50", "run.ttft.p99", "run.itl.p99", "run.scheduleLag.p99"):
            print(f"  {name}: {1000 * measured[name]:.2f} ms, predicted {1000 * predicted[name]:.2f}")
        print(f"  processor time of the endpoint: {usage.ru_utime + usage.ru_stime:.1f} s")
        ratios.append(measured["run.ttft.p99"] / predicted["run.ttft.p99"])
    return [at_most("TTFT P99 from the send, how far the median of measured / predicted is from 1",
                    abs(statistics.median(ratios) - 1), 0.05)]


def main():
    parts = {"starts": starts, "rows": rows, "text": text, "simulate": simulate, "pace": pace}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*parts, []])
    for name, default in (("rows", 2_000_000), ("megabytes", 200), ("requests", 1_000_000), ("runs", 5),
                          ("streams", 1000), ("seconds", 20)):
        parser.add_argument("--" + name, type=int, default=default)
    options = parser.parse_args()
    load()
    met = []
    for part in options.part or parts:
        with tempfile.TemporaryDirectory() as name:
            met += parts[part](pathlib.Path(name), options)
    load()
    sys.exit(0 if all(met) else 1)


main()
