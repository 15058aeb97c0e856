package io.iwc.assertj;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefusedCallsTests {
    @Test
    void standInTheMessageAboutAnEmptyCapture() {
        var captured = captured(new TreeMap<>(Map.of("POST /v1/messages: 404", 2L)));

        assertThatThrownBy(() -> assertThat(captured).hasRequestCount(1))
                .hasMessageContaining("Expecting workload \"captured\" to have 1 requests but has 0")
                .hasMessageEndingWith("\nrefused:  2 × POST /v1/messages: 404");
    }

    @Test
    void areNotMentionedWhereThereAreNone() {
        var captured = captured(new TreeMap<>());

        assertThatThrownBy(() -> assertThat(captured).hasRequestCount(1))
                .message()
                .doesNotContain("refused");
    }

    private static Workload captured(Map<String, Long> refused) {
        return Workload.of(
                "captured",
                List.of(),
                Manifest.builder("captured").skipped(refused).build());
    }
}
