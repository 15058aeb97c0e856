package io.iwc.workload.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.PromptImage;
import io.iwc.workload.PromptImage.Unsized;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The images of a length-only line. */
final class ImageFields {
    static final String NAME = "prompt_images";

    private static final Set<String> SIZED = Set.of("width", "height", "detail");
    private static final Set<String> UNSIZED = Set.of("unsized", "detail");

    private ImageFields() {}

    static List<PromptImage> of(Fields line) {
        return line
                .list(
                        NAME,
                        ImageFields::isImage,
                        "a list of images, each with width and height (1 to " + PromptImage.MOST_PIXELS
                                + " pixels) or unsized (elsewhere, broken or unknown_format), and with detail if one was"
                                + " asked for")
                .stream()
                .map(ImageFields::image)
                .toList();
    }

    private static boolean isImage(JsonNode node) {
        var names = node.has("unsized") ? UNSIZED : SIZED;
        var isKnown = node.isObject()
                && node.properties().stream().allMatch(field -> names.contains(field.getKey()))
                && (!node.has("detail") || node.get("detail").isTextual());
        return isKnown
                && (node.has("unsized") ? unsized(node).isPresent() : isSide(node, "width") && isSide(node, "height"));
    }

    private static boolean isSide(JsonNode node, String name) {
        var side = node.path(name);
        return side.isIntegralNumber()
                && side.canConvertToInt()
                && side.intValue() >= 1
                && side.intValue() <= PromptImage.MOST_PIXELS;
    }

    private static PromptImage image(JsonNode node) {
        var image = unsized(node)
                .map(PromptImage::of)
                .orElseGet(() -> PromptImage.of(
                        node.path("width").intValue(), node.path("height").intValue()));
        return image.withDetail(node.path("detail").asText(""));
    }

    private static Optional<Unsized> unsized(JsonNode node) {
        return Arrays.stream(Unsized.values())
                .filter(why -> why.id().equals(node.path("unsized").textValue()))
                .findFirst();
    }

    /** Writes the field, if there are any. */
    static void write(List<PromptImage> images, JsonGenerator line) throws IOException {
        if (images.isEmpty()) {
            return;
        }
        line.writeArrayFieldStart(NAME);
        for (var image : images) {
            line.writeStartObject();
            if (image.detail().isPresent()) {
                line.writeStringField("detail", image.detail().get());
            }
            if (image.unsized().isPresent()) {
                line.writeStringField("unsized", image.unsized().get().id());
            } else {
                line.writeNumberField("height", image.height());
                line.writeNumberField("width", image.width());
            }
            line.writeEndObject();
        }
        line.writeEndArray();
    }
}
