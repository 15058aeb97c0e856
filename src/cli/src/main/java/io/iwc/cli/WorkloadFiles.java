package io.iwc.cli;

import io.iwc.spec.SpecDirectory;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever a WORKLOAD may be: a canonical file or a spec directory. */
final class WorkloadFiles {
    private WorkloadFiles() {}

    static Workload read(Path path) {
        return Files.isDirectory(path) ? SpecDirectory.read(path) : Workload.read(path);
    }
}
