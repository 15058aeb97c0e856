package io.iwc.cli;

import io.iwc.baseline.internal.BaselineStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a module keeps its baselines, and where its tests left their report. */
final class ModuleOptions {
    @Option(
            names = "--module",
            paramLabel = "DIR",
            description = "Module that the baselines belong to (default: current folder).")
    private Optional<Path> module = Optional.empty();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder of the baselines, as iwc.baseline.dir (default: MODULE/src/test/resources/iwc).")
    private Optional<Path> baselines = Optional.empty();

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "Folder of the suite report, as iwc.report.dir (default: MODULE/target/iwc, with Gradle"
                    + " MODULE/build/iwc).")
    private Optional<Path> reports = Optional.empty();

    /** The module, unless an option says so the one that was found otherwise. */
    Path module(Path found) {
        return module.orElse(found);
    }

    Path module() {
        return module(Path.of(""));
    }

    BaselineStore store(Path inModule) {
        return BaselineStore.at(baselines.orElse(inModule.resolve(Path.of("src", "test", "resources", "iwc"))));
    }

    Path reports() {
        var built = Files.exists(module().resolve("build.gradle")) || Files.exists(module().resolve("build.gradle.kts"))
                ? "build"
                : "target";
        return reports.orElse(module().resolve(Path.of(built, "iwc")));
    }
}
