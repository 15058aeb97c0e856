package io.iwc.image.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.PromptImage;
import io.iwc.workload.PromptImage.Unsized;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's own writers and, for WebP, Pillow 11 wrote in these sizes. */
class ImageSizeTests {
    private static final String LOSSY =
            "UklGRqYAAABXRUJQVlA4IJoAAABwEACdASosAcgAPm02mUmkIyKhICgAgA2JaW7hdrEbQAnsA99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJwoAD+/9YAAAAAAAAAAAAA";
    private static final String LOSSLESS = "UklGRiAAAABXRUJQVlA4TBQAAAAvEID/AAcQEf0PACjS//8S0f90fw==";
    private static final String EXTENDED =
            "UklGRugAAABXRUJQVlA4WAoAAAAYAAAAKwEAxwAAQUxQSBEAAAABBxAREQBQpP//KaL/qf9fAwBWUDggmgAAAHAQAJ0BKiwByAA+0WixUygmJKKgKAEAGglpbuF2sRtACewD32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snIe+2TkPfbJyHvtk5D32ych77ZOQ99snCgAP7/jAwAAAAAAAAAAABFWElGDgAAAElJKgAIAAAAAAAAAAAA";

    @ParameterizedTest
    @CsvSource({"png, 640, 480", "png, 1, 1", "jpg, 1000, 600", "jpg, 1, 300", "gif, 90, 60", "gif, 300, 7"})
    void readsWhatTheJdkWrote(String format, int width, int height) throws IOException {
        assertThat(ImageSize.of(written(format, width, height))).isEqualTo(PromptImage.of(width, height));
    }

    @Test
    void readsTheThreeKindsOfWebp() {
        assertThat(ImageSize.ofBase64(LOSSY)).isEqualTo(PromptImage.of(300, 200));
        assertThat(ImageSize.ofBase64(LOSSLESS)).isEqualTo(PromptImage.of(17, 1023));
        assertThat(ImageSize.ofBase64(EXTENDED)).isEqualTo(PromptImage.of(300, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void isBrokenWhereverItIsCutOff(String format) throws IOException {
        var whole = written(format, 31, 17);

        for (var length = format.equals("gif") ? 5 : 8; length < whole.length - 1; length++) {
            assertThat(ImageSize.of(Arrays.copyOf(whole, length)).unsized())
                    .as("the first %s bytes of %s", length, whole.length)
                    .contains(Unsized.BROKEN);
        }
    }

    @Test
    void aWebpIsBrokenWhereverItIsCutOff() {
        for (var webp : new String[] {LOSSY, LOSSLESS, EXTENDED}) {
            var whole = Base64.getDecoder().decode(webp);
            for (var length = 12; length < whole.length; length++) {
                assertThat(ImageSize.of(Arrays.copyOf(whole, length)).unsized()).contains(Unsized.BROKEN);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 480", "640, 0", "0, 0", "-1, 480", "65536, 480", "2147483647, 2147483647"})
    void aSizeThatNoImageHasIsNotBelieved(int width, int height) throws IOException {
        var png = ByteBuffer.wrap(written("png", 640, 480));
        png.putInt(16, width).putInt(20, height);

        assertThat(ImageSize.of(png.array()).unsized()).contains(Unsized.BROKEN);
    }

    @Test
    void theHeaderOfAGiganticPictureWithoutPixelsIsNoImage() throws IOException {
        var png = ByteBuffer.wrap(written("png", 640, 480));
        png.putInt(16, 50_000).putInt(20, 50_000);

        assertThat(ImageSize.of(Arrays.copyOf(png.array(), 33)).unsized()).contains(Unsized.BROKEN);
        assertThat(ImageSize.of(png.array())).isEqualTo(PromptImage.of(50_000, 50_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "iVBORw0KGgo=", "iVBORw0KGgoAAA", "", "=", "/9j/", "UklGRiQA*", "R0lGODlh"})
    void whatIsNoBase64OrOnlyABeginningIsBroken(String base64) {
        assertThat(ImageSize.ofBase64(base64).unsized()).contains(Unsized.BROKEN);
    }

    @Test
    void whatBeginsAsNoneOfTheFormatsIsSaidToBeUnknown() {
        assertThat(ImageSize.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8))
                        .unsized())
                .contains(Unsized.UNKNOWN_FORMAT);
        assertThat(ImageSize.of(new byte[] {0, 0, 0, 32, 'f', 't', 'y', 'p', 'a', 'v', 'i', 'f'})
                        .unsized())
                .contains(Unsized.UNKNOWN_FORMAT);
        assertThat(ImageSize.of("BM".getBytes(UTF_8)).unsized()).contains(Unsized.UNKNOWN_FORMAT);
    }

    @Test
    void bothAlphabetsAndBrokenLinesOfBase64AreRead() throws IOException {
        var jpeg = written("jpg", 1000, 600);

        assertThat(ImageSize.ofBase64(Base64.getUrlEncoder().withoutPadding().encodeToString(jpeg)))
                .isEqualTo(PromptImage.of(1000, 600));
        assertThat(ImageSize.ofBase64(Base64.getMimeEncoder().encodeToString(jpeg)))
                .isEqualTo(PromptImage.of(1000, 600));
    }

    private static byte[] written(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
