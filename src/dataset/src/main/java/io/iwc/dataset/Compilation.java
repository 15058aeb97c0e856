package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.dataset.DatasetFormat.Detected;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.Validation;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One input on its way to a workload: read, limited, completed, named and timed, a request at a time. */
final class Compilation implements Closeable {
    /** Collections of prompts, which are sent as the original did; a log says itself how it was sampled. */
    private static final Set<String> PROMPTS = Set.of(
            DatasetFormat.SIMPLE_JSON,
            DatasetFormat.JSONL_PROMPTS,
            DatasetFormat.SHAREGPT,
            DatasetFormat.ALPACA,
            DatasetFormat.MT_BENCH);

    /** Prompts of which nobody expects a recorded answer. */
    private static final Set<String> BARE = Set.of(DatasetFormat.SIMPLE_JSON, DatasetFormat.JSONL_PROMPTS);

    private final CompileOptions options;
    private final boolean recordedOnly;
    private final Detected format;
    private final DatasetReader reader;
    private final DatasetSource source;
    private final CompileNotes notes;
    private final Identities identities = new Identities();
    private Optional<ArrivalSource> clock = Optional.empty();
    private Optional<Supplier<Optional<LengthCells>>> lengths = Optional.empty();
    private long kept;

    Compilation(Path input, Detected format, CompileOptions options, boolean recordedOnly) {
        this.recordedOnly = recordedOnly;
        this.format = format;
        this.options = options.toBuilder()
                .format(format.format())
                .mode(options.mode().in(format.format()))
                .build();
        reader = DatasetReaders.named(format.format());
        source = DatasetSource.open(input, this.options);
        notes = new CompileNotes(source);
    }

    /**
     * Passes on every request of the input, in its order and not yet {@linkplain ArrivalSource#rebase rebased}.
     *
     * @throws InvalidInputException with all bad rows, if they are not to be left out
     * @throws IwcException if there is no request at all
     */
    void forEach(Consumer<Request.Builder> sink) {
        try (Stream<Request.Builder> requests = reader.read(source)) {
            var rows = requests.iterator();
            while (!isFull() && rows.hasNext()) {
                sink.accept(next(rows));
            }
        }
        source.outcome().throwIfBad();
        if (kept == 0) {
            throw source.fault(
                    "found no request" + (source.outcome().skipped().isEmpty() ? "" : " (skipped: " + reasons() + ")")
                            + ", expected at least one as " + format.format());
        }
    }

    /**
     * The next requests that the input begins with, as long as nothing but lengths is known of them and they keep their
     * times; not yet rebased. The others are passed on by {@link #forEach}.
     */
    Optional<LengthRows> nextLengths() {
        if (lengths.isEmpty()) {
            lengths = Optional.of(beginLengths());
        }
        return lengths.get().get().map(this::taken);
    }

    private Supplier<Optional<LengthCells>> beginLengths() {
        return reader instanceof LengthsReader plain
                        && options.arrival().isEmpty()
                        && options.window().isAll()
                        && options.limit() == 0
                ? source.lengths(plain.lengthColumns())
                : Optional::empty;
    }

    private LengthRows taken(LengthCells cells) {
        var rows = cells.rows();
        source.outcome().rows(rows, cells.earliest(), cells.stamp());
        rows.numberFrom(identities.number(rows.size()));
        if (clock.isEmpty()) {
            clock = Optional.of(ArrivalSource.of(options, rows.request(0).toBuilder()));
        }
        kept += rows.size();
        return rows;
    }

    Window.Passage passage() {
        return new Window.Passage(options);
    }

    ArrivalSource clock() {
        return clock.orElseThrow();
    }

    /** The input's name without what follows its first dot. */
    String stem() {
        var name = source.fileName();
        var dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    Manifest manifest() {
        var config = options.config();
        if (!format.because().isEmpty()) {
            config.put("format_detected", format.because());
        }
        return clock().describe(
                        Manifest.builder(format.format())
                                .inputs(source.inputs())
                                .tokenizer(source.counting().map(Tokenizer::reference))
                                .seed(options.seed())
                                .skipped(source.outcome().skipped())
                                .unread(notes.unread())
                                .config(config)
                                .build(),
                        source.outcome().origin());
    }

    /** What a user should know of what was read and what was added. */
    List<String> notes() {
        return notes.all();
    }

    /** What was found of the rows that were read. */
    Validation validation() {
        return source.outcome().validation();
    }

    @Override
    public void close() {
        identities.close();
        source.close();
    }

    private boolean isFull() {
        return options.limit() > 0 && options.window().isAll() && kept == options.limit();
    }

    private Request.Builder next(Iterator<Request.Builder> rows) {
        var request = rows.next();
        if (!format.format().equals(DatasetFormat.CANONICAL)) { // there names, caps and sampling are its own
            complete(request);
            identities.name(request);
        }
        if (clock.isEmpty()) {
            if (recordedOnly && !request.hasArrival()) {
                throw source.fault("found no recorded times, expected some; without them, an arrival process has to"
                        + " place the requests");
            }
            if (!request.hasArrival()
                    && !request.prompt().hasText()
                    && options.arrival().isEmpty()) {
                throw source.fault("found lengths without times, which say nothing of when requests come; expected"
                        + " an arrival process such as --arrival poisson --rate-rps 2");
            }
            notes.madeArrivals(options.arrival().isEmpty() && !request.hasArrival());
            clock = Optional.of(ArrivalSource.of(options, request));
        }
        kept++;
        clock.get().place(request, source);
        return request;
    }

    /** Text requests get a cap and sampling parameters; recorded lengths need neither. */
    private void complete(Request.Builder request) {
        if (request.prompt().hasText() && request.expectedOutputTokens().isEmpty()) {
            request.withMaxOutputTokens(options.maxOutputTokens());
            if (!BARE.contains(format.format())) {
                notes.capped(options.maxOutputTokens());
            }
        }
        if (request.prompt().hasText()
                && request.sampling().equals(Sampling.UNSET)
                && (options.isSampled() || PROMPTS.contains(format.format()))) {
            request.withSampling(Sampling.of(options.temperature(), options.topP(), options.streaming()));
        }
        if (!(request.predecessor() instanceof Predecessor.None)
                && request.thinkTimeMillis().isEmpty()
                && !request.hasArrival()) {
            request.thinking(Math.round(options.thinkSeconds() * 1000));
        }
    }

    private String reasons() {
        var reasons = new StringBuilder();
        source.outcome().skipped().forEach((reason, count) -> reasons.append(reasons.isEmpty() ? "" : ", ")
                .append(count)
                .append(" × ")
                .append(reason));
        return reasons.toString();
    }
}
