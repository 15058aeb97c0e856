/**
 * The kinds of arrival processes as they are asked for, with their parameters and bounds; text, flags and annotations
 * are spellings of them. For IWC alone: users see {@code io.iwc.arrival}.
 */
@NullMarked
package io.iwc.arrival.internal;

import org.jspecify.annotations.NullMarked;
