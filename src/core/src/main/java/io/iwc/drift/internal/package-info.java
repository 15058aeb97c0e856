/** How drift and resemblance are stored and shown. For IWC alone: users see {@code io.iwc.drift}. */
@NullMarked
package io.iwc.drift.internal;

import org.jspecify.annotations.NullMarked;
