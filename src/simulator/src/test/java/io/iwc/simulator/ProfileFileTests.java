package io.iwc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.simulator.calibrate.internal.ProfileText;
import io.iwc.simulator.internal.RooflineStepTime;
import io.iwc.simulator.internal.StepLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTests {
    private static final Path PAGE = Path.of("..", "site", "profiles-and-calibration.md");

    @TempDir
    private Path folder;

    @Test
    void readsTheProfileOfTheDocumentation() throws IOException {
        var profile = EngineProfile.read(file(documented()));

        assertThat(profile.name()).isEqualTo("ours");
        assertThat(profile.kvTokens()).isEqualTo(41_392);
        assertThat(profile.scheduling().replicas())
                .isEqualTo(new Scheduling.Replicas(2, Scheduling.Router.PREFIX_AWARE, false));
        assertThat(profile.scheduling().maxModelLength()).hasValue(32_768);
        assertThat(profile.stepCost())
                .isEqualTo(new StepCost.Linear(
                        0.0170552, 0.0000897312, 96, 4.00067e-9, 0.0000402416, 1.56008e-7, 1.64941e-7));
    }

    @Test
    void readsWhatCalibrationWrites() throws IOException {
        var profile = EngineProfile.read(file(documented()));

        assertThat(EngineProfile.read(file(ProfileText.of(profile)))).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kv_blocks: 2587|kv_blocks: -3|:11: scheduler.kv_blocks: found -3, expected an integer ≥ 1",
                "async: true|async: maybe|:16: scheduler.async: found \"maybe\", expected true or false",
                "kv_read_s_per_token: 1|kv_read_per_token: 1|:29: step_time.linear.kv_read_per_token: found an unknown"
                        + " field, expected one of decode_s_per_sequence, free_prefill_tokens, kv_read_s_per_token,"
                        + " mixed_read_s_per_token, prefill_s_per_pair, prefill_s_per_token, step_overhead_s",
                "acceptance: 0.7|acceptance: 7|:20: scheduler.speculative.acceptance: found 7, expected a number from 0"
                        + " to 1",
                "max_batched_tokens: 2048|max_batched_tokens: 20|:8: scheduler: maxBatchedTokens: found 20, expected at"
                        + " least maxSequences (256)"
            })
    void namesFileLineAndField(String right, String wrong, String message) throws IOException {
        var file = file(documented().replace(right, wrong));

        assertThatThrownBy(() -> EngineProfile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + message);
    }

    @Test
    void saysThatADataSheetIsNoMeasurement() throws IOException {
        var profile = EngineProfile.read(file(roofline()));

        assertThat(profile.stepCost().uncertainty())
                .isEqualTo("step times from a data sheet, not measured: expect ±30 %");
        // by hand: 16 GB of weights at 1 008 GB/s; one token of context is 131 072 bytes
        var nanos =
                new RooflineStepTime((StepCost.Roofline) profile.stepCost()).nanos(new StepLoad().decode(1, 1, 1_000));
        assertThat(nanos).isEqualTo(Math.round((16e9 + 1_000 * 131_072.0) / 1_008));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compute_efficiency: 1|compute_efficiency: 0|:34: step_time.roofline.compute_efficiency: found 0, expected a number above 0 and at most 1",
                "memory_efficiency: 1|memory_efficiency: 1.5|:35: step_time.roofline.memory_efficiency: found 1.5, expected a number above 0 and at most 1",
                "experts: 8|experts: 1|:37: step_time.roofline.experts_per_token: found 2, expected at most experts (1)",
            })
    void refusesADataSheetThatNothingCanBePredictedFrom(String right, String wrong, String message) throws IOException {
        var file = file((roofline() + """
                    experts: 8
                    experts_per_token: 2
                """).replace(right, wrong));

        assertThatThrownBy(() -> EngineProfile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + message);
    }

    @Test
    void takesAModelWhoseTokensGoToAllExpertsForADenseOne() throws IOException {
        var dense = EngineProfile.read(file(roofline()));
        var all = EngineProfile.read(file(roofline() + """
                    experts: 8
                    experts_per_token: 8
                """));

        var step = new StepLoad().prefill(100, 0, true).decode(2, 2, 1_000);
        assertThat(new RooflineStepTime((StepCost.Roofline) all.stepCost()).nanos(step))
                .isEqualTo(new RooflineStepTime((StepCost.Roofline) dense.stepCost()).nanos(step));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "padded_to: 512|:28: step_time.tables.padded_to: found 512, expected a list of integers that rise from 1",
                "padded_to: {a: 1}|:28: step_time.tables.padded_to: found {\"a\":1}, expected a list of integers that rise from 1",
                "padded_to: [2, 1]|:28: step_time.tables.padded_to: found 1, expected integers that rise from 1",
            })
    void refusesSizesThatAreNoList(String padded, String message) throws IOException {
        var file = file(tables(padded));

        assertThatThrownBy(() -> EngineProfile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden_size: 4096|:28: step_time.tables.hidden_size: found without link_gb_per_s, the bandwidth that it goes with; expected both",
                "{all_reduce_s: 0.1, link_gb_per_s: 16}|:28: step_time.tables.all_reduce_s: found together with link_gb_per_s, from which it follows; expected one of them",
                "{expert_parallel: 3}|:28: step_time.tables.expert_parallel: found 3, expected a multiple of the replicas in lockstep (2)",
            })
    void refusesGpusThatDoNotFitTogether(String fields, String message) throws IOException {
        var lines = fields.replaceAll("[{}]", "").replace(", ", "\n    ");
        var file = file(tables(lines).replace("lockstep: false", "lockstep: true"));

        assertThatThrownBy(() -> EngineProfile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + message);
    }

    @Test
    void saysThatAFolderIsNoKernelTable() throws IOException {
        Files.createDirectory(folder.resolve("dense.csv"));
        var file = file(tables("layer_overhead_s: 0"));

        assertThatThrownBy(() -> EngineProfile.read(file))
                .isInstanceOf(IwcException.class)
                .hasMessage(folder.resolve("dense.csv") + ": cannot be read: Is a directory");
    }

    private static String roofline() throws IOException {
        var text = documented();
        return text.substring(0, text.indexOf("step_time:")) + """
                step_time:
                  roofline:
                    parameters: 8.0e9
                    layers: 32
                    heads: 32
                    head_size: 128
                    kv_heads: 8
                    bytes_per_weight: 2
                    bytes_per_kv: 2
                    tflops: 165
                    memory_gb_per_s: 1008
                    step_overhead_s: 0
                    compute_efficiency: 1
                    memory_efficiency: 1
                """;
    }

    private static String tables(String last) throws IOException {
        var text = documented();
        return text.substring(0, text.indexOf("step_time:")) + """
                step_time:
                  tables:
                    layers: 32
                    dense: dense.csv
                    per_sequence: per_sequence.csv
                    attention: attention.csv
                    %s
                """.formatted(last);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("profile.yaml"), text);
    }

    private static String documented() throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf("```yaml") + "```yaml".length() + 1;
        return page.substring(begin, page.indexOf("```", begin));
    }
}
