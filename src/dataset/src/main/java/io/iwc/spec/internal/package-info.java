/**
 * The spec directory: a workload as prompts, lengths and intervals in files of their own, which simulators replay and
 * whose id comes from their content. The canonical file of a workload lives in {@code io.iwc.workload}.
 */
@NullMarked
package io.iwc.spec.internal;

import org.jspecify.annotations.NullMarked;
