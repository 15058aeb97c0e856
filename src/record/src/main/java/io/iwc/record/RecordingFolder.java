package io.iwc.record;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording on disk: {@code recording.jsonl} from the start, a line for each finished call, and once it is complete
 * {@code workload.jsonl} with its manifest and the files of a run.
 */
final class RecordingFolder {
    static final String LINES = RunFolder.RECORDING;
    static final String WORKLOAD = RunFolder.RECORDED_WORKLOAD;

    private RecordingFolder() {}

    /** Whether a recording was begun there and never completed. */
    static boolean isCutOff(Path folder) {
        return Files.exists(folder.resolve(LINES)) && !Files.exists(folder.resolve(RunFolder.SUMMARY));
    }

    /** Whether nothing of ours is there. */
    static boolean isFree(Path folder) {
        return !Files.exists(folder.resolve(LINES)) && !RunFolder.isIn(folder);
    }

    /** That folder, or the first one free of {@code NAME-2}, {@code NAME-3} and so on. */
    static Path free(Path folder) {
        return numbered(folder, taken(folder).size() + 1);
    }

    /** That folder and those after it up to the first one that is free. */
    static List<Path> taken(Path folder) {
        return Stream.iterate(1, i -> i + 1)
                .map(i -> numbered(folder, i))
                .takeWhile(it -> !isFree(it))
                .toList();
    }

    private static Path numbered(Path folder, int number) {
        return number == 1 ? folder : folder.resolveSibling(folder.getFileName() + "-" + number);
    }

    /**
     * The calls of a recording, each as it was last: one that was sent again has a line for each time. What follows the
     * last line end is of a writer that was killed.
     *
     * @throws IwcException with file and line, if one is no call
     */
    static List<RecordedCall> calls(Path folder) {
        var file = folder.resolve(LINES);
        if (!Files.exists(file)) {
            throw new IwcException(
                    folder + ": found no recording, expected " + LINES + " in it (iwc record makes one)");
        }
        var calls = new LinkedHashMap<String, RecordedCall>();
        var whole = lineEnds(file);
        try (var lines = InputFile.open(file)) {
            for (var line = lines.nextLine(); line.isPresent(); line = lines.nextLine()) {
                if (line.get().number() <= whole && !line.get().text().isBlank()) {
                    var call = call(file, line.get().number(), line.get().text());
                    calls.put(call.request().id(), call);
                }
            }
        }
        return List.copyOf(calls.values());
    }

    private static RecordedCall call(Path file, long number, String text) {
        try {
            return RecordedCall.of(Json.parse(text));
        } catch (IwcException | IllegalArgumentException | ClassCastException e) {
            throw new IwcException(
                    file + ":" + number + ": found no call of a recording, expected one as iwc record" + " writes it: "
                            + e.getMessage(),
                    e);
        }
    }

    private static long lineEnds(Path file) {
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            var ends = 0L;
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (var i = 0; i < count; i++) {
                    ends += buffer[i] == '\n' ? 1 : 0;
                }
            }
            return ends;
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
