package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FigurePictureTests {
    @Test
    void hasThreeHundredDotsToTheInch() throws IOException {
        var png = FigureRenderer.png(Suites.workload(3, 400).figures().get(0));

        var image = ImageIO.read(new ByteArrayInputStream(png));
        // 640 by 360 CSS pixels of 1/96 inch are 6 2/3 by 3 3/4 inches
        assertThat(image.getWidth()).isEqualTo(2000);
        assertThat(image.getHeight()).isEqualTo(1125);
        // PNG specification 11.3.4.3: dots to the unit across and down, then 1 for the metre; 300 dpi are 11811 of them
        var chunk = physicalSize(png);
        assertThat(chunk.getInt()).isEqualTo(11_811);
        assertThat(chunk.getInt()).isEqualTo(11_811);
        assertThat(chunk.get()).isEqualTo((byte) 1);
    }

    @Test
    void fillsBars() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(
                FigureRenderer.png(Suites.workload(3, 400).figures().get(0))));

        assertThat(shareOfColour(image)).isGreaterThan(0.05);
    }

    /** How much of the picture is neither white nor grey. */
    private static double shareOfColour(BufferedImage image) {
        var coloured = 0L;
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var rgb = image.getRGB(x, y);
                coloured += (rgb & 0xff) - (rgb >> 16 & 0xff) > 40 ? 1 : 0;
            }
        }
        return (double) coloured / (image.getWidth() * image.getHeight());
    }

    private static ByteBuffer physicalSize(byte[] png) {
        var buffer = ByteBuffer.wrap(png).position(8);
        while (true) {
            var length = buffer.getInt();
            var type = new byte[4];
            buffer.get(type);
            if (new String(type, StandardCharsets.US_ASCII).equals("pHYs")) {
                return buffer;
            }
            buffer.position(buffer.position() + length + 4);
        }
    }
}
