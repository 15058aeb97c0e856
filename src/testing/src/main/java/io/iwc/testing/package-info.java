/** What tests of several packages share: where the real data lies, and a clock for benchmarks. */
package io.iwc.testing;
