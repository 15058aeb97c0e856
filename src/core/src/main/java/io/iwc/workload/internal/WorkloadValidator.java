package io.iwc.workload.internal;

import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.internal.Problems;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Checks canonical files: each line against the schema, and what must hold between lines (unique ids and turns,
 * dependencies, one block size). Reports everything it finds, as errors and warnings, and never throws for a bad line.
 *
 * @since 0.1
 */
public final class WorkloadValidator {
    private final Optional<Tokenizer> tokenizer;
    private final LineValidator judge;

    private WorkloadValidator(Optional<Tokenizer> tokenizer, LineValidator judge) {
        this.tokenizer = tokenizer;
        this.judge = judge;
    }

    /** Errors and warnings apart; {@code prompt_tokens} given together with text are not recounted. */
    public static WorkloadValidator standard() {
        return new WorkloadValidator(Optional.empty(), line -> Map.of());
    }

    /**
     * The same, counting prompts again: a {@code prompt_tokens} that differs from the count of its text is a warning.
     */
    public WorkloadValidator countingWith(Tokenizer tokenizer) {
        return new WorkloadValidator(Optional.of(tokenizer), judge);
    }

    /** The same, with a second opinion on lines that are refused. */
    @SuppressWarnings("exports") // of the command, which asks the JSON schema
    public WorkloadValidator withLineValidator(LineValidator judge) {
        return new WorkloadValidator(tokenizer, judge);
    }

    /**
     * Checks one file.
     *
     * @throws IwcException if it does not exist or cannot be read
     */
    public Validation validate(Path file) {
        var errors = new Problems();
        var warnings = new Problems();
        var requests = 0L;
        try (var rows = new RowReader(file, errors, judge)) {
            var checks = new FileChecks(rows.file().name(), errors, warnings);
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                requests++;
                checks.check(row.get().line(), row.get().request());
                checkClaim(rows.file().name(), row.get(), warnings);
                checkSurrogates(rows.file().name(), row.get(), warnings);
            }
            checks.finish(rows.badIds());
            return new Validation(requests, rows.lines(), errors, warnings);
        }
    }

    private static void checkSurrogates(String file, RowReader.Row row, Problems warnings) {
        if (row.loneSurrogates() > 0) {
            var text = "found " + row.loneSurrogates() + " × half of a surrogate pair, which is read as U+FFFD;"
                    + " expected whole characters";
            warnings.add(Problem.at(file, row.line(), "", text));
        }
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
}
