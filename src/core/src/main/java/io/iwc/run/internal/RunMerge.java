package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Shards of one replay put together: the run that one client would have recorded that had sent it all. Records are in
 * schedule order, telemetry is that of all shards, and everything else is computed from them anew; it is valid only if
 * every shard is.
 *
 * @since 0.1
 */
public final class RunMerge {
    /** Client audits differ between shards: the worst one is the run's. */
    private static final String AUDIT = "audit.";

    private static final String COALESCED = AUDIT + "coalescedShare";
    private static final String TELEMETRY = AUDIT + "telemetry";
    private static final String NOT_SENT = "notSent";

    private final List<RunShard> shards;
    private final List<Problem> problems = new ArrayList<>();

    private RunMerge(List<RunShard> shards) {
        this.shards = shards;
    }

    /**
     * Merges run folders, in any order, and writes the folder of the whole.
     *
     * @return the whole
     * @throws InvalidInputException if they are not all the shards of one replay of one workload; all faults are listed
     */
    public static Run merge(List<Path> folders, Path to) {
        var merge = new RunMerge(folders.stream()
                .map(RunShard::read)
                .sorted(Comparator.comparingInt(RunShard::index))
                .toList());
        merge.check();
        var run = merge.run();
        merge.write(run, to);
        return run;
    }

    private void check() {
        var first = shards.get(0);
        for (var shard : shards) {
            same(shard, first, "workload.sha256", "the same workload");
            same(shard, first, "endpoint.url", "the same endpoint");
            same(shard, first, "endpoint.wire", "the same API");
            same(shard, first, "endpoint.model", "the same model");
            same(shard, first, "slo", "the same targets");
            sameOptions(shard, first);
            if (shard.count() != first.count()) {
                fault(shard, "options.shard", shard.name(), "a part of " + first.count());
            }
        }
        for (var index = 1; index <= first.count(); index++) {
            var wanted = index;
            var found = shards.stream().filter(it -> it.index() == wanted).toList();
            if (found.size() != 1) {
                fault(
                        found.isEmpty() ? first : found.get(1),
                        "options.shard",
                        "shard " + index + "/" + first.count() + " " + (found.isEmpty() ? "nowhere" : "twice"),
                        "every shard once");
            }
        }
        var seen = new TreeSet<Integer>();
        for (var shard : shards) {
            shard.run().records().stream()
                    .filter(record -> !seen.add(record.sequence()))
                    .findFirst()
                    .ifPresent(record -> fault(shard, "seq", record.sequence() + " again", "every request once"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
    }

    private void same(RunShard shard, RunShard first, String field, String expected) {
        var pointer = "/" + field.replace('.', '/');
        var found = shard.summary().at(pointer);
        if (!found.equals(first.summary().at(pointer))) {
            fault(
                    shard,
                    field,
                    found.isMissingNode() ? "nothing" : found.toString(),
                    expected + " as in " + first.folder());
        }
    }

    private void sameOptions(RunShard shard, RunShard first) {
        var names = new TreeSet<String>();
        shard.options().fieldNames().forEachRemaining(names::add);
        first.options().fieldNames().forEachRemaining(names::add);
        names.removeIf(it -> it.equals(RunShard.OPTION) || it.equals(NOT_SENT) || it.startsWith(AUDIT));
        names.forEach(it -> {
            if (!shard.options().path(it).equals(first.options().path(it))) {
                fault(
                        shard,
                        "options." + it,
                        shard.options().path(it).toString(),
                        first.options().path(it) + " as in " + first.folder());
            }
        });
    }

    private void fault(RunShard shard, String field, String found, String expected) {
        problems.add(new Problem(
                shard.folder().resolve(RunFolder.SUMMARY).toString(),
                field,
                "found " + found + ", expected " + expected));
    }

    private Run run() {
        var first = shards.get(0);
        var records = shards.stream()
                .flatMap(it -> it.run().records().stream())
                .sorted(Comparator.comparingInt(RequestRecord::sequence))
                .toList();
        var run = Run.builder(
                        first.run().name(), first.run().origin(), first.run().endpoint())
                .records(records)
                .telemetry(telemetry());
        first.run().slo().ifPresent(run::slo);
        first.run().maxLag().ifPresent(run::maxLag);
        first.run().options().forEach(run::option);
        run.withoutOption(RunShard.OPTION);
        worstAudit().forEach(run::option);
        if (shards.stream().anyMatch(it -> it.options().has(COALESCED))) {
            run.option(COALESCED, coalescedShare(records));
        }
        run.withoutOption(TELEMETRY);
        telemetryProblems().ifPresent(it -> run.option(TELEMETRY, it));
        var notSent = notSent();
        if (!notSent.isEmpty()) {
            run.option(NOT_SENT, notSent);
        }
        for (var shard : shards) {
            if (!shard.run().records().isEmpty()) { // more shards than sessions leave some without work
                shard.run().invalidReasons().forEach(it -> run.shardReason("shard " + shard.name() + ": " + it));
            }
            if (!shard.run().isComplete()) {
                run.incomplete();
            }
        }
        return run.build();
    }

    /** Shards share their zero: {@code options.startAt} is the same. What two of them watched is one series. */
    private Telemetry telemetry() {
        return Telemetry.of(shards.stream()
                .flatMap(it -> it.run().telemetry().samples().stream())
                .toList());
    }

    private Optional<String> telemetryProblems() {
        var problemsOfAll = shards.stream()
                .filter(it -> it.options().has(TELEMETRY))
                .map(it -> "shard " + it.name() + ": "
                        + it.options().get(TELEMETRY).asText())
                .toList();
        return problemsOfAll.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problemsOfAll));
    }

    private SortedMap<String, Double> worstAudit() {
        var worst = new TreeMap<String, Double>();
        for (var shard : shards) {
            shard.options().properties().forEach(option -> {
                if (option.getKey().startsWith(AUDIT) && option.getValue().isNumber()) {
                    worst.merge(option.getKey(), option.getValue().doubleValue(), Math::max);
                }
            });
        }
        return worst;
    }

    /** As a client counts it: chunks that share a stamp with the one before them. */
    private static double coalescedShare(List<RequestRecord> records) {
        var chunks = 0L;
        var coalesced = 0L;
        for (var record : records) {
            chunks += record.chunks();
            for (var gap : record.itlNanos()) {
                coalesced += gap == 0 ? 1 : 0;
            }
        }
        return chunks == 0 ? 0 : (double) coalesced / chunks;
    }

    private String notSent() {
        var all = shards.stream()
                .flatMap(it -> Stream.of(it.options().path(NOT_SENT).asText("").split(", ", -1)))
                .filter(it -> !it.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return String.join(", ", all);
    }

    private void write(Run run, Path to) {
        var first = shards.get(0);
        var tree = SummaryJson.tree(run, RunContext.none());
        tree.put("workload", workload(first.summary().path("workload"), run));
        tree.put("environment", first.summary().path("environment"));
        shards.stream()
                .map(it -> it.summary().path("started_at_utc").asText(""))
                .filter(it -> !it.isEmpty())
                .min(Comparator.naturalOrder())
                .ifPresent(it -> tree.put("started_at_utc", it));
        RunFolder.at(to).write(run, tree, manifest(first.folder()));
    }

    private static JsonNode workload(JsonNode ofShard, Run run) {
        JsonNode copy = ofShard.deepCopy();
        if (copy instanceof ObjectNode workload) {
            workload.put("requests", run.records().size());
        }
        return Objects.requireNonNull(copy);
    }

    private static Optional<String> manifest(Path folder) {
        var file = folder.resolve(RunFolder.MANIFEST);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
