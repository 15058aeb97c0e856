#!/usr/bin/env python3
"""What survives when things go wrong: prints a table of drills with what survived and what failed.

    src/bench/run drills [--iwc COMMAND] [WORD ...]    all drills, or those whose names contain one of the words

Kills the command at every rename, link and removal of a file (with strace; without it at random times), fills the disk
(a small tmpfs, which takes root), lets two write one output, sends signals, closes standard output, writes where it may
not, and uses names that are long or not ASCII. A drill that lacks something says what.
"""
import argparse, hashlib, json, os, random, re, shutil, signal, subprocess, sys, tempfile, time
from pathlib import Path

STATE_CALLS = "rename,renameat,renameat2,link,linkat,unlink,unlinkat"
IWC = ""
WORK = Path()
DRILLS = []


class Failed(Exception):
    pass


class Lacking(Exception):
    pass


def drill(function):
    DRILLS.append(function)
    return function


def check(holds, text):
    if not holds:
        raise Failed(text)


def iwc(*arguments, wrap=(), env=None, **options):
    return subprocess.run(
        [*wrap, IWC, *map(str, arguments)], capture_output=True, text=True, errors="replace",
        stdin=subprocess.DEVNULL, timeout=120, env={**os.environ, **(env or {})}, **options)


def started(*arguments, **options):
    return subprocess.Popen(
        [IWC, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True, **options)


def killed_after(seconds, *arguments):
    process = started(*arguments)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def until_recorded(process, run):
    """Waits until the run that a process makes has a record, or the process ends."""
    part = run / "results.part.jsonl"
    while not (part.exists() and part.stat().st_size > 0) and process.poll() is None:
        time.sleep(0.02)


def done(*arguments):
    result = iwc(*arguments)
    check(result.returncode == 0, f"iwc {arguments[0]}: status {result.returncode}: {result.stderr[-300:]}")
    return result


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def prompts(name, count, gap_ms=10):
    path = WORK / name
    path.write_text("".join(
        json.dumps({"request_id": f"{name[0]}-{i}", "arrival_time_ms": i * gap_ms, "prompt": f"{name} {i}",
                    "max_output_tokens": 4}) + "\n" for i in range(count)))
    return path


def workload(name, count, gap_ms=10):
    out = WORK / (name + ".jsonl")
    if not out.exists():
        done("compile", "canonical", "-i", prompts(name + ".in", count, gap_ms), "-o", out)
    return out


def copy_of(path, target):
    shutil.copyfile(path, target)
    shutil.copyfile(f"{path}.manifest.yaml", f"{target}.manifest.yaml")
    return target


def fresh(name):
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def no_leftovers(folder):
    hidden = [str(file.relative_to(folder)) for file in folder.rglob(".*")]
    check(not hidden, f"left behind: {hidden}")


def no_java(text):
    check(not re.search(r"Exception|internal error|\bjava\.|\bat io\.iwc|sun\.", text), f"Java words: {text[-200:]}")


class Kills:
    """Kills, and how many of them each thing did not survive."""

    def __init__(self):
        self.count = 0
        self.faults = {}

    def judged_by(self, *judges):
        self.count += 1
        for judge in judges:
            try:
                judge()
            except Failed as fault:
                self.faults.setdefault(str(fault).split(":")[0], []).append(str(fault))

    def told(self, how=""):
        told = "; ".join(f"{len(faults)} × {faults[0]}" for faults in self.faults.values())
        check(not self.faults, f"of {self.count} kills{how}: {told}")
        return f"{self.count} kills{how}"


def killed_everywhere(arguments, prepare, *judges):
    """Kills the command at its first, second … change of the folder, until it ends by itself."""
    kills = Kills()
    if not shutil.which("strace"):
        for _ in range(12):
            prepare()
            killed_after(random.uniform(0.2, 1.2), *arguments)
            kills.judged_by(*judges)
        return kills.told(" at random times, as there is no strace")
    for call in STATE_CALLS.split(","):
        for when in range(1, 40):
            prepare()
            trace = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                     "-e", f"inject={call}:signal=KILL:when={when}")
            result = iwc(*arguments, wrap=trace)
            if result.returncode == 0:
                break
            kills.judged_by(*judges)
    return kills.told()


def pair_is_one_of(file, contents):
    check(file.exists() and sha(file) in contents, "the workload is neither the old nor the new")
    manifest = Path(f"{file}.manifest.yaml")
    if manifest.exists():
        check(sha(file) in manifest.read_text(), "a workload beside the manifest of another")
    result = iwc("validate", file)
    check(result.returncode == 0, f"refused: {result.stderr[-200:]}")
    check(manifest.exists() and sha(file) in manifest.read_text(), "the manifest is lost")


@drill
def kill_compile_over_a_workload():
    old, new = workload("old", 40), workload("new", 50)
    folder = WORK / "kill-compile"
    target = folder / "w.jsonl"

    def prepare():
        fresh("kill-compile")
        copy_of(old, target)

    def judge():
        pair_is_one_of(target, {sha(old), sha(new)})

    def the_next():
        done("compile", "canonical", "-i", WORK / "new.in", "-o", target, "--force")
        check(sha(target) == sha(new), "the next run wrote something else")
        no_leftovers(folder)

    return killed_everywhere(
        ("compile", "canonical", "-i", WORK / "new.in", "-o", target, "--force"), prepare, judge, the_next)


def requests_of(folder):
    """How many records the run in a folder has, as iwc reads it; None if it is refused."""
    result = iwc("report", folder, "-o", "-")
    return None if result.returncode else json.loads((folder / "summary.json").read_text())["workload"]["requests"] \
        if (folder / "summary.json").exists() else -1


def run_is_consistent(folder, old, new):
    places = [folder, *sorted(folder.glob("previous*"))]
    whole = set()
    for place in places:
        summary, results = place / "summary.json", place / "results.jsonl"
        if summary.exists() and results.exists():
            claimed = json.loads(summary.read_text())["workload"]["requests"]
            lines = results.read_text().count("\n")
            if iwc("report", place, "-o", "-").returncode == 0:
                check(claimed == lines, f"{place.name}: a summary of {claimed} beside {lines} results, as valid")
                csv = (place / "results.csv").read_text().count("\n") - 1
                check(csv == lines, f"{place.name}: {csv} rows of CSV beside {lines} results, as valid")
                whole.add(lines)
    check(whole & {old, new}, "neither the old run nor the new one is whole")


@drill
def kill_simulate_over_a_run():
    old, new = workload("old", 40), workload("new", 50)
    folder = WORK / "kill-simulate"
    done("simulate", old, "-o", fresh("simulated") / "run")

    def prepare():
        fresh("kill-simulate")
        shutil.copytree(WORK / "simulated/run", folder / "run")

    def judge():
        run_is_consistent(folder / "run", 40, 50)

    def the_next():
        done("simulate", new, "-o", folder / "run", "--force")
        check(requests_of(folder / "run") == 50, "the next run is not whole")
        no_leftovers(folder)

    return killed_everywhere(("simulate", new, "-o", folder / "run", "--force"), prepare, judge, the_next)


@drill
def kill_run_over_a_run():
    old, new = workload("old", 40), workload("new", 50)
    folder = WORK / "kill-run"
    done("simulate", old, "-o", fresh("simulated") / "run")
    kills = Kills()
    for i in range(10):
        fresh("kill-run")
        shutil.copytree(WORK / "simulated/run", folder / "run")
        killed_after(0.5 + 0.35 * i, "run", new, "--embedded", "default", "-o", folder / "run", "--force")
        kills.judged_by(lambda: run_is_consistent(folder / "run", 40, 50))
    told = kills.told()
    done("run", new, "--embedded", "default", "-o", folder / "run", "--force")
    check(requests_of(folder / "run") == 50, "the next run is not whole")
    no_leftovers(folder)
    return told


@drill
def kill_sweep_over_a_sweep():
    small = workload("small", 5)
    folder = WORK / "kill-sweep"
    arguments = (small, "--embedded", "default", "--rates", "20,40", "-o", folder / "s", "--force", "--max-lag", "1h")
    fresh("kill-sweep")
    done("sweep", *arguments)
    kept = fresh("swept")
    shutil.copytree(folder / "s", kept / "s")
    kills = Kills()

    def judge():
        levels = {f.parent.name for f in folder.rglob("summary.json")}
        check(levels >= {"rate-20", "rate-40"}, f"levels that are left: {levels}")
        tables = [f.read_text().count('"run.ttft.p50"') for f in folder.rglob("sweep.json")]
        check(2 in tables or any(count > 1 for count in tables), f"the table of both levels is lost: {tables}")

    for i in range(6):
        fresh("kill-sweep")
        shutil.copytree(kept / "s", folder / "s")
        killed_after(0.6 + 0.5 * i, "sweep", *arguments)
        kills.judged_by(judge)
    told = kills.told()
    done("sweep", *arguments)
    no_leftovers(folder)
    return told


@drill
def two_writers_of_one_run():
    slow = workload("slow", 30, 100)
    folder = fresh("two")
    first = started("run", slow, "--embedded", "default", "-o", folder / "run", "--force")
    time.sleep(2)
    second = iwc("run", slow, "--embedded", "default", "-o", folder / "run", "--force")
    _, error = first.communicate(timeout=60)
    check(second.returncode != 0, "the second was let in")
    check(re.search(r"in use by process \d+ since", second.stderr), f"not said: {second.stderr[-200:]}")
    check(first.returncode == 0, f"the first failed: {error[-200:]}")
    check(requests_of(folder / "run") == 30, "the run is not whole")
    no_leftovers(folder)
    return ""


@drill
def a_run_into_a_level_of_a_sweep():
    slow = workload("slow", 30, 100)
    folder = fresh("level")
    first = started("sweep", slow, "--embedded", "default", "--rates", "8,9", "-o", folder / "s")
    time.sleep(2)
    second = iwc("run", slow, "--embedded", "default", "-o", folder / "s" / "rate-9", "--force")
    _, error = first.communicate(timeout=60)
    check(second.returncode != 0, "the run was let in")
    check(re.search(r"in use by process \d+ since", second.stderr), f"not said: {second.stderr[-200:]}")
    check(first.returncode == 0, f"the sweep failed: {error[-200:]}")
    check(requests_of(folder / "s" / "rate-9") == 30, "the level is not whole")
    no_leftovers(folder)
    return ""


@drill
def two_captures_of_one_file():
    folder = fresh("two-captures")
    first = started("serve", "--capture", folder / "app.jsonl")
    first.stdout.readline()
    second = started("serve", "--capture", folder / "app.jsonl")
    time.sleep(2)
    for process in (first, second):
        os.killpg(process.pid, signal.SIGTERM)
    error = second.communicate(timeout=30)[1]
    first.communicate(timeout=30)
    check(re.search(r"in use by process \d+ since", error), f"not said: {error[-200:]}")
    no_leftovers(folder)
    return ""


@drill
def a_lock_of_a_dead_process():
    slow = workload("slow", 30, 100)
    folder = fresh("dead")
    killed_after(2.5, "run", slow, "--embedded", "default", "-o", folder / "run")
    done("run", slow, "--embedded", "default", "-o", folder / "run", "--force")
    no_leftovers(folder)
    return ""


class SmallDisk:
    def __init__(self, kilobytes, options=""):
        self.path = WORK / "disk"
        self.path.mkdir(exist_ok=True)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k{options}", "tmpfs", self.path], capture_output=True)
        if mounted.returncode:
            raise Lacking("a small tmpfs, which takes root: " + mounted.stderr.decode().strip())

    def __enter__(self):
        return self.path

    def __exit__(self, *fault):
        subprocess.run(["umount", "-l", self.path], check=False)


@drill
def full_disk_while_compiling():
    big, old = prompts("big.in", 40000), workload("old", 40)
    with SmallDisk(1024) as disk:
        copy_of(old, disk / "w.jsonl")
        result = iwc("compile", "canonical", "-i", big, "-o", disk / "w.jsonl", "--force")
        check(result.returncode == 1 and "disk full" in result.stderr, f"not said: {result.stderr[-200:]}")
        no_java(result.stderr)
        pair_is_one_of(disk / "w.jsonl", {sha(old)})
        no_leftovers(disk)
    return ""


def run_on_a_full_disk(disk, space_comes_back):
    slow = workload("slow", 30, 100)
    process = started("run", slow, "--embedded", "default", "-o", disk / "run", "--max-lag", "1h")
    until_recorded(process, disk / "run")
    filler = disk / "filler"
    try:
        with open(filler, "wb", buffering=0) as file:
            while file.write(b"x" * 512):
                pass
    except OSError:
        pass
    line, began = "", time.time()
    while "disk full" not in line and time.time() - began < 20:
        line = process.stderr.readline()
        if not line:
            break
    check("disk full" in line and process.poll() is None, "not said while it runs")
    if space_comes_back:
        filler.unlink()
    error = process.communicate(timeout=60)[1]
    no_java(error)
    return process.returncode, error


@drill
def full_disk_during_a_run_with_space_coming_back():
    with SmallDisk(1024) as disk:
        status, error = run_on_a_full_disk(disk, True)
        check(status == 0, f"status {status}: {error[-200:]}")
        check(requests_of(disk / "run") == 30, "records were lost")
        no_leftovers(disk)
    return ""


@drill
def full_disk_during_a_run_for_good():
    with SmallDisk(1024) as disk:
        status, error = run_on_a_full_disk(disk, False)
        check(status == 1 and "disk full" in error, f"status {status}: {error[-200:]}")
        part = disk / "run/results.part.jsonl"
        check(part.exists() and all(json.loads(line) for line in part.read_text().splitlines()), "the part is broken")
        (disk / "filler").unlink()
        check(requests_of(disk / "run") == -1, "the part cannot be read")
        check(not [f for f in disk.rglob(".*.tmp")], "left behind")
    return ""


@drill
def signals_during_a_run():
    slow = workload("slow", 30, 100)
    for name, status in (("INT", 130), ("TERM", 143), ("HUP", 129)):
        folder = fresh("signals")
        process = started("run", slow, "--embedded", "default", "-o", folder / "run")
        until_recorded(process, folder / "run")
        process.send_signal(getattr(signal, "SIG" + name))
        error = process.communicate(timeout=60)[1]
        no_java(error)
        check(process.returncode in (status, -getattr(signal, "SIG" + name)), f"{name}: {process.returncode}")
        count = requests_of(folder / "run")
        check(count is not None and 0 < count < 30, f"{name}: {count} records")
    return "INT, TERM, HUP"


@drill
def closed_standard_output():
    old = workload("old", 40)
    for arguments in (("analyze", old), ("fingerprint", old, "-o", "-"), ("report", WORK / "simulated/run", "-o", "-")):
        read, write = os.pipe()
        os.close(read)
        process = subprocess.Popen(
            [IWC, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE, text=True)
        os.close(write)
        error = process.communicate(timeout=60)[1]
        no_java(error)
        check(process.returncode != 0 and error, f"{arguments[0]}: status {process.returncode}, {error!r}")
    return ""


@drill
def a_folder_that_cannot_be_written():
    old = workload("old", 40)
    with SmallDisk(256, ",mode=755") as disk:
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        for arguments in (("compile", "canonical", "-i", WORK / "old.in", "-o", disk / "w.jsonl"),
                          ("simulate", old, "-o", disk / "run"),
                          ("run", old, "--embedded", "default", "-o", disk / "run"),
                          ("serve", "--capture", disk / "app.jsonl")):
            result = iwc(*arguments)
            no_java(result.stderr)
            check(result.returncode == 1 and "read-only" in result.stderr, f"{arguments[0]}: {result.stderr[-200:]}")
    return ""


@drill
def long_names():
    folder = fresh("long")
    name = "x" * 235 + ".jsonl"
    done("compile", "canonical", "-i", prompts("old.in", 40), "-o", folder / name)
    done("simulate", folder / name, "-o", folder / ("r" * 255))
    for length in (255, 300):
        result = iwc("compile", "canonical", "-i", WORK / "old.in", "-o", folder / ("y" * length))
        no_java(result.stderr)
        check(result.returncode == 1 and "too long" in result.stderr, f"{length}: {result.stderr[-200:]}")
    no_leftovers(folder)
    return ""


@drill
def names_that_the_locale_cannot_spell():
    folder = fresh("names")
    for name in ("grüße.jsonl", "数据.jsonl"):
        shutil.copyfile(prompts("old.in", 40), folder / name)
        result = iwc("validate", folder / name, env={"LC_ALL": "C"})
        no_java(result.stderr)
        check(result.returncode == 0 or "LC_ALL" in result.stderr, f"not said: {result.stderr[-200:]}")
        result = iwc("compile", "canonical", "-i", WORK / "old.in", "-o", folder / ("out-" + name), env={"LC_ALL": "C"})
        no_java(result.stderr)
        check(result.returncode != 0 or (folder / ("out-" + name)).exists(), "written under another name")
    return ""


@drill
def the_mode_of_what_is_replaced():
    folder = fresh("mode")
    target = copy_of(workload("old", 40), folder / "w.jsonl")
    workload("new", 50)
    target.chmod(0o600)
    done("compile", "canonical", "-i", WORK / "new.in", "-o", target, "--force")
    check(target.stat().st_mode & 0o777 == 0o600, oct(target.stat().st_mode))
    return ""


@drill
def files_that_were_exchanged():
    folder = fresh("exchanged")
    old, new = workload("old", 40), workload("new", 50)
    copy_of(old, folder / "w.jsonl")
    shutil.copyfile(new, folder / "w.jsonl")
    for command in ("validate", "analyze", "fingerprint"):
        result = iwc(command, folder / "w.jsonl", *(("-o", "-") if command == "fingerprint" else ()))
        check(result.returncode != 0 and "SHA-256" in result.stderr, f"{command} believes the wrong manifest")
    check(iwc("validate", folder / "w.jsonl", "--no-verify").returncode == 0, "--no-verify does not")
    done("simulate", old, "-o", folder / "a")
    done("simulate", new, "-o", folder / "b")
    shutil.copyfile(folder / "b/results.jsonl", folder / "a/results.jsonl")
    result = iwc("report", folder / "a", "-o", "-")
    check(result.returncode != 0 and "SHA-256" in result.stderr, "report believes the wrong results")
    return ""


def main():
    global IWC, WORK
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--iwc", default=str(Path(__file__).resolve().parents[2] / "cli/target/iwc"))
    options.add_argument("words", nargs="*")
    asked = options.parse_args()
    IWC = str(Path(asked.iwc).resolve())
    WORK = Path(tempfile.mkdtemp(prefix="iwc-drills-"))
    print("| drill | survived | |\n| --- | --- | --- |", flush=True)
    failures = 0
    for each in DRILLS:
        name = each.__name__.replace("_", " ")
        if asked.words and not any(word in name for word in asked.words):
            continue
        try:
            survived, note = "yes", each()
        except Failed as fault:
            survived, note = "**no**", str(fault)
        except Lacking as fault:
            survived, note = "not tried", f"needs {fault}"
        except subprocess.TimeoutExpired:
            survived, note = "**no**", "hangs"
        except (OSError, ValueError) as fault:
            survived, note = "**no**", f"{type(fault).__name__}: {fault}"
        failures += survived == "**no**"
        print(f"| {name} | {survived} | {' '.join(note.split()).replace('|', '/')} |", flush=True)
    shutil.rmtree(WORK, ignore_errors=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
