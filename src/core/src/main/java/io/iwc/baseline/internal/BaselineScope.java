package io.iwc.baseline.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.baseline.Baseline;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.Judgement;
import io.iwc.internal.IwcVersion;
import io.iwc.metric.Measured;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a test finds its baselines and what it may do with them. Bound to the test's thread by whoever runs it, and
 * inherited by the threads that the test starts. Safe for use by several threads.
 *
 * @since 0.1
 */
public final class BaselineScope {
    private static final InheritableThreadLocal<BaselineScope> CURRENT = new InheritableThreadLocal<>();

    private final BaselineStore store;
    private final BaselineMode mode;
    private final Settings settings;
    private final List<BaselineCheck> checks = new CopyOnWriteArrayList<>();
    private final List<Expectation> expectations = new CopyOnWriteArrayList<>();
    private final Map<Run, Slo> slos = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<String, PrefixBreaks> broken = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<JudgedSweep> sweeps = new CopyOnWriteArrayList<>();
    private final List<JudgedDrift> judged = new CopyOnWriteArrayList<>();
    private final Set<Path> used = Collections.synchronizedSet(new LinkedHashSet<>());

    private BaselineScope(BaselineStore store, BaselineMode mode, Settings settings) {
        this.store = store;
        this.mode = mode;
        this.settings = settings;
    }

    /**
     * A scope for one test.
     *
     * @param mode resolved: not {@link BaselineMode#AUTO}
     */
    public static BaselineScope of(BaselineStore store, BaselineMode mode, Settings settings) {
        if (mode == BaselineMode.AUTO) {
            throw new IllegalArgumentException("a mode is resolved before a scope is made of it");
        }
        return new BaselineScope(store, mode, settings);
    }

    /**
     * The scope of the test that runs on this thread.
     *
     * @throws IllegalStateException if there is none
     */
    public static BaselineScope current() {
        var scope = CURRENT.get();
        if (scope == null) {
            throw new IllegalStateException("no baseline is known on this thread: matchesBaseline() works inside a test"
                    + " with an IWC annotation and on threads it starts; pass a Baseline on others");
        }
        return scope;
    }

    /** The scope of the test that runs on this thread, if there is one. */
    public static Optional<BaselineScope> onThisThread() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the scope of the current thread until the binding is closed, which restores the one before. */
    public Binding bind() {
        var before = Optional.ofNullable(CURRENT.get());
        CURRENT.set(this);
        return () -> before.ifPresentOrElse(CURRENT::set, CURRENT::remove);
    }

    /** What is configured for the assertions of the test, if that key is. */
    public Optional<String> configured(String key) {
        return Optional.ofNullable(settings.configured().get(key));
    }

    /** What was checked so far, in that order. */
    public List<BaselineCheck> checks() {
        return List.copyOf(checks);
    }

    /** Notes an assertion of the test that runs on this thread, if one does. */
    public static void note(Expectation expectation) {
        onThisThread().ifPresent(scope -> scope.expectations.add(expectation));
    }

    /** Notes gates that the test that runs on this thread held against a drift, if one does. */
    public static void note(Drift drift, Judgement judgement) {
        onThisThread().ifPresent(scope -> scope.judged.add(new JudgedDrift(drift, judgement)));
    }

    /** Notes the SLO that the test on this thread judged a run by, if one does. */
    public static void note(Run run, Slo slo) {
        onThisThread().ifPresent(scope -> scope.slos.put(run, slo));
    }

    /** The SLO that a run was judged by last, if it was. */
    public Optional<Slo> sloOf(Run run) {
        return Optional.ofNullable(slos.get(run));
    }

    /** Notes prompts that did not begin as they should have, as the test on this thread found, if one runs. */
    public static void note(String workload, PrefixBreaks found) {
        onThisThread().ifPresent(scope -> scope.broken.put(workload, found));
    }

    /** What was found broken, by the name of the workload; the last finding of each. */
    public Map<String, PrefixBreaks> broken() {
        synchronized (broken) {
            return new LinkedHashMap<>(broken);
        }
    }

    /** Notes the SLO that the test on this thread judged a sweep by, if one does. */
    public static void note(Sweep sweep, Slo slo) {
        onThisThread().ifPresent(scope -> scope.sweeps.add(new JudgedSweep(sweep, slo)));
    }

    /** The sweeps that were judged so far, in that order. */
    public List<JudgedSweep> sweeps() {
        return List.copyOf(sweeps);
    }

    /** What was asserted on numbers so far, in that order. */
    public List<Expectation> expectations() {
        return List.copyOf(expectations);
    }

    /** The drifts that were judged so far but for those of {@link #checks()}, in that order. */
    public List<JudgedDrift> judged() {
        return List.copyOf(judged);
    }

    /** Where a baseline of that id lies for this test; the default id if none is given. */
    public BaselineKey key(Optional<String> id, Measured measured) {
        var name = id.orElse(settings.defaultId());
        return measured instanceof Run run
                ? BaselineKey.ofRun(settings.folder(), name, environment(run))
                : BaselineKey.ofFingerprint(settings.folder(), name);
    }

    /** The files of the baselines that the test looked at, in the order in which it first did. */
    public List<Path> used() {
        synchronized (used) {
            return List.copyOf(used);
        }
    }

    /**
     * The stored baseline, if there is one. The test has then looked at it.
     *
     * @throws io.iwc.InvalidInputException if its file is not what it should be
     */
    public Optional<Baseline> find(BaselineKey key) {
        used.add(store.file(key));
        return store.find(key);
    }

    /**
     * Compares something with its baseline, or writes the baseline, depending on the mode.
     *
     * @param id of the baseline, or empty for the test's own
     * @param measured a fingerprint or a run
     * @throws IwcException if a measured run has no environment, another test has the id for something else, or the
     *     baseline cannot be read, written or compared
     */
    public BaselineCheck check(Optional<String> id, Measured measured, Gates gates) {
        var key = key(id, measured);
        store.claim(key, measured, settings.owner());
        var check = check(key, measured, gates);
        checks.add(check);
        return check;
    }

    private BaselineCheck check(BaselineKey key, Measured measured, Gates gates) {
        var file = store.file(key);
        var baseline = find(key);
        if (mode == BaselineMode.UPDATE && settings.filter().matcher(key.id()).matches()) {
            store.write(key, measured);
            return new BaselineCheck.Updated(
                    file,
                    baseline.map(old -> BaselineChanges.between(old, measured)).orElse(List.of()));
        }
        if (baseline.isEmpty()) {
            if (mode == BaselineMode.VERIFY) {
                return new BaselineCheck.Missing(file);
            }
            store.write(key, measured);
            return new BaselineCheck.Recorded(file);
        }
        var drift = Drift.between(baseline.get(), measured);
        var judged = new BaselineCheck.Judged(file, drift, gates.judge(drift), Optional.empty());
        return judged.passed()
                ? judged
                : new BaselineCheck.Judged(file, drift, judged.judgement(), Optional.of(receive(file, measured)));
    }

    /**
     * Leaves numbers that failed against a stored baseline where they can be accepted from.
     *
     * @param file the baseline's
     */
    public Acceptance receive(Path file, Measured measured) {
        var root = store.root().toAbsolutePath().normalize();
        var absolute = file.toAbsolutePath().normalize();
        var isOfStore = absolute.startsWith(root);
        var received = settings.reports()
                .resolve(BaselineStore.RECEIVED)
                .resolve(isOfStore ? root.relativize(absolute) : absolute.getFileName());
        AtomicFile.write(received, BaselineStore.text(measured));
        var isRewritten =
                used().stream().anyMatch(it -> it.toAbsolutePath().normalize().equals(absolute));
        return new Acceptance(
                received,
                isOfStore ? Optional.empty() : Optional.of(file),
                isRewritten ? Optional.of(update(file)) : Optional.empty());
    }

    /** What a developer types who has the build tool alone. */
    private String update(Path file) {
        var tool = settings.reports().endsWith(Path.of("build", "iwc")) ? "gradle" : "mvn";
        var name = BaselineKey.nameOf(file);
        var id = BaselineKey.isOfRun(file) ? name.replaceFirst("\\..*", "*") : name;
        return tool + " test -Diwc.baseline.mode=update -Diwc.baseline.filter=" + id;
    }

    private String environment(Run run) {
        if (run.origin() == Origin.PREDICTED) {
            var profile = run.endpoint().url().replaceFirst("^embedded:", "");
            return ("predicted-" + profile + "-" + IwcVersion.current()).replaceAll("[^A-Za-z0-9._-]", "-");
        }
        return settings.environment()
                .orElseThrow(() -> new IwcException("iwc.environment: found nothing, expected a name for where this run"
                        + " was measured, such as ci-a100: latencies of different machines are not compared"));
    }

    /** Ends a binding. */
    @FunctionalInterface
    public interface Binding extends AutoCloseable {
        @Override
        void close();
    }

    /** A sweep and the SLO it was judged by. */
    public record JudgedSweep(Sweep sweep, Slo slo) {}

    /** A drift and what gates said of it. */
    public record JudgedDrift(Drift drift, Judgement judgement) {}

    /**
     * What a test brings along.
     *
     * @param folder of the test class below the store's root: {@code com/acme/SupportTests/Nested}
     * @param defaultId the id where the test names none
     * @param owner the test
     * @param environment of measured runs, {@code iwc.environment}
     * @param reports where mismatches are left, {@code target/iwc}
     * @param filter ids that an update rewrites
     * @param configured settings of assertions by key, {@code iwc.tokenizer}, from wherever the test's runner takes them
     * @since 0.1
     */
    public record Settings(
            String folder,
            String defaultId,
            BaselineOwner owner,
            Optional<String> environment,
            Path reports,
            Pattern filter,
            Map<String, String> configured) {
        /** Copies the map. */
        public Settings {
            configured = Map.copyOf(configured);
        }

        /** Settings of a test: no environment, reports in {@code target/iwc}, an update rewrites all. */
        public static Settings of(String folder, String defaultId) {
            return new Settings(
                    folder,
                    defaultId,
                    BaselineOwner.of(folder.replace('/', '.') + "." + defaultId),
                    Optional.empty(),
                    Path.of("target", "iwc"),
                    Pattern.compile(".*"),
                    Map.of());
        }

        /** The same for that test. */
        public Settings of(BaselineOwner test) {
            return new Settings(folder, defaultId, test, environment, reports, filter, configured);
        }

        /** The same for measured runs in that environment. */
        public Settings in(String environment) {
            return new Settings(folder, defaultId, owner, Optional.of(environment), reports, filter, configured);
        }

        /** The same with mismatches left below another folder. */
        public Settings reportingTo(Path folderOfReports) {
            return new Settings(folder, defaultId, owner, environment, folderOfReports, filter, configured);
        }

        /** The same where an update rewrites only ids like this, {@code *} standing for any characters. */
        public Settings updating(String glob) {
            var parts = Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote);
            var ids = Pattern.compile(parts.collect(Collectors.joining(".*")));
            return new Settings(folder, defaultId, owner, environment, reports, ids, configured);
        }

        /** The same with these settings of assertions. */
        public Settings configuring(Map<String, String> values) {
            return new Settings(folder, defaultId, owner, environment, reports, filter, values);
        }
    }
}
