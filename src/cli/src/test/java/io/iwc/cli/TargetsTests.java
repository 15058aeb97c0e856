package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.run.Slo;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TargetsTests {
    private final Targets targets = new Targets();

    @Test
    void readsTargetsInAnyOrder() {
        assertThat(targets.convert("tpot=50ms,ttft=500ms"))
                .isEqualTo(Slo.ttft(Duration.ofMillis(500)).andTpot(Duration.ofMillis(50)));
        assertThat(targets.convert("latency=10s")).isEqualTo(Slo.latency(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ttft", "itl=5ms", "=5ms"})
    void namesTheTargetsThereAre(String text) {
        assertThatThrownBy(() -> targets.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "found \"" + text + "\", expected ttft=TIME, tpot=TIME or latency=TIME, separated by commas");
    }

    @Test
    void takesEachTargetOnce() {
        assertThatThrownBy(() -> targets.convert("ttft=1s,ttft=2s"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("found ttft twice");
    }
}
