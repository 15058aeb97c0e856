package io.iwc.dataset;

import io.iwc.artifact.internal.Line;
import io.iwc.workload.Request;
import io.iwc.workload.internal.RowReader;
import java.util.Optional;
import java.util.stream.Stream;

/** Our own lines, to be given other arrivals or cut short. Ids, caps and sampling stay as they are. */
final class CanonicalReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.CANONICAL;
    }

    @Override
    public String description() {
        return "IWC's own JSON lines";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.isInArray() ? Optional.empty() : first.jsonKeys("request_id", "arrival_time_ms");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.lines(Row::new).map(Row::request);
    }

    /** A line with its own parser, which finds all faults of it. */
    private static final class Row extends DatasetRow {
        private final Line line;

        Row(Line line) {
            super(line.file(), line.number());
            this.line = line;
        }

        Request.Builder request() {
            return RowReader.parse(line).toBuilder();
        }

        @Override
        Optional<String> cell(String name) {
            return Optional.empty();
        }

        @Override
        void settle() {} // its parser refuses keys that it does not know

        @Override
        String shown(String name) {
            return line.text();
        }
    }
}
