"""What a plain asyncio/aiohttp client measures at the same server, for comparison.

Written for that alone: as fast as such a client gets without tricks (one session, no limit on connections, chunks taken
as they are read, JSON parsed after the stream), so that a difference is the event loop's and not clumsiness.

    peer.py URL LOAD...     loads as in ReplayBench: streams:N:ROUNDS or poisson:RATE:SECONDS
"""

import asyncio
import json
import os
import random
import resource
import sys
import time
import urllib.request

import aiohttp

TOKENS = 100


class Tally:
    def __init__(self):
        self.ttft = []
        self.gaps = []
        self.lag = []
        self.failed = 0
        self.tokens = 0
        self.first_send = float("inf")
        self.last_send = 0.0
        self.sent = 0


async def ask(session, url, number, tally, scheduled=None):
    body = {
        "model": "exact",
        "messages": [{"role": "user", "content": f"Say something of a hundred tokens, number {number}."}],
        "max_tokens": TOKENS,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    sent = time.perf_counter()
    tally.sent += 1
    tally.first_send = min(tally.first_send, sent)
    tally.last_send = max(tally.last_send, sent)
    if scheduled is not None:
        tally.lag.append(sent - scheduled)
    stamps, pieces = [], []
    try:
        async with session.post(url + "/v1/chat/completions", json=body) as answer:
            answer.raise_for_status()
            async for piece in answer.content.iter_any():
                stamps.append(time.perf_counter())
                pieces.append(piece)
    except (aiohttp.ClientError, asyncio.TimeoutError):
        tally.failed += 1
        return
    count_tokens(tally, sent, stamps, pieces)


def count_tokens(tally, sent, stamps, pieces):
    """Every event has the stamp of the read that completed it."""
    last, rest = None, b""
    for stamp, piece in zip(stamps, pieces):
        *events, rest = (rest + piece).split(b"\n\n")
        for event in events:
            data = event.removeprefix(b"data: ")
            if data == b"[DONE]":
                continue
            choices = json.loads(data).get("choices")
            if not choices or not choices[0]["delta"].get("content"):
                continue
            if last is None:
                tally.ttft.append(stamp - sent)
            else:
                tally.gaps.append(stamp - last)
            last = stamp
            tally.tokens += 1


async def keep_streams(session, url, streams, rounds, tally):
    async def one_after_another(first):
        for turn in range(rounds):
            await ask(session, url, first + turn * streams, tally)

    await asyncio.gather(*(one_after_another(i) for i in range(streams)))


async def poisson(session, url, rate, seconds, tally):
    """One absolute schedule: what is late goes at once and shifts nothing."""
    draw = random.Random(42)
    zero = time.perf_counter() + 0.1
    due, tasks = 0.0, []
    for number in range(int(rate * seconds)):
        wait = zero + due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.create_task(ask(session, url, number, tally, zero + due)))
        due += draw.expovariate(rate)
    await asyncio.gather(*tasks)


def percentile(values, share):
    values = sorted(values)
    return 1e3 * values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def stats(url):
    with urllib.request.urlopen(url + "/stats") as answer:
        late = json.load(answer)
    return " / ".join(str(it) for it in late.values())


async def run(url, load):
    kind, first, second = load.split(":")
    tally = Tally()
    stats(url)
    timeout = aiohttp.ClientTimeout(total=600)
    cpu = time.process_time()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout) as session:
        if kind == "streams":
            await keep_streams(session, url, int(first), int(second), tally)
            delivered = float("nan")
        else:
            await poisson(session, url, float(first), float(second), tally)
            delivered = (tally.sent - 1) / (tally.last_send - tally.first_send) / float(first)
    cpu = time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    mean = 1e3 * sum(tally.ttft) / len(tally.ttft) if tally.ttft else float("nan")
    print(
        f"{load} peer {mean:.2f} {percentile(tally.ttft, 0.99):.2f} {percentile(tally.gaps, 0.5):.2f}"
        f" {percentile(tally.gaps, 0.99):.2f} {percentile(tally.lag, 0.5):.3f} {percentile(tally.lag, 0.99):.3f}"
        f" {delivered:.5f} {tally.failed} {tally.tokens / cpu:.0f} {peak} | {stats(url)} | {os.getloadavg()[0]:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    for wanted in sys.argv[2:]:
        asyncio.run(run(sys.argv[1], wanted))
