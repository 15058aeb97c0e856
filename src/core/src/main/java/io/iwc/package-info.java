/**
 * Shared by all modules: the exceptions whose messages name the place and the fix. Nothing that measures,
 * reads or writes lives here.
 */
@NullMarked
package io.iwc;

import org.jspecify.annotations.NullMarked;
