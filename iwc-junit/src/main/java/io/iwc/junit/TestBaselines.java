package io.iwc.junit;

import io.iwc.baseline.BaselineCheck;
import io.iwc.baseline.BaselineScope;
import io.iwc.baseline.BaselineStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What one test did with baselines.
 *
 * @param folder of its class, below the root of the store
 * @param checks what was held against one
 * @param used files that were looked at
 */
record TestBaselines(BaselineStore store, String folder, List<BaselineCheck> checks, List<Path> used) {
    private static final String FINGERPRINT = ".fingerprint.json";

    static TestBaselines of(ExtensionContext test, BaselineScope scope) {
        return new TestBaselines(
                Baselines.store(test), Baselines.folder(test.getRequiredTestClass()), scope.checks(), scope.used());
    }

    /**
     * The last line of a test plan: how many baselines were used, new, stale and orphaned; before it a warning of each
     * stale one. Empty if there are none.
     */
    static String line(Collection<TestBaselines> tests) {
        var used = files(tests.stream().flatMap(test -> test.used.stream()));
        var fresh = files(tests.stream()
                .flatMap(test -> test.checks.stream())
                .filter(BaselineCheck.Recorded.class::isInstance)
                .map(BaselineCheck::file));
        var stale = tests.stream()
                .flatMap(test -> test.checks.stream())
                .flatMap(TestBaselines::staleness)
                .collect(Collectors.toCollection(TreeSet::new));
        var orphans = files(filesOfTheClasses(tests));
        orphans.removeAll(used);
        if (used.isEmpty() && orphans.isEmpty()) {
            return "";
        }
        var parts = new ArrayList<String>();
        parts.add(used.size() + " used");
        parts.add(fresh.size() + " new");
        parts.add(stale.size() + " stale");
        parts.add(orphans.size() + (orphans.size() == 1 ? " orphan" : " orphans"));
        var names = orphans.isEmpty()
                ? ""
                : ": no test of its class used " + String.join(", ", orphans) + "; iwc baseline prune deletes orphans";
        return stale.stream().map(warning -> warning + "\n").collect(Collectors.joining()) + "baselines: "
                + String.join(", ", parts) + names + "\n";
    }

    private static Stream<String> staleness(BaselineCheck check) {
        return check instanceof BaselineCheck.Judged judged ? judged.staleness().stream() : Stream.empty();
    }

    /** Of fingerprints: a run's baseline may be that of another environment. Each store is listed once. */
    private static Stream<Path> filesOfTheClasses(Collection<TestBaselines> tests) {
        var folders = tests.stream()
                .collect(Collectors.groupingBy(
                        TestBaselines::store, Collectors.mapping(test -> Path.of(test.folder), Collectors.toSet())));
        return folders.entrySet().stream().flatMap(entry -> entry.getKey().list().stream()
                .filter(file -> file.toString().endsWith(FINGERPRINT))
                .filter(file -> entry.getValue().contains(file.getParent()))
                .map(entry.getKey().root()::resolve));
    }

    private static Set<String> files(Stream<Path> paths) {
        return paths.map(BaselineCheck::slashes).collect(Collectors.toCollection(TreeSet::new));
    }
}
