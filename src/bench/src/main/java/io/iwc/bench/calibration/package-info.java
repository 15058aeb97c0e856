/** How often gates flag what chance did, and how often what somebody changed. */
@NullMarked
package io.iwc.bench.calibration;

import org.jspecify.annotations.NullMarked;
