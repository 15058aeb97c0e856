package io.iwc.report.internal;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import io.iwc.IwcException;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** SVG as pixels, for print: so many to the inch as the resolution in the file says. */
final class FigurePicture {
    /** What every PNG of the house has. */
    static final int DOTS_PER_INCH = 300;

    private static final int CSS_PIXELS_PER_INCH = 96;
    private static final double SCALE = (double) DOTS_PER_INCH / CSS_PIXELS_PER_INCH;
    private static final int DOTS_PER_METRE = (int) Math.round(DOTS_PER_INCH / 0.0254);

    private FigurePicture() {}

    static byte[] png(String svg) {
        try {
            var bytes = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
            var document = new SVGLoader().load(bytes, null, LoaderContext.createDefault());
            if (document == null) {
                throw new IllegalStateException("the picture cannot be read");
            }
            var size = document.size();
            var image = new BufferedImage(
                    (int) Math.round(size.width * SCALE),
                    (int) Math.round(size.height * SCALE),
                    BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(SCALE, SCALE);
            document.render(null, graphics, new ViewBox(size.width, size.height));
            graphics.dispose();
            return PngFile.of(image, DOTS_PER_METRE);
        } catch (NoClassDefFoundError e) {
            throw new IwcException(
                    "PNG needs jsvg (com.github.weisj:jsvg) on the class path: start the command with the script iwc, which"
                            + " adds the folder lib",
                    e);
        } catch (LinkageError e) {
            throw new IwcException("PNG needs the fonts of the machine, found none: install fontconfig and a font", e);
        }
    }
}
