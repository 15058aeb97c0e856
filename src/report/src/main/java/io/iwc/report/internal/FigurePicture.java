package io.iwc.report.internal;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import io.iwc.IwcException;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** SVG as pixels. */
final class FigurePicture {
    private static final int SCALE = 2;

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
                    (int) (size.width * SCALE), (int) (size.height * SCALE), BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(SCALE, SCALE);
            document.render(null, graphics, new ViewBox(size.width, size.height));
            graphics.dispose();
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (NoClassDefFoundError e) {
            throw new IwcException(
                    "PNG needs jsvg (com.github.weisj:jsvg) on the class path: start the command with the script iwc, which"
                            + " adds the folder lib",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
