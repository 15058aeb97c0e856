/** How measurements are summed up and stored. For IWC alone: users see {@code io.iwc.metric}. */
@NullMarked
package io.iwc.metric.internal;

import org.jspecify.annotations.NullMarked;
