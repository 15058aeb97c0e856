/**
 * What the extension costs a suite: on the class path without being used, and for a test on a thousand synthetic
 * requests.
 */
@NullMarked
package io.iwc.bench.suite;

import org.jspecify.annotations.NullMarked;
