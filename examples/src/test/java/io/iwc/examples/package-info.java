/**
 * Example suites to copy: workloads from a chat corpus, from production traces and from an application's own calls.
 * Bounds are measured values with a tolerance; comments give the reason.
 */
@NullMarked
package io.iwc.examples;

import org.jspecify.annotations.NullMarked;
