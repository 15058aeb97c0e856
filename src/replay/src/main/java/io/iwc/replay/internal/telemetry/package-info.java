/**
 * What GPUs and servers say about themselves while a replay runs: {@code nvidia-smi} as a stream, Prometheus pages as
 * scrapes, both on threads of their own that share nothing with the event loops. Nothing here knows requests; what the
 * numbers say about a run is {@code io.iwc.run}'s.
 */
@NullMarked
package io.iwc.replay.internal.telemetry;

import org.jspecify.annotations.NullMarked;
