/**
 * Finds secrets in what others wrote, so that they can be left out of files and messages. It knows how secrets are
 * spelt, not where they come from; nothing here is for users.
 */
@NullMarked
package io.iwc.replay.internal.secret;

import org.jspecify.annotations.NullMarked;
