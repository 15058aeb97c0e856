package io.iwc.dataset;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.LengthsTaker;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Whoever asked for the requests. */
record CallSink(Consumer<Request> taking) implements RequestSink {
    @Override
    public void accept(Request request) {
        taking.accept(request);
    }

    @Override
    public void acceptAll(Supplier<Optional<LengthRows>> lengths) {
        for (var rows = lengths.get(); rows.isPresent(); rows = lengths.get()) {
            LengthsTaker.passOn(rows.get(), taking);
        }
    }

    @Override
    public void finish(Manifest manifest) {}

    @Override
    public void close() {}
}
