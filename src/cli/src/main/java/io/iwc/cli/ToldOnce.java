package io.iwc.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says each thing once, however often it happens. Thread-safe. */
final class ToldOnce {
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Console console;

    ToldOnce(Console console) {
        this.console = console;
    }

    void tell(String message) {
        if (told.add(message)) {
            console.err().println(message);
        }
    }
}
