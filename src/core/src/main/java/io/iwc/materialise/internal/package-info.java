/**
 * Text for workloads that have none: {@link io.iwc.materialise.internal.Materialiser} makes prompts of exactly the wanted length
 * and prefix structure, so that a length-only trace can be sent to a server. Which lengths is decided elsewhere.
 */
@NullMarked
package io.iwc.materialise.internal;

import org.jspecify.annotations.NullMarked;
