package io.iwc.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestRecordTests {
    @Test
    void staysAsItWasBuiltWhenItsBuilderGoesOn() {
        var builder =
                RequestRecord.builder(1, "r1", 0).sent(5).outputTokens(7, false).ok("stop");
        var first = builder.build();

        var second = builder.sent(99)
                .outputTokens(8, true)
                .failed(ErrorClass.TRUNCATED, "cut off")
                .build();

        assertThat(first).hasToString("r1 ok");
        assertThat(first.sentNanos()).hasValue(5);
        assertThat(first.outputTokens()).hasValue(7);
        assertThat(first.errorClass()).isEmpty();
        assertThat(second).hasToString("r1 failed");
        assertThat(second.sentNanos()).hasValue(99);
    }

    @Test
    void keepsAllElseWhenItsOutputTokensAreCountedAfterwards() {
        var record =
                RequestRecord.builder(3, "r1", 4).sent(5).status(200).ok("stop").build();

        var counted = record.withEstimatedOutputTokens(12);

        assertThat(counted.outputTokens()).hasValue(12);
        assertThat(counted.outputTokensEstimated()).isTrue();
        assertThat(counted)
                .usingRecursiveComparison()
                .ignoringFields("outputTokens", "outputTokensEstimated")
                .isEqualTo(record);
        assertThat(record.outputTokens()).isEmpty();
    }
}
