package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.drift.DrawnWorkload;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.testing.Traffic;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PowerTests {
    private static final Pattern CATCHES = Pattern.compile("catches a (shift|fall) of ([0-9.]+)");

    @Test
    void seesSmallerShiftsInMoreRequests() {
        var few = sentences(Traffic.INDEPENDENT, 300);
        var many = sentences(Traffic.INDEPENDENT, 3000);

        assertThat(many).hasSize(3);
        for (var kind = 0; kind < 3; kind++) {
            assertThat(size(many.get(kind))).as(many.get(kind)).isLessThan(size(few.get(kind)));
        }
        // by hand: the rate of 3000 exponential gaps beside that of 3000 others has a standard error of 2.6 %; a bound
        // of three of them is passed in 95 of 100 draws by a shift of 4.6, 12 %
        assertThat(many.get(2))
                .isIn(
                        "catches a shift of 10 % in rate with 95 % at this size",
                        "catches a shift of 15 % in rate with 95 % at this size");
    }

    @Test
    void tellsWhichFallOfPrefixReuseIsSeen() {
        assertThat(sentences(Traffic.SESSIONS, 3000))
                .last()
                .asString()
                .matches("catches a fall of 0[.]0[1-5] in reuse[.]prefix[.]block16 with 95 % at this size");
    }

    @Test
    void saysWhatIsNotSeenAtAll() {
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 60; i++) {
            requests.add(Request.lengthOnly(i % 2 == 0 ? 10 : 40 + (int) Math.pow(1.2, i))
                    .arrivingAt(Examples.millis((long) Math.pow(1.25, i)))
                    .withMaxOutputTokens(8)
                    .build());
        }
        var growing = Examples.workload("growing", requests);
        var calibration = Calibration.of(growing, new NumberTokenizer(), 60, 42);

        assertThat(Power.of(calibration, 60)).contains("does not catch a shift of 100 % in rate at this size");
    }

    private static List<String> sentences(Traffic traffic, int size) {
        var baseline = DrawnWorkload.of(traffic, 3, size, 1);
        return Power.of(Calibration.of(baseline, new NumberTokenizer(), size, 42), size);
    }

    private static double size(String sentence) {
        var matcher = CATCHES.matcher(sentence);
        assertThat(matcher.find()).as(sentence).isTrue();
        return Double.parseDouble(matcher.group(2));
    }
}
