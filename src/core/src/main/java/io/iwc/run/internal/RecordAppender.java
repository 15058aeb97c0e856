package io.iwc.run.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.run.RequestRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Appends records to {@code results.part.jsonl} as requests end, so that a replay that is killed leaves those that were
 * complete. Each record is handed to the operating system before {@link #append} returns. For one thread, which should
 * not be the one that stamps tokens: writing takes time.
 *
 * @since 0.1
 */
public final class RecordAppender implements AutoCloseable {
    /** The file in a run folder; until the run is written, it is what the folder reads as. */
    public static final String FILE = "results.part.jsonl";

    private final Path part;
    private final BufferedWriter out;

    /**
     * Begins the file in a run folder.
     *
     * @throws IwcException if it cannot be written
     */
    public RecordAppender(Path folder) {
        part = folder.resolve(FILE);
        try {
            Files.createDirectories(part.toAbsolutePath().getParent());
            out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * Writes one record.
     *
     * @throws IwcException if it cannot be written
     */
    public void append(RequestRecord record) {
        try {
            out.write(Json.compact(RecordJson.tree(record)) + "\n");
            out.flush();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Closes the file; it stays until the run folder is written. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private IwcException cannotWrite(IOException e) {
        return new IwcException(part + ": cannot be written: " + e.getMessage(), e);
    }
}
