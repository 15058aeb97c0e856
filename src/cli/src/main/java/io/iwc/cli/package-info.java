/**
 * The {@code iwc} command. Each command parses its options, calls one function of the other modules and prints the
 * outcome; nothing is measured, generated or sent here.
 */
@NullMarked
package io.iwc.cli;

import org.jspecify.annotations.NullMarked;
