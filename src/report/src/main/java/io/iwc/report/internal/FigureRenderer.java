package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import java.nio.file.Path;

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
