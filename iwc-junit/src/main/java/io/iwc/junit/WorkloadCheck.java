package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.arrival.Rng;
import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.DatasetReaders;
import io.iwc.dataset.Window;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Looks at every attribute of an {@link IwcWorkload} before any work is done, and says all that is wrong at once. */
final class WorkloadCheck {
    private static final String SOURCES = "value, dataset, trace, synthetic, factory";

    private final Declaration<IwcWorkload> declaration;
    private final IwcWorkload annotation;
    private final Class<?> testClass;
    private final Configuration configuration;
    private final DataFiles files;
    private final DeclarationFaults faults = new DeclarationFaults();
    private Optional<String> absence = Optional.empty();
    private String note = "";

    WorkloadCheck(Declaration<IwcWorkload> declaration) {
        this.declaration = declaration;
        annotation = declaration.annotation();
        testClass = declaration.scope().getRequiredTestClass();
        configuration = Configuration.of(declaration.scope());
        files = new DataFiles(testClass, configuration.dataFolder());
    }

    WorkloadPlan plan() {
        var arrival = ArrivalPlan.of(declaration, faults);
        atLeast("maxOutputTokens", annotation.maxOutputTokens(), 0);
        atLeast("limit", annotation.limit(), 0);
        windowIsKnown();
        var tokenizer = Counters.find(annotation.tokenizer(), declaration, configuration, faults);
        var sources = sources();
        if (!annotation.standIn().isEmpty() && annotation.trace().isEmpty()) {
            faults.add(declaration.fault(
                    "standIn",
                    "found \"" + annotation.standIn() + "\", expected nothing: only a trace has a stand-in"));
        }
        Supplier<Workload> maker = () -> {
            throw new IllegalStateException("the plan has faults");
        };
        var name = annotation.name();
        if (sources.size() == 1) {
            var source = sources.entrySet().iterator().next();
            name = name.isEmpty() ? defaultName(source.getKey(), source.getValue()) : name;
            maker = maker(source.getKey(), source.getValue(), arrival, tokenizer)
                    .map(unplaced -> placed(source.getKey(), unplaced))
                    .orElse(maker);
        } else {
            var found = sources.isEmpty() ? "no source" : String.join(" and ", sources.keySet());
            faults.add(declaration.fault("", "found " + found + ", expected exactly one of " + SOURCES));
        }
        return new WorkloadPlan(declaration, name + note, tokenizer, maker, faults.found(), absence, Optional.empty());
    }

    /** What a source refuses only when it is read, said with the place that names it. */
    private Supplier<Workload> placed(String attribute, Supplier<Workload> maker) {
        return () -> {
            try {
                return maker.get();
            } catch (IwcException refused) {
                var text = declaration.fault(attribute, String.valueOf(refused.getMessage()));
                throw new ExtensionConfigurationException(text.toString(), refused);
            }
        };
    }

    private Map<String, String> sources() {
        var all = new LinkedHashMap<String, String>();
        all.put("value", annotation.value());
        all.put("dataset", annotation.dataset());
        all.put("trace", annotation.trace());
        all.put("factory", annotation.factory());
        all.values().removeIf(String::isEmpty);
        if (!annotation.synthetic().equals(Defaults.synthetic())) {
            all.put("synthetic", "synthetic");
        }
        return all;
    }

    private Optional<Supplier<Workload>> maker(
            String attribute, String source, ArrivalPlan arrival, Optional<Tokenizer> tokenizer) {
        return switch (attribute) {
            case "factory" -> {
                formatIsUnused("factory");
                yield WorkloadFactory.find(declaration, testClass, faults)
                        .map(factory -> () -> retimed(factory.make(annotation.seed()), arrival));
            }
            case "synthetic" -> {
                formatIsUnused("synthetic");
                yield new SyntheticPlan(declaration, faults)
                        .recipe(arrival)
                        .map(recipe -> () -> limited(recipe.generate("synthetic")));
            }
            case "value" -> {
                formatIsUnused("value");
                yield file(attribute, source).map(file -> () -> retimed(Workload.read(file), arrival));
            }
            case "trace" -> {
                formatIsKnown();
                yield annotation.standIn().isEmpty()
                        ? trace(source, arrival, tokenizer)
                        : traceOrStandIn(source, arrival, tokenizer);
            }
            default -> {
                formatIsKnown();
                var found = file(attribute, source);
                if (found.isPresent()) {
                    tokenizer.ifPresent(EarlyLoading::of);
                }
                yield found.map(file ->
                        () -> WorkloadCompiler.with(options(arrival, tokenizer)).compile(file));
            }
        };
    }

    private Optional<Supplier<Workload>> trace(String source, ArrivalPlan arrival, Optional<Tokenizer> tokenizer) {
        return file("trace", source).map(file -> recorded(file, arrival, tokenizer));
    }

    private Supplier<Workload> recorded(Path file, ArrivalPlan arrival, Optional<Tokenizer> tokenizer) {
        return () -> recording(arrival, tokenizer).compile(file);
    }

    private Optional<Supplier<Workload>> traceOrStandIn(
            String source, ArrivalPlan arrival, Optional<Tokenizer> tokenizer) {
        var standIn = StandIn.find(declaration, files, faults);
        var trace = files.find(source);
        if (trace.isPresent()) {
            return trace.map(file -> recorded(file, arrival, tokenizer));
        }
        note = standIn.map(StandIn::note).orElse("");
        return standIn.map(it -> () -> retimed(it.make(annotation.seed(), arrival.timeScale()), arrival));
    }

    /** A trace brings its arrivals; a file without any is a dataset. */
    private WorkloadCompiler recording(ArrivalPlan arrival, Optional<Tokenizer> tokenizer) {
        var compiler = WorkloadCompiler.with(options(arrival, tokenizer));
        return arrival.process().isEmpty() ? compiler.requiringRecordedArrivals() : compiler;
    }

    /** A workload that is there already: other arrivals and the limit still apply. */
    private Workload retimed(Workload workload, ArrivalPlan arrival) {
        var timed = arrival.process()
                .map(process -> workload.withArrivals(process, annotation.seed(), Rng.PCG64))
                .orElse(workload);
        return limited(timed);
    }

    private Workload limited(Workload workload) {
        var requests = workload.requests();
        return annotation.limit() == 0 || annotation.limit() >= requests.size()
                ? workload
                : Workload.of(workload.name(), requests.subList(0, annotation.limit()), workload.manifest());
    }

    private CompileOptions options(ArrivalPlan arrival, Optional<Tokenizer> tokenizer) {
        var options = CompileOptions.defaults().toBuilder()
                .format(annotation.format())
                .mode(annotation.mode())
                .seed(annotation.seed())
                .timeScale(arrival.timeScale())
                .thinkSeconds(arrival.thinkSeconds())
                .limit(annotation.limit());
        if (annotation.maxOutputTokens() > 0) {
            options.maxOutputTokens(annotation.maxOutputTokens());
        } else {
            tokenizer.ifPresent(options::tokenizer);
        }
        if (!annotation.window().isEmpty()) {
            options.window(Window.parse(annotation.window()));
        }
        arrival.process().ifPresent(options::arrival);
        return options.build();
    }

    private void windowIsKnown() {
        if (annotation.window().isEmpty()) {
            return;
        }
        if (annotation.dataset().isEmpty() && annotation.trace().isEmpty()) {
            faults.add(declaration.fault(
                    "window",
                    "found \"" + annotation.window() + "\", expected nothing: only a dataset or a trace has recorded"
                            + " times"));
            return;
        }
        try {
            Window.parse(annotation.window());
        } catch (IllegalArgumentException refused) {
            faults.add(declaration.fault("window", "window", refused));
        }
    }

    private Optional<Path> file(String attribute, String name) {
        var file = files.find(name);
        if (file.isEmpty()) {
            var text = files.notFound(name);
            switch (annotation.onMissing()) {
                case FAIL ->
                    faults.add(declaration.fault(
                            attribute, text + "; onMissing = ABORT skips the test where it is absent"));
                case ABORT ->
                    absence = Optional.of(declaration.fault(attribute, text).toString());
            }
        }
        return file;
    }

    private void formatIsKnown() {
        if (!annotation.format().equals(DatasetFormat.AUTO)) {
            try {
                DatasetReaders.named(annotation.format());
            } catch (IwcException unknown) {
                faults.add(declaration.fault("", String.valueOf(unknown.getMessage())));
            }
        }
    }

    private void formatIsUnused(String source) {
        if (!annotation.format().equals(DatasetFormat.AUTO)) {
            faults.add(declaration.fault(
                    "format",
                    "found \"" + annotation.format() + "\", expected nothing: only dataset and trace have a format, "
                            + source + " has none"));
        }
        if (annotation.mode() != Defaults.workload().mode()) {
            compiledOnly("mode", annotation.mode(), source);
        }
        if (annotation.maxOutputTokens() != Defaults.workload().maxOutputTokens()) {
            compiledOnly("maxOutputTokens", annotation.maxOutputTokens(), source);
        }
        if (annotation.onMissing() != Missing.FAIL && !source.equals("value")) {
            faults.add(declaration.fault(
                    "onMissing", "found " + annotation.onMissing() + ", expected nothing: " + source + " is no file"));
        }
        if (annotation.arrival().timeScale() != 1) {
            faults.add(declaration.fault(
                    "arrival.timeScale",
                    "found " + annotation.arrival().timeScale() + ", expected nothing: only dataset and trace are"
                            + " scaled, " + source + " keeps its times"));
        }
    }

    private void compiledOnly(String attribute, Object found, String source) {
        faults.add(declaration.fault(
                attribute,
                "found " + found + ", expected nothing: only dataset and trace are compiled, " + source + " is not"));
    }

    private void atLeast(String attribute, int value, int least) {
        if (value < least) {
            faults.add(declaration.fault(attribute, "found " + value + ", expected an integer ≥ " + least));
        }
    }

    private static String defaultName(String attribute, String source) {
        if (attribute.equals("factory")) {
            return source.substring(source.indexOf('#') + 1);
        }
        var file = source.substring(source.lastIndexOf('/') + 1);
        var dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
