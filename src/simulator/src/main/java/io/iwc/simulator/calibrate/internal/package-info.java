/**
 * Makes engine profiles from what was measured: probes of a live endpoint, a finished run, or profiling tables. Says
 * how well the profile explains what it was made from and what that cannot tell apart. Sends nothing itself.
 */
@NullMarked
package io.iwc.simulator.calibrate.internal;

import org.jspecify.annotations.NullMarked;
