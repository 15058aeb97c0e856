/**
 * The streaming client: an event loop that sends prepared requests over one pool of connections, stamps what comes
 * back when it is read, and finds the few facts it needs in the bytes where they lie. It knows calls, not workloads
 * or schedules, which belong to {@code io.iwc.replay}; nothing here is for users.
 */
@NullMarked
package io.iwc.replay.internal.client;

import org.jspecify.annotations.NullMarked;
