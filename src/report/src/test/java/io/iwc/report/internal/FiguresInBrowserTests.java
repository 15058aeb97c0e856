package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import io.iwc.run.internal.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Draws every kind of figure in a real browser. Aborted where there is none. */
class FiguresInBrowserTests {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    static Path temp;

    private static ChromeDriver page;

    @BeforeAll
    static void openThePage() {
        page = Browser.open(temp.resolve("profile"));
        var before = Suites.run(1, 60, 1);
        var after = Suites.run(3, 60, 2);
        var runs = List.of(
                RunReport.inDetail(watched()).named("before"),
                RunReport.of(after).named("after"));
        var figures = new ArrayList<>(RunOverlays.of(runs));
        figures.addAll(EvaluationFigures.of(Evaluation.of(before, after, 1)));
        var text = HtmlReport.of(
                "Figures", Suites.environment(), List.of(Suites.workload(1, 200)), runs, List.of(), figures);
        AtomicFile.write(temp.resolve("figures.html"), text);
        page.get(temp.resolve("figures.html").toUri().toString());
    }

    @AfterAll
    static void close() throws IOException {
        if (page != null) {
            page.quit();
        }
    }

    @Test
    void drawsEachWithoutAnError() throws IOException {
        Browser.keep(page, "figures");

        assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(page.findElements(By.cssSelector(".chart")))
                .hasSizeGreaterThan(20)
                .allSatisfy(chart -> assertThat(chart.findElements(By.cssSelector("svg path")))
                        .hasSizeGreaterThan(4));
        assertThat(page.findElements(By.cssSelector(".picture"))).isNotEmpty().allSatisfy(picture -> assertThat(
                        picture.findElements(By.cssSelector("svg text")))
                .isNotEmpty());
    }

    @Test
    void givesPlotsBeneathTheTimeOfTheOneAbove() {
        var chart = "echarts.getInstanceByDom([...document.querySelectorAll('.chart')].find((place) => "
                + "JSON.parse(document.getElementById('data').textContent).figures[place.dataset.figure].beneath))";

        var places = page.executeScript("const chart = " + chart + ";"
                + "return new Set([0, 1, 2].map((i) => Math.round(chart.convertToPixel({ xAxisIndex: i }, 5)))).size;");
        var grids = page.executeScript("return " + chart + ".getOption().grid.length");

        assertThat(grids).isEqualTo(3L);
        assertThat(places).isEqualTo(1L);
    }

    @Test
    void drawsTheLineOfAgreementFromCornerToCorner() {
        var ends = page.executeScript(
                "const figures = JSON.parse(document.getElementById('data').textContent).figures;"
                        + "const place = [...document.querySelectorAll('.chart')]"
                        + ".find((one) => figures[one.dataset.figure].kind === 'agreement');"
                        + "const option = echarts.getInstanceByDom(place).getOption();"
                        + "return [option.xAxis[0].max === option.yAxis[0].max, option.series[1].data[1][0] === option.xAxis[0].max];");

        assertThat(ends).isEqualTo(List.of(true, true));
    }

    /** A run of which the server told how busy it was. */
    private static Run watched() {
        var run = Suites.run(1, 60, 1);
        var samples = new ArrayList<TelemetrySample>();
        for (var i = 0; i < 15; i++) {
            samples.add(sample(i, TelemetryMetric.RUNNING, i % 5));
            samples.add(sample(i, TelemetryMetric.WAITING, i % 3));
            samples.add(sample(i, TelemetryMetric.KV_USAGE, i / 15.0));
        }
        return Run.builder(run.name(), run.origin(), run.endpoint())
                .records(run.records())
                .telemetry(Telemetry.of(samples))
                .build();
    }

    private static TelemetrySample sample(int second, TelemetryMetric metric, double value) {
        return new TelemetrySample(second * SECOND, "s", metric, new TreeMap<>(Map.of()), value);
    }
}
