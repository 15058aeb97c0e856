package io.iwc.cli;

import io.iwc.spec.internal.SpecDirectory;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.internal.StoredWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The requests of whatever a WORKLOAD may be, to be passed on one by one: those of a canonical file are read as they
 * are asked for, those of a spec directory are in memory.
 *
 * @param reading opens the requests, in order of arrival
 * @param count how many there are
 * @param manifest how they came to be
 */
record RequestSource(Supplier<Stream<Request>> reading, long count, Manifest manifest) {
    static RequestSource open(Path path) {
        if (Files.isDirectory(path)) {
            var spec = SpecDirectory.read(path);
            return new RequestSource(spec.requests()::stream, spec.requests().size(), spec.manifest());
        }
        var file = StoredWorkload.open(path);
        return new RequestSource(file::requests, file.count(), file.manifest());
    }

    /** The requests in order of arrival; to be closed. */
    Stream<Request> requests() {
        return reading.get();
    }
}
