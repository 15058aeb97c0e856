package io.iwc.cli;

import io.iwc.artifact.internal.FileFault;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Files of IWC that are no workloads: what they are, and which command reads them. */
final class OtherFiles {
    /** Of the file that names it; keys are sorted, and a fingerprint's stands behind its samples. */
    private static final Pattern SCHEMA = Pattern.compile("\"?schema\"?\\s*:\\s*\"?(iwc-[a-z]+)/[0-9]");

    private static final int MOST_BYTES = 1 << 22;
    private static final String FINGERPRINT = "iwc-fingerprint";

    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            FINGERPRINT,
            "a fingerprint; iwc diff compares it, iwc synth --like makes a workload like it",
            "iwc-drift",
            "the result of iwc diff",
            "iwc-manifest",
            "the manifest of a workload, which stands beside it",
            "iwc-report",
            "the report of a test suite; iwc report reads its folder",
            "iwc-resemblance",
            "the comparison that iwc synth --like prints",
            "iwc-run",
            "the summary of a run; iwc report reads its folder",
            "iwc-sweep",
            "the levels of a sweep; iwc report reads its run folders"));

    private OtherFiles() {}

    /** What is not a workload but another file of ours, in words; empty for all else. */
    static Optional<String> of(Path path) {
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        if (path.getFileName() != null
                && path.getFileName().toString().matches("results(\\.part)?\\.(jsonl|csv)|telemetry\\.csv")) {
            return Optional.of("a part of a run; iwc report reads its folder");
        }
        return schema(path).map(KINDS::get);
    }

    private static Optional<String> folder(Path path) {
        var workload = path.resolve(RunFolder.RECORDED_WORKLOAD);
        if (Files.exists(workload)) {
            return Optional.of("the folder of a recording, whose workload is " + workload);
        }
        if (Files.exists(path.resolve(RunFolder.RECORDING))) {
            return Optional.of("the folder of a recording that was cut off; iwc record -o " + path
                    + " completes it, its workload included");
        }
        return RunFolder.isIn(path) ? Optional.of("a run folder; iwc report reads it") : Optional.empty();
    }

    /** Whether a file is a fingerprint, whatever its name. */
    static boolean isFingerprint(Path path) {
        return !Files.isDirectory(path)
                && schema(path).filter(FINGERPRINT::equals).isPresent();
    }

    private static Optional<String> schema(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var schema = SCHEMA.matcher(new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            return schema.find() ? Optional.of(schema.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
