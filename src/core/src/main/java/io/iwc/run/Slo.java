package io.iwc.run;

import io.iwc.run.internal.SloText;
import java.time.Duration;
import java.util.Optional;

/**
 * Latency targets that a request has to meet, all of them. TTFT and latency count from the <em>scheduled</em> arrival
 * ({@code run.responseTtft}, {@code run.response}).
 *
 * @param ttft to the first token
 * @param tpot per output token after the first; does not apply to answers of one token
 * @param latency to the last token
 * @since 0.1
 */
public record Slo(Optional<Duration> ttft, Optional<Duration> tpot, Optional<Duration> latency) {
    public Slo {
        check("ttft", ttft);
        check("tpot", tpot);
        check("latency", latency);
    }

    /**
     * Reads {@code ttft=500ms,tpot=50ms,latency=10s}, or fewer of them.
     *
     * @throws IllegalArgumentException if it is not that, with what was expected
     */
    public static Slo parse(String text) {
        return SloText.parse(text);
    }

    public static Slo ttft(Duration atMost) {
        return new Slo(Optional.of(atMost), Optional.empty(), Optional.empty());
    }

    public static Slo tpot(Duration atMost) {
        return new Slo(Optional.empty(), Optional.of(atMost), Optional.empty());
    }

    public static Slo latency(Duration atMost) {
        return new Slo(Optional.empty(), Optional.empty(), Optional.of(atMost));
    }

    public Slo andTtft(Duration atMost) {
        return new Slo(Optional.of(atMost), tpot, latency);
    }

    public Slo andTpot(Duration atMost) {
        return new Slo(ttft, Optional.of(atMost), latency);
    }

    public Slo andLatency(Duration atMost) {
        return new Slo(ttft, tpot, Optional.of(atMost));
    }

    private static void check(String name, Optional<Duration> target) {
        if (target.isPresent() && (target.get().isNegative() || target.get().isZero())) {
            throw new IllegalArgumentException(name + ": found " + target.get() + ", expected a duration above zero");
        }
    }
}
