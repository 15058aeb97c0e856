package io.iwc.junit;

import io.iwc.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Collects everything that is wrong with the declarations of a test, so that it is all said at once. */
final class DeclarationFaults {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Problem fault) {
        found.add(fault);
    }

    List<Problem> found() {
        return new ArrayList<>(found);
    }

    /**
     * Ends the test if there are faults.
     *
     * @throws ExtensionConfigurationException with every fault on a line of its own
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            var lines = found.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            throw new ExtensionConfigurationException(
                    found.size() == 1 ? lines : found.size() + " faults in the declarations of this test:\n" + lines);
        }
    }
}
