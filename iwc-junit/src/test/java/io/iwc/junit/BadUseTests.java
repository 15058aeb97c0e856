package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.TestCases.failureOf;
import static io.iwc.junit.TestCases.onlyThrowable;
import static io.iwc.junit.TestCases.run;

import io.iwc.drift.Drift;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;

/** What is easily done wrong, and what one reads then: where it stands, what was found, how to go on. */
class BadUseTests {
    private static final String THREE = "io.iwc.junit.Workloads#three";

    @TempDir
    private Path folder;

    @Test
    void aFileOfNoFormat() {
        var thrown = onlyThrowable(run(NoFormatTestCases.class)).getCause();

        assertThat(thrown).isInstanceOf(ExtensionConfigurationException.class);
        assertThat(thrown.getMessage())
                .startsWith("@IwcWorkload on parameter 0 (Workload) of BadUseTests.NoFormatTestCases.test: dataset: ")
                .endsWith("diary.txt: found neither JSON nor a known header in the first line, expected a known format;"
                        + " name it if it is one of canonical, simple-json, jsonl-prompts, sharegpt, alpaca, openai-chat,"
                        + " openai-batch, wiremock, mt-bench, azure, burstgpt, mooncake, qwen-bailian, vidur, llmservingsim,"
                        + " metrics-csv");
    }

    @Test
    void lengthsBetweenWhichNothingLies() {
        assertThat(failureOf(run(NoLengthTestCases.class)))
                .isEqualTo("@IwcWorkload on parameter 0 (Workload) of BadUseTests.NoLengthTestCases.test:"
                        + " synthetic.prompt.min, max: found 90 and 10, expected 1 ≤ min ≤ max");
    }

    @Test
    void aTokenizerThatIsSetAndUnknown() {
        assertThat(failureOf(holding("verify", "abacus", EndpointTestCases.class)))
                .startsWith("@IwcEndpoint on class BadUseTests.EndpointTestCases: tokenizer (from iwc.tokenizer): found"
                        + " \"abacus\", expected whitespace (or simple), ");
    }

    @Test
    void sessionsWithoutATurn() {
        assertThat(failureOf(run(NoTurnTestCases.class)))
                .isEqualTo("@IwcWorkload on parameter 0 (Workload) of BadUseTests.NoTurnTestCases.test:"
                        + " synthetic.sessions.turns: found 0, expected an integer ≥ 1");
    }

    @Test
    void boundsBetweenWhichNothingLies() {
        var thrown = onlyThrowable(run(NoBoundTestCases.class));

        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bounds: found min 0.8 above max 0.6, expected min ≤ max; nothing can lie between");
    }

    @Test
    void aComparisonOfOneSide() {
        assertThat(failureOf(run(OneSideTestCases.class)))
                .isEqualTo("parameter 0 (Drift) of BadUseTests.OneSideTestCases.test: found no candidate and no"
                        + " @IwcWorkload, expected one on the parameter, its method or a class around it");
    }

    @Test
    void aBaselineThatIsNotRecorded() {
        var thrown = onlyThrowable(holding("verify", "whitespace", BaselineTestCases.class));

        assertThat(thrown).isInstanceOf(AssertionFailedError.class);
        assertThat(thrown.getMessage())
                .isEqualTo("Expecting workload \"three\" to match baseline chats but there is no baseline " + file()
                        + ": record it on a developer's machine with -Diwc.baseline.mode=record, review and commit it");
    }

    @Test
    void aBaselineOfAnotherTokenizer() {
        holding("record", "whitespace", BaselineTestCases.class);

        var thrown = onlyThrowable(holding("verify", "tiktoken:o200k_base", BaselineTestCases.class));

        assertThat(thrown).isInstanceOf(AssertionFailedError.class);
        assertThat(thrown.getMessage())
                .isEqualTo(
                        "Expecting workload \"three\" to match baseline chats but they are not comparable: tokens are"
                                + " counted by whitespace in the baseline and tiktoken:o200k_base now: no delta would mean"
                                + " anything; count both with one tokenizer, or compare what does not depend on tokens\n\nbaseline: "
                                + file()
                                + "\naccept:   iwc baseline accept target/iwc/received/io/iwc/junit/BadUseTests/"
                                + "BaselineTestCases/chats.fingerprint.json"
                                + "\n      or: mvn test -Diwc.baseline.mode=update -Diwc.baseline.filter=chats");
    }

    private String file() {
        return folder.resolve("io/iwc/junit/BadUseTests/BaselineTestCases/chats.fingerprint.json")
                .toString()
                .replace('\\', '/');
    }

    private EngineExecutionResults holding(String mode, String tokenizer, Class<?> fixture) {
        return TestCases.launch(fixture)
                .configurationParameter("iwc.baseline.dir", folder.toString())
                .configurationParameter("iwc.baseline.mode", mode)
                .configurationParameter("iwc.baseline.allow-write-on-ci", "true")
                .configurationParameter("iwc.tokenizer", tokenizer)
                .execute();
    }

    static class NoFormatTestCases {
        @Test
        void test(@IwcWorkload(dataset = "diary.txt") Workload workload) {}
    }

    @IwcEndpoint
    static class EndpointTestCases {
        @Test
        void test() {}
    }

    static class NoLengthTestCases {
        @Test
        void test(
                @IwcWorkload(synthetic = @Synthetic(requests = 1, prompt = @Tokens(min = 90, max = 10)))
                        Workload workload) {}
    }

    static class NoTurnTestCases {
        @Test
        void test(
                @IwcWorkload(synthetic = @Synthetic(requests = 1, sessions = @Sessions(turns = 0)))
                        Workload workload) {}
    }

    static class NoBoundTestCases {
        @Test
        void test(@IwcWorkload(factory = THREE) Workload workload) {
            assertThat(workload).hasReuseWithin(0.8, 0.6);
        }
    }

    static class OneSideTestCases {
        @Test
        @IwcCompare(baseline = @IwcWorkload(factory = THREE))
        void test(Drift drift) {}
    }

    @IwcWorkload(factory = THREE)
    static class BaselineTestCases {
        @Test
        @IwcBaseline("chats")
        void test(Workload workload) {
            assertThat(workload).matchesBaseline();
        }
    }
}
