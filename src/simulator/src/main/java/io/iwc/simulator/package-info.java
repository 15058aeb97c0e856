/**
 * The simulated continuous-batching server as one discrete-event model with two clocks: virtual to predict a run, wall
 * to serve as the embedded endpoint. Knows {@code core} only; how requests get here over HTTP is in
 * {@code io.iwc.simulator.endpoint}.
 */
@NullMarked
package io.iwc.simulator;

import org.jspecify.annotations.NullMarked;
