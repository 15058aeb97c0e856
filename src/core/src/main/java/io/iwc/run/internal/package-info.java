/** How records of a run are kept and written while it lasts. For IWC alone: users see {@code io.iwc.run}. */
@NullMarked
package io.iwc.run.internal;

import org.jspecify.annotations.NullMarked;
