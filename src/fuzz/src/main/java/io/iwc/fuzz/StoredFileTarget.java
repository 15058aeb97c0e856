package io.iwc.fuzz;

import io.iwc.fingerprint.FingerprintFile;
import io.iwc.run.RunFolder;
import io.iwc.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What IWC has stored and somebody changed: manifests, fingerprints, results, summaries, timings of engines. */
public final class StoredFileTarget {
    private StoredFileTarget() {}

    /** Called by Jazzer: the first byte says what the rest is. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        var content = Arrays.copyOfRange(input, 1, input.length);
        switch ((input[0] & 0xff) % 6) {
            case 0 -> {
                var file = written(Path.of("w.fingerprint.json"), content);
                Refusals.allow(() -> FingerprintFile.text(FingerprintFile.read(file)));
            }
            case 1 -> {
                var workload = Path.of("w.jsonl");
                written(Manifest.pathFor(workload), content);
                Refusals.allow(() -> Manifest.forFile(workload));
            }
            case 2 -> {
                var file = written(Path.of("results.csv"), content);
                Refusals.allow(() -> RunFolder.readCsv(file).measurements());
            }
            case 3 -> {
                var file = written(Path.of("timings.jsonl"), content);
                Refusals.allow(() -> RunFolder.readFile(file).measurements());
            }
            case 4 -> {
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
