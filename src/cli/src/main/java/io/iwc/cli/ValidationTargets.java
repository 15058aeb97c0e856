package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.dataset.DatasetFormat;
import io.iwc.spec.internal.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The workloads that the paths of a user name: files as they are, in folders everything that is one. */
final class ValidationTargets {
    private static final Pattern LINES = Pattern.compile("(?!\\.).+\\.jsonl(\\.gz|\\.zst)?");

    private final List<Path> workloads = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * Looks into every folder.
     *
     * @throws IwcException if a path does not exist, or a folder holds no workload
     */
    static ValidationTargets of(List<Path> paths) {
        var targets = new ValidationTargets();
        for (var path : paths) {
            if (!Files.isDirectory(path) || SpecDirectory.isOne(path)) {
                targets.workloads.add(path);
                continue;
            }
            var before = targets.workloads.size();
            targets.walk(path);
            if (targets.workloads.size() == before) {
                throw new IwcException(
                        path + ": holds no workload (*.jsonl, *.jsonl.gz, *.jsonl.zst or a spec" + " directory)");
            }
        }
        return targets;
    }

    /** Files and spec directories. */
    List<Path> workloads() {
        return workloads;
    }

    /** Files below a folder that are something else, and what. */
    List<String> leftOut() {
        return leftOut;
    }

    private void walk(Path folder) {
        for (var entry : entriesOf(folder)) {
            var name = entry.getFileName().toString();
            if (Files.isDirectory(entry) && !name.startsWith(".")) {
                if (SpecDirectory.isOne(entry)) {
                    workloads.add(entry);
                } else {
                    walk(entry);
                }
            } else if (LINES.matcher(name).matches() && Files.isRegularFile(entry)) {
                skipReason(entry).ifPresentOrElse(leftOut::add, () -> workloads.add(entry));
            }
        }
    }

    private static List<Path> entriesOf(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        }
    }

    /** Why a file is no workload; one that begins like nothing known is taken for a broken workload. */
    private static Optional<String> skipReason(Path file) {
        if (file.getFileName().toString().matches("results(\\.part)?\\.jsonl")) {
            return Optional.of(file + ": left out, the results of a run");
        }
        try {
            var detected = DatasetFormat.detect(file);
            return detected.format().equals(DatasetFormat.CANONICAL)
                    ? Optional.empty()
                    : Optional.of(file + ": left out, " + detected.because() + " (" + detected.format() + ")");
        } catch (IwcException e) {
            return Optional.empty(); // to be said when it is read
        }
    }
}
