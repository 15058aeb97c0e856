/**
 * A small application to test: a support assistant that looks up help articles, builds a prompt and keeps the history
 * of a chat. It knows nothing of IWC and talks to whatever OpenAI-compatible endpoint its client was given.
 */
@NullMarked
package io.iwc.examples.assistant;

import org.jspecify.annotations.NullMarked;
