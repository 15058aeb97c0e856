package io.iwc.dataset;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.WorkloadWriter;
import java.nio.file.Path;

/** A canonical file and its manifest; both appear whole or not at all. */
final class FileSink implements RequestSink {
    private final WorkloadWriter writer;

    FileSink(Path output) {
        writer = WorkloadWriter.create(output);
    }

    @Override
    public void accept(Request request) {
        writer.write(request);
    }

    @Override
    public void finish(Manifest manifest) {
        writer.commit(manifest);
    }

    @Override
    public void close() {
        writer.close();
    }
}
