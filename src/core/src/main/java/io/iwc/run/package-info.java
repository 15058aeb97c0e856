/**
 * The results of a workload at an endpoint: one {@link io.iwc.run.RequestRecord} per request, folded into a
 * {@link io.iwc.run.Run} with its metrics and its audit; targets ({@link io.iwc.run.Slo}) and the run folder on disk.
 * Sending requests is the business of {@code replay}, predicting them of {@code simulator}; both hand out this Run.
 */
@NullMarked
package io.iwc.run;

import org.jspecify.annotations.NullMarked;
