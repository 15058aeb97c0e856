package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.ReasonCode;
import io.iwc.run.internal.InvalidReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTests {
    private final InProcess process = new InProcess();

    @ParameterizedTest
    @ValueSource(strings = {"client-limited", "CLIENT_LIMITED", "client limited"})
    void saysWhatIsWrongAndWhatToDo(String code) {
        assertThat(process.iwc("explain", code)).isZero();

        assertThat(process.out()).isEqualTo("""
                        client-limited: schedule lag P99 is …, allowed …
                        Meaning  : INVALID: The client sent requests later than the schedule asked for, so the server saw another load than the one that is reported, and the delay of the client would be taken for one of the server.
                        To do    : Use a machine with more processors and nothing else to do, share the schedule between several machines (--shard and iwc merge), lower the rate, or allow more with --max-lag where latencies are larger than the lag by far.
                        """);
    }

    @Test
    void invalidNamesItsReasons() {
        process.iwc("explain", "INVALID");

        assertThat(process.out())
                .startsWith("INVALID: latencies of this run are not to be believed\n")
                .contains(
                        "\nReasons  : incomplete: the run was stopped, these are the requests that had ended\n",
                        "\n           client-limited: schedule lag P99 is …, allowed …\n",
                        "\n           no-request-succeeded: no request succeeded\n");
    }

    @Test
    void aReasonNamesTheMetricsThatMayHaveIt() {
        process.iwc("explain", "one-gap");

        assertThat(process.out()).isEqualTo("""
                        one-gap: one gap has no spread
                        Meaning  : A metric has no value, for this reason. A bound on it fails; it never counts as kept.
                        Metrics  : arrivals.burstinessCv, run.deliveredCv
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAMetricIsExplained(ReasonCode code) {
        assertThat(process.iwc("explain", code.id())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAnInvalidRunIsExplained(InvalidReason reason) {
        assertThat(process.iwc("explain", reason.id())).isZero();

        assertThat(process.out()).contains(reason.meaning(), reason.remedy());
    }

    @Test
    void withoutACodeAllAreListed() {
        process.iwc("explain");

        assertThat(process.out().lines())
                .hasSize(2 + InvalidReason.values().length + 3 + ReasonCode.values().length)
                .startsWith(
                        "CODE                   MESSAGE",
                        "INVALID                latencies of this run are not to be" + " believed");
    }

    @Test
    void anUnknownCodeIsAUsageError() {
        assertThat(process.iwc("explain", "one-gab")).isEqualTo(64);

        assertThat(process.err()).isEqualTo("""
                iwc explain: CODE: found "one-gab", expected one of those that 'iwc explain' lists
                Try 'iwc explain --help'.
                """);
    }
}
