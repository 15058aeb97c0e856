package io.iwc.spec.internal;

import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.internal.Problems;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.internal.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Everything that is wrong with a spec directory. */
final class SpecChecks {
    private SpecChecks() {}

    static Validation check(Path folder, Optional<Tokenizer> tokenizer) {
        var errors = new Problems();
        var warnings = new Problems();
        SpecMeta.verify(folder, errors);
        var prompts = SpecPrompts.read(folder.resolve(SpecPrompts.FILE), errors);
        var schedule = SpecSchedule.read(folder, prompts, errors);
        if (errors.isEmpty()) {
            checkTrace(folder.resolve(SpecSchedule.TRACE), schedule, errors);
        }
        tokenizer.ifPresent(
                counting -> checkLengths(folder.resolve(SpecSchedule.LENGTHS), prompts, schedule, counting, warnings));
        var requests = schedule.rows().size();
        return new Validation(requests, requests, errors, warnings);
    }

    /** The merged file has no hash: its content follows from the others. */
    private static void checkTrace(Path trace, SpecSchedule schedule, Problems errors) {
        try {
            if (Files.exists(trace)
                    && !Arrays.equals(
                            Files.readAllBytes(trace), schedule.trace().getBytes(StandardCharsets.UTF_8))) {
                errors.add(new Problem(
                        trace.toString(),
                        "",
                        "found other rows than " + SpecSchedule.LENGTHS + " and " + SpecSchedule.INTERVALS
                                + " give; write the directory again with iwc spec"));
            }
        } catch (IOException e) {
            throw FileFault.unreadable(trace, e);
        }
    }

    private static void checkLengths(
            Path lengths, SpecPrompts prompts, SpecSchedule schedule, Tokenizer tokenizer, Problems warnings) {
        for (var row : schedule.rows()) {
            var counted = tokenizer.count(prompts.text(row.promptId()).orElseThrow());
            if (counted != row.prefillTokens()) {
                warnings.add(Problem.at(
                        lengths.toString(),
                        row.line(),
                        "num_prefill_tokens",
                        "found " + row.prefillTokens() + ", expected " + counted + " as counted with "
                                + tokenizer.id()));
            }
        }
    }
}
