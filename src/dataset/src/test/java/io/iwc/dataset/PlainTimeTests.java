package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-11-16 18:17:03.9799600",
                "2024-05-10 00:00:00.009930+00:00",
                "2024-02-29T23:59:59+00:00",
                "1970-01-01 00:00:00.000000001",
                "2024-05-10 00:00:01"
            })
    void readsWhatTheCalendarReads(String text) {
        assertThat(nanos(text)).isPresent().isEqualTo(Timestamps.nanos(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29 00:00:00",
                "2023-13-01 00:00:00",
                "2023-11-16 24:00:00",
                "2023-11-16 18:17:03.",
                "2023-11-16 18:17:03.1234567890",
                "2023-11-16 18:17:03+02:00",
                "2023-11-16 18:17",
                " 2023-11-16 18:17:03",
                "+00:00",
                ""
            })
    void leavesEverythingElseToTheCalendar(String text) {
        assertThat(nanos(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverDisagreesWithTheCalendarWhateverIsWritten(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder("2023-11-16 18:17:03.9799600+00:00");
        for (var change = random.nextInt(3); change >= 0; change--) {
            text.setCharAt(random.nextInt(text.length()), "0123456789-: T.+Z".charAt(random.nextInt(17)));
        }

        var plain = nanos(text.toString());

        assertThat(plain.isEmpty() || plain.equals(Timestamps.nanos(text.toString())))
                .as(text + " read as " + plain)
                .isTrue();
    }

    private static OptionalLong nanos(String text) {
        var bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return PlainTime.nanos(bytes, 1, bytes.length - 1);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }
}
