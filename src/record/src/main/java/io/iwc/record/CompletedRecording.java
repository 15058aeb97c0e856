package io.iwc.record;

import io.iwc.artifact.internal.FileFault;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.internal.RunContext;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.endpoint.ForwardedCall;
import io.iwc.simulator.endpoint.SessionSource;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a workload and a run of the calls of a recording. */
final class CompletedRecording {
    private static final String NAME = "recorded";

    private final List<RecordedCall> calls;
    private final Tokenizer tokenizer;
    private final List<SessionSource> sessionFrom;
    private final SortedMap<String, Long> unread;
    private final String url;
    private final Map<String, RequestRecord> records = new HashMap<>();
    private boolean whole = true;

    /**
     * What is needed to complete a recording.
     *
     * @param unread calls that are not in it, by reason
     * @param url of the server; {@code unknown} if nobody knows any more
     */
    CompletedRecording(
            List<RecordedCall> calls,
            Tokenizer tokenizer,
            List<SessionSource> sessionFrom,
            SortedMap<String, Long> unread,
            String url) {
        this.calls = calls;
        this.tokenizer = tokenizer;
        this.sessionFrom = sessionFrom;
        this.unread = unread;
        this.url = url;
    }

    /** The same of a recording whose writer was killed. */
    CompletedRecording cutOff() {
        whole = false;
        return this;
    }

    /** What was asked and answered, in order of arrival, with the sessions that only the whole shows. */
    Workload workload() {
        return Workload.of(NAME, requests(), manifest());
    }

    private List<Request> requests() {
        var byId =
                calls.stream().collect(Collectors.toMap(call -> call.request().id(), call -> call));
        var arrived = calls.stream()
                .filter(call -> call.isAnswered() && call.isMeasured())
                .map(call -> new ForwardedCall.Arrived(
                        call.forwarded(),
                        call.request().id(),
                        call.request().arrivalNanos(),
                        record(call).outputTokens()))
                .toList();
        var requests = new ArrayList<Request>();
        for (var placed : ForwardedCall.inSessions(arrived, sessionFrom)) {
            var prompt = Objects.requireNonNull(byId.get(placed.id()), "of these calls")
                    .request()
                    .prompt();
            requests.add(placed.toBuilder().withPrompt(prompt).build());
        }
        return requests;
    }

    /** Of each call with the tokens of its answer, which are counted once. */
    private RequestRecord record(RecordedCall call) {
        return records.computeIfAbsent(call.request().id(), id -> counted(call));
    }

    private RequestRecord counted(RecordedCall call) {
        return call.uncounted()
                .map(text -> call.record().withEstimatedOutputTokens(tokenizer.count(text)))
                .orElse(call.record());
    }

    private Manifest manifest() {
        var config = new TreeMap<String, Object>();
        config.put("output_tokens", "usage of the server; where it gave none, counted with " + tokenizer.id());
        config.put("upstream", url);
        var hashed = calls.stream().anyMatch(call -> call.request().prompt() instanceof Prompt.Lengths);
        var skipped = new TreeMap<String, Long>(unread);
        var unmeasured = calls.stream()
                .filter(call -> call.isAnswered() && !call.isMeasured())
                .count();
        if (unmeasured > 0) {
            skipped.put("the length of the answer is not known", unmeasured);
        }
        return Manifest.builder(NAME)
                .skipped(skipped)
                .config(config)
                .tokenizer(
                        hashed
                                ? Optional.of(new Manifest.TokenizerRef(tokenizer.id(), Optional.empty()))
                                : Optional.empty())
                .build();
    }

    /**
     * What came of it, in the same order and with the same sessions; what the server says that it cached is held against
     * the prompts.
     */
    Run run() {
        return run(workload());
    }

    private Run run(Workload workload) {
        Map<String, Request> placed = new HashMap<>();
        workload.requests().forEach(request -> placed.put(request.id(), request));
        var records = calls.stream()
                .map(call -> Optional.ofNullable(placed.get(call.request().id()))
                        .map(request -> record(call).inSession(request.sessionId(), request.turnId()))
                        .orElseGet(() -> record(call)))
                .sorted(Comparator.comparingInt(RequestRecord::sequence))
                .toList();
        var wires = new LinkedHashSet<String>();
        calls.forEach(call -> wires.add(call.wire()));
        var model = calls.stream()
                .flatMap(call -> call.request().model().stream())
                .findFirst()
                .orElse("unknown");
        var endpoint = new EndpointInfo(
                wires.size() == 1 ? wires.iterator().next() : "several", model, url, "HTTP/1.1", new TreeMap<>());
        var run = Run.builder(NAME, Origin.RECORDED, endpoint)
                .records(records)
                .stampedFromArrival()
                .option(
                        "requests_not_recorded",
                        unread.values().stream().mapToLong(Long::longValue).sum());
        return (whole ? run : run.incomplete()).build().heldAgainst(workload);
    }

    /** Writes both; the lines of the recording stay. */
    RecordedFolder writeTo(Path folder, RunContext context) {
        var workload = workload();
        var file = folder.resolve(RecordingFolder.WORKLOAD);
        WorkloadWriter.write(workload, file);
        try {
            RunFolder.at(folder).write(run(workload), context.withManifest(Files.readString(Manifest.pathFor(file))));
        } catch (IOException e) {
            throw FileFault.unreadable(Manifest.pathFor(file), e);
        }
        var sessions = workload.requests().stream()
                .flatMap(request -> request.sessionId().stream())
                .distinct()
                .count();
        return new RecordedFolder(folder, workload.requests().size(), (int) sessions);
    }
}
