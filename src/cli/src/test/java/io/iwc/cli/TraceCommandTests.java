package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.Origin;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trace studies as they are typed. */
class TraceCommandTests {
    private final InProcess process = new InProcess();

    @TempDir
    private Path folder;

    @Test
    void writesNumbersAndFiguresInTheFoldersOfTheOriginal() throws IOException {
        var status = study(month(), "--study", "overview", "--study", "arrivals");

        assertThat(status).as(process.err()).isZero();
        assertThat(process.out())
                .contains("Requests               : 240\n")
                .contains("Models                 : 2\n")
                .contains("overview               : n/a (the trace has no durations): duration, latency.duration\n");
        var figures = folder.resolve("study/figures");
        assertThat(figures.resolve("overview/requests_per_hour.svg")).content().startsWith("<svg ");
        assertThat(Files.readAllBytes(figures.resolve("per_model_arrival_time/gaps_by_hour_all.png")))
                .startsWith(0x89, 'P', 'N', 'G');
        assertThat(figures.resolve("per_model_arrival_time/current_to_next_gap_m1.json"))
                .exists();
        assertThat(figures.resolve("per_model_arrival_time/lag1_correlation.csv"))
                .content()
                .startsWith("group,pairs,pearson,spearman,undefined\nall,238,");
        assertThat(folder.resolve("study/study.html"))
                .content()
                .contains("Requests per hour (UTC)", "data:image/svg+xml");
        assertThat(Json.read(folder.resolve("study/study.json")).path("studies").size())
                .isEqualTo(2);
    }

    @Test
    void theSecondTimeSaysWhatItKnew() throws IOException {
        var month = month();
        study(month, "--study", "users", "--no-figures");

        var status = study(month, "--study", "users", "--no-figures", "--force");

        assertThat(status).isZero();
        assertThat(process.out()).endsWith("From the cache         : users\n");
        assertThat(folder.resolve("study/study.html")).doesNotExist();
    }

    @Test
    void aFolderWithAStudyIsNotReplacedUnasked() throws IOException {
        var month = month();
        study(month, "--study", "users", "--no-figures");

        assertThat(study(month, "--study", "users", "--no-figures")).isEqualTo(ExitStatus.USAGE);
        assertThat(process.err()).contains("which holds study.json already; --force replaces it");
    }

    @Test
    void whatAFolderHoldsBesideItsFilesIsSaid() throws IOException {
        var logs = Files.createDirectory(folder.resolve("logs"));
        Files.copy(month(), logs.resolve("month.csv"));
        Files.createDirectory(logs.resolve("older"));

        var status = study(logs, "--study", "users", "--no-figures");

        assertThat(status).isZero();
        assertThat(process.err())
                .startsWith(logs + ": not read: older (of a folder .csv, .parquet, .jsonl and .json files");
    }

    @Test
    void badCellsEndWithTheirLinesAndWriteNothing() throws IOException {
        var bad = Files.writeString(
                folder.resolve("bad.csv"), "started_at,input_tokens,output_tokens\n2026-01-01 00:00:00,x,1\n");

        assertThat(study(bad)).isEqualTo(ExitStatus.FAILED);
        assertThat(process.err()).startsWith(bad + ":2: input_tokens: found \"x\", expected an integer ≥ 0");
        assertThat(folder.resolve("study")).doesNotExist();
    }

    @Test
    void twoWeeksOfALogAreAWorkloadEachThatTheDriftExplains() throws IOException {
        var month = month();

        extract(month, "window=0d/7d", "first.jsonl");
        extract(month, "window=7d/14d", "second.jsonl");
        process.iwc(
                "diff",
                folder.resolve("first.jsonl").toString(),
                folder.resolve("second.jsonl").toString(),
                "--summary");

        var first = Workload.read(folder.resolve("first.jsonl"));
        assertThat(first.requests()).hasSize(120);
        assertThat(first.manifest().config()).containsEntry("extract", "window=0d/7d");
        assertThat(process.out()).contains("prompts are").contains("longer on average (100.0 -> 200.0)");
    }

    @Test
    void rowsThatSayHowLongTheyTookAreARecordedRun() throws IOException {
        var log = Files.writeString(folder.resolve("log.csv"), """
                started_at,input_tokens,output_tokens,ttft,duration
                2026-01-01 00:00:00,10,5,0.2,1
                2026-01-01 00:00:01,10,5,0.4,2
                """);

        extract(log, "sample=1", "w.jsonl");

        var run = RunFolder.at(folder.resolve("w.run")).read();
        assertThat(run.origin()).isEqualTo(Origin.RECORDED);
        assertThat(process.err()).contains("wrote " + folder.resolve("w.run"), "wrote " + folder.resolve("w.jsonl"));
    }

    @Test
    void theRunOfAnEarlierExtractIsReplacedOnlyWhenForced() throws IOException {
        var log = Files.writeString(folder.resolve("log.csv"), """
                started_at,input_tokens,output_tokens,duration
                2026-01-01 00:00:00,10,5,1
                """);
        extract(log, "sample=1", "w.jsonl");
        var summary = Files.readString(folder.resolve("w.run/summary.json"));
        Files.delete(folder.resolve("w.jsonl"));
        var workload = folder.resolve("w.jsonl").toString();
        assertThat(process.iwc("trace", log.toString(), "--extract", "sample=1", "-o", workload))
                .isEqualTo(ExitStatus.USAGE);

        assertThat(process.err())
                .contains("--output: found " + folder.resolve("w.run")
                        + ", which holds results.csv already; --force replaces it\n");
        assertThat(folder.resolve("w.jsonl")).doesNotExist();
        assertThat(folder.resolve("w.run/summary.json")).content().isEqualTo(summary);
        assertThat(process.iwc("trace", log.toString(), "--extract", "sample=1", "-o", workload, "--force"))
                .as(process.err())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --spark-master spark://h:7077; --spark-master: given without --engine spark, which alone has a cluster
            --engine spark; --engine spark: expected --spark-master too, as in spark://host:7077
            --top 0; top: found 0, expected an integer ≥ 1
            --memory 100; memory: found 100, expected megabytes from 256 to 1073741824
            --extract model=; extract: found "model=", expected model=…, user=…
            --extract model=a --study users; --study: given with --extract, which studies nothing
            --study nonsense; found "nonsense", expected one of overview, users, tokens, arrivals
            --model-by-file --map model=m; --model-by-file: found --map model=… as well, expected one of them
            """)
    void whatWouldChangeNothingIsRefused(String options, String message) throws IOException {
        assertThat(study(month(), options.split(" "))).isEqualTo(ExitStatus.USAGE);
        assertThat(process.err()).contains(message);
    }

    private void extract(Path file, String what, String to) {
        var status = process.iwc(
                "trace",
                file.toString(),
                "--extract",
                what,
                "-o",
                folder.resolve(to).toString());
        assertThat(status).as(process.err()).isZero();
    }

    private int study(Path file, String... options) {
        var arguments = new ArrayList<>(
                List.of("trace", file.toString(), "-o", folder.resolve("study").toString()));
        if (!List.of(options).contains("--extract")) {
            arguments.addAll(List.of("--cache", folder.resolve("cache").toString()));
        }
        arguments.addAll(List.of(options));
        return process.iwc(arguments.toArray(String[]::new));
    }

    /** Two weeks of ten requests a day of two models, prompts twice as long in the second one. */
    private Path month() throws IOException {
        var rows = new StringBuilder("user_id,model_id,started_at,input_tokens,output_tokens\n");
        for (var i = 0; i < 240; i++) {
            rows.append(String.format(
                    Locale.ROOT,
                    "u%d,m%d,2026-01-%02d %02d:%02d:00,%d,20%n",
                    i % 7,
                    1 + i % 2,
                    1 + i / 120 * 7 + i % 120 / 20,
                    i % 20,
                    i % 13,
                    i < 120 ? 100 : 200));
        }
        return Files.writeString(folder.resolve("month.csv"), rows);
    }
}
