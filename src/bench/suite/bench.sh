#!/bin/sh
# What the extension costs a suite: a launcher session of a suite that does not use it, in fresh JVMs with and without
# iwc-junit and all that it brings on the class path, taken in turn, 21 of each, the median of the differences; and the
# medians of 21 warm sessions of a suite without and with a test on 1 000 synthetic requests. Prints the machine's load
# beside it; on a machine that is busy with something else the figures mean little.
#
# Then what a class with @IwcWorkload on 204 chats adds to its first test in a fresh JVM, tokenizer included, beside the
# same class path with a test that does nothing, and what each of ten further tests adds; the same with the first of the
# JVM's two compilers alone, which JVMs that run for seconds only are well served with.
#
#   src/bench/suite/bench.sh   ROUNDS=3 ... how often, on a busy machine
set -eu
cd "$(dirname "$0")/.."

runs=${ROUNDS:-21}
bench_path=$PWD/target/bench.classpath
run_path=$PWD/target/bench.runtime
mvn -q -f ../../pom.xml -Pquick -Dmaven.test.skip=true -pl src/bench -am compile \
  dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$bench_path"
mvn -q -f ../../pom.xml -Pquick -Dmaven.test.skip=true -pl iwc-junit -am compile \
  dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile="$run_path"
# without: JUnit and AssertJ alone, and the bench in a folder where nothing else of the module is
junit=$(tr ':' '\n' <"$bench_path" |
  grep -E 'junit-(jupiter|platform-(commons|engine|launcher))|opentest4j|apiguardian|assertj-core|byte-buddy|jspecify' |
  paste -sd: -)
iwc=$PWD/../../iwc-junit/target/classes:$(tr ':' '\n' <"$run_path" | grep -vE 'junit-|opentest4j|apiguardian|jspecify' | paste -sd: -)
rm -rf target/bench
mkdir -p target/bench/io/iwc/bench
cp -r target/classes/io/iwc/bench/suite target/bench/io/iwc/bench/

cp ../../examples/src/test/resources/chats/support.json target/bench/io/iwc/bench/suite/chats.json

median() { sort -n | awk '{v[NR] = $1} END {printf "%.1f", v[int((NR + 1) / 2)]}'; }
sessions() { # CLASSPATH CLASS SESSIONS: the milliseconds of each, by the clock and of the processor
  rm -rf target/bench/report # or the report would be of the tests of all sessions so far, as of one build
  java ${compilers:-} -cp "$1" io.iwc.bench.suite.SuiteBench "io.iwc.bench.suite.$2" "$3" target/bench/report 2>&1 >/dev/null |
    grep '^ms ' | cut -d' ' -f2-
}

: >target/bench/pairs
i=0
while [ $i -lt $runs ]; do
  without=$(sessions "target/bench:$junit" PlainTestCases 1)
  with=$(sessions "target/bench:$junit:$iwc" PlainTestCases 1)
  echo "$without $with" >>target/bench/pairs
  i=$((i + 1))
done

everything=target/bench:$iwc:$(cat "$bench_path")
sessions "$everything" PlainTestCases 60 | tail -$runs >target/bench/plain
sessions "$everything" ThousandRequestsTestCases 60 | tail -$runs >target/bench/used

chats() { # FILE: lines of a session of a test that does nothing, of one on chats, of eleven
  : >"$1"
  i=0
  while [ $i -lt $runs ]; do
    nothing=$(sessions "$everything" PlainTestCases 1)
    one=$(sessions "$everything" 'ChatsTestCases$OneTestCases' 1)
    many=$(sessions "$everything" 'ChatsTestCases$ManyTestCases' 1)
    echo "$nothing $one $many" >>"$1"
    i=$((i + 1))
  done
}
chats target/bench/chats
compilers=-XX:TieredStopAtLevel=1
chats target/bench/first-compiler

line() { # TEXT BOUND: two columns of standard input and the median of what the second has more
  cat >target/bench/line
  printf '%-50s %8s %8s %8s   %s\n' "$1" "$(cut -d' ' -f1 target/bench/line | median)" \
    "$(cut -d' ' -f2 target/bench/line | median)" "$(awk '{print $2 - $1}' target/bench/line | median)" "$2"
}

printf '%-50s %8s %8s %8s\n' "milliseconds, median of $runs" without with adds
cut -d' ' -f1,3 target/bench/pairs | line "a cold session, the extension not used, clock" "at most 20"
cut -d' ' -f2,4 target/bench/pairs | line "  processor" ""
paste -d' ' target/bench/plain target/bench/used | cut -d' ' -f1,3 |
  line "a warm session, a test on 1 000 requests, clock" "at most 50"
paste -d' ' target/bench/plain target/bench/used | cut -d' ' -f2,4 | line "  processor" ""
first() { # FILE WHERE: what the first test and each further one add
  cut -d' ' -f1,3 "$1" | line "the first test on 204 chats $2, clock" "at most 500"
  cut -d' ' -f2,4 "$1" | line "  processor" ""
  awk '{print $3 / 10, $5 / 10}' "$1" | line "each further test there, clock" "at most 30"
  awk '{print $4 / 10, $6 / 10}' "$1" | line "  processor" ""
}
first target/bench/chats "in a fresh JVM"
first target/bench/first-compiler "with one compiler"
echo "load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime), $(getconf _NPROCESSORS_ONLN) processors"
