package io.iwc.assertj;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;

import io.iwc.fingerprint.internal.FingerprintCache;
import io.iwc.tokens.Tokenizer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountingTokensWithTests {
    @Test
    void countsWithTheTokenizerThatTheWorkloadNames() {
        assertThat(Questions.of(2, "where is my parcel")).hasPromptTokensWithin(P50, 4, 4);
    }

    @Test
    void countsWithTheTokenizerAskedFor() {
        var letters = new Tokenizer() {
            @Override
            public String id() {
                return "letters";
            }

            @Override
            public int[] encode(String text) {
                return text.chars().toArray();
            }
        };

        assertThat(Questions.of(2, "parcel")).countingTokensWith(letters).hasPromptTokensWithin(P50, 6, 6);
    }

    @Test
    void measuresAWorkloadOncePerTokenizer() {
        var counts = new AtomicInteger();
        var counting = new Tokenizer() {
            @Override
            public String id() {
                return "counting";
            }

            @Override
            public int[] encode(String text) {
                counts.incrementAndGet();
                return new int[] {1};
            }
        };
        var workload = Questions.of(1, "where");

        assertThat(workload).countingTokensWith(counting).hasRequestCount(1);
        assertThat(workload).countingTokensWith(counting).hasPromptTokensWithin(P50, 1, 1);

        assertThat(counts).hasValue(1);
        assertThat(FingerprintCache.of(workload, counting)).isSameAs(FingerprintCache.of(workload, counting));
    }
}
