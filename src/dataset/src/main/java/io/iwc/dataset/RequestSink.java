package io.iwc.dataset;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import java.io.Closeable;

/** Where compiled requests go, in the order of their arrival. */
interface RequestSink extends Closeable {
    void accept(Request request);

    /** All have been accepted; closed without this, they are void. */
    void finish(Manifest manifest);

    @Override
    void close();
}
