/**
 * Holds the documentation to the code: what README.md and the pages of {@code src/site} show as Java is a marked region
 * of a test that is compiled and run here. Not for copying.
 */
@NullMarked
package io.iwc.examples.documentation;

import org.jspecify.annotations.NullMarked;
