/** The scheduler, the KV cache and the step times of the engine. For IWC alone: users see {@code io.iwc.simulator}. */
@NullMarked
package io.iwc.simulator.internal;

import org.jspecify.annotations.NullMarked;
