package io.iwc.prefix;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.LocatedDocument;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What tokens cost, from a file of the user: IWC brings no prices along. Per million tokens, in one currency.
 *
 * <pre>{@code
 * currency: USD
 * date: 2026-11-30
 * models:
 *   my-model: {input: 3.00, cached_read: 0.30, cache_write: 3.75, cache_write_1h: 6.00, output: 15.00}
 * }</pre>
 *
 * @param currency as the file names it
 * @param date as of when, as the file says
 * @param models by name
 * @since 0.1
 */
public record Prices(String currency, String date, Map<String, ModelPrice> models) {
    private static final Set<String> FIELDS = Set.of("currency", "date", "source", "models");
    private static final Set<String> PRICES = Set.of("input", "cached_read", "cache_write", "cache_write_1h", "output");

    public Prices {
        models = Map.copyOf(models);
    }

    /**
     * The prices of one model, per million tokens.
     *
     * @param input prompt tokens that are computed
     * @param cachedRead prompt tokens from the cache; as input if the file has none
     * @param cacheWrite prompt tokens that are written to the cache; as input if the file has none
     * @param cacheWriteLong the same for 1 hour; as {@code cacheWrite} if the file has none
     * @param output output tokens
     * @since 0.1
     */
    public record ModelPrice(
            BigDecimal input,
            BigDecimal cachedRead,
            BigDecimal cacheWrite,
            BigDecimal cacheWriteLong,
            BigDecimal output) {
        private static final int MILLION = 6;

        /** What one request costs. */
        public BigDecimal of(CacheUse use, int promptTokens, int outputTokens) {
            var computed = promptTokens - use.read() - use.written() - use.writtenLong();
            return times(input, computed)
                    .add(times(cachedRead, use.read()))
                    .add(times(cacheWrite, use.written()))
                    .add(times(cacheWriteLong, use.writtenLong()))
                    .add(times(output, outputTokens))
                    .movePointLeft(MILLION);
        }

        private static BigDecimal times(BigDecimal price, int tokens) {
            return price.multiply(BigDecimal.valueOf(tokens));
        }
    }

    /** The price of a model; that of the only one for a request that names none. */
    public Optional<ModelPrice> of(Optional<String> model) {
        if (model.isEmpty()) {
            return models.size() == 1 ? models.values().stream().findFirst() : Optional.empty();
        }
        return Optional.ofNullable(models.get(model.get()));
    }

    /**
     * Reads a file of prices.
     *
     * @throws InvalidInputException with its line, if it is none
     * @throws io.iwc.IwcException if it cannot be read
     */
    public static Prices read(Path file) {
        var document = LocatedDocument.read(file);
        var root = document.root();
        if (!root.isObject()) {
            throw document.fault("", "", "found no prices, expected currency, date and models");
        }
        refuseUnknown(document, root, "", FIELDS, "currency, date, source and models");
        var models = new TreeMap<String, ModelPrice>();
        if (!root.path("models").isObject() || root.path("models").isEmpty()) {
            throw document.fault("/models", "models", "found none, expected at least one model with its prices");
        }
        root.get("models")
                .fields()
                .forEachRemaining(
                        entry -> models.put(entry.getKey(), price(document, entry.getKey(), entry.getValue())));
        return new Prices(text(document, root, "currency"), text(document, root, "date"), models);
    }

    private static ModelPrice price(LocatedDocument document, String model, JsonNode node) {
        var pointer = LocatedDocument.below("/models", model);
        if (!node.isObject()) {
            throw document.fault(pointer, "models." + model, "found " + node + ", expected input and output prices");
        }
        refuseUnknown(document, node, pointer, PRICES, "input, cached_read, cache_write, cache_write_1h and output");
        var input = number(document, node, pointer, "input");
        var write = node.has("cache_write") ? number(document, node, pointer, "cache_write") : input;
        return new ModelPrice(
                input,
                node.has("cached_read") ? number(document, node, pointer, "cached_read") : input,
                write,
                node.has("cache_write_1h") ? number(document, node, pointer, "cache_write_1h") : write,
                number(document, node, pointer, "output"));
    }

    private static BigDecimal number(LocatedDocument document, JsonNode node, String pointer, String field) {
        var value = node.path(field);
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw document.fault(
                    node.has(field) ? LocatedDocument.below(pointer, field) : pointer,
                    field,
                    "found " + (value.isMissingNode() ? "nothing" : value)
                            + ", expected a price per million tokens ≥ 0");
        }
        return value.decimalValue();
    }

    private static String text(LocatedDocument document, JsonNode root, String field) {
        if (root.path(field).asText().isBlank()) {
            throw document.fault("/" + field, field, "found nothing, expected the " + field + " of the prices");
        }
        return root.get(field).asText();
    }

    private static void refuseUnknown(
            LocatedDocument document, JsonNode node, String pointer, Set<String> known, String expected) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw document.fault(
                        LocatedDocument.below(pointer, name), name, "found an unknown field, expected " + expected);
            }
        });
    }
}
