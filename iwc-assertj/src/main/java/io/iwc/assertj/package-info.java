/**
 * Assertions on workloads, fingerprints, drifts, runs and sweeps that read as sentences.
 * {@link io.iwc.assertj.IwcAssertions} is the entry point; every assertion measures through {@code core}, words its
 * failure in a {@code ShouldHave…} factory and knows nothing of JUnit. No number is computed here.
 */
@NullMarked
package io.iwc.assertj;

import org.jspecify.annotations.NullMarked;
