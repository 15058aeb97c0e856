package io.iwc.dataset;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import java.util.function.Consumer;

/** Whoever asked for the requests. */
record CallSink(Consumer<Request> taking) implements RequestSink {
    @Override
    public void accept(Request request) {
        taking.accept(request);
    }

    @Override
    public void finish(Manifest manifest) {}

    @Override
    public void close() {}
}
