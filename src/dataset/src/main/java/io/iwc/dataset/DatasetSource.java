package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Line;
import io.iwc.artifact.internal.StubFolder;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.internal.ManifestClaim;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A dataset being read: hands a reader the rows of the file, and records what is skipped. Read once, by one reader
 * and one thread.
 *
 * @since 0.1
 */
public final class DatasetSource implements Closeable {
    private final InputFile file;
    private final List<Path> files; // of stubs there may be many
    private final CompileOptions options;
    private final List<Manifest.Input> companions = new ArrayList<>();
    private final ReadOutcome outcome;
    private final Companion companion;
    private final Optional<ManifestClaim> claim;
    private final KeyAccount keys = new KeyAccount();
    private Optional<CsvColumns> csvColumns = Optional.empty();
    private Optional<CsvTable> table = Optional.empty();
    private Optional<Tokenizer> tokenizer;
    private boolean counted;

    private DatasetSource(List<Path> files, InputFile file, Optional<ManifestClaim> claim, CompileOptions options) {
        this.files = files;
        this.file = file;
        this.claim = claim;
        this.options = options;
        tokenizer = options.tokenizer();
        outcome = new ReadOutcome(new FirstByte(file).is('[') ? "records" : "lines", options.skipBad());
        companion = new Companion(outcome::replaced);
    }

    /**
     * Opens a file; compression is detected from its content.
     *
     * @throws io.iwc.IwcException if it does not exist or cannot be read
     */
    public static DatasetSource open(Path file, CompileOptions options) {
        if (options.format().equals(DatasetFormat.WIREMOCK) && Files.isDirectory(file)) {
            var stubs = StubFolder.mappings(file);
            return new DatasetSource(stubs, InputFile.open(stubs.get(0)), Optional.empty(), options);
        }
        return new DatasetSource(List.of(file), ParquetText.open(file), ManifestClaim.beside(file), options);
    }

    /** What the compilation was asked for. */
    public CompileOptions options() {
        return options;
    }

    /** One JSON value a line. */
    public Rows<JsonRow> jsonLines() {
        return new Rows<>(this, () -> file.nextLine().map(line -> () -> row(line)));
    }

    /**
     * The elements of one JSON array, read one by one, or one JSON value a line if the file does not begin with one.
     */
    public Rows<JsonRow> jsonRecords() {
        if (!new FirstByte(file).is('[')) {
            return jsonLines();
        }
        return new Rows<>(this, new JsonArray(file, keys, outcome));
    }

    /** The stubs of WireMock in a folder or a file. */
    Rows<StubRow> stubs() {
        return new Rows<>(this, new Stubs(files, file, keys, outcome, companions::add));
    }

    /** Counts halves of surrogate pairs that were read as U+FFFD. */
    void replaced(long count) {
        outcome.replaced(count);
    }

    private JsonRow row(Line line) {
        var row = JsonRow.of(line, keys);
        outcome.replaced(line.loneSurrogates());
        return row;
    }

    /** Lines as they are, for a format that has its own parser. */
    <R extends DatasetRow> Rows<R> lines(Function<Line, R> row) {
        return new Rows<>(this, () -> file.nextLine().map(line -> () -> row.apply(line)));
    }

    /**
     * The rows of a CSV file below its header.
     *
     * @param required columns without which nothing can be read
     * @throws InvalidInputException if one is missing; the message names the columns found
     */
    public Rows<CsvRow> csvRows(String... required) {
        var rows = table.orElseGet(() -> new CsvTable(file));
        csvColumns = Optional.of(rows.columns());
        rows.require(required);
        rows.endLengths();
        return new Rows<>(this, rows);
    }

    /**
     * The first rows of a CSV file, as long as they plainly are lengths; {@link #csvRows} gives those behind them. None if
     * the file has other columns.
     */
    Supplier<Optional<LengthCells>> lengths(LengthColumns columns) {
        var rows = new CsvTable(file);
        table = Optional.of(rows);
        try {
            return rows.beginWithLengths(columns) ? rows::nextLengths : Optional::empty;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** The columns of the header, once {@link #csvRows} has read it. */
    public Set<String> csvColumns() {
        return csvColumns.map(CsvColumns::names).orElse(Set.of());
    }

    /** The keys or columns with a value that the reader has not asked for. */
    SortedMap<String, UnreadKey> unread() {
        var unread = new TreeMap<String, UnreadKey>();
        keys.addUnread("", unread);
        csvColumns.ifPresent(columns -> columns.addUnread(unread));
        return unread;
    }

    /**
     * The second file that belongs to this one, such as recorded answers; none if the options name none.
     *
     * @param key of each of its rows
     * @throws io.iwc.InvalidInputException at the first bad line: answers are joined, none may be missed
     */
    Companion companion(Function<JsonRow, String> key) {
        options.details().companion().ifPresent(path -> companions.add(companion.read(path, key)));
        return companion;
    }

    /** Counts a record, or a part of one, that is left out by the rules of the format. */
    public void skip(String reason) {
        outcome.skip(reason);
    }

    /** What was left out so far, by reason. */
    public SortedMap<String, Long> skipped() {
        return outcome.skipped();
    }

    /**
     * Length of a recorded answer under the tokenizer of the options, or under {@link Tokenizers#standard()} if they
     * name none; empty if they name none and ask for a cap instead.
     */
    public OptionalInt tokensIn(String answer) {
        if (tokenizer.isEmpty() && !options.isCapped()) {
            tokenizer = Optional.of(Tokenizers.standard());
        }
        counted |= tokenizer.isPresent();
        return tokenizer.map(counting -> OptionalInt.of(counting.count(answer))).orElse(OptionalInt.empty());
    }

    /** What counted answers, if any were counted. */
    Optional<Tokenizer> counting() {
        return counted ? tokenizer : Optional.empty();
    }

    /** A fault of the whole file, to be thrown. */
    public InvalidInputException fault(String text) {
        return new InvalidInputException(new Problem(file.name(), "", text));
    }

    @Override
    public void close() {
        companion.close();
        file.close();
    }

    /** What became of the rows. */
    ReadOutcome outcome() {
        return outcome;
    }

    String fileName() {
        return file.fileName();
    }

    /**
     * The files that were read; reads the rest of this one for its hash.
     *
     * @throws InvalidInputException if a manifest lies beside it that is of another file
     */
    List<Manifest.Input> inputs() {
        claim.flatMap(it -> it.faultOf(file)).ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        var inputs = new ArrayList<Manifest.Input>();
        inputs.add(inputOf(file));
        inputs.addAll(companions);
        return inputs;
    }

    static Manifest.Input inputOf(InputFile file) {
        return new Manifest.Input(file.fileName(), file.sha256(), file.bytes());
    }
}
