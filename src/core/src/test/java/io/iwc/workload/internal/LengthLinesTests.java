package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of the JSON library, which prints every other request, are the reference. */
class LengthLinesTests {
    private static final long[] TIMES = {
        0, 1, 9, 10, 999_999, 1_000_000, 1_000_001, 9_999_999, 10_000_000, 123_456_789_012L, Long.MAX_VALUE
    };
    private static final int[] LENGTHS = {0, 1, 9, 10, 99, 100, 65_535, 999_999_999, 1_000_000_000, Integer.MAX_VALUE};
    private static final long[] NUMBERS = {1, 9, 99_999, 999_998, 999_999_999, 9_999_999_999L};

    @Test
    void printsEveryNumberOfDigitsAsTheJsonLibraryDoes() {
        for (var number : NUMBERS) {
            var rows = new LengthRows(1);
            rows.numberFrom(number);
            for (var time : TIMES) {
                for (var length : LENGTHS) {
                    rows.add(time, length, LENGTHS[LENGTHS.length - 1] - length);
                }
            }

            assertThat(printed(rows)).isEqualTo(reference(rows));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void printsRandomNumbersAsTheJsonLibraryDoes(long seed) {
        var random = new Random(seed);
        var rows = new LengthRows(0);
        rows.numberFrom(1 + (random.nextLong() >>> (2 + random.nextInt(60))));
        for (var i = 0; i < 300; i++) {
            rows.add(
                    random.nextLong() >>> (1 + random.nextInt(60)),
                    random.nextInt() >>> (1 + random.nextInt(30)),
                    random.nextInt() >>> (1 + random.nextInt(30)));
        }

        assertThat(printed(rows)).isEqualTo(reference(rows));
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static String printed(LengthRows rows) {
        return StandardCharsets.UTF_8.decode(LengthLines.of(rows).bytes()).toString();
    }

    private static String reference(LengthRows rows) {
        var lines = new StringBuilder();
        for (var row = 0; row < rows.size(); row++) {
            lines.append(StandardCharsets.UTF_8.decode(RequestPrinter.printed(rows.request(row))));
        }
        return lines.toString();
    }
}
