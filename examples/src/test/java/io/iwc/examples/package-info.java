/**
 * Suites to copy: workloads from a chat corpus, from real traces and from an application's own calls, with bounds that
 * were measured first and then given the slack that their comment gives a reason for.
 */
@NullMarked
package io.iwc.examples;

import org.jspecify.annotations.NullMarked;
