/**
 * The engine as a server on loopback that records what it is sent, on the wires of OpenAI, Anthropic, Ollama and Gemini:
 * a row of {@code ServedWire}, a form in {@code io.iwc.wire.internal} and a {@code Rendering} each. Only the JDK's own HTTP server
 * is used: a test class path must not meet a second HTTP stack because of us.
 */
@NullMarked
package io.iwc.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
