/**
 * Comparison of measurements. A {@link io.iwc.drift.Drift} holds deltas, distribution distances and hints;
 * {@link io.iwc.drift.Gates} judge it. What a value means and how it is measured is the business of
 * {@code io.iwc.fingerprint}, where baselines are kept that of {@code io.iwc.baseline}.
 */
@NullMarked
package io.iwc.drift;

import org.jspecify.annotations.NullMarked;
