package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.internal.KeyedTexts;
import io.iwc.workload.Manifest;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The second file that belongs to another, such as recorded answers: its rows by their key, in whatever order they
 * come. Kept outside memory. Of rows with the same key the last one counts.
 */
final class Companion implements Closeable {
    private final KeyedTexts rows = new KeyedTexts();
    private final KeyAccount keys = new KeyAccount();
    private final LongConsumer replaced;
    private String file = "";

    /**
     * None yet.
     *
     * @param replaced takes how many halves of surrogate pairs a row had
     */
    Companion(LongConsumer replaced) {
        this.replaced = replaced;
    }

    /**
     * Reads a file.
     *
     * @throws io.iwc.InvalidInputException at the first bad line: answers are joined, none may be missed
     */
    Manifest.Input read(Path path, Function<JsonRow, String> key) {
        try (var input = InputFile.open(path)) {
            file = input.name();
            for (var line = input.nextLine(); line.isPresent(); line = input.nextLine()) {
                var row = JsonRow.of(line.get(), keys);
                replaced.accept(line.get().loneSurrogates());
                rows.put(key.apply(row), line.get().number() + "\n" + line.get().text());
            }
            return DatasetSource.inputOf(input);
        }
    }

    /** Whether there is a second file at all. */
    boolean isThere() {
        return !file.isEmpty();
    }

    /** The row of a key. */
    Optional<JsonRow> row(String key) {
        return rows.get(key).map(stored -> {
            var end = stored.indexOf('\n');
            var line = Long.parseLong(stored.substring(0, end));
            try {
                var json = Json.exactReader().readTree(stored.substring(end + 1));
                return new JsonRow(file, line, new LoneSurrogates().replaceIn(json), keys);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e); // it was read before
            }
        });
    }

    @Override
    public void close() {
        rows.close();
    }
}
