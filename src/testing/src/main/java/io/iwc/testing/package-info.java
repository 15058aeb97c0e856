/** What tests of several packages share: where the real data lies, and laws of traffic to draw requests from. */
package io.iwc.testing;
