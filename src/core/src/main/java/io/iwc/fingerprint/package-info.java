/**
 * The measured shape of a workload. A {@link io.iwc.fingerprint.Fingerprinter} sees each request once and yields a
 * {@link io.iwc.fingerprint.Fingerprint}: metrics by id, each a number or undefined with a reason. Comparing two of
 * them is the business of {@code io.iwc.drift}; formatting and plotting of {@code report}.
 */
@NullMarked
package io.iwc.fingerprint;

import org.jspecify.annotations.NullMarked;
