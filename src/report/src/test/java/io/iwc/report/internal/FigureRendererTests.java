package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Mark;
import io.iwc.report.internal.Figure.Series;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FigureRendererTests {
    static Stream<Figure> figures() {
        return Stream.of(
                        Suites.workload(3, 400).figures(),
                        RunFigures.of(Suites.run(1, 200, 1)),
                        SuiteFigures.latencyAgainstThroughput(
                                        List.of(RunReport.of(Suites.run(1, 50, 1)), RunReport.of(Suites.run(3, 50, 2))))
                                .stream()
                                .toList())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void drawsEverythingInsideThePicture(Figure figure) throws Exception {
        var svg = parsed(FigureRenderer.svg(figure));
        var height = 360.0 + 78 * figure.beneath().size();

        assertThat(number(svg.getDocumentElement(), "height")).isEqualTo(height);
        for (var line : elements(svg, "line")) {
            assertThat(number(line, "x1")).isBetween(0.0, 640.0);
            assertThat(number(line, "y1")).isBetween(0.0, height);
        }
        assertThat(elements(svg, "text")).isNotEmpty().allSatisfy(text -> assertThat(number(text, "y"))
                .isBetween(10.0, height));
        assertThat(elements(svg, "title").get(0).getTextContent()).isEqualTo(figure.title());
    }

    @Test
    void givesTheSameBytesUnderEveryLocale() {
        var figure = Suites.workload(3, 400).figures().get(0);
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            var expected = FigureRenderer.svg(figure);
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            assertThat(FigureRenderer.svg(figure)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void drawsBarsWhereTheirValuesAre() throws Exception {
        var figure = new Figure(
                "f",
                "F",
                Kind.HISTOGRAM,
                Axis.linear("x", Unit.PLAIN),
                Axis.linear("n", Unit.COUNT),
                List.of(new Series("n", List.of(0.0, 5.0), List.of(5.0, 10.0), List.of(5.0, 10.0), List.of())),
                List.of(),
                "");

        var path = elements(parsed(FigureRenderer.svg(figure)), "path").get(0).getAttribute("d");

        // the plot reaches from 66 to 618 across and from 314 up to 96: half the height, then all of it
        assertThat(path).isEqualTo("M66 314V205H342V96H618V314Z");
    }

    @Test
    void movesALabelUpThatWouldCoverTheOneBefore() throws Exception {
        var figure = new Figure(
                "f",
                "F",
                Kind.LINE,
                Axis.linear("x", Unit.PLAIN),
                Axis.linear("y", Unit.PLAIN),
                List.of(Series.points("s", List.of(0.0, 100.0), List.of(0.0, 1.0))),
                List.of(new Mark("P90", 50), new Mark("P99", 50.5)),
                "");

        var marks = elements(parsed(FigureRenderer.svg(figure)), "text").stream()
                .filter(text -> text.getTextContent().startsWith("P9"))
                .toList();

        assertThat(number(marks.get(0), "y") - number(marks.get(1), "y")).isEqualTo(13);
    }

    @Test
    void putsNamesBesideThePlotThatHaveNoRoomAboveIt() throws Exception {
        var names = List.of("before-the-change-of-the-system-prompt", "after-the-change-of-the-system-prompt-again");
        var figure = new Figure(
                "f",
                "F",
                Kind.CDF,
                Axis.linear("x", Unit.PLAIN),
                Axis.share(),
                names.stream()
                        .map(name -> Series.points(name, List.of(0.0, 1.0), List.of(0.5, 1.0)))
                        .toList(),
                List.of(),
                "");

        var labels = elements(parsed(FigureRenderer.svg(figure)), "text").stream()
                .filter(text -> text.getAttribute("class").equals("name"))
                .toList();

        assertThat(labels).extracting(Element::getTextContent).containsExactly("before-the-chan…", "after-the-chang…");
        assertThat(labels).allSatisfy(label -> assertThat(number(label, "x")).isGreaterThan(490));
    }

    @Test
    void escapesWhatPeopleNamed() {
        var figure = new Figure(
                "f",
                Suites.EVIL,
                Kind.LINE,
                Axis.linear("x", Unit.PLAIN),
                Axis.linear("y", Unit.PLAIN),
                List.of(Series.points("s", List.of(1.0), List.of(1.0))),
                List.of(),
                "");

        assertThat(FigureRenderer.svg(figure)).doesNotContain("<script");
    }

    @Test
    void namesTheFileAfterTheFigure(@TempDir Path folder) {
        var figure = Suites.workload(3, 400).figures().get(0);

        var files = FigureRenderer.write(figure, folder.resolve("charts"), EnumSet.allOf(FigureRenderer.Form.class));

        assertThat(files)
                .containsExactly(
                        folder.resolve("charts/tokens.prompt.histogram.svg"),
                        folder.resolve("charts/tokens.prompt.histogram.png"),
                        folder.resolve("charts/tokens.prompt.histogram.csv"),
                        folder.resolve("charts/tokens.prompt.histogram.json"))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document, String tag) {
        var found = document.getElementsByTagName(tag);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
