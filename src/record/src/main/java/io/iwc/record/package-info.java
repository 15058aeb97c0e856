/**
 * Stands between an application and the server that it calls: passes bytes through, keeps what was asked and how it was
 * answered as a workload and a run, and answers again from such a recording without a server. How bodies are understood
 * and answers judged belongs to {@code io.iwc.simulator.endpoint} and to the replay's client.
 */
@NullMarked
package io.iwc.record;

import org.jspecify.annotations.NullMarked;
