#!/usr/bin/env python3
"""The embedded endpoint at the highest rate that it sustains, for a time; prints memory and counts per minute.

    src/bench/run soak [--minutes N] [--cores N] [--heap MEGABYTES] [--capture] [--iwc COMMAND]

Clients with one connection each ask as fast as they are answered, so the rate is the endpoint's own. At the end the
endpoint is told to stop; what it says it answered must be what the clients were answered, and with --capture the file
must hold as many requests. Memory is flat if the last minutes have no more of it than the first.
"""
import argparse, json, os, re, signal, subprocess, sys, tempfile, threading, time
from http.client import HTTPConnection
from pathlib import Path

BODY = json.dumps({"messages": [{"role": "user", "content": "How long is the coast?"}], "max_tokens": 2})
HEADERS = {"Content-Type": "application/json"}


class Client(threading.Thread):
    def __init__(self, port, until):
        super().__init__(daemon=True)
        self.port, self.until = port, until
        self.ok = self.failed = 0

    def run(self):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        while time.time() < self.until:
            try:
                connection.request("POST", "/v1/chat/completions", BODY, HEADERS)
                answer = connection.getresponse()
                answer.read()
                self.ok += answer.status == 200
                self.failed += answer.status != 200
            except OSError:
                self.failed += 1
                connection.close()


def resident(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024, \
        int(re.search(r"Threads:\s+(\d+)", status).group(1))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--cores", type=int, default=2)
    options.add_argument("--heap", type=int, default=256)
    options.add_argument("--clients", type=int, default=64)
    options.add_argument("--capture", action="store_true")
    options.add_argument("--iwc", default=str(Path(__file__).resolve().parents[2] / "cli/target/iwc"))
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="iwc-soak-") as folder:
        passed = soaked(asked, Path(folder) / "app.jsonl")
    sys.exit(0 if passed else 1)


def soaked(asked, file):
    """Whether all adds up and memory is flat, of an endpoint that captures into the file if it is asked to."""
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: asked.cores]))
    server = subprocess.Popen(
        [asked.iwc, "serve", *(["--capture", str(file)] if asked.capture else [])],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "JAVA_TOOL_OPTIONS": f"-Xmx{asked.heap}m"})
    url = server.stdout.readline()
    port = int(re.search(r":(\d+)/", url).group(1))
    began = time.time()
    clients = [Client(port, began + 60 * asked.minutes) for _ in range(asked.clients)]
    for client in clients:
        client.start()
    print("| minute | answered | per second | failed | resident MB | threads |\n| --: | --: | --: | --: | --: | --: |")
    before, sizes, minute = 0, [], 0
    while any(client.is_alive() for client in clients):
        minute += 1
        mark = min(began + 60 * minute, began + 60 * asked.minutes + 5)
        while time.time() < mark and any(client.is_alive() for client in clients):
            time.sleep(0.5)
        answered = sum(client.ok for client in clients)
        size, threads = resident(server.pid)
        sizes.append(size)
        seconds = max(1e-9, time.time() - (began + 60 * (minute - 1)))
        print(f"| {minute} | {answered} | {(answered - before) / seconds:.0f} "
              f"| {sum(client.failed for client in clients)} | {size} | {threads} |", flush=True)
        before = answered
    server.send_signal(signal.SIGTERM)
    said = server.communicate(timeout=600)[1]
    answered, failed = (sum(getattr(client, name) for client in clients) for name in ("ok", "failed"))
    counted = int(re.search(r"answered (\d+)", said).group(1))
    held = sum(1 for _ in open(file, "rb")) if asked.capture else answered
    third = max(1, len(sizes) // 3)
    flat = max(sizes[-third:]) <= 1.1 * max(sizes[: 2 * third]) + 16
    adds_up = answered == counted == held and failed == 0
    print(f"\nclients were answered {answered}, failed {failed}; the endpoint says {counted}"
          + (f", the file holds {held}" if asked.capture else "")
          + f": {'adds up' if adds_up else 'DOES NOT ADD UP'}; memory {'flat' if flat else 'GROWS'}")
    return adds_up and flat


if __name__ == "__main__":
    main()
