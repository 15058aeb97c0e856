package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A figure as a picture of its own: SVG, 640 by 360, that follows the light or dark colour scheme of the page. The
 * same figure gives the same bytes on every machine.
 *
 * @since 0.1
 */
public final class FigureRenderer {
    private FigureRenderer() {}

    /** The content of an SVG file. */
    public static String svg(Figure figure) {
        return new SvgPlot(figure).text();
    }

    /** The numbers of a figure as JSON, a document with a last newline. */
    public static String json(Figure figure) {
        return Json.document(FigureJson.tree(figure));
    }

    /** The numbers of a figure as CSV: {@code series,label,x,end,y,top,weight}, a line a point. */
    public static String csv(Figure figure) {
        var text = new StringBuilder("series,label,x,end,y,top,weight\n");
        var panels = figure.beneath().stream().flatMap(panel -> panel.series().stream());
        for (var series : Stream.concat(figure.series().stream(), panels).toList()) {
            for (var i = 0; i < series.x().size(); i++) {
                text.append(CsvText.quoted(CsvText.cell(series.name()))).append(',');
                text.append(
                        series.labels().isEmpty()
                                ? ""
                                : CsvText.quoted(CsvText.cell(series.labels().get(i))));
                for (var column : List.of(series.x(), series.end(), series.y(), series.top(), series.weight())) {
                    text.append(',').append(column.isEmpty() ? "" : Json.compact(column.get(i)));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /**
     * The picture as PNG for print, 300 dots to the inch, in light colours. Letters look as the fonts of the machine
     * do; all else is the same everywhere.
     *
     * @throws io.iwc.IwcException if the library that draws it is missing, or no font is there
     */
    public static byte[] png(Figure figure) {
        return FigurePicture.png(new SvgPlot(figure).lightText());
    }

    /**
     * Writes a figure in some forms, each file whole or not at all, in the order of the forms.
     *
     * @param folder made if it is missing
     * @return the files, named after the figure: {@code tokens.prompt.histogram.svg}
     * @throws io.iwc.IwcException if one cannot be written, or PNG cannot be drawn; an old file is left as it was
     */
    public static List<Path> write(Figure figure, Path folder, Set<Form> forms) {
        return forms.stream().sorted().map(form -> write(figure, folder, form)).toList();
    }

    private static Path write(Figure figure, Path folder, Form form) {
        var file = folder.resolve(figure.id() + "." + form.ending());
        switch (form) {
            case SVG -> AtomicFile.write(file, svg(figure));
            case PNG -> AtomicFile.write(file, png(figure));
            case CSV -> AtomicFile.write(file, csv(figure));
            case JSON -> AtomicFile.write(file, json(figure));
        }
        return file;
    }

    /** What a figure can be written as. */
    public enum Form {
        SVG,
        PNG,
        CSV,
        JSON;

        /** Of its files, without the dot. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
