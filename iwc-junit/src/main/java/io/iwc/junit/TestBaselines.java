package io.iwc.junit;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.baseline.internal.BaselineKey;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What one test did with baselines.
 *
 * @param root of the store
 * @param folder of the test's class, below the root
 * @param used files that were looked at
 * @param recorded files that were written because there were none
 * @param stale a warning of each that what it bounds has left behind
 * @param updated of each that was written anew its file and, line by line, what changed
 */
record TestBaselines(
        String root,
        String folder,
        List<String> used,
        List<String> recorded,
        List<String> stale,
        List<String> updated) {
    static TestBaselines of(ExtensionContext test, BaselineScope scope) {
        return of(Baselines.store(test), RunningClasses.folder(test), scope.checks(), scope.used());
    }

    static TestBaselines of(BaselineStore store, String folder, List<BaselineCheck> checks, List<Path> used) {
        return new TestBaselines(
                store.root().toString(),
                folder,
                used.stream().map(BaselineCheck::slashes).toList(),
                checks.stream()
                        .filter(BaselineCheck.Recorded.class::isInstance)
                        .map(check -> BaselineCheck.slashes(check.file()))
                        .toList(),
                checks.stream().flatMap(TestBaselines::staleness).toList(),
                checks.stream().flatMap(TestBaselines::update).toList());
    }

    /** What {@link #fields()} said; empty if those are of something else. */
    static Optional<TestBaselines> of(Map<String, List<String>> fields) {
        return Optional.ofNullable(fields.get("root"))
                .map(root -> new TestBaselines(
                        String.join("", root),
                        String.join("", fields.getOrDefault("folder", List.of())),
                        fields.getOrDefault("used", List.of()),
                        fields.getOrDefault("recorded", List.of()),
                        fields.getOrDefault("stale", List.of()),
                        fields.getOrDefault("updated", List.of())));
    }

    /** In types that all class loaders share. */
    Map<String, List<String>> fields() {
        return Map.of(
                "root", List.of(root),
                "folder", List.of(folder),
                "used", used,
                "recorded", recorded,
                "stale", stale,
                "updated", updated);
    }

    /**
     * The last line of a test plan: how many baselines were used, new, stale and orphaned; before it what was updated, and a
     * warning of each stale one. Empty if there are none.
     */
    static String line(Collection<TestBaselines> tests) {
        var used = files(tests.stream().flatMap(test -> test.used.stream()));
        var fresh = files(tests.stream().flatMap(test -> test.recorded.stream()));
        var stale = files(tests.stream().flatMap(test -> test.stale.stream()));
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
        var updated = files(tests.stream().flatMap(test -> test.updated.stream()));
        return Stream.concat(updated.stream(), stale.stream())
                        .map(said -> said + "\n")
                        .collect(Collectors.joining())
                + "baselines: "
                + String.join(", ", parts) + names + "\n";
    }

    private static Stream<String> staleness(BaselineCheck check) {
        return check instanceof BaselineCheck.Judged judged ? judged.staleness().stream() : Stream.empty();
    }

    private static Stream<String> update(BaselineCheck check) {
        return check instanceof BaselineCheck.Updated updated
                ? Stream.of("updated " + BaselineCheck.slashes(updated.file()) + ChangedMetrics.of(updated.changes()))
                : Stream.empty();
    }

    /** Of fingerprints: a run's baseline may be that of another environment. Each store is listed once. */
    private static Stream<String> filesOfTheClasses(Collection<TestBaselines> tests) {
        var folders = tests.stream()
                .collect(Collectors.groupingBy(
                        TestBaselines::root, Collectors.mapping(test -> Path.of(test.folder), Collectors.toSet())));
        return folders.entrySet().stream().flatMap(entry -> BaselineStore.at(Path.of(entry.getKey())).list().stream()
                .filter(BaselineKey::isFingerprint)
                .filter(file -> entry.getValue().contains(file.getParent()))
                .map(Path.of(entry.getKey())::resolve)
                .map(BaselineCheck::slashes));
    }

    private static Set<String> files(Stream<String> paths) {
        return paths.collect(Collectors.toCollection(TreeSet::new));
    }
}
