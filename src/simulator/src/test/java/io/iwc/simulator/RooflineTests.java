package io.iwc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.iwc.simulator.internal.RooflineStepTime;
import io.iwc.simulator.internal.StepLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RooflineTests {
    private static final Path PAGE = Path.of("../site/profiles-and-calibration.md");
    private static final double EXACT = 1; // no efficiency, nothing but what is looked at

    /** Shapes and sheets are those that Meta, BigScience and NVIDIA publish. */
    @ParameterizedTest
    @CsvSource({
        "llama2-70b, Llama-2-70B, a100-80gb, A100, 2",
        "llama2-70b, Llama-2-70B, a100-80gb, A100, 4",
        "llama2-70b, Llama-2-70B, a100-80gb, A100, 8",
        "llama2-70b, Llama-2-70B, h100-80gb, H100, 2",
        "llama2-70b, Llama-2-70B, h100-80gb, H100, 4",
        "llama2-70b, Llama-2-70B, h100-80gb, H100, 8",
        "bloom-176b, BLOOM-176B, a100-80gb, A100, 8",
        "bloom-176b, BLOOM-176B, h100-80gb, H100, 8"
    })
    void thePageSaysHowWellDataSheetsMeetSplitwise(String model, String name, String hardware, String gpu, int gpus)
            throws IOException {
        var isLlama = model.equals("llama2-70b");
        var isA100 = hardware.equals("a100-80gb");
        var roofline = new RooflineStepTime(new StepCost.Roofline(
                isLlama ? 69e9 : 176e9,
                isLlama ? 69e9 : 176e9,
                0,
                0,
                isLlama ? 80 : 70,
                isLlama ? 64 : 112,
                128,
                isLlama ? 8 : 112,
                isLlama ? 8_192 : 14_336,
                2 * 128 * (isLlama ? 8 : 112),
                2,
                2,
                gpus,
                isA100 ? 312e12 : 989e12,
                isA100 ? 2_039e9 : 3_352e9,
                isA100 ? 300e9 : 450e9,
                2e-5,
                0.003,
                0.6,
                0.75));
        var measured = splitwise(model, hardware, gpus);

        assertThat(Files.readString(PAGE))
                .contains("| " + name + ", " + gpus + " × " + gpu + " | "
                        + ratios(measured, row -> row.prompt(roofline) / row.promptMillis()) + " | "
                        + ratios(measured, row -> row.token(roofline) / row.tokenMillis()) + " |\n");
    }

    /** 8 heads of keys and values: 16 GPUs read no less of them each than 8 do, but half of the weights. */
    @Test
    void moreGpusThanHeadsOfKeysKeepCopies() {
        var context = new StepLoad().decode(1, 1, 1_000_000);

        var onEight = new RooflineStepTime(sheet(1e9, 0, 8, 2 * 8 * 128, 8)).nanos(context);
        var onSixteen = new RooflineStepTime(sheet(1e9, 0, 8, 2 * 8 * 128, 16)).nanos(context);

        // by hand: 32 layers × 2 × 128 × 2 bytes × 1e6 tokens at 1e12 bytes a second are 16.384 ms
        assertThat(onEight).isEqualTo(16_384_000 + 250_000);
        assertThat(onSixteen).isEqualTo(16_384_000 + 125_000);
    }

    /** DeepSeek-V3 keeps 512 + 64 numbers of a token in each layer, once, on every GPU. */
    @Test
    void latentAttentionReadsWhatItKeeps() {
        var load = new StepLoad().decode(1, 1, 1_000_000);

        var nanos = new RooflineStepTime(sheet(1e9, 0, 1, 576, 8)).nanos(load);

        // by hand: 32 layers × 576 × 2 bytes × 1e6 tokens at 1e12 bytes a second are 36.864 ms
        assertThat(nanos).isEqualTo(36_864_000 + 250_000);
    }

    /** Two sums a layer, 32 layers, 20 µs each. */
    @Test
    void eachSumOverGpusTakesItsTimeHoweverSmall() {
        var load = new StepLoad().decode(1, 1, 0);

        var slow = new RooflineStepTime(sheet(1e9, 2e-5, 8, 2 * 8 * 128, 8)).nanos(load);
        var fast = new RooflineStepTime(sheet(1e9, 0, 8, 2 * 8 * 128, 8)).nanos(load);

        assertThat(slow - fast).isEqualTo(64 * 20_000);
    }

    /** With one token, 2 of 8 experts are read; with very many, all. */
    @Test
    void readsTheExpertsThatTokensGoTo() {
        var mixture = new RooflineStepTime(new StepCost.Roofline(
                9e9, 3e9, 8, 2, 32, 32, 128, 8, 4_096, 2_048, 2, 2, 1, 1e18, 1e12, 0, 0, 0, EXACT, EXACT));

        // by hand: (9 - 3) / (1 - 2/8) = 8e9 are experts, 1e9 are not; 3e9 and 9e9 weights of 2 bytes at 1e12
        assertThat(mixture.nanos(new StepLoad().decode(1, 1, 0))).isEqualTo(6_000_000);
        assertThat(mixture.nanos(new StepLoad().decode(1_000, 1_000, 0))).isBetween(17_990_000L, 18_010_000L);
    }

    @Test
    void saysMoreOfSeveralGpus() {
        assertThat(sheet(1e9, 0, 8, 2_048, 8).uncertainty())
                .isEqualTo("step times from a data sheet, not measured: servers of 2023 took up to 3 times as long on 8"
                        + " GPUs");
    }

    private static StepCost.Roofline sheet(double weights, double latency, int heads, int keyValueSize, int gpus) {
        return new StepCost.Roofline(
                weights,
                weights,
                0,
                0,
                32,
                32,
                128,
                heads,
                4_096,
                keyValueSize,
                2,
                2,
                gpus,
                1e18,
                1e12,
                1e18,
                latency,
                0,
                EXACT,
                EXACT);
    }

    private static String ratios(List<Row> measured, ToDoubleFunction<Row> ratio) {
        var sorted = measured.stream().mapToDouble(ratio).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f-%.2f)",
                sorted[sorted.length / 2],
                sorted[sorted.length / 20],
                sorted[sorted.length - 1 - sorted.length / 20]);
    }

    private static List<Row> splitwise(String model, String hardware, int gpus) throws IOException {
        var folder = System.getProperty("iwc.data", System.getenv("IWC_DATA"));
        assumeTrue(folder != null, "set IWC_DATA to the folder with calibration/splitwise-perf_model.csv");
        var file = Path.of(folder, "calibration", "splitwise-perf_model.csv");
        assumeTrue(Files.exists(file), "splitwise-perf_model.csv is not in IWC_DATA/calibration");
        var lines = Files.readAllLines(file);
        var header = Arrays.asList(lines.get(0).split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[header.indexOf("model")].equals(model)
                        && cells[header.indexOf("hardware")].equals(hardware)
                        && cells[header.indexOf("tensor_parallel")].equals(String.valueOf(gpus)))
                .map(cells -> new Row(
                        Integer.parseInt(cells[header.indexOf("batch_size")]),
                        Integer.parseInt(cells[header.indexOf("prompt_size")]),
                        Integer.parseInt(cells[header.indexOf("token_size")]),
                        Double.parseDouble(cells[header.indexOf("prompt_time")]),
                        Double.parseDouble(cells[header.indexOf("token_time")])))
                .toList();
    }

    /** A measurement: so many sequences alike, their prompts in one step, then a token each a step. */
    private record Row(int sequences, int prompt, int output, double promptMillis, double tokenMillis) {
        double prompt(RooflineStepTime roofline) {
            var load = new StepLoad();
            for (var i = 0; i < sequences; i++) {
                load.prefill(prompt, 0, true);
            }
            return roofline.nanos(load) / 1e6;
        }

        double token(RooflineStepTime roofline) {
            return roofline.nanos(
                            new StepLoad().decode(sequences, sequences, (long) (sequences * (prompt + output / 2.0))))
                    / 1e6;
        }
    }
}
