package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Json;
import io.iwc.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The folder of a run that was a part of a replay.
 *
 * @param folder where it lies
 * @param summary its {@code summary.json}
 * @param run with its records
 * @param index of the part, from 1
 * @param count parts in all
 */
public record RunShard(Path folder, JsonNode summary, Run run, int index, int count) {
    public static final String OPTION = "shard";

    private static final Pattern NAME = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /**
     * Reads it.
     *
     * @throws InvalidInputException if it did not end, or is no part of anything
     */
    static RunShard read(Path folder) {
        if (Files.exists(folder.resolve(RunFolder.PART)) && !Files.exists(folder.resolve(RunFolder.SUMMARY))) {
            throw refused(
                    folder, RunFolder.PART, "found a run that did not end, expected a finished shard; run it again");
        }
        var run = RunFolder.at(folder).read();
        var file = folder.resolve(RunFolder.SUMMARY);
        var summary = Files.exists(file) ? Json.read(file) : Json.object();
        var shard = summary.path("options").path(OPTION).asText("");
        var name = NAME.matcher(shard);
        if (!name.matches()) {
            throw refused(
                    folder,
                    RunFolder.SUMMARY,
                    "found no shard among its options, expected a run of iwc run --shard I/N");
        }
        return new RunShard(folder, summary, run, Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)));
    }

    public JsonNode options() {
        return summary.path("options");
    }

    /** {@code 2/3}. */
    public String name() {
        return index + "/" + count;
    }

    private static InvalidInputException refused(Path folder, String file, String text) {
        return new InvalidInputException(new Problem(folder.resolve(file).toString(), "", text));
    }
}
