package io.iwc.cli;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.spec.SpecDirectory;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever a WORKLOAD may be: a canonical file or a spec directory; and the fingerprint that may stand for one. */
final class WorkloadFiles {
    private WorkloadFiles() {}

    static Workload read(Path path) {
        return Files.isDirectory(path) ? SpecDirectory.read(path) : Workload.read(path);
    }

    /** What a fingerprint file holds, or the fingerprint of a workload. */
    static Fingerprint fingerprint(Path path, Tokenizer tokenizer) {
        return isFingerprint(path)
                ? FingerprintFile.read(path)
                : Fingerprinter.of(read(path), Fingerprinter.Options.of(tokenizer));
    }

    /** Told by the name: fingerprints are {@code .json}, workloads {@code .jsonl}. */
    static boolean isFingerprint(Path path) {
        return path.toString().endsWith(".json");
    }
}
