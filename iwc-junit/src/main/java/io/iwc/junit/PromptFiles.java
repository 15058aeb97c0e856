package io.iwc.junit;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes the prompts of a test's workloads to the report folder, if enabled: other files hold numbers only. */
final class PromptFiles {
    private static final int HASH_DIGITS = 8;

    private PromptFiles() {}

    /** {@code target/iwc/prompts/NAME-HASH.jsonl}; a workload that tests share is written once a plan. */
    static void leave(Workload workload, ExtensionContext context) {
        var configuration = Configuration.of(context);
        if (!configuration.isSwitchedOn("iwc.report.prompts")) {
            return;
        }
        var module = ModuleFolder.of(context.getRequiredTestClass()).path();
        var name = workload.name().replaceAll("[^A-Za-z0-9._-]", "-") + "-"
                + workload.sha256().substring(0, HASH_DIGITS) + ".jsonl";
        var file = module.resolve(ReportSettings.folder(configuration, module))
                .resolve("prompts")
                .resolve(name);
        Stores.computeIfAbsent(context.getRoot(), new Stores.Key<>(Path.class, file), () -> written(workload, file));
    }

    private static Path written(Workload workload, Path file) {
        try (var written = AtomicFile.create(file)) {
            workload.writeTo(written.out());
            written.commit();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
