package io.iwc.workload;

import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.Problems;
import io.iwc.artifact.FileFault;
import io.iwc.tokens.ChatTemplate;
import io.iwc.tokens.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks canonical files: each line against the schema, and what must hold between lines (unique ids and turns,
 * dependencies, one block size). Reports everything it finds, as errors and warnings, and never throws for a bad line.
 *
 * @since 0.1
 */
public final class WorkloadValidator {
    private final boolean strict;
    private final Optional<Tokenizer> tokenizer;

    private WorkloadValidator(boolean strict, Optional<Tokenizer> tokenizer) {
        this.strict = strict;
        this.tokenizer = tokenizer;
    }

    /** Errors and warnings apart; claims of {@code prompt_tokens} beside text are believed. */
    public static WorkloadValidator standard() {
        return new WorkloadValidator(false, Optional.empty());
    }

    /** The same, with warnings as errors. */
    public WorkloadValidator strict() {
        return new WorkloadValidator(true, tokenizer);
    }

    /** The same, counting prompts again: a {@code prompt_tokens} beside text that differs is a warning. */
    public WorkloadValidator countingWith(Tokenizer tokenizer) {
        return new WorkloadValidator(strict, Optional.of(tokenizer));
    }

    /**
     * Checks one file, or the {@code *.jsonl} files of a folder in the order of their names, not below it.
     *
     * @throws IwcException if it does not exist or cannot be read, or a folder holds no such file
     */
    public Validation validate(Path fileOrFolder) {
        var errors = new Problems();
        var warnings = strict ? errors : new Problems();
        var files = filesOf(fileOrFolder);
        var requests = 0L;
        var lines = 0L;
        for (var file : files) {
            try (var rows = new RowReader(file, errors)) {
                var checks = new FileChecks(rows.file().name(), errors, warnings);
                for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                    requests++;
                    checks.check(row.get().line(), row.get().request());
                    checkClaim(rows.file().name(), row.get(), warnings);
                }
                checks.finish(rows.badIds());
                lines += rows.lines();
            }
        }
        return new Validation(files.size(), requests, lines, errors, warnings);
    }

    private void checkClaim(String file, RowReader.Row row, Problems warnings) {
        if (tokenizer.isPresent()
                && row.request().prompt().hasText()
                && row.request().promptTokens().isPresent()) {
            var claimed = row.request().promptTokens().getAsInt();
            var counted = tokenizer.get().count(ChatTemplate.text(row.request().prompt()));
            if (claimed != counted) {
                var expected = "found " + claimed + ", expected " + counted + " as counted with "
                        + tokenizer.get().id();
                warnings.add(Problem.at(file, row.line(), "prompt_tokens", expected));
            }
        }
    }

    private static List<Path> filesOf(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (var entries = Files.list(fileOrFolder)) {
            var files = entries.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IwcException(fileOrFolder + ": holds no *.jsonl file");
            }
            return files;
        } catch (IOException e) {
            throw FileFault.unreadable(fileOrFolder, e);
        }
    }
}
