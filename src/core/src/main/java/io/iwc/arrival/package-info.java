/**
 * When requests arrive. An {@link io.iwc.arrival.ArrivalProcess} turns a seed into offsets in integer nanoseconds;
 * nothing here knows prompts, files or the wall clock. Replays keep these times, generators ask for them. The seeded
 * streams that everything random in IWC draws from live here too.
 */
@NullMarked
package io.iwc.arrival;

import org.jspecify.annotations.NullMarked;
