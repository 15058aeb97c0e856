/**
 * What tests of several packages share: where the real data lies, laws of traffic to draw requests from, pages that tests
 * make a part of.
 */
package io.iwc.testing;
