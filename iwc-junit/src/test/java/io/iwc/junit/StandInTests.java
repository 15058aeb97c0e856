package io.iwc.junit;

import static io.iwc.junit.TestCases.failureOf;
import static io.iwc.junit.TestCases.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.generate.Resynthesis;
import io.iwc.generate.Synthesis;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StandInTests {
    private static final String FOLDER = "target/stand-ins/";

    @BeforeAll
    static void aFingerprintAndSomethingElse() throws IOException {
        var source = Synthesis.of(300).arriving(Arrivals.poisson(4), Rng.PCG64).generate("week");
        Files.createDirectories(Path.of(FOLDER));
        FingerprintFile.write(
                Fingerprinter.of(source, Tokenizers.of("whitespace")), Path.of(FOLDER + "week.fingerprint.json"));
        Files.writeString(Path.of(FOLDER + "other.json"), "{}\n");
        Files.write(
                Path.of(FOLDER + "there.csv"),
                List.of(
                        "TIMESTAMP,ContextTokens,GeneratedTokens",
                        "2023-11-16 18:17:03.9799600,4,2",
                        "2023-11-16 18:17:04.9799600,5,2"));
    }

    @Test
    void standsInForATraceThatIsNotThereAndSaysSo() {
        assertThat(failureOf(run(AbsentTestCases.class)))
                .isEqualTo("workload \"nowhere (re-synthesised from week, the trace is not there)\" of 300 requests");
    }

    @Test
    void leavesATraceThatIsThereAlone() {
        assertThat(failureOf(run(PresentTestCases.class))).isEqualTo("workload \"there\" of 2 requests");
    }

    @Test
    void isTheSameEveryTimeAndTakesItsSeedFromTheDeclaration() {
        run(RemadeTestCases.class).testEvents().assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void hasToBeAFileAlsoWhereTheTraceIs() {
        assertThat(failureOf(run(MissingTestCases.class)))
                .startsWith("@IwcWorkload on parameter 0 (Workload) of StandInTests.MissingTestCases.test: standIn:"
                        + " \"nowhere.fingerprint.json\" was not found: looked on the class path");
    }

    @Test
    void hasToBeAFingerprint() {
        assertThat(failureOf(run(OtherTestCases.class)))
                .startsWith("@IwcWorkload on parameter 0 (Workload) of StandInTests.OtherTestCases.test: standIn: found"
                        + " \"target/stand-ins/other.json\", expected a fingerprint as iwc fingerprint writes it: ")
                .endsWith("schema: found nothing, expected iwc-fingerprint/1");
    }

    @Test
    void isForTracesOnly() {
        assertThat(failureOf(run(WithoutTraceTestCases.class)))
                .isEqualTo("@IwcWorkload on parameter 0 (Workload) of StandInTests.WithoutTraceTestCases.test: standIn:"
                        + " found \"target/stand-ins/week.fingerprint.json\", expected nothing: only a trace has a"
                        + " stand-in");
    }

    static class AbsentTestCases {
        @Test
        void test(@IwcWorkload(trace = "nowhere.csv", standIn = FOLDER + "week.fingerprint.json") Workload workload) {
            throw new AssertionError(workload);
        }
    }

    static class PresentTestCases {
        @Test
        void test(
                @IwcWorkload(trace = FOLDER + "there.csv", standIn = FOLDER + "week.fingerprint.json")
                        Workload workload) {
            throw new AssertionError(workload);
        }
    }

    static class RemadeTestCases {
        @Test
        void test(
                @IwcWorkload(trace = "nowhere.csv", standIn = FOLDER + "week.fingerprint.json", seed = 7)
                        Workload workload) {
            assertThat(workload.regenerate().orElseThrow().sha256()).isEqualTo(workload.sha256());
            assertThat(workload.manifest().seed()).hasValue(7);
            assertThat(Resynthesis.made(workload)).isTrue();
        }
    }

    static class MissingTestCases {
        @Test
        void test(@IwcWorkload(trace = FOLDER + "there.csv", standIn = "nowhere.fingerprint.json") Workload workload) {}
    }

    static class OtherTestCases {
        @Test
        void test(@IwcWorkload(trace = "nowhere.csv", standIn = FOLDER + "other.json") Workload workload) {}
    }

    static class WithoutTraceTestCases {
        @Test
        void test(
                @IwcWorkload(synthetic = @Synthetic(requests = 3), standIn = FOLDER + "week.fingerprint.json")
                        Workload workload) {}
    }
}
