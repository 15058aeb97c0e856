package io.iwc.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What went wrong and did not end a replay, for whoever listens, also if that is later. Thread-safe. */
final class Troubles {
    private final List<String> said = new ArrayList<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();

    synchronized void say(String trouble) {
        said.add(trouble);
        listeners.forEach(it -> it.accept(trouble));
    }

    synchronized void tell(Consumer<String> listener) {
        said.forEach(listener);
        listeners.add(listener);
    }
}
