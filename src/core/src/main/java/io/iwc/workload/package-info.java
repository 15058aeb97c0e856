/**
 * The nouns everything else is about: a {@link io.iwc.workload.Request}, an ordered list of them as a
 * {@link io.iwc.workload.Workload}, and the {@link io.iwc.workload.Manifest} that says how it came to be; with the
 * canonical file (JSON lines) they are read from and written to. Other people's formats live in
 * {@code io.iwc.dataset}, times in {@code io.iwc.arrival}.
 */
@NullMarked
package io.iwc.workload;

import org.jspecify.annotations.NullMarked;
