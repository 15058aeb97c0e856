package io.iwc.dataset;

import io.iwc.workload.JsonValue;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * BurstGPT: a CSV row a request, times in seconds from the first midnight. A later release inserted {@code Session ID}
 * and {@code Elapsed time} in the middle. The clock ticks every second, so ties are many. No response tokens mean that
 * the request failed.
 *
 * @see <a href="https://github.com/HPMLL/BurstGPT">HPMLL/BurstGPT</a>
 */
final class BurstGptReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.BURSTGPT;
    }

    @Override
    public String description() {
        return "CSV of the BurstGPT trace: Timestamp, Request tokens, Response tokens";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.KEEP_FAILED);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.csvColumns("Timestamp", "Request tokens", "Response tokens");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.csvRows("Timestamp", "Request tokens", "Response tokens").flatMap(row -> requests(row, source));
    }

    private static List<Request.Builder> requests(CsvRow row, DatasetSource source) {
        var output = row.nonNegativeInt("Response tokens");
        if (output == 0 && !source.options().details().keepFailed()) {
            source.skip("failed request (no response tokens)");
            return List.of();
        }
        var request = Request.lengthOnly(row.nonNegativeInt("Request tokens"))
                .arrivingAt(row.secondsAsNanos("Timestamp"))
                .withOutputTokens(output)
                .withMetadata(labels(row));
        row.optionalText("Session ID").ifPresent(request::inSession);
        row.optionalText("Model").ifPresent(request::forModel);
        return List.of(request);
    }

    private static Map<String, JsonValue> labels(CsvRow row) {
        var labels = new HashMap<String, JsonValue>();
        for (var name : List.of("Log Type", "Elapsed time")) {
            row.optionalText(name).ifPresent(text -> labels.put(name, JsonValue.of(text)));
        }
        return labels;
    }
}
