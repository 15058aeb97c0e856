#!/usr/bin/env bash
# Builds the consumer projects of the cases on what this build has compiled, and prints how their tests ended: a table in
# Markdown. The artifacts are in the local repository that src/consumers/run makes below target/, never in the user's.
#
#   src/bench/cases/junit.sh FOLDER
source "$(dirname "${BASH_SOURCE[0]}")/live.sh"
local=$root/target/consumers/repository
log=$root/target/cases/junit.log
mkdir -p "$root/target/cases"
[ -d "$local/io/iwc/iwc-junit" ] || "$root/src/consumers/run" maven-junit5 >"$log" 2>&1 || { tail -20 "$log" >&2 && exit 1; }

project() { # folder of the case: a copy to build, in the spelling of today's packages
  rm -rf "${work:?}/$1"
  cp -r "$cases/junit/$1" "$work/$1"
  modernise "$work/$1"
}

modernise() { # folder
  find "$1" -name '*.java' -exec sed -i 's/io\.iwc\.fingerprint\.Percentile/io.iwc.metric.Percentile/' {} +
}

build() { # folder, arguments of Maven: one line of what came of it
  local folder=$1 said
  shift
  said=$(cd "$work/$folder" && timeout 600 mvn -B -Dmaven.repo.local="$local" "$@" test 2>&1 || true)
  { grep -o 'Tests run: [0-9]*, Failures: [0-9]*, Errors: [0-9]*, Skipped: [0-9]*$' <<<"$said" | tail -1
    grep -oE '^\[ERROR\] +[A-Za-z]+Tests?[.:].*' <<<"$said" | cut -c1-240 | sort -u | head -5
    grep -oE 'JUnit Jupiter: found .*|COMPILATION ERROR|Could not resolve .*' <<<"$said" | sort -u | head -2; } | tr '\n' ';'
  printf ' report: %s tests' "$(grep -c '^      "className": ' "$work/$folder/target/iwc/report.json" 2>/dev/null || echo no)"
}

demo() { # name, Java file of the case: a project of one class
  mkdir -p "$work/$1/src/test/java/demo" "$work/$1/src/test/resources/demo/chats"
  cp "$cases/junit/boot35/pom.xml" "$work/$1/"
  cp "$cases/junit/$2" "$work/$1/src/test/java/demo/"
  cp "$root/examples/src/test/resources/chats/support.json" "$work/$1/src/test/resources/demo/chats/"
  modernise "$work/$1"
}

header 'junit'
for junit in 5.10.5 5.12.2 5.14.4; do
  project old
  row "old, JUnit $junit" "$(build old -Djunit="$junit")"
done
demo boot35 boot35/FirstTests.java
row boot35 "$(build boot35)"
project spring
row 'spring, JUnit 5.12.2' "$(build spring -Djunit-jupiter.version=5.12.2)"
project quarkus
row quarkus "$(build quarkus)"
project plain
row plain "$(build plain -Diwc.baseline.mode=record -Diwc.baseline.allow-write-on-ci=true)"
row 'plain, workingDirectory = target' "$(build plain -DworkingDirectory=target -Dsurefire.workingDirectory=target -Diwc.baseline.mode=record -Diwc.baseline.allow-write-on-ci=true); baselines below target: $(find "$work/plain/target/src" -name '*.json' 2>/dev/null | wc -l), in the module: $(find "$work/plain/src/test/resources/iwc" -name '*.json' 2>/dev/null | wc -l)"
project kotlin6
row kotlin6 "$(build kotlin6 -Diwc.baseline.mode=record -Diwc.baseline.allow-write-on-ci=true); $(find "$work/kotlin6/src/test/resources/iwc" -name '*.json' -printf '%f ' 2>/dev/null)"
demo missing MissingFileTests.java
row MissingFileTests "$(build missing)"
demo recorded RecTests.java
cp "$cases/junit/rec.jsonl" "$work/recorded/src/test/resources/demo/" 2>/dev/null ||
  "$iwc" compile -i "$root/examples/src/test/resources/chats/support.json" --mode turns --arrival poisson:rate=7 \
    -o "$work/recorded/src/test/resources/demo/rec.jsonl" >>"$log" 2>&1
row RecTests "$(build recorded)"
