#!/bin/sh
# What the extension costs: the median of 21 launcher sessions in fresh JVMs with and without iwc-junit on the class path
# (of a suite that does not use it), taken in turn; and of 21 warm sessions of a suite with and without a test on 1 000
# synthetic requests. Prints the machine's load beside it; on a machine that is busy with something else the figures
# mean little.
#
#   iwc-junit/bench/bench.sh
set -eu
cd "$(dirname "$0")/.."

runs=21
all=$PWD/target/bench.classpath
mvn -o -q -f ../pom.xml -pl iwc-junit -am -Djacoco.skip test-compile \
  dependency:build-classpath -Dmdep.outputFile="$all"
rest=$(cat "$all")
# without: JUnit and AssertJ alone, and the bench itself in a folder where nothing else of the module is
junit=$(echo "$rest" | tr ':' '\n' | grep -E 'junit|opentest4j|apiguardian|assertj-core|byte-buddy|jspecify' | paste -sd: -)
rm -rf target/bench && mkdir -p target/bench/io/iwc/junit target/bench/report
cp -r target/test-classes/io/iwc/junit/bench target/bench/io/iwc/junit/

median() { grep '^ms ' | cut -d' ' -f2 | sort -n | awk '{v[NR]=$1} END {printf "%.1f", v[int((NR+1)/2)]}'; }
session() { # CLASSPATH CLASS SESSIONS
  java -Diwc.report.dir=target/bench/report -cp "$1" io.iwc.junit.bench.SuiteBench "io.iwc.junit.bench.$2" "$3" \
    2>&1 >/dev/null
}

: >target/bench/without
: >target/bench/with
i=0
while [ $i -lt $runs ]; do
  session "target/bench:$junit" PlainTestCases 1 >>target/bench/without
  session "target/bench:$junit:target/classes:$rest" PlainTestCases 1 >>target/bench/with
  i=$((i + 1))
done
without=$(median <target/bench/without)
with=$(median <target/bench/with)

everything=target/bench:target/classes:$rest
plain=$(session "$everything" PlainTestCases 60 | grep '^ms ' | tail -$runs | median)
used=$(session "$everything" ThousandRequestsTestCases 60 | grep '^ms ' | tail -$runs | median)

echo "median of $runs, ms                                   without    with     adds"
echo "$without $with" | awk '{printf "a cold session, the extension not used        %9.1f %7.1f %8.1f   (at most 20)\n", $1, $2, $2-$1}'
echo "$plain $used" | awk '{printf "a warm session, a test on 1 000 requests      %9.1f %7.1f %8.1f   (at most 50)\n", $1, $2, $2-$1}'
echo "load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime), $(getconf _NPROCESSORS_ONLN) processors"
