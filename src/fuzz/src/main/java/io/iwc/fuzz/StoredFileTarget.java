package io.iwc.fuzz;

import io.iwc.fingerprint.FingerprintFile;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What IWC has stored and somebody changed: manifests, fingerprints, results, summaries, timings of engines. */
public final class StoredFileTarget {
    private static final List<String> KINDS =
            List.of("fingerprint", "manifest", "results.csv", "timings", "results.jsonl", "summary");

    private StoredFileTarget() {}

    /** Called by Jazzer: the first line says what the rest is. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var named = NamedInput.of(input, KINDS);
        var content = named.content();
        switch (named.name()) {
            case "fingerprint" -> {
                var file = written(Path.of("w.fingerprint.json"), content);
                Refusals.allow(() -> FingerprintFile.text(FingerprintFile.read(file)));
            }
            case "manifest" -> {
                var workload = Path.of("w.jsonl");
                written(Manifest.pathFor(workload), content);
                Refusals.allow(() -> Manifest.forFile(workload));
            }
            case "results.csv" -> {
                var file = written(Path.of("results.csv"), content);
                Refusals.allow(() -> RunFolder.readCsv(file).measurements());
            }
            case "timings" -> {
                var file = written(Path.of("timings.jsonl"), content);
                Refusals.allow(() -> RunFolder.readFile(file).measurements());
            }
            case "results.jsonl" -> {
                var folder = Files.createDirectories(Path.of("run"));
                written(folder.resolve("results.jsonl"), content);
                Refusals.allow(() -> RunFolder.at(folder).read().measurements());
            }
            default -> {
                var folder = Files.createDirectories(Path.of("summary"));
                written(folder.resolve("summary.json"), content);
                written(folder.resolve("results.jsonl"), new byte[0]);
                Refusals.allow(() -> RunFolder.at(folder).read().measurements());
            }
        }
    }

    private static Path written(Path file, byte[] content) throws IOException {
        return Files.write(file, content);
    }
}
