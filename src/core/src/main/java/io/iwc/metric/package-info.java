/**
 * What a number is: its id, its unit, its meaning, the values it can have and why it has none. Everything that
 * measures, compares, formats or draws metrics uses this package; nothing is measured here.
 */
@NullMarked
package io.iwc.metric;

import org.jspecify.annotations.NullMarked;
