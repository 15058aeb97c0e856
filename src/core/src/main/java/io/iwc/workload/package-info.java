/**
 * The central types: a {@link io.iwc.workload.Request}, an ordered list of them as a
 * {@link io.iwc.workload.Workload}, and the {@link io.iwc.workload.Manifest} that records its provenance; with the
 * canonical file (JSON lines) they are read from and written to. Formats of other tools are in
 * {@code io.iwc.dataset}, times in {@code io.iwc.arrival}.
 */
@NullMarked
package io.iwc.workload;

import org.jspecify.annotations.NullMarked;
