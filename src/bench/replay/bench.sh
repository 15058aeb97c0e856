#!/bin/sh
# What 'iwc run' as it is typed adds to what it measures, beside a plain asyncio/aiohttp client (peer) and the least that any
# client can do (bare: a C epoll loop that only counts events): a server of known timing (TTFT 50 ms, ITL 10 ms, 100
# tokens) on one core, the client on another, both at normal priority. Each load is run in turns by all, five times each;
# the table shows the medians and the bars that hold ours against bare, with the server's own lateness and the machine's load at the end of each run above it. What bare is late by
# is the machine's doing: on one that is busy with something else the figures mean little. Without a C compiler there is
# no bare client, and the server is the one in Java, which is late itself at these rates.
#
#   src/bench/replay/bench.sh [load ...]   loads: streams:N:ROUNDS keeps N streams open, poisson:RATE:SECONDS sends on
#                                          an open-loop schedule; default: all that the documents name figures for
#   IWC=... another command than the one built in this tree · ROUNDS=1 ... how often · PEER=no ... without the peer · PYTHON=... one with aiohttp (else python3, if it has it, or
#   one made in target/peer)
#   GROWTH=600 ... instead: the client alone, in a JVM of 256 MB, for so many seconds at 200 requests/s; resident memory and what of the heap is in
#   use, old and young, at every tenth of it: does memory grow?
set -eu
cd "$(dirname "$0")/.."

port=${PORT:-18473}
url=http://127.0.0.1:$port
classpath_file=$PWD/target/bench.classpath
iwc=${IWC:-$PWD/../cli/target/iwc}
if [ -n "${GROWTH:-}" ] || ! command -v cc >/dev/null; then
  mvn -q -f ../../pom.xml -Pquick -Dmaven.test.skip=true -pl src/bench -am compile \
    dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile="$classpath_file"
  classpath=target/classes:$(cat "$classpath_file")
fi
if [ -z "${GROWTH:-}" ] && [ -z "${IWC:-}" ]; then
  mvn -q -f ../../pom.xml -Pquick -Dmaven.test.skip=true -pl src/cli -am package
fi
mkdir -p target

if [ "${PEER:-yes}" = yes ] && [ -z "${PYTHON:-}" ]; then
  PYTHON=python3
  "$PYTHON" -c 'import aiohttp' 2>/dev/null || PYTHON=$PWD/target/peer/bin/python
  [ -x "$(command -v "$PYTHON")" ] || { python3 -m venv target/peer && target/peer/bin/pip install -q aiohttp; }
fi

exact_server=
if command -v cc >/dev/null; then
  cc -O2 -o target/exact_server replay/exact_server.c
  cc -O2 -o target/bare_client replay/bare_client.c -lm
  exact_server=target/exact_server
fi

pin() { # pin CORE COMMAND...: where there is taskset and more than one core
  core=$1
  shift
  if command -v taskset >/dev/null && [ "$(nproc)" -gt 1 ]; then exec taskset -c "$core" "$@"; else exec "$@"; fi
}

ours() { (pin 1 python3 replay/command.py "$iwc" "$url" "$@"); }
alone() { (pin 1 java ${JAVA_OPTIONS:--Xmx256m} -cp "$classpath" io.iwc.bench.replay.ReplayBench "$url" "$@"); }
peer() { (pin 1 "$PYTHON" replay/peer.py "$url" "$@"); }
bare() { (pin 1 target/bare_client "$port" "$@"); }

grow() {
  alone "poisson:200:$GROWTH" &
  sleep 15 # it rehearses
  java=$(jcmd | sed -n 's/ io.iwc.bench.replay.ReplayBench.*//p')
  while [ -e "/proc/$java/status" ]; do
    resident=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$java/status")
    jstat -gc "$java" | awk -v resident="$resident" 'NR == 2 {
      printf "resident %d MB, heap: old %d MB, young %d MB, %d full collections\n",
        resident / 1024, $8 / 1024, ($3 + $4 + $6) / 1024, $15 }'
    sleep $((GROWTH / 10))
  done
}

if [ -n "$exact_server" ]; then
  (pin 0 "$exact_server" "$port") &
else
  (pin 0 java -Xmx256m -cp "$classpath" io.iwc.bench.replay.BenchServer "$port" >/dev/null) &
fi
server=$!
trap 'kill $server' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do
  python3 -c "import urllib.request; urllib.request.urlopen('$url/stats')" 2>/dev/null && break
  sleep 0.5
done

echo "machine: $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)"
if [ -n "${GROWTH:-}" ]; then
  grow
  exit
fi

[ $# -gt 0 ] || set -- streams:1000:20 poisson:1000:60 streams:5000:2 streams:100:20 poisson:100:20
runs=target/bench.runs
: >$runs
for load in "$@"; do
  round=0
  while [ $round -lt "${ROUNDS:-5}" ]; do
    ours "$load" | tee -a $runs
    [ -z "$exact_server" ] || bare "$load" | tee -a $runs
    [ "${PEER:-yes}" != yes ] || peer "$load" | tee -a $runs
    round=$((round + 1))
  done
done
python3 replay/medians.py $runs
