/**
 * What the client itself adds to what it measures, against a server whose timing is known. Not run by tests: start
 * {@code src/replay/bench/bench.sh}.
 */
package io.iwc.replay.bench;
