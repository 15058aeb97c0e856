package io.iwc.replay.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as Prometheus' description of its text format allows them. */
class PrometheusPageTests {
    @Test
    void readsNamesLabelsNumbersAndPassesOverTheRest() {
        var points = PrometheusPage.points("""
                # HELP up A help text with "quotes" and { braces.
                # TYPE up gauge
                up 1

                  spaced { a = "x" , b="y", }   2.5e-1   1700000000000
                escaped{path="C:\\\\DIR\\n",say="\\"hi\\", she said}"} 3
                exemplar_total{a="b"} 4 # {trace_id="x"} 0.5
                unwanted{broken
                limit +Inf
                lost NaN
                """, name -> !name.equals("unwanted"));

        assertThat(points)
                .extracting(PrometheusPage.Point::name, PrometheusPage.Point::value)
                .containsExactly(
                        tuple("up", 1.0),
                        tuple("spaced", 0.25),
                        tuple("escaped", 3.0),
                        tuple("exemplar_total", 4.0),
                        tuple("limit", Double.POSITIVE_INFINITY),
                        tuple("lost", Double.NaN));
        assertThat(points.get(1).labels()).isEqualTo(Map.of("a", "x", "b", "y"));
        assertThat(points.get(2).labels()).isEqualTo(Map.of("path", "C:\\DIR\n", "say", "\"hi\", she said}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "up{", "up{a", "up{a=1} 1", "up{a=\"1} 1", "up{a=\"1\" 1", "up one"})
    void refusesWhatIsNoLineOfTheFormat(String line) {
        assertThatThrownBy(() -> PrometheusPage.points(line + "\n", "up"::equals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "found \"" + line + "\", expected name{label=\"value\"} number, as in Prometheus' text format");
    }
}
