package io.iwc.replay.internal.client;

import java.time.Duration;

/**
 * How long a replay waits, each with its own error class. All are above zero.
 *
 * @param connect to an open connection, TLS included
 * @param firstByte from the send to the first byte of the answer
 * @param idle between two reads of an answer
 * @param total from the send to the end of the answer
 * @since 0.1
 */
public record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {
    public Timeouts {
        check("connect", connect);
        check("first byte", firstByte);
        check("idle", idle);
        check("total", total);
    }

    /** 10 s to connect, 2 min to the first byte, 1 min between reads, 10 min in all. */
    public static Timeouts defaults() {
        return new Timeouts(
                Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    public Timeouts withConnect(Duration atMost) {
        return new Timeouts(atMost, firstByte, idle, total);
    }

    public Timeouts withFirstByte(Duration atMost) {
        return new Timeouts(connect, atMost, idle, total);
    }

    public Timeouts withIdle(Duration atMost) {
        return new Timeouts(connect, firstByte, atMost, total);
    }

    public Timeouts withTotal(Duration atMost) {
        return new Timeouts(connect, firstByte, idle, atMost);
    }

    private static void check(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    name + " timeout: found " + timeout + ", expected a duration above zero");
        }
    }
}
