/** Which text of a prompt is counted. For IWC alone: users see {@code io.iwc.tokens}. */
@NullMarked
package io.iwc.tokens.internal;

import org.jspecify.annotations.NullMarked;
