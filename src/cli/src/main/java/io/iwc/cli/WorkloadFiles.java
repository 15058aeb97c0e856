package io.iwc.cli;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.spec.internal.SpecDirectory;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever a WORKLOAD may be: a canonical file or a spec directory; or a fingerprint instead. */
final class WorkloadFiles {
    private WorkloadFiles() {}

    static Workload read(Path path) {
        return Files.isDirectory(path) ? SpecDirectory.read(path) : Workload.read(path);
    }

    /** What a fingerprint file holds, or the fingerprint of a workload. */
    static Fingerprint fingerprint(Path path, Tokenizer tokenizer) {
        return isFingerprint(path) ? FingerprintFile.read(path) : measured(path, Fingerprinter.Options.of(tokenizer));
    }

    /** The fingerprint of a workload; a file may be larger than memory. One that breaks the rules is refused. */
    static Fingerprint measured(Path path, Fingerprinter.Options options) {
        return Files.isDirectory(path)
                ? Fingerprinter.of(SpecDirectory.read(path), options)
                : Fingerprinter.of(path, options);
    }

    /** By the name: fingerprints are {@code .json}, workloads {@code .jsonl}. */
    static boolean isFingerprint(Path path) {
        return path.toString().endsWith(".json");
    }
}
