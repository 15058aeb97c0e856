package io.iwc.workload.internal;

import java.util.function.BiConsumer;

/** Collects the faults of one object, as field and text. */
final class FieldFaults {
    private final BiConsumer<String, String> listener;
    private boolean any;

    private FieldFaults(BiConsumer<String, String> listener) {
        this.listener = listener;
    }

    static FieldFaults reportingTo(BiConsumer<String, String> listener) {
        return new FieldFaults(listener);
    }

    /** Discards the faults: the object is parsed again if it has any. */
    static FieldFaults ignored() {
        return new FieldFaults((field, text) -> {});
    }

    void add(String field, String text) {
        any = true;
        listener.accept(field, text);
    }

    boolean any() {
        return any;
    }
}
