/**
 * How the clients that Java applications use are pointed at the embedded endpoint, and the proof that each gets its
 * answers and is captured as what it said. An interface is one thing that a client can do, with the test of it; a test
 * class is one client and names all that it can. The suites to copy are one package up.
 */
@NullMarked
package io.iwc.examples.clients;

import org.jspecify.annotations.NullMarked;
