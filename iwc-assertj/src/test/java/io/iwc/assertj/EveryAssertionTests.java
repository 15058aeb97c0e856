package io.iwc.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.iwc.baseline.internal.BaselineMode;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.baseline.internal.BaselineStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assert;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each assertion alike, found by reflection, so that a new one cannot be forgotten. */
class EveryAssertionTests {
    private static final List<Class<?>> ASSERTS = List.of(
            WorkloadAssert.class, FingerprintAssert.class, RunAssert.class, SweepAssert.class, DriftAssert.class);
    private static final Pattern DOCUMENTED =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public |default )?\\w+ (\\w+)\\(", Pattern.DOTALL);

    @TempDir
    private Path folder;

    static Stream<Arguments> assertions() {
        return ASSERTS.stream().flatMap(type -> assertionsOf(type)
                .map(method -> Arguments.of(Named.of(name(type, method), method), type)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void failsWithAFirstLineThatIsCompleteAlone(Method assertion, Class<?> type) {
        var thrown = failureOf(assertion, Violated.hard(type, assertion), type);

        assertThat(thrown).isInstanceOf(AssertionError.class);
        assertThat(thrown.getMessage()).matches(Pattern.compile("Expecting .+ (but|but:|against) .+", Pattern.DOTALL));
        assertThat(thrown.getMessage().lines().findFirst().orElseThrow()).contains(" but ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void isCollectedWithTheSameMessageIfSoft(Method assertion, Class<?> type) {
        var hard = failureOf(assertion, Violated.hard(type, assertion), type);
        var softly = new IwcSoftAssertions();
        var soft = Violated.soft(softly, type, assertion);

        assertThat(failureOf(assertion, soft, type)).isNull();

        assertThat(softly.errorsCollected()).singleElement().satisfies(collected -> assertThat(collected.getMessage())
                .startsWith(hard.getMessage()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void returnsItselfAndCanBeProxied(Method assertion, Class<?> type) {
        assertThat(assertion.getReturnType()).isAssignableFrom(type);
        assertThat(Modifier.isFinal(assertion.getModifiers())).isFalse();
        assertThat(Modifier.isFinal(type.getModifiers())).isFalse();
        assertThat(type.getConstructors()).singleElement().satisfies(constructor -> assertThat(
                        constructor.getParameterCount())
                .isEqualTo(1));
    }

    @ParameterizedTest
    @MethodSource("specified")
    void isThereAsSpecified(Class<?> type, Set<String> names) {
        var found = assertionsOf(type).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).containsAll(names);
    }

    @Test
    void isDocumentedByAnExampleThatPassesAndOneThatFails() throws IOException {
        var documented = new TreeSet<String>();
        try (var sources = Files.list(Path.of("src/main/java/io/iwc/assertj"))) {
            for (var source : sources.sorted().toList()) {
                var text = DOCUMENTED.matcher(Files.readString(source));
                while (text.find()) {
                    if (isAssertion(text.group(2))) {
                        assertThat(text.group(1))
                                .as("%s of %s", text.group(2), source.getFileName())
                                .contains("// passes", "// fails", "@throws AssertionError", "@since 0.1");
                        documented.add(text.group(2));
                    }
                }
            }
        }

        assertThat(documented)
                .containsAll(ASSERTS.stream()
                        .flatMap(EveryAssertionTests::assertionsOf)
                        .map(Method::getName)
                        .filter(name -> !name.startsWith("hasDuration")) // what the others are made of
                        .collect(Collectors.toSet()));
    }

    /** The table of assertions that the project set out with. */
    static Stream<Arguments> specified() {
        var metric = named("Metric");
        var onShape = Stream.of(
                        named("Prefill"),
                        named("Reuse"),
                        named("PrefixReuse"),
                        named("Burstiness"),
                        named("MeanRate"),
                        named("PeakRate"),
                        named("PromptTokens"),
                        named("OutputTokens"),
                        named("Turns"),
                        metric,
                        Stream.of(
                                "hasMetric",
                                "hasRequestCount",
                                "hasSessionCount",
                                "isClassifiedAs",
                                "hasTag",
                                "matchesBaseline"))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        var onWorkload = new TreeSet<>(onShape);
        onWorkload.add("isReproducible");
        var latencies = Stream.of("Ttft", "Tpot", "Itl", "Latency")
                .flatMap(name -> Stream.concat(Stream.of("has" + name + "AtMost"), named(name)));
        var onRun = Stream.concat(
                        Stream.concat(latencies, named("Metric")),
                        Stream.of(
                                "hasMetric",
                                "matchesBaseline",
                                "hasNoErrors",
                                "hasErrorRateAtMost",
                                "hasGoodputAtLeast",
                                "hasThroughputAtLeast",
                                "keptItsSchedule",
                                "wasPredicted",
                                "wasMeasured",
                                "isPredictedWithin"))
                .collect(Collectors.toSet());
        var onDrift = Stream.concat(
                        Stream.of("Prefill", "Reuse", "PrefixReuse", "Burstiness", "MeanRate", "PeakRate")
                                .map(name -> "has" + name + "DeltaWithin"),
                        Stream.of("hasNoClassShift", "passes"))
                .collect(Collectors.toSet());
        return Stream.of(
                Arguments.of(WorkloadAssert.class, onWorkload),
                Arguments.of(FingerprintAssert.class, onShape),
                Arguments.of(RunAssert.class, onRun),
                Arguments.of(SweepAssert.class, Set.of("sustainsAtLeast", "hasFrontierSatisfying")),
                Arguments.of(DriftAssert.class, onDrift));
    }

    private static Stream<String> named(String name) {
        return Stream.of("Within", "DeltaWithin", "Satisfying").map(suffix -> "has" + name + suffix);
    }

    private static Stream<Method> assertionsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getPackage().equals(type.getPackage()))
                .filter(method -> !method.isBridge() && !Modifier.isAbstract(method.getModifiers()))
                .filter(method -> isAssertion(method.getName()))
                .sorted(Comparator.comparing(method -> name(type, method)));
    }

    private static boolean isAssertion(String name) {
        return name.matches("(has|is|was|kept|keeps|loses|matches|passes|sustains).*")
                && !name.matches("isJudgeable|isExceeded.*|isBoundedBySchedule");
    }

    private static String name(Class<?> type, Method method) {
        return type.getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Called with arguments that nothing can meet; null if nothing was thrown. */
    private Throwable failureOf(Method assertion, Assert<?, ?> target, Class<?> type) {
        var store = BaselineStore.at(folder);
        var scope = BaselineScope.of(
                store,
                BaselineMode.VERIFY,
                Settings.of("io/iwc", "never-recorded").in("test"));
        var binding = scope.bind();
        try {
            return catchThrowable(() -> {
                try {
                    assertion.invoke(target, Violated.arguments(type, assertion));
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            });
        } finally {
            binding.close();
        }
    }
}
