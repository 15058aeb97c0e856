/**
 * Workloads in the formats of other tools: one {@link io.iwc.export.internal.ExportFormat} each. Every export says what it
 * could not carry. Reading those files back is the business of {@code io.iwc.dataset}.
 */
@NullMarked
package io.iwc.export.internal;

import org.jspecify.annotations.NullMarked;
