/** How numbers are written, and fingerprints kept for the length of a test. For IWC alone. */
@NullMarked
package io.iwc.fingerprint.internal;

import org.jspecify.annotations.NullMarked;
