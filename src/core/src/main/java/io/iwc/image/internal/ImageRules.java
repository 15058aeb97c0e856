package io.iwc.image.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The rules by model, from {@code image-rules.yaml}. */
final class ImageRules {
    private static final String FILE = "image-rules.yaml";

    /** What routers and clouds put before a model's name: {@code anthropic/}, {@code us.anthropic.}. */
    private static final Pattern MAKER = Pattern.compile("([a-z-]+\\.)?(anthropic|google|openai|qwen)\\.");

    /** What follows a name that is still the same model. */
    private static final Pattern VERSION =
            Pattern.compile("(-\\d{8}|@\\d{8}|-\\d{4}-\\d{2}-\\d{2}|-latest|-preview|-v\\d+|:\\d+)*");

    private static final List<Entry> ALL = read();

    private ImageRules() {}

    /** All of them, in the order of the file. */
    static List<Entry> all() {
        return ALL;
    }

    /** The rule of a model; empty if none names it. */
    static Optional<Entry> of(String model) {
        var name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var maker = MAKER.matcher(name);
        var bare = maker.lookingAt() ? name.substring(maker.end()) : name;
        return ALL.stream().filter(entry -> entry.names(bare)).findFirst();
    }

    private static List<Entry> read() {
        try (var in = ImageRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IwcException(FILE + " is missing from the class path");
            }
            var entries = new ArrayList<Entry>();
            var file = Yaml.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            for (var field : file.properties()) {
                entries.add(entry(field.getKey(), field.getValue()));
            }
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String id, JsonNode node) {
        var models = new ArrayList<String>();
        node.path("models").forEach(model -> models.add(model.asText()));
        return new Entry(
                id,
                node.path("source").asText(),
                LocalDate.parse(node.path("read").asText()),
                List.copyOf(models),
                rule(id, node));
    }

    private static ImageRule rule(String id, JsonNode node) {
        if (node.has("tiles")) {
            var tiles = node.get("tiles");
            return new TileRule(
                    whole(tiles, "box"),
                    whole(tiles, "shortest"),
                    whole(tiles, "tile"),
                    whole(tiles, "base"),
                    whole(tiles, "per_tile"));
        }
        if (node.has("patches")) {
            var patches = node.get("patches");
            return new PatchRule(
                    patches.get("multiplier").decimalValue(),
                    patches.get("unsaid").asText(),
                    patches.path("most").asLong(Long.MAX_VALUE),
                    details(
                            patches,
                            limit -> new PatchRule.Limit(
                                    limit.get("patches").asLong(),
                                    limit.get("side").asLong())));
        }
        if (node.has("cells")) {
            var cells = node.get("cells");
            return new CellRule(
                    whole(cells, "cell"), whole(cells, "most_side"), whole(cells, "most_cells"), whole(cells, "takes"));
        }
        if (node.has("crops")) {
            var crops = node.get("crops");
            return new CropRule(
                    whole(crops, "tokens"),
                    whole(crops, "small"),
                    whole(crops, "most"),
                    details(crops, JsonNode::asLong));
        }
        if (node.has("fixed")) {
            return new FixedRule(whole(node.get("fixed"), "tokens"), details(node.get("fixed"), JsonNode::asLong));
        }
        if (node.has("multiples")) {
            var multiples = node.get("multiples");
            return new MultipleRule(
                    whole(multiples, "factor"),
                    multiples.get("least_pixels").asLong(),
                    multiples.get("most_pixels").asLong(),
                    whole(multiples, "steepest"));
        }
        throw new IwcException(FILE + ": " + id + ": found no kind of rule");
    }

    private static int whole(JsonNode node, String name) {
        return node.get(name).intValue();
    }

    private static <T> Map<String, T> details(JsonNode node, Function<JsonNode, T> of) {
        var details = new TreeMap<String, T>();
        node.path("details").properties().forEach(detail -> details.put(detail.getKey(), of.apply(detail.getValue())));
        return details;
    }

    /**
     * A rule and where it is from.
     *
     * @param id in the file
     * @param source the page that it was taken from
     * @param readOn when
     * @param models whose rule it is
     */
    record Entry(String id, String source, LocalDate readOn, List<String> models, ImageRule rule) {
        boolean names(String model) {
            return models.stream()
                    .anyMatch(name -> name.endsWith("*")
                            ? model.startsWith(name.substring(0, name.length() - 1))
                            : model.startsWith(name)
                                    && VERSION.matcher(model.substring(name.length()))
                                            .matches());
        }
    }
}
