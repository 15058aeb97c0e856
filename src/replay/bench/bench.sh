#!/bin/sh
# What the replay client adds to what it measures: a server of known timing (TTFT 50 ms, ITL 10 ms, 100 tokens) on one
# core, the client on another. Prints a line a load with the server's own lateness and the machine's load beside it;
# on a machine that is busy with something else the figures mean little.
#
#   src/replay/bench/bench.sh [load ...]      loads as in ReplayBench, for instance streams:1000:5 poisson:1000:60
set -eu
cd "$(dirname "$0")/.."

port=${PORT:-18473}
classpath_file=$PWD/target/bench.classpath
mvn -o -q -f ../../pom.xml -pl src/replay -am -Djacoco.skip test-compile \
  dependency:build-classpath -Dmdep.outputFile="$classpath_file"
classpath=target/test-classes:target/classes:$(cat "$classpath_file")

pin() { # pin CORE COMMAND...: where there is taskset and more than one core
  core=$1
  shift
  if command -v taskset >/dev/null && [ "$(nproc)" -gt 1 ]; then exec taskset -c "$core" "$@"; else exec "$@"; fi
}

(pin 0 java -Xmx256m -cp "$classpath" io.iwc.replay.bench.BenchServer "$port") &
server=$!
trap 'kill $server' EXIT
sleep 1

[ $# -gt 0 ] || set -- streams:100:5 streams:1:5 streams:100:5 streams:500:5 streams:1000:5 poisson:1000:60
(pin 1 java ${JAVA_OPTIONS:--Xmx512m} -cp "$classpath" io.iwc.replay.bench.ReplayBench "http://127.0.0.1:$port" "$@")
