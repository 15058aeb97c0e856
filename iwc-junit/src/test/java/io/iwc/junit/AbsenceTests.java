package io.iwc.junit;

import static io.iwc.junit.TestCases.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.iwc.replay.Endpoint;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class AbsenceTests {
    @Test
    void aMissingFileAbortsWhereThatWasAskedFor() {
        run(MissingTestCases.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("needsIt"),
                                abortedWithReason(
                                        instanceOf(TestAbortedException.class),
                                        message(text -> text.startsWith("@IwcWorkload on class"
                                                + " AbsenceTests.MissingTestCases: trace: \"week.csv\" was not"
                                                + " found: looked on the class path (io/iwc/junit/week.csv or week.csv),"
                                                + " in the module's folder ")))))
                .haveExactly(
                        1,
                        event(
                                test("doesWithoutIt"),
                                org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully()));
    }

    @Test
    void aMissingFileAbortsAClassThatNeedsItBeforeAll() {
        run(MissingBeforeAllTestCases.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, event(abortedWithReason(instanceOf(TestAbortedException.class))));
    }

    @Test
    void anEndpointThatIsNotConfiguredAborts() {
        run(UnconfiguredTestCases.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(abortedWithReason(message("@IwcEndpoint on parameter 0 (Endpoint) of"
                                + " AbsenceTests.UnconfiguredTestCases.test: value: no endpoint is configured: set"
                                + " iwc.endpoint.url or IWC_ENDPOINT_URL"))));
    }

    @Test
    void anEndpointThatIsDownAborts() {
        run(DownTestCases.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("aborts"),
                                abortedWithReason(message("@IwcEndpoint on parameter 0 (Endpoint) of"
                                        + " AbsenceTests.DownTestCases.aborts: found no server, expected an answer of"
                                        + " http://127.0.0.1:9/v1/models within 2s"))));
    }

    @Test
    void anEndpointThatIsDownFailsWhereThatWasAskedFor() {
        assertThat(TestCases.failureOf(run(DownTestCases.class)))
                .isEqualTo(
                        "@IwcEndpoint on parameter 0 (Endpoint) of AbsenceTests.DownTestCases.fails: found no server,"
                                + " expected an answer of http://127.0.0.1:9/v1/models within 2s");
    }

    @Test
    void theSwitchDisablesEveryTestAndSaysSo() {
        TestCases.launch(SwitchedOffTestCases.class)
                .configurationParameter("iwc.enabled", "false")
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(test("declares"), skippedWithReason("IWC is switched off: iwc.enabled is false")))
                .haveExactly(
                        1,
                        event(
                                test("doesNot"),
                                org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully()));
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffIsAnError() {
        var results = TestCases.launch(SwitchedOffTestCases.class)
                .configurationParameter("iwc.enabled", "perhaps")
                .execute();

        var thrown = TestCases.onlyThrowable(results);
        var cause = thrown.getCause() == null ? thrown : thrown.getCause();
        assertThat(cause).hasMessage("configuration parameter iwc.enabled: found \"perhaps\", expected true or false");
    }

    @IwcWorkload(trace = "week.csv", onMissing = Missing.ABORT)
    static class MissingTestCases {
        @Test
        void needsIt(Workload workload) {}

        @Test
        void doesWithoutIt() {}
    }

    @IwcWorkload(trace = "week.csv", onMissing = Missing.ABORT)
    static class MissingBeforeAllTestCases {
        @BeforeAll
        static void needsIt(Workload workload) {}

        @Test
        void test() {}
    }

    static class UnconfiguredTestCases {
        @Test
        void test(@IwcEndpoint(IwcEndpoint.CONFIGURED) Endpoint endpoint) {}
    }

    static class DownTestCases {
        @Test
        void aborts(@IwcEndpoint(url = "http://127.0.0.1:9/v1") Endpoint endpoint) {}

        @Test
        void fails(@IwcEndpoint(url = "http://127.0.0.1:9/v1", onUnavailable = Missing.FAIL) Endpoint endpoint) {}
    }

    static class SwitchedOffTestCases {
        @Test
        void declares(@IwcWorkload("beside.jsonl") Workload workload) {}

        @Test
        void doesNot() {}
    }
}
