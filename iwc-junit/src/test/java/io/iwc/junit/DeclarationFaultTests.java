package io.iwc.junit;

import static io.iwc.junit.TestCases.failureOf;
import static io.iwc.junit.TestCases.onlyThrowable;
import static io.iwc.junit.TestCases.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.replay.Endpoint;
import io.iwc.run.Run;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.internal.Predictor;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class DeclarationFaultTests {
    @Test
    void twoSources() {
        assertThat(failureOf(run(TwoSourcesTestCases.class)))
                .isEqualTo(
                        "@IwcWorkload on parameter 0 (Workload) of DeclarationFaultTests.TwoSourcesTestCases.test: found"
                                + " value and factory, expected exactly one of value, dataset, trace, synthetic, factory");
    }

    @Test
    void noSource() {
        assertThat(failureOf(run(NoSourceTestCases.class)))
                .isEqualTo(
                        "@IwcWorkload on method DeclarationFaultTests.NoSourceTestCases.test: found no source, expected"
                                + " exactly one of value, dataset, trace, synthetic, factory");
    }

    @Test
    void aFileThatIsNowhere() {
        assertThat(failureOf(run(NoFileTestCases.class)))
                .startsWith(
                        "@IwcWorkload on parameter 0 (Workload) of DeclarationFaultTests.NoFileTestCases.test: dataset:"
                                + " \"chats/nowhere.json\" was not found: looked on the class path"
                                + " (io/iwc/junit/chats/nowhere.json or chats/nowhere.json), in the module's folder "
                                + Path.of("").toAbsolutePath()
                                + ", in the working directory and in the folder of iwc.data")
                .endsWith(
                        "; put it into src/test/resources/chats/nowhere.json, where now lies five-turns.jsonl, log.jsonl; onMissing = ABORT skips the test where it"
                                + " is absent");
    }

    @Test
    void aFileInAFolderThatIsNotThere() {
        assertThat(failureOf(run(NoFolderTestCases.class)))
                .endsWith(
                        "; put it into src/test/resources/logs/nowhere.json; onMissing = ABORT skips the test where it is"
                                + " absent");
    }

    @Test
    void aFactoryThatIsNone() {
        var expected = ", expected a static method that returns Workload and takes nothing or the seed as a long:"
                + " \"method\" of the test class or \"pkg.Type#method\"";
        var place = "@IwcWorkload on parameter 0 (Workload) of DeclarationFaultTests.FactoryTestCases.";

        assertThat(run(FactoryTestCases.class).testEvents().failed().stream()
                        .map(event -> TestCases.thrown(event).getMessage()))
                .containsExactlyInAnyOrder(
                        place + "noClass: factory: found \"io.iwc.Nowhere#make\" (no class io.iwc.Nowhere)" + expected,
                        place + "noMethod: factory: found \"make\" (no such method in"
                                + " DeclarationFaultTests.FactoryTestCases)" + expected,
                        place + "notStatic: factory: found \"io.iwc.junit.Workloads#notStatic\" (a method that is not"
                                + " static)" + expected,
                        place + "notAWorkload: factory: found \"io.iwc.junit.Workloads#notAWorkload\" (a method that"
                                + " returns String)" + expected);
    }

    @Test
    void everyFaultIsSaidAtOnce() {
        var thrown = onlyThrowable(run(ManyFaultsTestCases.class));

        assertThat(thrown).isInstanceOf(ExtensionConfigurationException.class).hasMessage("""
                        12 faults in the declarations of this test:
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: arrival.rate: found -1.0, expected a number > 0
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: arrival.timeScale: found 2.0, expected nothing: POISSON does not use it, only SOURCE does
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: maxOutputTokens: found -1, expected an integer ≥ 0
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: limit: found -1, expected an integer ≥ 0
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: format: found "azure", expected nothing: only dataset and trace have a format, factory has none
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: mode: found TURNS, expected nothing: only dataset and trace are compiled, factory is not
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: maxOutputTokens: found -1, expected nothing: only dataset and trace are compiled, factory is not
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: onMissing: found ABORT, expected nothing: factory is no file
                        @IwcWorkload on class DeclarationFaultTests.ManyFaultsTestCases: arrival.timeScale: found 2.0, expected nothing: only dataset and trace are scaled, factory keeps its times
                        @IwcEndpoint on class DeclarationFaultTests.ManyFaultsTestCases: maxConcurrency: found -1, expected an integer ≥ 0
                        @IwcEndpoint on class DeclarationFaultTests.ManyFaultsTestCases: apiKeyEnv: found something that is no name of an environment variable (not shown, it may be a key), expected a name such as OPENAI_API_KEY
                        @IwcEndpoint on class DeclarationFaultTests.ManyFaultsTestCases: found embedded and url, expected at most one of embedded, url, value""");
    }

    @Test
    void arrivalsThatLackOrHaveTooMuch() {
        var place = "@IwcWorkload on parameter 0 (Workload) of DeclarationFaultTests.ArrivalTestCases.";

        assertThat(run(ArrivalTestCases.class).testEvents().failed().stream()
                        .map(event -> TestCases.thrown(event).getMessage()))
                .containsExactlyInAnyOrder(
                        place + "noRate: arrival.rate: found nothing, expected a number > 0 for POISSON",
                        place + "noStep: arrival.rate, stepMillis: found neither, expected one of them for FIXED_STEP",
                        place + "bothSteps: arrival.rate, stepMillis: found both, expected one of them for FIXED_STEP",
                        place + "unusedRate: arrival.rate: found 5.0, expected nothing: SOURCE does not use it, only"
                                + " FIXED_STEP, POISSON, GAMMA, ON_OFF, RAMP, DIURNAL does",
                        place + "noSpread: arrival.cv, shape: found neither, expected one of them for GAMMA",
                        place + "noEnd: arrival.toRate: found nothing, expected a number > 0 for RAMP",
                        place + "tooWide: arrival.amplitude: found 2.0, expected a number from 0 to 1",
                        place + "negativeOff: arrival.offRate: found -1.0, expected a number ≥ 0",
                        place + "foreign: arrival.onSeconds: found 1.0, expected nothing: RAMP does not use it, only"
                                + " ON_OFF does",
                        place
                                + "textAndKind: arrival.process: found POISSON, expected nothing beside value, which says the"
                                + " whole process",
                        place + "noText: arrival.value: found \"weibull:rate=5\" (no process is called \"weibull\"),"
                                + " expected one of fixed-step:[step=|rate=], poisson:rate=, gamma:rate=,cv=|shape=,"
                                + " burst:size=,every=, on-off:rate=,on=,off=,[off-rate=], ramp:rate=,to=,over=,"
                                + " diurnal:rate=,amplitude=,period= (step, every, on, off, over and period are times"
                                + " such as 500ms, 1.5s or 10m)",
                        place + "noBurst: arrival.burstSize: found 0, expected an integer ≥ 1 for BURST",
                        place + "negativeThought: arrival.thinkSeconds: found -1.0, expected a number ≥ 0");
    }

    @Test
    void anUnknownFormat() {
        assertThat(failureOf(run(FormatTestCases.class)))
                .isEqualTo("@IwcWorkload on parameter 0 (Workload) of DeclarationFaultTests.FormatTestCases.test:"
                        + " format: found \"azur\", expected one of canonical, simple-json, jsonl-prompts, sharegpt,"
                        + " alpaca, openai-chat, openai-batch, wiremock, mt-bench, azure, burstgpt, mooncake, qwen-bailian, vidur,"
                        + " llmservingsim, metrics-csv");
    }

    @Test
    void anUnknownTokenizer() {
        assertThat(failureOf(run(TokenizerTestCases.class)))
                .startsWith("@IwcWorkload on parameter 0 (Workload) of DeclarationFaultTests.TokenizerTestCases.test:"
                        + " tokenizer: found \"abacus\", expected whitespace (or simple), ");
    }

    @Test
    void anUnknownProfile() {
        assertThat(failureOf(run(ProfileTestCases.class)))
                .isEqualTo("@IwcEndpoint on parameter 0 (Predictor) of DeclarationFaultTests.ProfileTestCases.test:"
                        + " embedded.profile: found \"abacus\", expected one of a100-80g, a100-80g-x4, a100-80g-x8,"
                        + " default, h100-80g, h100-80g-x8, rtx4090-llama-3.1-8b");
    }

    @Test
    void aProfileThatCannotBeRead() throws Exception {
        var file =
                Path.of(DeclarationFaultTests.class.getResource("latin1.yaml").toURI());

        assertThat(failureOf(run(UnreadableProfileTestCases.class)))
                .isEqualTo("@IwcEndpoint on parameter 0 (Predictor) of"
                        + " DeclarationFaultTests.UnreadableProfileTestCases.test: embedded.profile: " + file
                        + ": cannot be read: found bytes that are not UTF-8, expected UTF-8 text");
    }

    @Test
    void anEndpointThatIsNotNamed() {
        assertThat(failureOf(run(UnnamedEndpointTestCases.class)))
                .isEqualTo(
                        "@IwcEndpoint on parameter 0 (Endpoint) of DeclarationFaultTests.UnnamedEndpointTestCases.test:"
                                + " value: found \"gpu-box\", but no endpoint is configured: set iwc.endpoint.gpu-box.url or"
                                + " IWC_ENDPOINT_GPU_BOX_URL");
    }

    @Test
    void anAddressThatIsNone() {
        assertThat(run(AddressTestCases.class).testEvents().failed().stream()
                        .map(event -> TestCases.thrown(event).getMessage()))
                .containsExactlyInAnyOrder(
                        "@IwcEndpoint on parameter 0 (Endpoint) of DeclarationFaultTests.AddressTestCases.noScheme: url:"
                                + " found \"127.0.0.1:8000/v1\", expected a URL like http://127.0.0.1:8000/v1",
                        "@IwcEndpoint on parameter 0 (Endpoint) of DeclarationFaultTests.AddressTestCases.twoKeys: url:"
                                + " found user:password in its URL and an API key, both of which are the Authorization"
                                + " header; expected one of them");
    }

    @Test
    void aConfiguredAddressThatIsNoneNamesItsSource() {
        var results = TestCases.launch(UnnamedEndpointTestCases.class)
                .configurationParameter("iwc.endpoint.gpu-box.url", "gpu-box:8000")
                .execute();

        assertThat(failureOf(results))
                .isEqualTo(
                        "configuration parameter iwc.endpoint.gpu-box.url: found \"gpu-box:8000\", expected a URL like"
                                + " http://127.0.0.1:8000/v1");
    }

    @Test
    void anIdThatCannotBeAFile() {
        assertThat(run(IdTestCases.class).testEvents().failed().stream()
                        .map(event -> TestCases.thrown(event).getMessage()))
                .containsExactlyInAnyOrder(
                        "@IwcBaseline on method DeclarationFaultTests.IdTestCases.path: value: found \"a/b\", expected 1 to 80 of"
                                + " the characters A-Z, a-z, 0-9, point, underscore and hyphen",
                        "@IwcBaseline on method DeclarationFaultTests.IdTestCases.device: value: found \"aux.chats\", expected a"
                                + " name that is no device on Windows, such as aux-1.chats");
    }

    @Test
    void aParameterThatNothingDeclares() {
        assertThat(run(UndeclaredTestCases.class).testEvents().failed().stream()
                        .map(event -> TestCases.thrown(event).getMessage()))
                .containsExactlyInAnyOrder(
                        "parameter 0 (Run) of DeclarationFaultTests.UndeclaredTestCases.noWorkload: found no @IwcWorkload,"
                                + " expected one on the parameter, its method or a class around it",
                        "parameter 1 (EmbeddedEndpoint) of DeclarationFaultTests.UndeclaredTestCases.noEndpoint: found no"
                                + " @IwcEndpoint, expected one on the parameter, its method or a class around it");
    }

    @Test
    void aSimulationThatIsElsewhere() {
        assertThat(failureOf(run(ElsewhereTestCases.class)))
                .isEqualTo(
                        "parameter 0 (EmbeddedEndpoint) of DeclarationFaultTests.ElsewhereTestCases.test: found a server"
                                + " elsewhere (@IwcEndpoint on parameter 0 (EmbeddedEndpoint) of"
                                + " DeclarationFaultTests.ElsewhereTestCases.test), expected an embedded one: EmbeddedEndpoint is"
                                + " part of the simulation");
    }

    @Test
    void aLifecycleMethodCountsToo() {
        assertThat(failureOf(run(LifecycleTestCases.class)))
                .startsWith(
                        "parameter 0 (Workload) of DeclarationFaultTests.LifecycleTestCases.setUp: found no @IwcWorkload");
    }

    static class TwoSourcesTestCases {
        @Test
        void test(@IwcWorkload(value = "a.jsonl", factory = "b") Workload workload) {}
    }

    static class NoSourceTestCases {
        @Test
        @IwcWorkload
        void test() {}
    }

    static class NoFileTestCases {
        @Test
        void test(@IwcWorkload(dataset = "chats/nowhere.json") Workload workload) {}
    }

    static class NoFolderTestCases {
        @Test
        void test(@IwcWorkload(dataset = "logs/nowhere.json") Workload workload) {}
    }

    static class FormatTestCases {
        @Test
        void test(
                @IwcWorkload(dataset = "chats/nowhere.json", format = "azur", onMissing = Missing.ABORT)
                        Workload workload) {}
    }

    static class FactoryTestCases {
        @Test
        void noClass(@IwcWorkload(factory = "io.iwc.Nowhere#make") Workload workload) {}

        @Test
        void noMethod(@IwcWorkload(factory = "make") Workload workload) {}

        @Test
        void notStatic(@IwcWorkload(factory = "io.iwc.junit.Workloads#notStatic") Workload workload) {}

        @Test
        void notAWorkload(@IwcWorkload(factory = "io.iwc.junit.Workloads#notAWorkload") Workload workload) {}
    }

    @IwcWorkload(
            factory = "io.iwc.junit.Workloads#three",
            format = io.iwc.dataset.DatasetFormat.AZURE,
            mode = io.iwc.dataset.ConversationMode.TURNS,
            onMissing = Missing.ABORT,
            maxOutputTokens = -1,
            limit = -1,
            arrival = @Arrival(process = ArrivalKind.POISSON, rate = -1, timeScale = 2))
    @IwcEndpoint(
            url = "http://127.0.0.1:9/v1",
            embedded = @Embedded(seed = 7),
            maxConcurrency = -1,
            apiKeyEnv = "sk-this-is-not-a-name-1234")
    static class ManyFaultsTestCases {
        @Test
        void test() {}
    }

    static class ArrivalTestCases {
        private static final String THREE = "io.iwc.junit.Workloads#three";

        @Test
        void noRate(
                @IwcWorkload(factory = THREE, arrival = @Arrival(process = ArrivalKind.POISSON)) Workload workload) {}

        @Test
        void noStep(
                @IwcWorkload(factory = THREE, arrival = @Arrival(process = ArrivalKind.FIXED_STEP))
                        Workload workload) {}

        @Test
        void bothSteps(
                @IwcWorkload(
                                factory = THREE,
                                arrival = @Arrival(process = ArrivalKind.FIXED_STEP, rate = 1, stepMillis = 1))
                        Workload workload) {}

        @Test
        void unusedRate(@IwcWorkload(factory = THREE, arrival = @Arrival(rate = 5)) Workload workload) {}

        @Test
        void noBurst(
                @IwcWorkload(factory = THREE, arrival = @Arrival(process = ArrivalKind.BURST, burstEveryMillis = 10))
                        Workload workload) {}

        @Test
        void noSpread(
                @IwcWorkload(factory = THREE, arrival = @Arrival(process = ArrivalKind.GAMMA, rate = 5))
                        Workload workload) {}

        @Test
        void noEnd(
                @IwcWorkload(
                                factory = THREE,
                                arrival = @Arrival(process = ArrivalKind.RAMP, rate = 0, overSeconds = 60))
                        Workload workload) {}

        @Test
        void tooWide(
                @IwcWorkload(
                                factory = THREE,
                                arrival =
                                        @Arrival(
                                                process = ArrivalKind.DIURNAL,
                                                rate = 5,
                                                amplitude = 2,
                                                periodSeconds = 60))
                        Workload workload) {}

        @Test
        void negativeOff(
                @IwcWorkload(
                                factory = THREE,
                                arrival =
                                        @Arrival(
                                                process = ArrivalKind.ON_OFF,
                                                rate = 5,
                                                onSeconds = 1,
                                                offSeconds = 1,
                                                offRate = -1))
                        Workload workload) {}

        @Test
        void foreign(
                @IwcWorkload(
                                factory = THREE,
                                arrival =
                                        @Arrival(
                                                process = ArrivalKind.RAMP,
                                                rate = 1,
                                                toRate = 2,
                                                overSeconds = 60,
                                                onSeconds = 1))
                        Workload workload) {}

        @Test
        void textAndKind(
                @IwcWorkload(
                                factory = THREE,
                                arrival = @Arrival(value = "poisson:rate=5", process = ArrivalKind.POISSON))
                        Workload workload) {}

        @Test
        void noText(@IwcWorkload(factory = THREE, arrival = @Arrival("weibull:rate=5")) Workload workload) {}

        @Test
        void negativeThought(@IwcWorkload(factory = THREE, arrival = @Arrival(thinkSeconds = -1)) Workload workload) {}
    }

    static class TokenizerTestCases {
        @Test
        void test(@IwcWorkload(value = "beside.jsonl", tokenizer = "abacus") Workload workload) {}
    }

    static class ProfileTestCases {
        @Test
        void test(@IwcEndpoint(embedded = @Embedded(profile = "abacus")) Predictor predictor) {}
    }

    static class UnreadableProfileTestCases {
        @Test
        void test(@IwcEndpoint(embedded = @Embedded(profile = "latin1.yaml")) Predictor predictor) {}
    }

    static class UnnamedEndpointTestCases {
        @Test
        void test(@IwcEndpoint("gpu-box") Endpoint endpoint) {}
    }

    static class AddressTestCases {
        @Test
        void noScheme(@IwcEndpoint(url = "127.0.0.1:8000/v1") Endpoint endpoint) {}

        @Test
        void twoKeys(@IwcEndpoint(url = "http://me:pw@127.0.0.1:9/v1", apiKeyEnv = "PATH") Endpoint endpoint) {}
    }

    static class IdTestCases {
        @Test
        @IwcBaseline("a/b")
        void path() {}

        @Test
        @IwcBaseline("aux.chats")
        void device() {}
    }

    static class UndeclaredTestCases {
        @Test
        @IwcEndpoint
        void noWorkload(Run run) {}

        @Test
        void noEndpoint(@IwcWorkload("beside.jsonl") Workload workload, EmbeddedEndpoint endpoint) {}
    }

    static class ElsewhereTestCases {
        @Test
        void test(@IwcEndpoint(url = "http://127.0.0.1:9/v1") EmbeddedEndpoint endpoint) {}
    }

    static class LifecycleTestCases {
        @BeforeEach
        void setUp(Workload workload) {}

        @Test
        @IwcEndpoint
        void test() {}
    }
}
