package io.iwc.simulator;

import static io.iwc.simulator.Workloads.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.schedule.LoadModel;
import io.iwc.simulator.calibrate.internal.RunFit;
import io.iwc.simulator.calibrate.internal.TableFit;
import io.iwc.simulator.internal.Engine;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine against 300 requests that vLLM 0.19 answered on an RTX 4090, with step times from the kernel tables that
 * were profiled on another day: nothing is tuned to the run. Its options are those that vLLM wrote down of itself (2 588
 * blocks, of which it keeps one back). Needs IWC_DATA.
 */
class Rtx4090Tests {
    static final String VLLM = "reserve_full_isl: true, async: true";

    @TempDir
    private Path folder;

    private final MeasuredRun run = MeasuredRun.here();

    @Test
    void meetsMeanAndPercentilesWithinOnePercentByKernelTables() throws IOException {
        assertThat(errors(profile(VLLM)).values()).hasSize(12).allMatch(error -> Math.abs(error) < 0.01);
    }

    @Test
    void meetsThemWithinOneAndAHalfPercentByALinearCostFittedToTheTables() throws IOException {
        var tables = profile(VLLM);

        var linear = tables.toBuilder("linear").stepCost(fitted(tables)).build();

        assertThat(errors(linear).values()).hasSize(12).allMatch(error -> Math.abs(error) < 0.015);
    }

    @Test
    void isOffAsItShouldBeWithoutThePrefixCache() throws IOException {
        var errors = errors(profile(VLLM + ", prefix_caching: false"));

        assertThat(errors.get("ttft mean")).isBetween(0.04, 0.07);
        assertThat(errors.get("e2e mean")).isBetween(0.04, 0.07);
    }

    @Test
    void describesTheProfileThatComesAlong() throws IOException {
        var shipped = EngineProfile.named("rtx4090-llama-3.1-8b");

        var fitted = fitted(profile(VLLM));

        var cost = (StepCost.Linear) shipped.stepCost();
        assertThat(cost)
                .usingRecursiveComparison()
                .withComparatorForType(Rtx4090Tests::toSixDigits, Double.class)
                .isEqualTo(fitted);
        assertThat(errors(shipped).values()).allMatch(error -> Math.abs(error) < 0.015);
    }

    @Test
    void costsTheQuadraticPartOfALongPrompt() throws IOException {
        var cost = fitted(profile(VLLM));

        // of 131 072 tokens: what pairs cost over what tokens cost
        var share = cost.prefillSecondsPerPair() * 65_536.5 / cost.prefillSecondsPerToken();
        assertThat(share).isBetween(2.5, 3.5);
    }

    @Test
    void predictsTheSecondHalfWithinThreePercentFromTheFirstHalfAlone() throws IOException {
        var whole = run.workload();
        var half = whole.requests().size() / 2;
        var first = Workload.of("first", whole.requests().subList(0, half), whole.manifest());
        var fit = new RunFit(
                        profile(VLLM).toBuilder("start")
                                .stepCost(EngineProfile.named("default").stepCost())
                                .build(),
                        LETTERS)
                .add(first, LoadModel.open(), run.records().subList(0, half));

        var fitted = fit.fitted(round -> {});

        var predicted =
                Engine.of(RunFit.applied(profile(VLLM), fitted), 42, LETTERS).predict(whole);
        var errors = MeasuredRun.errors(
                MeasuredRun.timings(predicted.records()).subList(half, 2 * half),
                run.timings().subList(half, 2 * half));
        assertThat(errors.values()).hasSize(12).allMatch(error -> Math.abs(error) < 0.03);
    }

    private static StepCost.Linear fitted(EngineProfile profile) {
        var kernels = ((StepCost.Tables) profile.stepCost()).kernels();
        return TableFit.fit(kernels, profile.kvTokens(), profile.maxBatchedTokens(), profile.maxSequences())
                .cost();
    }

    private SortedMap<String, Double> errors(EngineProfile profile) throws IOException {
        var predicted = Engine.of(profile, 42, LETTERS).predict(run.workload());
        return MeasuredRun.errors(MeasuredRun.timings(predicted.records()), run.timings());
    }

    private EngineProfile profile(String scheduler) throws IOException {
        return EngineProfile.read(
                Files.writeString(folder.resolve("rtx4090.yaml"), """
                schema: iwc-profile-1
                name: rtx4090
                version: "1"
                source: kernel tables of LLMServingSim
                scheduler:
                  {max_batched_tokens: 2048, max_sequences: 256, kv_blocks: 2587, block_size: 16,
                   max_model_len: 32768, %s}
                step_time:
                  tables:
                    layers: 32
                    dense: %s/dense.csv
                    per_sequence: %2$s/per_sequence.csv
                    attention: %2$s/attention.csv
                """.formatted(scheduler, run.tables())));
    }

    private static int toSixDigits(double a, double b) {
        return Math.abs(a - b) <= 1e-5 * Math.abs(b) ? 0 : Double.compare(a, b);
    }
}
