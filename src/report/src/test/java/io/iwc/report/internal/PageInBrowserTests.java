package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Opens the page from the disk in a real browser, as its readers do. Aborted where there is none. */
class PageInBrowserTests {
    private static final SuiteReport REPORT = Suites.full();

    @TempDir
    static Path temp;

    private static Optional<ChromeDriver> browser = Optional.empty();

    @BeforeAll
    static void openThePage() {
        browser = Optional.of(Browser.open(temp.resolve("profile")));
        HtmlReport.write(REPORT, temp.resolve("report.html"));
        page().get(temp.resolve("report.html").toUri().toString());
    }

    @AfterAll
    static void close() {
        browser.ifPresent(ChromeDriver::quit);
    }

    @Test
    void fetchesNothingAndLogsNoError() {
        var requested = StreamSupport.stream(
                        page().manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
                .filter(entry -> entry.getMessage().contains("Network.requestWillBeSent"))
                .filter(entry -> entry.getMessage().matches("(?s).*\"url\":\"(https?|wss?):.*"))
                .toList();

        assertThat(requested).isEmpty();
        assertThat(page().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void keepsAScriptInANameAsText() {
        assertThat(page().getTitle()).isEqualTo("IWC report: parcel support");
        assertThat(page().findElements(By.cssSelector(".name")))
                .extracting(name -> name.getDomProperty("textContent"))
                .contains(Suites.EVIL);
    }

    @Test
    void drawsTheChartsThatAreOpen() {
        assertThat(page().findElements(By.cssSelector(".chart")))
                .filteredOn(chart -> chart.isDisplayed())
                .isNotEmpty()
                .allSatisfy(chart -> {
                    var drawing = chart.findElement(By.tagName("svg"));
                    assertThat(drawing.getSize().getWidth()).isGreaterThan(200);
                    assertThat(drawing.getSize().getHeight()).isGreaterThan(100);
                    assertThat(drawing.findElements(By.tagName("path"))).hasSizeGreaterThan(5);
                });
    }

    @Test
    void drawsTheChartsOfATestThatIsOpenedLater() {
        var drawn = page().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const test = [...document.querySelectorAll('.test.passed:not([open])')].find((one) => one.querySelectorAll('.chart').length > 5);
                test.open = true;
                test.scrollIntoView();
                const until = performance.now() + 10000;
                const look = () => test.querySelector('.chart svg path') || performance.now() > until
                    ? done(Boolean(test.querySelector('.chart svg path'))) : setTimeout(look, 50);
                look();
                """);

        assertThat(drawn).isEqualTo(true);
    }

    @Test
    void placesMarksWhereTheirValuesAre() {
        var misplaced = page().executeScript("""
                const figures = JSON.parse(document.getElementById('data').textContent).figures;
                const wrong = [];
                for (const place of document.querySelectorAll('.chart')) {
                    const figure = figures[Number(place.dataset.figure)];
                    const chart = echarts.getInstanceByDom(place);
                    if (!chart) continue;
                    const dashed = [...place.querySelectorAll('path[stroke-dasharray]')]
                        .map((path) => Number(path.getAttribute('d').match(/^M([0-9.]+)/)[1]));
                    for (const mark of figure.marks) {
                        const x = chart.convertToPixel({ xAxisIndex: 0 }, mark.x);
                        if (!dashed.some((drawn) => Math.abs(drawn - x) <= 1.5)) wrong.push(figure.id + ' ' + mark.label);
                    }
                }
                return wrong;
                """);

        assertThat(misplaced).isEqualTo(List.of());
    }

    @Test
    void holdsTheNumbersOfEveryChartThatIsOpen() {
        var rows = page().findElements(By.cssSelector(".test[open] figure")).stream()
                .map(figure -> figure.findElements(By.cssSelector("details.numbers tbody tr"))
                        .size())
                .toList();

        assertThat(rows).isNotEmpty().allMatch(count -> count > 0);
    }

    @Test
    void filtersByNameAndStatus() {
        var filter = page().findElement(By.id("filter"));

        filter.sendKeys("load passed");

        assertThat(page().findElements(By.cssSelector(".test:not([hidden])")))
                .extracting(test -> test.getDomAttribute("data-name"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("com.acme.parcel.ParcelLoadTests"));
        assertThat(page().findElement(By.id("shown")).getText()).isEqualTo("2 of 8");
        filter.clear();
        filter.sendKeys(" ");
    }

    private static ChromeDriver page() {
        return browser.orElseThrow();
    }
}
