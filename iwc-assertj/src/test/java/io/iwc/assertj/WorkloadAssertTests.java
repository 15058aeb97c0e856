package io.iwc.assertj;

import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertFactories.WORKLOAD;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;

import io.iwc.tokens.Tokenizers;
import org.junit.jupiter.api.Test;

class WorkloadAssertTests {
    @Test
    void saysWhatTheNumbersRestOn() {
        assertThat(messageOf(
                        () -> assertThat(Questions.of(2, "where is my parcel")).hasPromptTokensWithin(P50, 5, 9)))
                .startsWith(
                        "Expecting workload \"questions\" to have tokens.prompt.p50 within [5, 9] tokens but was 4.000"
                                + " tokens\n\nworkload: 2 requests, sha256 ")
                .endsWith(", tokenizer whitespace, output length from cap");
    }

    @Test
    void isSoftSafe() {
        var softly = new IwcSoftAssertions();

        softly.assertThat(Questions.of(2, "where is my parcel"))
                .hasRequestCount(3)
                .countingTokensWith(Tokenizers.whitespace())
                .hasPromptTokensWithin(P50, 4, 4)
                .isReproducible()
                .hasSessionCount(1);

        assertThat(softly.errorsCollected()).hasSize(3);
        assertThat((Object) Questions.of(2, "where")).asInstanceOf(WORKLOAD).hasRequestCount(2);
    }

    @Test
    void readsAsGivenWhenThen() {
        IwcBddAssertions.then(Questions.of(2, "where")).hasRequestCount(2);
    }
}
