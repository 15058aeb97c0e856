package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparabilityTests {
    @Test
    void twoTokenizersOfOneIdAreToldApartByTheirContent() {
        var one = countedBy("abc");
        var other = countedBy("def");

        assertThatThrownBy(() -> Drift.between(one, other))
                .hasMessageStartingWith("tokens are counted by different versions of one tokenizer: abc in the baseline"
                        + " and def now: ");
    }

    private static Fingerprint countedBy(String sha256) {
        var tokenizer = new Tokenizer() {
            @Override
            public String id() {
                return "huggingface:a";
            }

            @Override
            public Optional<String> sha256() {
                return Optional.of(sha256);
            }

            @Override
            public int[] encode(String text) {
                return text.chars().toArray();
            }
        };
        return Fingerprinter.of(
                Stream.of(Request.text("Hello").withId("a").build()), Fingerprinter.Options.of(tokenizer));
    }
}
