package io.iwc.dataset;

import io.iwc.workload.JsonValue;
import io.iwc.workload.Request;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Azure's LLM inference traces: one row a request with its time in the calendar and its lengths in tokens. 2023 has
 * seven decimals ({@code 2023-11-16 18:17:03.9799600}), 2024 an offset and a fraction that may be missing, the 2025
 * multimodal file also counts images. Never rounded to milliseconds.
 *
 * @see <a href="https://github.com/Azure/AzurePublicDataset">Azure/AzurePublicDataset</a>
 */
final class AzureReader implements LengthsReader {
    private static final LengthColumns COLUMNS =
            new LengthColumns("TIMESTAMP", true, "ContextTokens", "GeneratedTokens");

    @Override
    public String name() {
        return DatasetFormat.AZURE;
    }

    @Override
    public String description() {
        return "CSV of the Azure LLM inference traces: TIMESTAMP, ContextTokens, GeneratedTokens";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.csvColumns("TIMESTAMP", "ContextTokens", "GeneratedTokens");
    }

    @Override
    public LengthColumns lengthColumns() {
        return COLUMNS;
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.csvRows("TIMESTAMP", "ContextTokens", "GeneratedTokens").map(AzureReader::request);
    }

    private static Request.Builder request(CsvRow row) {
        return Request.lengthOnly(row.nonNegativeInt("ContextTokens"))
                .arrivingAt(row.calendarNanos("TIMESTAMP"))
                .withOutputTokens(row.nonNegativeInt("GeneratedTokens"))
                .withMetadata(images(row));
    }

    private static Map<String, JsonValue> images(CsvRow row) {
        var images = row.optionalInt("NumImages");
        return images.isPresent() ? Map.of("NumImages", JsonValue.of(images.getAsInt())) : Map.of();
    }
}
