package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Vidur's traces: CSV of prefill and decode lengths, with {@code arrived_at} in seconds or without times. The column
 * {@code pd_ratio} is not read: it is prefill by decode in some files and decode by prefill in others.
 *
 * @see <a href="https://github.com/microsoft/vidur">microsoft/vidur</a>
 */
final class VidurReader implements LengthsReader {
    private static final LengthColumns COLUMNS =
            new LengthColumns("arrived_at", false, "num_prefill_tokens", "num_decode_tokens");

    @Override
    public String name() {
        return DatasetFormat.VIDUR;
    }

    @Override
    public String description() {
        return "CSV of Vidur: num_prefill_tokens, num_decode_tokens, with or without arrived_at";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.csvColumns("num_prefill_tokens", "num_decode_tokens");
    }

    @Override
    public LengthColumns lengthColumns() {
        return COLUMNS;
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.csvRows("num_prefill_tokens", "num_decode_tokens").map(VidurReader::request);
    }

    private static Request.Builder request(CsvRow row) {
        var request = Request.lengthOnly(row.nonNegativeInt("num_prefill_tokens"))
                .withOutputTokens(row.nonNegativeInt("num_decode_tokens"));
        if (row.has("arrived_at")) {
            request.arrivingAt(row.secondsAsNanos("arrived_at"));
        }
        return request;
    }
}
