package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Semantic;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintTextTests {
    @Test
    void printsTheCumulativeExampleAsTheContractDoes() {
        // cli.md; the section on prefix reuse by hand from full blocks 1 2 3 4 5, hits 0 1 2 3 4, depths 1 12 123 1234
        var prompts = new int[] {20, 36, 52, 68, 81}; // metrics.md 6.1, each prompt begins with the one before it
        var caps = new int[] {32, 16, 8, 24, 16};
        var requests = IntStream.range(0, prompts.length)
                .mapToObj(turn -> Request.text("x".repeat(prompts[turn]))
                        .inSession("s1")
                        .asTurn(turn)
                        .arrivingAt(500_000_000L * turn)
                        .withMaxOutputTokens(caps[turn])
                        .build())
                .toList();

        assertThat(text(requests)).startsWith("""
                WORKLOAD SUMMARY
                ----------------
                Requests               : 5
                Tokenizer              : tiktoken:o200k_base
                Workload type          : smooth, prefill-heavy, high-reuse
                Primary class          : interactive-chat (prefill-heavy)

                TOKENS
                ------
                Prompt tokens          : mean 51.40   P50 52.00   P90 75.80   P99 80.48
                Output tokens (cap)    : mean 19.20   P50 16.00   P90 28.80   P99 31.68
                Prompt/output ratio    : mean 3.454
                Prefill dominance      : P50 0.7391   P90 0.8540   total 0.7280

                ARRIVALS
                --------
                Duration               : 2.000 s
                Mean RPS               : 2.500   peak in 1 s 2
                Gaps                   : P50 500.0 ms   P90 500.0 ms   P99 500.0 ms
                Burstiness (CV)        : 0   pattern smooth / batch-like
                Other burst indicators : dispersion 1 s 0   gap median/mean 1.000   gamma shape n/a (all gaps are equal)   lag-1 Spearman n/a (all gaps are equal)

                SESSIONS
                --------
                Sessions               : 1
                Turns per session      : mean 5.000   P90 5.000
                Session reuse          : mean 0.7130   total 0.7426
                Prompt growth          : P50 16.00   P90 16.00

                PREFIX REUSE
                ------------
                Blocks of 16 tokens    : total 0.6226   per request mean 0.5112   requests with a hit 0.8000   distinct blocks 5
                LRU blocks for hits    : 50 % 2   90 % 3   99 % 4
                Prefill after reuse    : total 0.5026
                Shared prefix          : 48 tokens in 3 requests   saves 96   first in request 3
                Shared prefix          : 32 tokens in 4 requests   saves 96   first in request 2
                Shared prefix          : 64 tokens in 2 requests   saves 64   first in request 4
                """);
    }

    @Test
    void saysOnceWhyALineHasNoNumber() {
        var one = Request.text("xyz").arrivingAt(0).build();

        assertThat(text(List.of(one)))
                .contains(
                        "Output tokens          : n/a (no output length: neither output_tokens nor max_output_tokens)\n")
                .contains("Gaps                   : n/a (fewer than two requests)\n")
                .contains("Mean RPS               : n/a (fewer than two requests)   peak in 1 s 1\n")
                .contains("Burstiness (CV)        : n/a (fewer than two requests)   pattern unknown\n")
                .contains("Sessions               : 0\n")
                .contains("Session reuse          : n/a (no request carries a session_id)\n")
                .doesNotContain("POPULATION");
    }

    @Test
    void warnsOfACoarseClock() {
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 10; i++) {
            requests.add(Request.lengthOnly(8)
                    .withOutputTokens(2)
                    .arrivingAt(i < 5 ? 0 : 2_000_000_000L)
                    .build());
        }

        assertThat(text(requests))
                .contains("Tokenizer              : given\n")
                .contains("Output tokens (observed): mean 2.000")
                .contains("Gaps                   : P50 0 s   P90 400.0 ms   P99 1.840 s\n")
                .contains("Warning                : clock resolution: CV and dispersion below the tick describe the "
                        + "recording\n");
    }

    @Test
    void showsWhatRequestsSayTheyAreAbout() {
        var refund = new Semantic(Optional.of("qa"), Optional.of("low"), List.of("refund"));
        var code = new Semantic(Optional.of("code"), Optional.empty(), List.of());
        var requests = List.of(
                Request.lengthOnly(8).withSemantic(refund).arrivingAt(0).build(),
                Request.lengthOnly(8).withSemantic(refund).arrivingAt(1).build(),
                Request.lengthOnly(8).withSemantic(code).arrivingAt(2).build(),
                Request.lengthOnly(8).arrivingAt(3).build());

        assertThat(text(requests)).endsWith("""

                SEMANTICS
                ---------
                Labelled requests      : 3   coverage 0.7500
                Tasks                  : code 1   qa 2
                Difficulties           : low 2
                Most frequent tags     : refund (2)
                """);
    }

    @Test
    void showsThePopulationWhereThereIsOne() {
        var requests = List.of(
                Request.lengthOnly(8)
                        .withOutputTokens(2)
                        .byUser("a")
                        .arrivingAt(0)
                        .build(),
                Request.lengthOnly(8)
                        .withOutputTokens(2)
                        .byUser("a")
                        .arrivingAt(1)
                        .build(),
                Request.lengthOnly(8)
                        .withOutputTokens(2)
                        .byUser("b")
                        .arrivingAt(2)
                        .build());

        assertThat(text(requests)).endsWith("""

                POPULATION
                ----------
                Users                  : 2   coverage 1.000
                Share of users         : largest 0.6667   ten largest 1.000   Gini 0.1667   Zipf n/a (fewer than three users)
                Models                 : 0   coverage n/a (no request carries a model)
                """);
    }

    private static String text(List<Request> requests) {
        return FingerprintText.of(
                Fingerprinter.of(Workload.of("test", requests, Manifest.of("test")), new OneTokenPerCharacter()));
    }

    /** A tokenizer that goes by a real one's name. */
    private static final class OneTokenPerCharacter implements Tokenizer {
        @Override
        public String id() {
            return "tiktoken:o200k_base";
        }

        @Override
        public int[] encode(String text) {
            return text.chars().toArray();
        }
    }
}
