package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.IwcException;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.Sha256;
import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.drift.internal.Resemblance;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResynthesisTests {
    private static final int THOUSAND = 1_000;

    static Stream<Arguments> sources() {
        return IntStream.rangeClosed(1, 2).boxed().flatMap(seed -> Stream.of(
                        chats(seed), questions(seed), bursts(seed), users(seed))
                .map(workload -> Arguments.of(workload, seed)));
    }

    private static Workload chats(int seed) {
        return Synthesis.of(1_500)
                .withPrompt(LengthDistribution.lognormal(80, 0.8))
                .withOutput(LengthDistribution.lognormal(150, 0.6))
                .withSessions(new SessionShape(LengthDistribution.uniform(1, 6), true, Duration.ofSeconds(5)))
                .withShared(new SharedPrefixes(512, 4, 1))
                .arriving(Arrivals.poisson(4), Rng.PCG64)
                .withSeed(seed)
                .generate("chats of seed " + seed);
    }

    private static Workload questions(int seed) {
        return Synthesis.of(1_200)
                .withPrompt(LengthDistribution.exponential(60))
                .withSessions(new SessionShape(LengthDistribution.fixed(3), false, Duration.ofSeconds(2)))
                .withShared(SharedPrefixes.one(256))
                .arriving(Arrivals.steady(3), Rng.PCG64)
                .withSeed(seed)
                .generate("questions of seed " + seed);
    }

    private static Workload bursts(int seed) {
        return Synthesis.of(2_000)
                .withPrompt(LengthDistribution.lognormal(300, 1.5))
                .withOutput(LengthDistribution.exponential(120))
                .withShared(new SharedPrefixes(1_024, 20, 1.1))
                .arriving(Arrivals.gamma(8, 4), Rng.PCG64)
                .withSeed(seed)
                .generate("bursts of seed " + seed);
    }

    /** Without prefixes, with users, more distinct gaps than a fingerprint keeps exactly. */
    private static Workload users(int seed) {
        var random = SeededRandom.stream(seed, "users");
        var ranks = LengthDistribution.zipf(1.2, 60);
        var made = Synthesis.of(6_000)
                .withPrompt(LengthDistribution.uniform(10, 900))
                .withOutput(LengthDistribution.lognormal(200, 1))
                .arriving(Arrivals.gamma(20, 6), Rng.PCG64)
                .withSeed(seed)
                .generate("users");
        var requests = made.requests().stream()
                .map(request -> Request.lengthOnly(request.promptTokens().orElseThrow())
                        .withId(request.id())
                        .arrivingAt(request.arrivalNanos())
                        .withOutputTokens(request.expectedOutputTokens().orElseThrow())
                        .byUser("user " + ranks.draw(random))
                        .forModel(random.nextInt(3) == 0 ? "large" : "small")
                        .build())
                .toList();
        return Workload.of("users of seed " + seed, requests, Manifest.of("test"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void keepsEveryToleranceAtTheSourcesNumber(Workload workload, long seed) {
        var source = fingerprint(workload);

        var made = fingerprint(Resynthesis.of(source).withSeed(seed).generate("like"));

        assertThat(Resemblance.of(source, made).off()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void keepsEveryToleranceForMoreRequests(Workload workload, long seed) {
        var source = fingerprint(workload);

        var made = fingerprint(
                Resynthesis.of(source).withRequests(10_000).withSeed(seed).generate("like"));

        assertThat(made.measurement(Metric.REQUEST_COUNT).value()).isEqualTo(10_000);
        assertThat(Resemblance.of(source, made).off()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void keepsRateAndShapeForFewerRequests(Workload workload, long seed) {
        var source = fingerprint(workload);

        var made = fingerprint(
                Resynthesis.of(source).withRequests(400).withSeed(seed).generate("like"));

        assertThat(made.measurement(Metric.GAP_RATE).value())
                .isCloseTo(source.measurement(Metric.GAP_RATE).value(), within(1e-4));
        assertThat(Resemblance.of(source, made).off()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure2023/AzureLLMInferenceTrace_code.csv",
                "mooncake-sample/mooncake_trace_1000.jsonl",
                "vllm-rtx4090/workload.jsonl"
            })
    void keepsEveryToleranceOfRealTraces(String name) {
        var trace = WorkloadCompiler.with(CompileOptions.defaults()).compile(SharedData.file(name));
        var source = fingerprint(trace);

        var made = fingerprint(Resynthesis.of(source).generate("like"));
        var more = fingerprint(Resynthesis.of(source).withRequests(10_000).generate("more"));

        assertThat(Resemblance.of(source, made).off()).isEmpty();
        assertThat(Resemblance.of(source, more).off()).isEmpty();
    }

    /** The source of the numbers is the issue that describes this trace: one gap of 217 s, a CV of 13.15. */
    @Test
    void keepsTheHeavyTailOfTheCodeTrace() {
        var file = SharedData.file("azure2023/AzureLLMInferenceTrace_code.csv");
        var source =
                fingerprint(WorkloadCompiler.with(CompileOptions.defaults()).compile(file));

        var made = fingerprint(Resynthesis.of(source).generate("like"));

        assertThat(made.measurement(Metric.BURSTINESS_CV).value()).isCloseTo(13.152, within(0.05));
        assertThat(made.measurement(Metric.of("arrivals.gap.max")).value()).isCloseTo(217.168952, within(1e-3));
    }

    @Test
    void givesTheSameBytesForTheSameSeedAndOthersForAnother() {
        var source = fingerprint(chats(7));

        var once = Resynthesis.of(source).withSeed(3).generate("a");

        assertThat(Resynthesis.of(source).withSeed(3).generate("b").sha256()).isEqualTo(once.sha256());
        assertThat(Resynthesis.of(source).withSeed(4).generate("b").sha256()).isNotEqualTo(once.sha256());
        assertThat(once.regenerate().orElseThrow().sha256()).isEqualTo(once.sha256());
    }

    @Test
    void saysInTheManifestWhatItIsLike() {
        var source = fingerprint(bursts(7));

        var manifest = Resynthesis.of(source).generate("a").manifest();

        var file = FingerprintFile.text(source);
        assertThat(manifest.compiler()).isEqualTo("resynthesis");
        assertThat(manifest.inputs()).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("bursts of seed 7.fingerprint.json");
            assertThat(input.sha256()).isEqualTo(Sha256.hex(file));
        });
        assertThat(manifest.config())
                .containsEntry("like_workload_sha256", source.workloadSha256().orElseThrow())
                .containsEntry("requests", 2_000L);
    }

    @Test
    void hasNoBlocksWhereTheSourceHasNone() {
        var source = fingerprint(users(7));

        var made = fingerprint(Resynthesis.of(source).generate("a"));

        assertThat(made.measurement(Metric.PREFIX_REUSE).reason()).isEqualTo("no prompt text and no prefix hashes");
    }

    @Test
    void takesCapsForCapsAndObservedOutputsForObservedOnes() {
        assertThat(Resynthesis.of(fingerprint(bursts(7))).generate("a").requests())
                .allSatisfy(request -> assertThat(request.outputTokens()).isEmpty());
        assertThat(Resynthesis.of(fingerprint(users(7))).generate("a").requests())
                .allSatisfy(request -> assertThat(request.maxOutputTokens()).isEmpty());
    }

    @Test
    void needsAnArrivalProcessWhereThereAreNoTimes() {
        var source = fingerprint(bursts(7).withArrivalsAs(ArrivalMeaning.ORDER_ONLY));

        assertThatThrownBy(() -> Resynthesis.of(source).generate("a"))
                .isInstanceOf(IwcException.class)
                .hasMessage(
                        "fingerprint \"bursts of seed 7\": arrivals.gap: found none (arrivals are ordinals), expected"
                                + " gaps or an arrival process");
        var placed =
                Resynthesis.of(source).arriving(Arrivals.steady(4), Rng.PCG64).generate("a");
        assertThat(fingerprint(placed).measurement(Metric.GAP_RATE).value()).isCloseTo(4, within(1e-9));
        assertThat(placed.manifest().arrival()).containsEntry("kind", "fixed-step");
    }

    @Test
    void needsOutputLengths() {
        var requests = IntStream.range(0, THOUSAND)
                .mapToObj(i -> Request.text("hello")
                        .withId(String.format(Locale.ROOT, "r%04d", i))
                        .arrivingAt(i)
                        .build())
                .toList();
        var source = fingerprint(Workload.of("greetings", requests, Manifest.of("test")));

        assertThatThrownBy(() -> Resynthesis.of(source).generate("a"))
                .isInstanceOf(IwcException.class)
                .hasMessage("fingerprint \"greetings\": tokens.output: found none (no output length: neither"
                        + " output_tokens nor max_output_tokens), expected lengths to make requests of");
    }

    @Test
    void makesOneRequestToo() {
        var made = Resynthesis.of(fingerprint(bursts(7))).withRequests(1).generate("a");

        assertThat(made.requests()).extracting(Request::arrivalNanos).isEqualTo(List.of(0L));
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, Fingerprinter.Options.of(Tokenizers.of("whitespace")));
    }
}
