package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.PromptImage;
import io.iwc.workload.PromptImage.Unsized;
import io.iwc.workload.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageCollectorTests {
    /** 17 × 1023 pixels, lossless WebP: for gpt-4o two tiles, 85 + 2 · 170. */
    private static final String WEBP =
            "data:image/webp;base64,UklGRiAAAABXRUJQVlA4TBQAAAAvEID/AAcQEf0PACjS//8S0f90fw==";

    private static final String CARRIED = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + WEBP + "\"}}";

    @Test
    void imagesAreCountedBesideThePromptAndNotInIt() {
        var request = asked("gpt-4o", CARRIED, low(CARRIED));

        var fingerprint = fingerprint(request);

        assertThat(fingerprint.measurement(Metric.IMAGE_COUNT).value()).isEqualTo(2);
        assertThat(fingerprint.measurement(Metric.IMAGE_TOKENS_TOTAL).value()).isEqualTo(425 + 85);
        assertThat(fingerprint.measurement(MetricFamily.IMAGE_TOKENS.max()).value())
                .isEqualTo(425);
        assertThat(fingerprint.measurement(Metric.PROMPT_TOKENS_TOTAL).value())
                .isEqualTo(3); // <|user|>, What, is<image…><image…>
        assertThat(fingerprint.label("images.rules")).contains("openai-tiles-85");
    }

    @Test
    void oneImageWithoutAnEstimateLeavesNoNumberAndTheReasonSaysWhatIsKnown() {
        var fingerprint = fingerprint(
                asked("gpt-4o", CARRIED, CARRIED, url("https://example.org/a.png")),
                asked("gpt-4o", url("gs://bucket/b.png"), url("data:image/svg+xml,%3Csvg/%3E")));

        assertThat(fingerprint.measurement(Metric.IMAGE_COUNT).value()).isEqualTo(5);
        assertThat(fingerprint.measurement(Metric.IMAGE_TOKENS_TOTAL).reason())
                .isEqualTo("3 of 5 images are not counted: 2 by URL or id, 1 of an unknown format; the others are about"
                        + " 850 tokens");
        assertThat(fingerprint.measurement(Metric.IMAGE_TOKENS_TOTAL).isUndefined(ReasonCode.IMAGES_NOT_COUNTED))
                .isTrue();
        assertThat(fingerprint.measurement(MetricFamily.IMAGE_TOKENS.n()).value())
                .isZero();
    }

    @Test
    void everyReasonIsSaidWithItsNumber() {
        var fingerprint = fingerprint(
                asked("llava:7b", CARRIED),
                asked("", CARRIED),
                asked("claude-opus-5", url("data:image/png;base64,iVBORw0KGgo="), url("data:image/png;base64,?")),
                asked("gpt-5-mini", low(CARRIED)));

        assertThat(fingerprint.measurement(Metric.IMAGE_TOKENS_TOTAL).reason())
                .isEqualTo("5 of 5 images are not counted: 2 broken, 1 for a model without a rule, 1 of a request that"
                        + " names no model, 1 of a size or detail without a rule");
    }

    @Test
    void whereNoPromptHasAnImageThereAreNoneAndNoEstimate() {
        var fingerprint = fingerprint(asked("gpt-4o"));

        assertThat(fingerprint.measurement(Metric.IMAGE_COUNT).value()).isZero();
        assertThat(fingerprint.measurement(Metric.IMAGE_TOKENS_TOTAL).reason()).isEqualTo("no prompt has an image");
    }

    @Test
    void ofLengthsNothingIsKnownUnlessTheySayIt() {
        var silent = Request.lengthOnly(10).arrivingAt(0).build();
        var saying = Request.of(new Prompt.Lengths(
                        10, Optional.empty(), List.of(PromptImage.of(17, 1023), PromptImage.of(Unsized.ELSEWHERE))))
                .forModel("gpt-4o")
                .arrivingAt(0)
                .build();

        assertThat(fingerprint(silent).measurement(Metric.IMAGE_COUNT).reason()).isEqualTo("no prompt text");
        assertThat(fingerprint(saying).measurement(Metric.IMAGE_COUNT).value()).isEqualTo(2);
        assertThat(fingerprint(saying).measurement(Metric.IMAGE_TOKENS_TOTAL).reason())
                .isEqualTo("1 of 2 images are not counted: 1 by URL or id; the others are about 425 tokens");
    }

    @Test
    void partsThatAreNoImagesAreNone() {
        var fingerprint = fingerprint(asked(
                "gpt-4o",
                "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AAAA\"}}",
                url("data:audio/wav;base64,AAAA"),
                "{\"type\":\"fileData\",\"fileData\":{\"mimeType\":\"application/pdf\",\"fileUri\":\"gs://a/b\"}}"));

        assertThat(fingerprint.measurement(Metric.IMAGE_COUNT).value()).isZero();
    }

    @Test
    void imagesAreFoundInEachFormThatAPromptMayHaveThemIn() {
        var data = WEBP.substring(WEBP.indexOf(',') + 1);

        var fingerprint = fingerprint(asked(
                "gpt-4o",
                CARRIED,
                "{\"type\":\"image_url\",\"image_url\":\"" + WEBP + "\"}",
                "{\"type\":\"input_image\",\"detail\":\"high\",\"image_url\":\"" + WEBP + "\"}",
                url(WEBP.replace(";base64", ";charset=utf-8;name=a.webp;base64")),
                url("DATA:IMAGE/WEBP;BASE64," + data),
                url("data:;base64," + data),
                "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/webp\",\"data\":\"" + data
                        + "\"}}"));

        assertThat(fingerprint.measurement(Metric.IMAGE_TOKENS_TOTAL).value()).isEqualTo(7 * 425);
    }

    private static Fingerprint fingerprint(Request... requests) {
        return Fingerprinter.of(Stream.of(requests), Fingerprinter.Options.of(Tokenizers.whitespace()));
    }

    private static Request asked(String model, String... parts) {
        var content = "[{\"type\":\"text\",\"text\":\"What is\"}"
                + Stream.of(parts).map(part -> "," + part).reduce("", String::concat) + "]";
        var message = Message.of(JsonValue.parse("{\"role\":\"user\",\"content\":" + content + "}"));
        return Request.chat(List.of(message)).forModel(model).arrivingAt(0).build();
    }

    private static String url(String url) {
        return "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}";
    }

    private static String low(String part) {
        return part.replace("\"url\"", "\"detail\":\"low\",\"url\"");
    }
}
