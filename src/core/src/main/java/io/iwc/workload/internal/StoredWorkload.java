package io.iwc.workload.internal;

import io.iwc.IwcException;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A canonical file that was checked as a whole and is not held in memory: to be passed on request by request, whatever
 * its size. The file must not change meanwhile.
 *
 * @since 0.1
 */
public final class StoredWorkload {
    private final Path file;
    private final long count;
    private final boolean inOrder;
    private final Manifest manifest;

    private StoredWorkload(Path file, long count, boolean inOrder, Manifest manifest) {
        this.file = file;
        this.count = count;
        this.inOrder = inOrder;
        this.manifest = manifest;
    }

    /**
     * Reads a file once, for its faults and its length.
     *
     * @throws io.iwc.InvalidInputException with all bad lines, or what is wrong between lines, such as an id twice
     * @throws io.iwc.IwcException if the file cannot be read
     */
    public static StoredWorkload open(Path file) {
        var seen = new Seen();
        var manifest = CanonicalFile.forEach(file, seen::add);
        return new StoredWorkload(file, seen.count, seen.inOrder, manifest);
    }

    /** How many requests there are. */
    public long count() {
        return count;
    }

    /** Its provenance, from the manifest of the file if there is one. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * The requests in order of arrival, read as the stream is consumed; to be closed. A file that is not in that order
     * is sorted in temporary files first.
     *
     * @throws io.iwc.IwcException if those cannot be written
     */
    public Stream<Request> requests() {
        var reader = WorkloadReader.open(file);
        if (inOrder) {
            return reader.requests().onClose(reader::close);
        }
        var sorted = new SortedRuns();
        try (reader) {
            reader.requests().forEach(sorted);
        } catch (IwcException e) {
            sorted.close();
            throw e;
        }
        return sorted.inOrder().onClose(sorted::close);
    }

    /** What is kept of the requests of a file. */
    private static final class Seen {
        private long count;
        private boolean inOrder = true;
        private long last;

        void add(Request request) {
            inOrder &= request.arrivalNanos() >= last;
            last = request.arrivalNanos();
            count++;
        }
    }
}
