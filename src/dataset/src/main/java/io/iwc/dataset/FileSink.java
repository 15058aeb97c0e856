package io.iwc.dataset;

import io.iwc.internal.OrderedTasks;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthLines;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.ManifestedFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A canonical file and its manifest; both appear whole or not at all. */
final class FileSink implements RequestSink {
    private final ManifestedFile file;

    FileSink(Path output) {
        file = ManifestedFile.create(output);
    }

    @Override
    public void accept(Request request) {
        file.write(request);
    }

    /** Printed on all cores, written in their order. */
    @Override
    public void acceptAll(Supplier<Optional<LengthRows>> lengths) {
        var printed = new OrderedTasks<LengthLines>(() -> lengths.get().map(rows -> () -> LengthLines.of(rows)));
        for (var lines = printed.next(); lines.isPresent(); lines = printed.next()) {
            file.write(lines.get());
        }
    }

    @Override
    public void finish(Manifest manifest) {
        file.commit(manifest);
    }

    @Override
    public void close() {
        file.close();
    }
}
