package io.iwc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.iwc.artifact.internal.Json;
import io.iwc.simulator.internal.StepLoad;
import io.iwc.simulator.internal.StepTimeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Derives the figures of the profiles that come along again from the published measurements.
 *
 * <p>Decoding first: least squares of the relative error of a token's time over (1, sequences, tokens of context) gives
 * overhead, time per sequence and per token of context. Then, with that overhead, time per prompt token from the
 * prompts that fit one step. Figures are kept with six digits.
 */
class ProfileFitTests {
    private static final double SIX_DIGITS = 1e-5;

    @ParameterizedTest
    @CsvSource({"a100-80g-x8, a100-80gb", "h100-80g-x8, h100-80gb"})
    void fitsWhatSplitwiseMeasuredWithLlama270b(String profile, String hardware) throws IOException {
        var fit = splitwise(hardware, EngineProfile.named(profile).maxBatchedTokens());

        assertFits(EngineProfile.named(profile), fit);
    }

    @ParameterizedTest
    @CsvSource({"a100-80g, facebook/opt-13b, 1", "a100-80g-x4, facebook/opt-66b, 4"})
    void fitsTheCoefficientsOfDistServe(String profile, String model, String gpus) throws IOException {
        assertFits(EngineProfile.named(profile), distServe(model, gpus));
    }

    @Test
    void estimatesTheSingleH100ByTheRatioOfTheMeasuredServers() throws IOException {
        var budget = EngineProfile.named("h100-80g").maxBatchedTokens();
        var a100 = distServe("facebook/opt-13b", "1");
        var slow = splitwise("a100-80gb", budget);
        var fast = splitwise("h100-80gb", budget);

        assertFits(
                EngineProfile.named("h100-80g"),
                new Fit(
                        a100.overhead * fast.overhead / slow.overhead,
                        a100.prefill * fast.prefill / slow.prefill,
                        a100.decode * fast.decode / slow.decode,
                        a100.kvRead * fast.kvRead / slow.kvRead));
    }

    @ParameterizedTest // 90 % of the memory, less the weights in 16 bits, in keys and values of 16 bits
    @CsvSource({
        "a100-80g, 1, 12.85e9, 40, 5120",
        "h100-80g, 1, 12.85e9, 40, 5120",
        "a100-80g-x4, 4, 66e9, 64, 9216",
        "a100-80g-x8, 8, 69e9, 80, 1024",
        "h100-80g-x8, 8, 69e9, 80, 1024"
    })
    void keepsAsManyBlocksAsMemoryLeaves(String name, int gpus, double parameters, int layers, int kvWidth) {
        var profile = EngineProfile.named(name);

        var bytes = gpus * 80e9 * 0.9 - 2 * parameters;
        var bytesPerBlock = 2.0 * 2 * layers * kvWidth * profile.blockSize();

        assertThat((double) profile.kvBlocks()).isCloseTo(bytes / bytesPerBlock, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"a100-80g-x8, a100-80gb", "h100-80g-x8, h100-80gb"})
    void staysWithinAFifthOfTheMeasuredTokenTimes(String profile, String hardware) throws IOException {
        var model = StepTimeModel.of(EngineProfile.named(profile));

        for (var row : measured(hardware)) {
            var predicted =
                    model.nanos(new StepLoad().decode(row.sequences, row.sequences, Math.round(row.context))) / 1e9;

            assertThat(predicted).isCloseTo(row.tokenSeconds, Percentage.withPercentage(20));
        }
    }

    private static void assertFits(EngineProfile named, Fit fit) {
        var profile = (StepCost.Linear) named.stepCost();
        assertThat(profile.stepOverheadSeconds()).isCloseTo(fit.overhead, relative(fit.overhead));
        assertThat(profile.prefillSecondsPerToken()).isCloseTo(fit.prefill, relative(fit.prefill));
        assertThat(profile.decodeSecondsPerSequence()).isCloseTo(fit.decode, relative(fit.decode));
        assertThat(profile.kvReadSecondsPerToken()).isCloseTo(fit.kvRead, relative(fit.kvRead));
    }

    private static Offset<Double> relative(double value) {
        return within(SIX_DIGITS * value);
    }

    private static Fit splitwise(String hardware, int budget) throws IOException {
        var rows = measured(hardware);
        var regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(
                rows.stream().mapToDouble(row -> 1).toArray(),
                rows.stream()
                        .map(row -> new double[] {
                            1 / row.tokenSeconds, row.sequences / row.tokenSeconds, row.context / row.tokenSeconds
                        })
                        .toArray(double[][]::new));
        var decode = regression.estimateRegressionParameters();
        var inOneStep = rows.stream().filter(row -> row.promptTokens <= budget).toList();
        var prefill = slope(
                inOneStep.stream().mapToDouble(row -> row.promptTokens).toArray(),
                inOneStep.stream().mapToDouble(row -> row.promptSeconds).toArray(),
                decode[0]);
        return new Fit(decode[0], prefill, decode[1], decode[2]);
    }

    private static Fit distServe(String model, String gpus) throws IOException {
        var published = Json.read(calibration("distserve-a100-80g-vllm.json"))
                .get(model)
                .get(gpus);
        var decode = published.get("decoding_smallbs"); // ms: constant, per token of context, per sequence
        var prefill = published.get("prefill"); // ms: constant, per token, per token squared
        var overhead = decode.get(0).doubleValue() / 1e3;
        var tokens = new double[] {128, 256, 512, 1024, 2048};
        var seconds = Arrays.stream(tokens)
                .map(n -> (prefill.get(0).doubleValue()
                                + prefill.get(1).doubleValue() * n
                                + prefill.get(2).doubleValue() * n * n)
                        / 1e3)
                .toArray();
        return new Fit(
                overhead,
                slope(tokens, seconds, overhead),
                decode.get(2).doubleValue() / 1e3,
                decode.get(1).doubleValue() / 1e3);
    }

    /** The b that minimises the sum of ((overhead + b·x)/y − 1)². */
    private static double slope(double[] x, double[] y, double overhead) {
        var above = 0.0;
        var below = 0.0;
        for (var i = 0; i < x.length; i++) {
            above += x[i] / y[i] * (1 - overhead / y[i]);
            below += x[i] / y[i] * (x[i] / y[i]);
        }
        return above / below;
    }

    private static List<Row> measured(String hardware) throws IOException {
        var lines = Files.readAllLines(calibration("splitwise-perf_model.csv"));
        var header = Arrays.asList(lines.get(0).split(",", -1));
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            if (cells[header.indexOf("model")].equals("llama2-70b")
                    && cells[header.indexOf("hardware")].equals(hardware)
                    && cells[header.indexOf("tensor_parallel")].equals("8")) {
                var sequences = Integer.parseInt(cells[header.indexOf("batch_size")]);
                var prompt = Integer.parseInt(cells[header.indexOf("prompt_size")]);
                var output = Integer.parseInt(cells[header.indexOf("token_size")]);
                rows.add(new Row(
                        sequences,
                        sequences * prompt,
                        sequences * (prompt + output / 2.0), // on average over the answer
                        Double.parseDouble(cells[header.indexOf("prompt_time")]) / 1e3,
                        Double.parseDouble(cells[header.indexOf("token_time")]) / 1e3));
            }
        }
        return rows;
    }

    private static Path calibration(String file) {
        var folder = System.getProperty("iwc.data", System.getenv("IWC_DATA"));
        assumeTrue(folder != null, "set IWC_DATA to the folder with calibration/" + file);
        var path = Path.of(folder, "calibration", file);
        assumeTrue(Files.exists(path), path.getFileName() + " is not in IWC_DATA/calibration");
        return path;
    }

    private record Fit(double overhead, double prefill, double decode, double kvRead) {}

    private record Row(int sequences, int promptTokens, double context, double promptSeconds, double tokenSeconds) {}
}
