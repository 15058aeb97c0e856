/**
 * One workload sent to one endpoint, open loop, on an absolute schedule: a Replay yields a
 * measured {@link io.iwc.run.Run}. Wire formats live in {@code io.iwc.replay.client}; folding records into numbers is
 * the business of {@code io.iwc.run}.
 */
@NullMarked
package io.iwc.replay;

import org.jspecify.annotations.NullMarked;
