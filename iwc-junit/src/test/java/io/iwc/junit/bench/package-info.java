/**
 * What the extension costs a suite: on the class path without being used, and for a test on a thousand synthetic
 * requests. Not run by tests: start {@code iwc-junit/bench/bench.sh}.
 */
@NullMarked
package io.iwc.junit.bench;

import org.jspecify.annotations.NullMarked;
