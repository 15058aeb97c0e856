package io.iwc.assertj;

import io.iwc.workload.Manifest;
import java.util.stream.Collectors;

/** The calls that an endpoint refused while it captured: often what an empty capture is about. */
final class RefusedCalls {
    private static final String CAPTURED = "captured";
    private static final int MOST = 5;

    private RefusedCalls() {}

    /** Lines {@code "\nrefused:  1 × POST /v1/messages: 404 (…)"}, or empty. */
    static String of(Manifest manifest) {
        var refused = manifest.skipped();
        if (!manifest.compiler().equals(CAPTURED) || refused.isEmpty()) {
            return "";
        }
        var lines = refused.entrySet().stream()
                .limit(MOST)
                .map(call -> call.getValue() + " × " + call.getKey())
                .collect(Collectors.joining("\n          ", "\nrefused:  ", ""));
        return lines + (refused.size() > MOST ? "\n          and " + (refused.size() - MOST) + " other kinds" : "");
    }
}
