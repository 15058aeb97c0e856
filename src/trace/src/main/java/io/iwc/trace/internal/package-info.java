/**
 * Studies of traces too large for memory. A study is a resource of SQL; an engine runs it, this package reads its
 * input, finishes its numbers and writes them with their figures. What a single workload or run is like is measured
 * elsewhere; the one way from here to there is an extract. For the command only.
 */
@NullMarked
package io.iwc.trace.internal;

import org.jspecify.annotations.NullMarked;
