package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Json;
import java.nio.file.Path;
import java.util.List;

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

    /** The numbers of a figure as CSV: {@code series,label,x,end,y,weight}, a line a point. */
    public static String csv(Figure figure) {
        var text = new StringBuilder("series,label,x,end,y,weight\n");
        for (var series : figure.series()) {
            for (var i = 0; i < series.x().size(); i++) {
                text.append(CsvText.quoted(CsvText.cell(series.name()))).append(',');
                text.append(
                        series.labels().isEmpty()
                                ? ""
                                : CsvText.quoted(CsvText.cell(series.labels().get(i))));
                for (var column : List.of(series.x(), series.end(), series.y(), series.weight())) {
                    text.append(',').append(column.isEmpty() ? "" : Json.compact(column.get(i)));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /**
     * The picture as PNG, twice as wide and high as the SVG, in light colours. Letters look as the fonts of the machine
     * do; all else is the same everywhere.
     *
     * @throws io.iwc.IwcException if the library that draws it is missing, or no font is there
     */
    public static byte[] png(Figure figure) {
        return FigurePicture.png(new SvgPlot(figure).lightText());
    }

    /**
     * Writes the picture, whole or not at all.
     *
     * @param folder made if it is missing
     * @return the file, named after the figure: {@code tokens.prompt.histogram.svg}
     * @throws io.iwc.IwcException if it cannot be written; an old file is left as it was
     */
    public static Path write(Figure figure, Path folder) {
        var file = folder.resolve(figure.id() + ".svg");
        AtomicFile.write(file, svg(figure));
        return file;
    }
}
