package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Sha256;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.trace.internal.Table.Row;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a trace as a workload, and, if its rows say how long requests took, as a run of the origin
 * {@code recorded}.
 *
 * @param workload the requests, the first one at 0
 * @param run what became of those whose end is known; empty if none is
 * @since 0.1
 */
public record Extraction(Workload workload, Optional<Run> run) {
    private static final Set<String> CHAT = Set.of("chat", "chat_stream");

    /**
     * Takes a part out of some files.
     *
     * @param name of the workload
     * @throws IwcException if an input cannot be read, or nothing of it is in the part
     */
    public static Extraction of(List<Path> paths, TraceOptions options, Extract extract, String name) {
        var files = TraceFile.of(paths, options.reading());
        var engine = DuckDbEngine.start(
                TraceAnalysis.workFolder(),
                options.power().memoryMegabytes(),
                options.power().threads());
        try (engine) {
            var present = DuckDbTrace.load(engine, files, options.reading());
            require(present, extract);
            return new Taking(extract, name).take(engine, files);
        }
    }

    private static void require(Set<TraceField> present, Extract extract) {
        var needed = new ArrayList<>(List.of(TraceField.ARRIVAL, TraceField.PROMPT, TraceField.OUTPUT));
        extract.model().ifPresent(model -> needed.add(TraceField.MODEL));
        extract.user().ifPresent(user -> needed.add(TraceField.USER));
        if (extract.share() < 1) {
            switch (extract.by()) {
                case USER -> needed.add(TraceField.USER);
                case SESSION -> needed.add(TraceField.SESSION);
                case REQUEST -> {
                    // each row is one
                }
            }
        }
        for (var field : needed) {
            if (!present.contains(field)) {
                throw new IwcException("extract: the trace has no " + field.plural() + ", which " + extract.text()
                        + " needs (--map " + field.id() + "=COLUMN names the column)");
            }
        }
    }

    /** One pass over the rows, in the order of their arrival. */
    private static final class Taking {
        private final Extract extract;
        private final String name;
        private final List<Request> requests = new ArrayList<>();
        private final List<RequestRecord> records = new ArrayList<>();
        private final SortedMap<String, Long> skipped = new TreeMap<>();
        private long first;

        Taking(Extract extract, String name) {
            this.extract = extract;
            this.name = name;
        }

        Extraction take(DuckDbEngine engine, List<TraceFile> files) {
            engine.each(
                    "SELECT place, t, prompt, output, ttft, duration, cached, person, model, status, called, talk FROM raw"
                            + " WHERE TRUE" + conditions() + " ORDER BY t, place",
                    this::add);
            if (requests.isEmpty()) {
                throw new IwcException("extract: found no request with known lengths in " + extract.text()
                        + ", expected at least one");
            }
            var inputs = TraceInput.of(files).stream()
                    .map(input -> new Manifest.Input(input.name(), input.sha256(), input.bytes()))
                    .toList();
            var manifest = Manifest.builder("trace")
                    .inputs(inputs)
                    .skipped(skipped)
                    .config(config())
                    .build()
                    .withRecordedArrival(TimeSlots.instant(first), 1);
            var workload = Workload.of(name, requests, manifest);
            return new Extraction(workload, records.isEmpty() ? Optional.empty() : Optional.of(run()));
        }

        private SortedMap<String, Object> config() {
            var config = new TreeMap<String, Object>();
            config.put("extract", extract.text());
            if (isSample()) {
                config.put("sampled_by", extract.by().name().toLowerCase(Locale.ROOT));
                config.put("sample_share", extract.share());
            }
            return config;
        }

        private String conditions() {
            var text = new StringBuilder();
            extract.model().ifPresent(model -> text.append(" AND model = '")
                    .append(DuckDbEngine.quoted(model))
                    .append('\''));
            extract.user().ifPresent(user -> text.append(" AND person = '")
                    .append(DuckDbEngine.quoted(user))
                    .append('\''));
            extract.window().ifPresent(window -> {
                var zero = window.relative() ? "(SELECT min(t) FROM raw) + " : "";
                text.append(" AND (t IS NULL OR (t >= ").append(zero).append(window.from());
                text.append(" AND t < ").append(zero).append(window.to()).append("))"); // unknown is counted
            });
            return text.toString();
        }

        private void add(Row row) {
            if (row.isKnown("called") && !CHAT.contains(row.text("called"))) {
                skip("function other than chat");
            } else if (isSample() && !row.isKnown(drawn())) {
                skip(extract.by() == Extract.By.SESSION ? "no session" : "no user");
            } else if (isSample() && !isDrawn(row.text(drawn()))) {
                skip("not in the sample");
            } else if (!row.isKnown("t")) {
                skip("no arrival time");
            } else if (!row.isKnown("prompt")) {
                skip("unknown prompt tokens");
            } else if (!row.isKnown("output")) {
                skip("unknown output tokens");
            } else {
                keep(row);
            }
        }

        private boolean isSample() {
            return extract.share() < 1;
        }

        /** The column of what is drawn; rows without one belong to nobody that could be. */
        private String drawn() {
            return switch (extract.by()) {
                case USER -> "person";
                case SESSION -> "talk";
                case REQUEST -> "place";
            };
        }

        /** The same users or requests every time: by the hash of their name or place. */
        private boolean isDrawn(String who) {
            return Long.parseLong(Sha256.hex(who), 0, 13, 16) < extract.share() * (1L << 52);
        }

        private void keep(Row row) {
            if (requests.isEmpty()) {
                first = row.whole("t");
            }
            var id = String.format(Locale.ROOT, "req-%06d", requests.size() + 1);
            var request = Request.lengthOnly(Math.toIntExact(row.whole("prompt")))
                    .withId(id)
                    .arrivingAt(row.whole("t") - first)
                    .withOutputTokens(Math.toIntExact(row.whole("output")));
            if (row.isKnown("model")) {
                request.forModel(row.text("model"));
            }
            if (row.isKnown("person")) {
                request.byUser(row.text("person"));
            }
            if (row.isKnown("talk")) {
                request.inSession(row.text("talk"));
            }
            requests.add(request.build());
            RecordedRequest.of(row, id, records.size() + 1, row.whole("t") - first)
                    .ifPresent(records::add);
        }

        private Run run() {
            return Run.builder(name, Origin.RECORDED, EndpointInfo.UNKNOWN)
                    .records(records)
                    .stampedFromArrival()
                    .option("requests_without_duration", requests.size() - records.size())
                    .build();
        }

        private void skip(String reason) {
            skipped.merge(reason, 1L, Long::sum);
        }
    }
}
