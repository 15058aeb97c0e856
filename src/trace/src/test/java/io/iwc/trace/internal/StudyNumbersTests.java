package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.trace.internal.Table.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of the studies against NumPy, SciPy and an independent script. */
class StudyNumbersTests {
    @TempDir
    private Path folder;

    @Test
    void everyNumberOfASmallFileIsThatOfTheIndependentScript() {
        var report = SmallTrace.study(SmallTrace.csv(folder), Study.values());

        var comparison = EveryNumber.of(SmallTrace.json(report).path("studies"), SmallTrace.numbers(), 1e-9);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.compared()).isGreaterThan(20_000);
    }

    @Test
    void correlatesEachGapWithTheNextAsSciPyDoes() {
        var report = SmallTrace.study(gaps(1, 2, 3, 2, 1, 4, 2, 5), Study.ARRIVALS);

        var metrics = report.results().get(Study.ARRIVALS).metrics();

        // SciPy 1.17: pearsonr and spearmanr of 1 2 3 2 1 4 2 and 2 3 2 1 4 2 5
        assertThat(metrics.get("arrivals.gapLag1Pearson")).isCloseTo(-0.3066111815747538, within(1e-12));
        assertThat(metrics.get("arrivals.gapLag1Spearman")).isCloseTo(-0.2912758640177315, within(1e-12));
    }

    @Test
    void correlatesGapsOfFractionsOfASecondAsSciPyDoes() {
        var report = SmallTrace.study(gaps(0.1, 0.2, 0.1, 0.4, 0.1, 0.8), Study.ARRIVALS);

        var metrics = report.results().get(Study.ARRIVALS).metrics();

        assertThat(metrics.get("arrivals.gapLag1Pearson")).isCloseTo(-0.5720560642415781, within(1e-12));
        assertThat(metrics.get("arrivals.gapLag1Spearman")).isCloseTo(-0.8603090020146066, within(1e-12));
    }

    @Test
    void countsPairsOfGapsInCellsOfTheHeatMap() {
        var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1);
        try (engine) {
            DuckDbTrace.load(
                    engine, TraceFile.of(List.of(gaps(1, 2, 3, 2, 1, 4, 2, 5)), Reading.DEFAULT), Reading.DEFAULT);
            var studies = TraceStudies.begin(engine, 10, 3, EnumSet.of(TraceField.ARRIVAL));

            var result = studies.run(Study.ARRIVALS, step -> {});

            // by hand: 1 is in the first of three bins between 1 and 5, 2 in the second, 3, 4 and 5 in the third
            assertThat(cells(result)).containsExactly("0 1 1", "0 2 1", "1 0 1", "1 2 2", "2 1 2");
        }
    }

    @Test
    void boxesAreNumPysPercentiles() {
        var report = SmallTrace.study(gaps(1, 2, 3, 4), Study.ARRIVALS);

        var box = table(report, Study.ARRIVALS, "gaps_by_hour").get(0);

        // numpy.percentile([1, 2, 3, 4], [10, 25, 50, 75, 90])
        assertThat(List.of("p10", "p25", "p50", "p75", "p90").stream().map(box::real))
                .containsExactly(1.3, 1.75, 2.5, 3.25, 3.7);
        assertThat(box.real("mean")).isEqualTo(2.5);
    }

    @Test
    void noGapLiesBetweenTwoUsers() {
        var file = SmallTrace.write(folder.resolve("two.csv"), """
                user_id,started_at,input_tokens,output_tokens
                ua,2026-01-01 00:00:00,1,1
                ub,2026-01-01 00:00:01,1,1
                ua,2026-01-01 00:00:10,1,1
                ub,2026-01-01 00:00:21,1,1
                """);

        var report = SmallTrace.study(file, Study.USER_ARRIVALS);

        var metrics = report.results().get(Study.USER_ARRIVALS).metrics();
        assertThat(metrics)
                .containsEntry("arrivals.userGap.n", 2.0)
                .containsEntry("arrivals.userGap.min", 10.0)
                .containsEntry("arrivals.userGap.max", 20.0);
    }

    @Test
    void windowsOfAUserAreFullOnes() {
        var rows = new StringBuilder("user_id,model_id,started_at,input_tokens,output_tokens\n");
        for (var i = 0; i < 2500; i++) {
            rows.append("u,m")
                    .append(i < 1000 ? i % 2 : i % 5)
                    .append(",2026-01-01 00:00:00.")
                    .append(String.format("%06d", i))
                    .append(",1,1\n");
        }

        var report = SmallTrace.study(SmallTrace.write(folder.resolve("one.csv"), rows.toString()), Study.DIVERSITY);

        // by hand: 2 models in the first thousand, 5 in the second; the last 500 requests fill no window
        assertThat(report.results().get(Study.DIVERSITY).metrics())
                .containsEntry("diversity.userWindow1000.n", 2.0)
                .containsEntry("diversity.userWindow1000.min", 2.0)
                .containsEntry("diversity.userWindow1000.max", 5.0)
                .containsEntry("diversity.userWindow1000.partialLeftOut", 1.0);
    }

    @Test
    void theSameFileGivesTheSameBytes() {
        var file = SmallTrace.csv(folder);

        assertThat(SmallTrace.json(SmallTrace.study(file, Study.values())))
                .isEqualTo(SmallTrace.json(SmallTrace.study(file, Study.values())));
    }

    private Path gaps(double... seconds) {
        var at = 0L;
        var rows = new StringBuilder("started_at,input_tokens,output_tokens\n");
        for (var gap :
                DoubleStream.concat(DoubleStream.of(0), Arrays.stream(seconds)).toArray()) {
            at += Math.round(gap * 1e9);
            rows.append(Instant.ofEpochSecond(1_767_225_600, at)).append(",1,1\n");
        }
        return SmallTrace.write(folder.resolve("gaps.csv"), rows.toString());
    }

    private static List<String> cells(StudyResult result) {
        return result.tables().stream()
                .filter(table -> table.kind() == Statement.Kind.HEAT)
                .flatMap(table -> table.table().each().stream())
                .map(row -> List.of("current_bin", "next_bin", "pairs").stream()
                        .map(row::text)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<Row> table(TraceReport report, Study study, String name) {
        return report.results().get(study).tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow()
                .table()
                .each();
    }
}
