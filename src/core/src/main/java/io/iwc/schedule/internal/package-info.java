/** What is sent next under a load model, without a clock or a thread. For IWC alone: users see {@code io.iwc.schedule}. */
@NullMarked
package io.iwc.schedule.internal;

import org.jspecify.annotations.NullMarked;
