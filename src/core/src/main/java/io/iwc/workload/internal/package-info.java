/** How workloads are spelled, read and kept. For IWC alone: what users need is in {@code io.iwc.workload}. */
@NullMarked
package io.iwc.workload.internal;

import org.jspecify.annotations.NullMarked;
