package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertFactories.WORKLOAD;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.fingerprint.Percentile.P50;

import io.iwc.fingerprint.FingerprintCache;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadAssertTests {
    private static Workload questions(int count, String text) {
        List<Request> requests = IntStream.range(0, count)
                .mapToObj(i -> Request.text(text)
                        .withId("r-" + i)
                        .arrivingAt(i * 100_000_000L)
                        .withMaxOutputTokens(4)
                        .build())
                .toList();
        return Workload.of("questions", requests, Manifest.of("test"))
                .countedWith(Tokenizers.whitespace().reference());
    }

    @Test
    void countsWithTheTokenizerThatTheWorkloadNames() {
        assertThat(questions(2, "where is my parcel")).hasPromptTokensWithin(P50, 4, 4);
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

        assertThat(questions(2, "parcel")).countingTokensWith(letters).hasPromptTokensWithin(P50, 6, 6);
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
        var workload = questions(1, "where");

        assertThat(workload).countingTokensWith(counting).hasRequestCount(1);
        assertThat(workload).countingTokensWith(counting).hasPromptTokensWithin(P50, 1, 1);

        assertThat(counts).hasValue(1);
        assertThat(FingerprintCache.of(workload, counting)).isSameAs(FingerprintCache.of(workload, counting));
    }

    @Test
    void saysWhatTheNumbersRestOn() {
        assertThat(messageOf(
                        () -> assertThat(questions(2, "where is my parcel")).hasPromptTokensWithin(P50, 5, 9)))
                .startsWith(
                        "Expecting workload \"questions\" to have tokens.prompt.p50 within [5, 9] tokens but was 4.000"
                                + " tokens\n\nworkload: 2 requests, sha256 ")
                .endsWith(", tokenizer whitespace, output length from cap");
    }

    @Test
    void isReproducibleIfItIsTheSameWhenMadeAgain() {
        assertThat(questions(2, "where").madeBy(() -> questions(2, "where"))).isReproducible();
    }

    @Test
    void isNotReproducibleWithoutASource() {
        assertThat(messageOf(() -> assertThat(questions(2, "where")).isReproducible()))
                .isEqualTo("""
                        Expecting workload "questions" to be reproducible but it cannot be made again: it has no source

                        hint: workloads of @IwcWorkload have one; captured traffic does not""");
    }

    @Test
    void saysWhatDiffersWhenMadeAgain() {
        assertThat(firstLineOf(() -> assertThat(questions(2, "where").madeBy(() -> questions(3, "where")))
                        .isReproducible()))
                .isEqualTo(
                        "Expecting workload \"questions\" to be reproducible but made again it has 3 requests instead"
                                + " of 2");
        assertThat(firstLineOf(() -> assertThat(questions(2, "where").madeBy(() -> questions(2, "when")))
                        .isReproducible()))
                .isEqualTo("Expecting workload \"questions\" to be reproducible but made again its request 1 of 2 (r-0)"
                        + " differs in its prompt");
    }

    @Test
    void isSoftSafe() {
        var softly = new IwcSoftAssertions();

        softly.assertThat(questions(2, "where is my parcel"))
                .hasRequestCount(3)
                .countingTokensWith(Tokenizers.whitespace())
                .hasPromptTokensWithin(P50, 4, 4)
                .isReproducible()
                .hasSessionCount(1);

        assertThat(softly.errorsCollected()).hasSize(3);
        assertThat((Object) questions(2, "where")).asInstanceOf(WORKLOAD).hasRequestCount(2);
    }

    @Test
    void readsAsGivenWhenThen() {
        IwcBddAssertions.then(questions(2, "where")).hasRequestCount(2);
    }
}
