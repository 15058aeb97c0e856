package io.iwc.workload.internal;

import io.iwc.artifact.internal.InputFile;
import io.iwc.internal.Problems;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A whole canonical file and the workload that it is. */
public final class CanonicalFile {
    private CanonicalFile() {}

    public static Workload read(Path path) {
        var requests = new ArrayList<Request>();
        var manifest = forEach(path, requests::add);
        return Workload.of(stem(String.valueOf(path.getFileName())), requests, manifest);
    }

    /**
     * Passes on the requests of a file and checks it as a whole.
     *
     * @return how it came to be
     * @throws io.iwc.InvalidInputException at its end, with all bad lines, or what is wrong between lines
     */
    static Manifest forEach(Path path, Consumer<Request> sink) {
        var errors = new Problems();
        try (var rows = new RowReader(path, errors)) {
            var checks = new FileChecks(rows.file().name(), errors, new Problems());
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                checks.check(row.get().line(), row.get().request());
                sink.accept(row.get().request());
            }
            checks.finish(rows.badIds());
            errors.throwIfAny(rows.badLines() == 0 ? "" : RowReader.summary(rows.badLines(), rows.lines()));
            return manifest(path, rows.file());
        }
    }

    public static String sha256(Workload workload) {
        var hash = new CanonicalHash();
        workload.requests().forEach(hash::add);
        return hash.hex();
    }

    /** The manifest of a file, else a minimal one. */
    private static Manifest manifest(Path workload, InputFile file) {
        return Manifest.forFile(workload).orElseGet(() -> Manifest.builder("canonical")
                .inputs(List.of(new Manifest.Input(file.fileName(), file.sha256(), file.bytes())))
                .build());
    }

    private static String stem(String fileName) {
        var dot = fileName.indexOf('.', 1);
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }
}
