/** What tests of several packages share: where the real data lies. */
package io.iwc.testing;
