/**
 * Statistics: samples with exact moments and type-7 percentiles, correlation of neighbours, fits and
 * concentration. Knows no metric ids, requests or files; undefined cases throw an exception, and
 * the caller ({@code io.iwc.fingerprint}, {@code io.iwc.run}) words the reason. No result depends on threads or locale.
 */
@NullMarked
package io.iwc.statistics.internal;

import org.jspecify.annotations.NullMarked;
