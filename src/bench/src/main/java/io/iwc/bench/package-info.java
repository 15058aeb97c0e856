/**
 * What IWC costs, measured: the speed of the paths that every request takes. {@code src/bench/run} runs them and prints
 * their table. The packages below hold what no micro-benchmark can show: false alarms of gates, the replay client
 * beside others, the extension in a suite.
 */
@NullMarked
package io.iwc.bench;

import org.jspecify.annotations.NullMarked;
