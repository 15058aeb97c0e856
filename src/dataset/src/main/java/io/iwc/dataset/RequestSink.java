package io.iwc.dataset;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.io.Closeable;
import java.util.Optional;
import java.util.function.Supplier;

/** Where compiled requests go, in the order of their arrival. */
interface RequestSink extends Closeable {
    void accept(Request request);

    /** Takes requests of which nothing but lengths is known, before any others, until there are no more. */
    void acceptAll(Supplier<Optional<LengthRows>> lengths);

    /** All have been accepted; closed without this, they are void. */
    void finish(Manifest manifest);

    @Override
    void close();
}
