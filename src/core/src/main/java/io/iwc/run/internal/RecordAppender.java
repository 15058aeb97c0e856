package io.iwc.run.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.GrowingFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.OutputLock;
import io.iwc.run.RequestRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    private final OutputLock lock;
    private final GrowingFile out;
    private final Optional<Path> earlier;

    /**
     * Begins the file in a run folder. A run that is there is set aside until the new one is whole.
     *
     * @throws IwcException if it cannot be written, or somebody else writes in the folder
     */
    public RecordAppender(Path folder) {
        lock = OutputLock.forWriterInFolder(folder);
        try {
            Files.createDirectories(folder.toAbsolutePath());
            earlier = RunFolder.earlier(folder).setAside();
            out = GrowingFile.create(folder.resolve(FILE));
        } catch (IOException e) {
            lock.close();
            throw FileFault.unwritable(folder.resolve(FILE), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where the run is now that was in the folder, if there was one. */
    public Optional<Path> earlier() {
        return earlier;
    }

    /**
     * Writes one record, whole or not at all.
     *
     * @throws IwcException if it cannot be written; it can be tried again
     */
    public void append(RequestRecord record) {
        out.append((Json.compact(RecordJson.tree(record)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the file; it stays until the run folder is written. */
    @Override
    public void close() {
        try {
            out.close();
        } finally {
            lock.close();
        }
    }
}
