/**
 * From text to token ids. A {@link io.iwc.tokens.Tokenizer} has an id that is recorded wherever a count is recorded;
 * a chat template says which text of a prompt is counted. Nothing here knows requests or files.
 */
@NullMarked
package io.iwc.tokens;

import org.jspecify.annotations.NullMarked;
