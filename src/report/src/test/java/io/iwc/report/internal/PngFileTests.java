package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngFileTests {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "257, 131", "1, 300", "2000, 5"})
    void imageIoReadsTheSamePixels(int width, int height) throws IOException {
        var image = noise(width, height);

        var read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image, 11_811)));

        assertThat(pixels(read)).containsExactly(pixels(image));
    }

    @Test
    void theResolutionStandsInTheChunkBehindTheHeader() {
        var png = PngFile.of(noise(2, 2), 11_811);

        // PNG specification: 8 bytes of signature, 25 of IHDR; then length 9, pHYs, twice 00 00 2e 23, unit metre
        assertThat(java.util.Arrays.copyOfRange(png, 33, 50))
                .containsExactly(0, 0, 0, 9, 'p', 'H', 'Y', 's', 0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1);
    }

    private static BufferedImage noise(int width, int height) {
        var random = new Random(17);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
