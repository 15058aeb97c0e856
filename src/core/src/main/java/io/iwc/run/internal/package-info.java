/**
 * How records of a run are kept and written while it lasts, runs on disk and by other tools' definitions, and what
 * reports compute from runs. For IWC alone: users see {@code io.iwc.run}.
 */
@NullMarked
package io.iwc.run.internal;

import org.jspecify.annotations.NullMarked;
