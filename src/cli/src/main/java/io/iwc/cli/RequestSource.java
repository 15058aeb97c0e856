package io.iwc.cli;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.StoredWorkload;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The requests of whatever a WORKLOAD may be, to be passed on one by one: those of a canonical file are read as they
 * are asked for, those of a spec directory or a dataset are in memory.
 *
 * @param reading opens the requests, in order of arrival
 * @param count how many there are
 * @param manifest how they came to be
 */
record RequestSource(Supplier<Stream<Request>> reading, long count, Manifest manifest) {
    /** Those of a workload in memory. */
    static RequestSource of(Workload workload) {
        return new RequestSource(
                workload.requests()::stream, workload.requests().size(), workload.manifest());
    }

    /** Those of a canonical file. */
    static RequestSource stored(Path path) {
        var file = StoredWorkload.open(path);
        return new RequestSource(file::requests, file.count(), file.manifest());
    }

    /** The requests in order of arrival; to be closed. */
    Stream<Request> requests() {
        return reading.get();
    }
}
