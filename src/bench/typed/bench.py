#!/usr/bin/env python3
"""The built command as it is typed, held against what else does the same: five runs of each in turn, and the medians.

    src/bench/typed/bench.py [ROWS]       2000000 rows unless told; 0 measures starts only

Needs java on the path or in JAVA_HOME, and pandas and scipy for the rows. Prints the load of the machine before and
after, each bar with what was found, and ends with 1 if one of them was missed.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
IWC = os.environ.get("IWC", str(HERE.parent.parent / "cli" / "target" / "iwc"))
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
RUNS = 5
HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n'


def timed(command):
    """Seconds by the clock and seconds of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    elapsed = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def interleaved(commands):
    taken = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            taken[name].append(timed(command))
    medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in taken.items()}
    for name, (elapsed, processor) in medians.items():
        print(f"  {name}: {elapsed:.3f} s, {processor:.3f} s of processor time")
    return {name: elapsed for name, (elapsed, _) in medians.items()}


def bar(what, found, most):
    print(f"  {'met' if found <= most else 'MISSED'}: {what}: {found:.2f}, at most {most}")
    return found <= most


def load():
    print("load of the machine: %.2f %.2f %.2f" % os.getloadavg(), f"on {os.cpu_count()} processors")


def starts(folder):
    print("starts")
    (folder / "Hello.java").write_text(HELLO)
    subprocess.run([JAVA + "c", "-d", str(folder), str(folder / "Hello.java")], check=True)
    small = folder / "small.jsonl"
    small.write_text("".join(
        '{"arrival_time_ms":%d,"output_tokens":%d,"prompt_tokens":%d,"request_id":"r%d"}\n' % (i * 20, 5 + i, 90 + i, i)
        for i in range(5)))
    took = interleaved({
        "a bare JVM's hello world": [JAVA, "-cp", str(folder), "Hello"],
        "iwc --version": [IWC, "--version"],
        "iwc --help": [IWC, "--help"],
        "iwc analyze, five lines": [IWC, "analyze", str(small)],
    })
    bare = took["a bare JVM's hello world"]
    # 1.2 s where a bare JVM takes 0.1 s
    return [bar("iwc --version / hello world", took["iwc --version"] / bare, 2.5),
            bar("iwc analyze of five lines / hello world", took["iwc analyze, five lines"] / bare, 12)]


def rows(folder, count):
    print(f"{count} rows of lengths")
    trace, workload = folder / "trace.csv", folder / "w.jsonl"
    with open(trace, "wb") as out:
        subprocess.run([sys.executable, str(HERE / "azure_rows.py"), str(count)], check=True, stdout=out)
    subprocess.run([IWC, "compile", "azure", "-i", str(trace), "-o", str(workload)], check=True)
    took = interleaved({
        "pandas, from CSV": [sys.executable, str(HERE / "pandas_fingerprint.py"), str(trace)],
        "iwc validate, canonical": [IWC, "validate", str(workload)],
        "iwc fingerprint, canonical": [IWC, "fingerprint", str(workload), "-o", str(folder / "fp.json")],
    })
    return [bar("iwc fingerprint / pandas", took["iwc fingerprint, canonical"] / took["pandas, from CSV"], 0.5)]


def main():
    load()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        met = starts(folder)
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
        if count:
            met += rows(folder, count)
    load()
    sys.exit(0 if all(met) else 1)


main()
