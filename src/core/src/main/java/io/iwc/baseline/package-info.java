/**
 * Stored fingerprints and run summaries that later ones are compared with: where the files lie, what the modes do, and
 * the scope in which a test finds its own. Judging is the business of
 * {@code io.iwc.drift}; nothing here knows a test framework.
 */
@NullMarked
package io.iwc.baseline;

import org.jspecify.annotations.NullMarked;
