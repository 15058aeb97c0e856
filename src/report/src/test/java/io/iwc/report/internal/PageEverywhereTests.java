package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page where it is read: behind a CI server's content policy, without scripts, on a phone, in the dark, on paper. */
class PageEverywhereTests {
    /** Jenkins, "Configuring Content Security Policy": the default of pages that builds leave. */
    private static final String JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

    private static final Dimension DESKTOP = new Dimension(1280, 1600);

    @TempDir
    static Path temp;

    private static Optional<ChromeDriver> browser = Optional.empty();
    private static Optional<HttpServer> server = Optional.empty();

    @BeforeAll
    static void serveThePage() throws IOException {
        browser = Optional.of(Browser.open(temp.resolve("profile")));
        var page = HtmlReport.of(Suites.full()).getBytes(StandardCharsets.UTF_8);
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(http, "/plain", page, "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'");
        serve(http, "/jenkins", page, JENKINS);
        serve(http, "/noscript", page, "default-src 'none'; style-src 'unsafe-inline'");
        http.start();
        server = Optional.of(http);
    }

    @AfterAll
    static void close() {
        browser.ifPresent(ChromeDriver::quit);
        server.ifPresent(http -> http.stop(0));
    }

    @AfterEach
    void standUpright() {
        media(Map.of("media", "", "features", List.of()));
        page().manage().window().setSize(DESKTOP);
    }

    @Test
    void isWholeBehindTheContentPolicyOfJenkins() throws IOException {
        show("/jenkins");

        Browser.keep(page(), "jenkins");
        assertThat(page().findElement(By.className("lead")).getText()).startsWith("1 of 8 tests failed");
        assertThat(drawings()).isNotEmpty().allMatch(width -> width > 200);
        assertThat(page().findElement(By.cssSelector(".bounds .meter rect.use-fail"))
                        .getCssValue("fill"))
                .isEqualTo("rgb(179, 38, 30)");
    }

    @Test
    void drawsAndFoldsWithoutScripts() throws IOException {
        show("/noscript");

        Browser.keep(page(), "noscript");
        assertThat(drawings()).isNotEmpty().allMatch(width -> width > 200);
        page().findElement(By.cssSelector(".test[open] details.numbers summary"))
                .click();
        assertThat(page().findElement(By.cssSelector(".test[open] details.numbers tbody tr"))
                        .isDisplayed())
                .isTrue();
    }

    @Test
    void fitsAPhone() throws IOException {
        page().manage().window().setSize(new Dimension(500, 900));
        show("/plain");

        Browser.keep(page(), "phone");
        var beyond = page().executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(beyond).isEqualTo(0L);
    }

    @Test
    void isDarkForReadersInTheDark() throws IOException {
        media(Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        show("/plain");

        Browser.keep(page(), "dark");
        assertThat(page().findElement(By.tagName("html")).getCssValue("background-color"))
                .isEqualTo("rgba(18, 21, 26, 1)");
        assertThat(page().findElement(By.cssSelector(".test[open] .picture .bars"))
                        .getCssValue("stroke"))
                .isEqualTo("rgb(122, 167, 255)");
    }

    @Test
    void printsWithoutItsTools() throws IOException {
        show("/plain");
        media(Map.of("media", "print"));

        Browser.keep(page(), "print");
        assertThat(page().findElement(By.id("filter")).isDisplayed()).isFalse();
        var paper = page().executeCdpCommand("Page.printToPDF", Map.of()).get("data");
        assertThat(Base64.getDecoder().decode(String.valueOf(paper)))
                .startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReachedByTheKeyboard() {
        show("/plain");
        var closed = page().findElement(By.cssSelector(".test:not([open]) > summary"));

        page().executeScript("arguments[0].focus()", closed);
        page().switchTo().activeElement().sendKeys(Keys.ENTER);

        assertThat(closed.findElement(By.xpath("..")).getDomAttribute("open")).isNotNull();
    }

    @Test
    void saysToScreenReadersWhatEachDrawingHolds() {
        show("/plain");

        assertThat(page().findElements(By.cssSelector("[role=img]")))
                .isNotEmpty()
                .allSatisfy(drawing ->
                        assertThat(drawing.getDomAttribute("aria-label")).isNotBlank());
    }

    /** Widths of what is drawn for charts and can be seen. */
    private static List<Integer> drawings() {
        return page().findElements(By.cssSelector(".test[open] figure svg")).stream()
                .map(drawing -> drawing.getSize().getWidth())
                .toList();
    }

    private static void media(Map<String, Object> media) {
        page().executeCdpCommand("Emulation.setEmulatedMedia", media);
    }

    private static void show(String path) {
        var http = server.orElseThrow().getAddress();
        page().get("http://" + http.getHostString() + ":" + http.getPort() + path);
    }

    private static ChromeDriver page() {
        return browser.orElseThrow();
    }

    private static void serve(HttpServer http, String path, byte[] page, String policy) {
        http.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
    }
}
