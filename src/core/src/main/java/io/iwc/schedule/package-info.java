/**
 * When the requests of a workload are sent: a {@link io.iwc.schedule.LoadModel} says how, a
 * {@code LoadPlan} is that applied to a workload, and a {@code LoadSchedule} decides
 * during the run, told by its driver what is due, was sent and has ended. Nothing here knows a clock, a thread or an
 * endpoint: the engine drives it by virtual time, a replay by the monotonic clock.
 */
@NullMarked
package io.iwc.schedule;

import org.jspecify.annotations.NullMarked;
