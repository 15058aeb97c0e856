/**
 * The {@code iwc} command. Each command parses its options, calls one engine of the other modules and words the
 * outcome; nothing is measured, generated or sent here.
 */
@NullMarked
package io.iwc.cli;

import org.jspecify.annotations.NullMarked;
