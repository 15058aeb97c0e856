/**
 * From text to token ids. A {@link io.iwc.tokens.Tokenizer} has an id that is recorded wherever a count is recorded;
 * nothing here knows requests or files.
 */
@NullMarked
package io.iwc.tokens;

import org.jspecify.annotations.NullMarked;
