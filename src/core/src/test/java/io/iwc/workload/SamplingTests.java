package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTests {
    private static final Sampling ALL = Sampling.builder()
            .temperature(0.5)
            .topP(0.9)
            .seed(3)
            .stop(List.of("END"))
            .streaming(true)
            .cancelAfterMillis(30)
            .build();

    @Test
    void leavesUnsetWhatIsNotSet() {
        assertThat(Sampling.builder().temperature(0.5).topP(0.9).streaming(true).build())
                .isEqualTo(Sampling.of(0.5, 0.9, true));
        assertThat(Sampling.builder().build()).isEqualTo(Sampling.UNSET);
    }

    @Test
    void isBuiltAgainFromWhatIsSet() {
        assertThat(ALL.toBuilder().build()).isEqualTo(ALL).hasSameHashCodeAs(ALL);
    }

    @Test
    void changesOnePartAndKeepsTheOthers() {
        var changed = ALL.toBuilder().cancelAfterMillis(40).build();

        assertThat(changed).isNotEqualTo(ALL);
        assertThat(changed.cancelAfterMillis()).hasValue(40);
        assertThat(changed.seed()).hasValue(3);
    }
}
