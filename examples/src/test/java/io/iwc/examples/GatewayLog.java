// snippet: own-reader
package io.iwc.examples;

import io.iwc.dataset.DatasetReader;
import io.iwc.dataset.DatasetSource;
import io.iwc.dataset.FirstRecord;
import io.iwc.workload.Request;
import java.util.Optional;
import java.util.stream.Stream;

/** The log of our gateway: one JSON object a line, UTC times, lengths in tokens. */
public final class GatewayLog implements DatasetReader {
    @Override
    public String name() {
        return "gateway-log";
    }

    @Override
    public String description() {
        return "JSON lines of our gateway: ts, tenant, tokens_in, tokens_out";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("ts", "tokens_in", "tokens_out");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.jsonLines().map(row -> Request.lengthOnly(row.nonNegativeInt("tokens_in"))
                .arrivingAt(row.calendarNanos("ts"))
                .withOutputTokens(row.nonNegativeInt("tokens_out"))
                .byUser(row.optionalText("tenant").orElse("")));
    }
}
// end
