/** Where baselines are kept and what a test does with them. For IWC alone: users see {@code io.iwc.baseline}. */
@NullMarked
package io.iwc.baseline.internal;

import org.jspecify.annotations.NullMarked;
