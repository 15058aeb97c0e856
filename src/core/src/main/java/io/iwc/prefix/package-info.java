/**
 * Whether prompts begin as a prompt cache needs it: with what was sent before. Finds the turns that broke the common
 * beginning, and names the part of the prompt that changed. What a server really cached is in {@code io.iwc.run}.
 */
@NullMarked
package io.iwc.prefix;

import org.jspecify.annotations.NullMarked;
