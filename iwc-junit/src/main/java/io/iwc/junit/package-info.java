/**
 * The API of test suites: the {@code @Iwc…} annotations that declare workloads and endpoints, the extension behind
 * them that checks, makes and injects, and the listener that leaves a report. Annotations declare, assertions judge
 * ({@code io.iwc.assertj}); nothing is measured here.
 */
@NullMarked
package io.iwc.junit;

import org.jspecify.annotations.NullMarked;
