package io.iwc.image.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.PromptImage;
import io.iwc.workload.PromptImage.Unsized;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The images in a prompt, on whichever API it was sent; parts that carry sound, film or documents are none. */
public final class PromptImages {
    private PromptImages() {}

    /** In the order of the prompt: of a chat those in its messages, of a prompt without text those that it names. */
    public static List<PromptImage> of(Prompt prompt) {
        if (prompt instanceof Prompt.Lengths lengths) {
            return lengths.images();
        }
        var images = new ArrayList<PromptImage>();
        ChatTemplate.asChat(prompt).ifPresent(chat -> {
            for (var message : chat.messages()) {
                var content = JsonTree.content(message);
                if (content.isArray()) {
                    content.forEach(part -> image(part).ifPresent(images::add));
                }
            }
        });
        return images;
    }

    private static Optional<PromptImage> image(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "image_url", "input_image" -> openAi(part);
            case "image" -> Optional.of(block(part));
            case "fileData", "file_data" -> file(part);
            default -> Optional.empty();
        };
    }

    private static Optional<PromptImage> openAi(JsonNode part) {
        var url = url(part);
        var detail =
                part.path("image_url").path("detail").asText(part.path("detail").asText(""));
        var carried = DataUrl.of(url);
        if (carried.isPresent()) {
            return isImage(carried.get().mediaType())
                    ? Optional.of(ImageSize.ofBase64(carried.get().base64()).withDetail(detail))
                    : Optional.empty();
        }
        return Optional.of(PromptImage.of(DataUrl.isOne(url) ? Unsized.UNKNOWN_FORMAT : Unsized.ELSEWHERE)
                .withDetail(detail));
    }

    /** Where an image of a part of OpenAI's is to be had, which some write without an object around; empty if it is none. */
    public static String url(JsonNode part) {
        var image = part.path("image_url");
        return image.path("url").asText(image.asText(""));
    }

    /** A block of Anthropic's or Bedrock's that a chat has no part for, or that a log has as it was sent. */
    private static PromptImage block(JsonNode part) {
        var data = part.path("source").path("data");
        return data.isTextual() ? ImageSize.ofBase64(data.textValue()) : PromptImage.of(Unsized.ELSEWHERE);
    }

    private static Optional<PromptImage> file(JsonNode part) {
        var file = part.path("fileData").isObject() ? part.path("fileData") : part.path("file_data");
        var type = file.path("mimeType").asText(file.path("mime_type").asText());
        return type.startsWith("image/") ? Optional.of(PromptImage.of(Unsized.ELSEWHERE)) : Optional.empty();
    }

    /** Whether something of that type may be one; where nothing is said, the bytes do. */
    private static boolean isImage(String mediaType) {
        var type = mediaType.toLowerCase(Locale.ROOT);
        return type.isBlank() || type.startsWith("image/") || type.equals("application/octet-stream");
    }
}
