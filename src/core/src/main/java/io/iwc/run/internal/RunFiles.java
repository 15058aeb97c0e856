package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.EarlierFiles;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Verification;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a run on their way into its folder. They are put there when all are whole, the summary last: it holds
 * the hash of each of them, so that none is taken for one of another run.
 */
final class RunFiles implements Closeable {
    private static final String FILES = "files";
    private static final String HASH = "sha256";
    private static final String RECORDS = "records";

    private final Path folder;
    private final Map<String, AtomicFile> files = new LinkedHashMap<>();

    RunFiles(Path folder) {
        this.folder = folder;
    }

    /** Appends a text to a file, which begins with the first. */
    void put(String name, String text) {
        put(name, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same for bytes in an array. */
    void put(String name, ByteBuffer bytes) {
        var file = files.computeIfAbsent(name, key -> AtomicFile.create(folder.resolve(key)));
        try {
            file.out().write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        } catch (IOException e) {
            throw FileFault.unwritable(folder.resolve(name), e);
        }
    }

    /**
     * Puts all files into their places, and the summary after them.
     *
     * @param records how many are in the results
     * @param earlier what is in the folder
     */
    void commit(Map<String, Object> summary, int records, EarlierFiles earlier) {
        var sealed = new TreeMap<String, Object>(summary);
        sealed.put(FILES, hashes(records));
        try (var seal = AtomicFile.create(folder.resolve(RunFolder.SUMMARY))) {
            seal.out().write(Json.document(sealed).getBytes(StandardCharsets.UTF_8));
            for (var file : files.values()) {
                file.out().flush(); // a full disk is noticed before anything is moved
            }
            seal.out().flush();
            earlier.replacedBy(() -> AtomicFile.commitSealed(List.copyOf(files.values()), seal));
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    private Map<String, Object> hashes(int records) {
        var hashes = new TreeMap<String, Object>();
        files.forEach((name, file) -> hashes.put(
                name,
                name.equals(RunFolder.JSONL)
                        ? new TreeMap<>(Map.of(HASH, file.sha256(), RECORDS, records))
                        : Map.of(HASH, file.sha256())));
        return hashes;
    }

    /**
     * Holds a file that was read against the summary.
     *
     * @param records how many it had; less than 0 if it has none
     * @throws InvalidInputException if it is another
     */
    static void verify(JsonNode summary, Path file, String sha256, int records) {
        var sealed = summary.path(FILES).path(String.valueOf(file.getFileName()));
        var expected = sealed.path(HASH).asText(sha256);
        var count = sealed.path(RECORDS).asInt(records);
        if (Verification.isWanted() && !(expected.equals(sha256) && count == records)) {
            throw new InvalidInputException(new Problem(
                    file.toString(),
                    "",
                    "found " + counted(records) + "SHA-256 " + sha256 + ", expected " + counted(count) + expected
                            + " as in " + RunFolder.SUMMARY + "; one of the two was changed or is of another run"
                            + " (--no-verify reads it all the same)"));
        }
    }

    private static String counted(int records) {
        return records < 0 ? "" : records + (records == 1 ? " record with " : " records with ");
    }

    @Override
    public void close() {
        files.values().forEach(AtomicFile::close);
    }
}
