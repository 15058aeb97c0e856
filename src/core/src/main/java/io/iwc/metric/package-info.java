/**
 * What a number is: its id, its unit, its meaning, the values it can have and why it has none. Everything that measures,
 * compares, words or draws a metric asks here; nothing here measures anything.
 */
@NullMarked
package io.iwc.metric;

import org.jspecify.annotations.NullMarked;
