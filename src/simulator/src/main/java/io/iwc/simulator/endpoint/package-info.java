/**
 * The engine as an OpenAI-compatible server on loopback that records what it is sent. Only the JDK's own HTTP server
 * is used: a test class path must not meet a second HTTP stack because of us.
 */
@NullMarked
package io.iwc.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
