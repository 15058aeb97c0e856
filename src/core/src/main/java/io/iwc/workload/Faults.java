package io.iwc.workload;

import java.util.function.BiConsumer;

/** Takes the faults of one object, as field and text, and knows whether there were any. */
final class Faults {
    private final BiConsumer<String, String> listener;
    private boolean any;

    private Faults(BiConsumer<String, String> listener) {
        this.listener = listener;
    }

    static Faults toldTo(BiConsumer<String, String> listener) {
        return new Faults(listener);
    }

    /** Faults of something that will be looked at again if it has any. */
    static Faults unheard() {
        return new Faults((field, text) -> {});
    }

    void add(String field, String text) {
        any = true;
        listener.accept(field, text);
    }

    boolean any() {
        return any;
    }
}
