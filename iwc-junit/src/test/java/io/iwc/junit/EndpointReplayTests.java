package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.replay.LengthField;
import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import io.iwc.replay.ReplayOptions.Cache;
import io.iwc.replay.ReplayOptions.Streaming;
import io.iwc.replay.Wire;
import io.iwc.run.Slo;
import io.iwc.schedule.Shard;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

class EndpointReplayTests {
    private final DeclarationFaults faults = new DeclarationFaults();

    @IwcEndpoint
    private static final class AsItIs {}

    @IwcEndpoint(CONFIGURED)
    private static final class Configured {}

    @IwcEndpoint("gpu-box")
    private static final class Named {}

    @IwcEndpoint(
            maxConcurrency = 3,
            liveHistory = true,
            limit = 9,
            duration = "30s",
            ramp = "5s",
            warmup = 2,
            retries = 1,
            cache = Cache.WARM,
            streaming = Streaming.AS_REQUESTED,
            ignoreEos = true,
            minTokens = 4,
            timeoutConnect = "1s",
            timeoutFirstByte = "2s",
            timeoutIdle = "3s",
            timeoutTotal = "4s",
            maxLag = "50ms",
            slo = "ttft=500ms,tpot=50ms",
            telemetry = "nvidia-smi,prometheus",
            telemetryInterval = "100ms")
    private static final class Everything {}

    @IwcEndpoint(warmup = 2, cache = Cache.WARM, maxConcurrency = 3, slo = "ttft=1s")
    private static final class Sent {}

    @IwcEndpoint(closedLoop = 4, shard = "2/3")
    private static final class Loop {}

    @IwcEndpoint(closedLoop = 4, maxConcurrency = 2)
    private static final class LoopAndCap {}

    @IwcEndpoint(duration = "soon", slo = "itl=5ms", maxConcurrency = -1, timeoutIdle = "0s")
    private static final class Wrong {}

    @IwcEndpoint(
            wire = Wire.COMPLETIONS,
            liveHistory = true,
            lengthField = LengthField.MAX_COMPLETION_TOKENS,
            telemetryInterval = "1s")
    private static final class Idle {}

    @IwcEndpoint(telemetryInterval = "1s")
    private static final class Sampled {}

    private static final String CONFIGURED = IwcEndpoint.CONFIGURED;

    @Test
    void withoutAttributesAndSettingsItIsTheDefault() {
        assertThat(options(AsItIs.class, Map.of(), false).described())
                .isEqualTo(ReplayOptions.defaults().described());
    }

    @Test
    void eachAttributeIsItsOption() {
        var options = options(Everything.class, Map.of(), false);

        assertThat(faults.found()).isEmpty();
        assertThat(options.described())
                .isEqualTo(ReplayOptions.defaults()
                        .withMaxConcurrency(3)
                        .withLiveHistory(true)
                        .withLimit(9)
                        .withDuration(Duration.ofSeconds(30))
                        .withRamp(Duration.ofSeconds(5))
                        .withWarmup(2)
                        .withRetries(1)
                        .withCache(Cache.WARM)
                        .withStreaming(Streaming.AS_REQUESTED)
                        .withIgnoreEos(true)
                        .withMinTokens(4)
                        .withConnectTimeout(Duration.ofSeconds(1))
                        .withFirstByteTimeout(Duration.ofSeconds(2))
                        .withIdleTimeout(Duration.ofSeconds(3))
                        .withTotalTimeout(Duration.ofSeconds(4))
                        .withMaxLag(Duration.ofMillis(50))
                        .withTelemetry(options.telemetry(), Duration.ofMillis(100))
                        .described());
        assertThat(options.slo()).contains(Slo.ttft(Duration.ofMillis(500)).andTpot(Duration.ofMillis(50)));
        assertThat(options.telemetry()).hasSize(2);
    }

    @Test
    void whatNoAttributeSaysIsTakenFromTheSettings() {
        var options = options(
                Sent.class,
                Map.of(
                        "iwc.replay.warmup", "7",
                        "iwc.replay.retries", "2",
                        "iwc.replay.causal", "true",
                        "iwc.replay.header", "X-Team: blue",
                        "iwc.replay.timeout", "2m"),
                false);

        assertThat(options.warmup()).isEqualTo(2);
        assertThat(options.retries()).isEqualTo(2);
        assertThat(options.causalSessions()).isTrue();
        assertThat(options.totalTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aCapMayBelongToOneConfiguredEndpoint() {
        var settings = Map.of(
                "iwc.replay.max-concurrency", "1",
                "iwc.endpoint.max-concurrency", "2",
                "iwc.endpoint.gpu-box.max-concurrency", "3");

        assertThat(options(AsItIs.class, settings, false).maxConcurrency()).isEqualTo(1);
        assertThat(options(Configured.class, settings, false).maxConcurrency()).isEqualTo(2);
        assertThat(options(Named.class, settings, false).maxConcurrency()).isEqualTo(3);
    }

    @Test
    void aSettingThatCannotBeReadNamesItsSource() {
        assertThatThrownBy(() -> options(AsItIs.class, Map.of("iwc.replay.timeout", "soon"), false))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("system property iwc.replay.timeout: found \"soon\", expected a time with its unit, such as"
                        + " 500ms, 1.5s or 10m");
        assertThatThrownBy(() -> options(AsItIs.class, Map.of("iwc.replay.cache", "hot"), false))
                .hasMessage("system property iwc.replay.cache: found \"hot\", expected cold or warm");
        assertThatThrownBy(() -> options(AsItIs.class, Map.of("iwc.replay.causal", "yes"), false))
                .hasMessage("system property iwc.replay.causal: found \"yes\", expected true or false");
        assertThatThrownBy(() -> options(AsItIs.class, Map.of("iwc.replay.limit", "few"), false))
                .hasMessage("system property iwc.replay.limit: found \"few\", expected an integer ≥ 0");
    }

    @Test
    void aPredictionRefusesWhatIsOnlySent() {
        options(Sent.class, Map.of("iwc.replay.retries", "2"), true);

        assertThat(faultTexts())
                .containsExactly(
                        "warmup: found 2, expected nothing: on the virtual clock nothing is sent",
                        "cache: found WARM, expected nothing: on the virtual clock nothing is sent");
    }

    @Test
    void everyWrongAttributeIsSaid() {
        options(Wrong.class, Map.of(), false);

        assertThat(faultTexts())
                .containsExactly(
                        "maxConcurrency: found -1, expected an integer ≥ 0",
                        "duration: found \"soon\", expected a time with its unit, such as 500ms, 1.5s or 10m",
                        "timeoutIdle: found \"0s\", expected a time with its unit, such as 500ms, 1.5s or 10m, above"
                                + " zero",
                        "slo: found \"itl=5ms\", expected ttft=TIME, tpot=TIME or latency=TIME, separated by commas");
    }

    @Test
    void anAttributeThatWouldChangeNothingIsRefused() {
        options(Idle.class, Map.of(), false);

        assertThat(faultTexts())
                .containsExactly(
                        "lengthField: found MAX_COMPLETION_TOKENS, expected nothing: COMPLETIONS has a name of its own"
                                + " for it, only CHAT and AZURE have two",
                        "liveHistory: found true, expected nothing: prompts of COMPLETIONS are text",
                        "telemetryInterval: found 1s, expected nothing: no telemetry is sampled");
    }

    @Test
    void theIntervalOfTelemetryThatASettingAsksForIsNotIdle() {
        var options = options(Sampled.class, Map.of("iwc.replay.telemetry", "prometheus"), false);

        assertThat(faultTexts()).isEmpty();
        assertThat(options.telemetryInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPredictionKnowsTheClosedLoopAndTheShard() {
        var load = options(Loop.class, Map.of(), true).load();

        assertThat(faultTexts()).isEmpty();
        assertThat(load.isClosedLoop()).isTrue();
        assertThat(load.maxConcurrency()).isEqualTo(4);
        assertThat(load.shard()).contains(new Shard(2, 3));
    }

    @Test
    void aClosedLoopHasNoCapBesides() {
        options(LoopAndCap.class, Map.of(), false);
        options(Loop.class, Map.of("iwc.replay.max-concurrency", "8"), false);

        assertThat(faultTexts())
                .hasSize(2)
                .containsOnly("closedLoop: found together with maxConcurrency, expected one of them: a closed loop has"
                        + " its own number of requests in flight");
    }

    @Test
    void everyOptionOfAnnotationsIsAnAttribute() {
        assertThat(EndpointReplay.attributes())
                .contains(ReplayOption.MAX_CONCURRENCY, ReplayOption.SLO)
                .doesNotContain(ReplayOption.START_AT, ReplayOption.PROXY);
    }

    private ReplayOptions options(Class<?> declaring, Map<String, String> properties, boolean isPredicted) {
        var all = new Properties();
        all.putAll(properties);
        var configuration = new Configuration(all, Map.of(), key -> Optional.empty());
        var declaration = new Declaration<>(declaring.getAnnotation(IwcEndpoint.class), declaring, noContext());
        return new EndpointReplay(declaration, configuration, faults)
                .options(isPredicted, declaration.annotation().wire());
    }

    private List<String> faultTexts() {
        return faults.found().stream()
                .map(fault -> fault.toString().replaceFirst("^@IwcEndpoint on [^:]*: ", ""))
                .toList();
    }

    /** Nothing here asks the scope for anything. */
    private static ExtensionContext noContext() {
        return (ExtensionContext) Proxy.newProxyInstance(
                EndpointReplayTests.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError(method);
                });
    }
}
