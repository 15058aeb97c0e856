package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.GapStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One request on its way: what was stamped and counted. Changed only by the event loop that carries it, and left
 * alone until its listener is called at the end; afterwards it may be read by others.
 */
public final class ClientCall {
    private static final long NONE = RequestRecord.NONE;
    /** Spellings of servers: error, internal_error, abort, aborted, failed, cancelled, insufficient_system_resource. */
    private static final Pattern GAVE_UP = Pattern.compile(
            "error|abort|fail|cancel|timeout|timed_out|insufficient|overload", Pattern.CASE_INSENSITIVE);

    private static final int FEWEST_GAPS = 8;
    private static final int MOST_GAPS_AT_FIRST = 4096;

    private final Outgoing outgoing;
    private final long zeroNanos;
    private final int retries;
    private final Consumer<ClientCall> whenEnded;
    private final GeneratedText text = new GeneratedText();
    private long sent = NONE;
    private long sentLast = NONE;
    private int attempts;
    private int ownAttempts;
    private boolean resent;
    private long rest;
    private long firstByte = NONE;
    private long firstToken = NONE;
    private long firstAnswerToken = NONE;
    private long lastToken = NONE;
    private long lastRead = NONE;
    private long end = NONE;
    private long[] gaps = {};
    private int chunks;
    private int coalesced;
    private int status = -1;
    private boolean streamed;
    private String finishReason = "";
    private int promptTokens = -1;
    private int completionTokens = -1;
    private int cachedTokens = -1;
    private int reasoningTokens = -1;
    private int words;
    private long firstChunk = NONE;
    private long lastChunk = NONE;
    private long lastEvent = NONE;
    private int emptyChunks;
    private boolean sawReasoning;
    private boolean sawSummary;
    private long promptNanos = NONE;
    private long generationNanos = NONE;
    private SortedMap<String, String> headers = new TreeMap<>();
    private Optional<ErrorClass> failure = Optional.empty();
    private String detail = "";

    /**
     * A call not sent yet.
     *
     * @param zeroNanos the instant of {@link System#nanoTime()} that stamps are counted from
     * @param whenEnded called on the event loop, once; must not block
     */
    public ClientCall(Outgoing outgoing, long zeroNanos, Consumer<ClientCall> whenEnded) {
        this(outgoing, zeroNanos, 0, whenEnded);
    }

    /**
     * A call that is sent again, so often at most, where it failed before a token came and the server or the network
     * may be over it: no connection, no answer, 429, 5xx.
     */
    public ClientCall(Outgoing outgoing, long zeroNanos, int retries, Consumer<ClientCall> whenEnded) {
        this.outgoing = outgoing;
        this.zeroNanos = zeroNanos;
        this.retries = retries;
        this.whenEnded = whenEnded;
    }

    /** Whether the answer came in full. */
    public boolean isOk() {
        return failure.isEmpty();
    }

    /** Why it failed or was cancelled. */
    public Optional<ErrorClass> failure() {
        return failure;
    }

    /** What the endpoint or the socket said about a failure; not yet cleared of secrets. */
    public String detail() {
        return detail;
    }

    /** What the server called the end of the answer, empty if nothing; not yet cleared of secrets. */
    public String endedWith() {
        return finishReason;
    }

    /** Headers of the response, by lower-case name; empty if none came. */
    public SortedMap<String, String> headers() {
        return headers;
    }

    /** Token-bearing chunks. */
    public int chunks() {
        return chunks;
    }

    /** Token-bearing chunks that came in the same read as the one before them, and share its stamp. */
    public int coalesced() {
        return coalesced;
    }

    /** When it was sent, from the zero of its stamps; −1 if it never was. */
    public long sentNanos() {
        return sent;
    }

    /** From send to first token in nanoseconds, −1 if there was none. */
    public long ttftNanos() {
        return firstToken == NONE ? NONE : firstToken - sent;
    }

    /** End of the answer or the failure, from the zero of its stamps. */
    public long endNanos() {
        return end;
    }

    /** Whether it went out twice because the kept connection of the first time had been closed. */
    public boolean wasResent() {
        return resent;
    }

    /** Whether the answer came in full, but the server did not say how many tokens it had, or cannot be right. */
    public boolean lacksUsage() {
        return isOk() && (completionTokens < 0 || !isUsagePossible());
    }

    /** Every chunk with text has a token, and so has every word; what was thought out of sight has no text. */
    private boolean isUsagePossible() {
        var visible = completionTokens - hiddenTokens();
        return completionTokens < Integer.MAX_VALUE
                && visible >= (sawSummary ? 0 : chunks)
                && (sawSummary || visible >= words);
    }

    /** Reasoning tokens that did not come. */
    private int hiddenTokens() {
        return sawReasoning ? 0 : Math.max(0, reasoningTokens);
    }

    /**
     * What was generated, as far as it is still wanted: without characters unless {@link #lacksUsage()}, empty if it has
     * escapes that no JSON has.
     */
    public Optional<String> generatedText() {
        return text.decoded();
    }

    /** Asks, before it is sent, for its answer to be kept. */
    public ClientCall keepingAnswer() {
        text.keepAnswer();
        return this;
    }

    /**
     * The text of the answer, without reasoning: only if it was asked to be kept, came in full, has text and calls no
     * tools.
     */
    public Optional<String> answer() {
        return isOk() ? text.answer() : Optional.empty();
    }

    /** Writes stamps and counts into a record; outcome and error detail too. Its gaps go into the store. */
    public RequestRecord.Builder describe(RequestRecord.Builder record, String publicDetail, GapStore store) {
        record.streamed(streamed)
                .status(status)
                .attempts(attempts)
                .sent(sent)
                .firstByte(firstByte)
                .firstToken(firstToken)
                .firstAnswerToken(firstAnswerToken)
                .lastToken(lastToken)
                .end(end)
                .chunks(chunks)
                .inputTokens(promptTokens == 0 ? -1 : promptTokens) // no prompt is empty
                .cachedPromptTokens(promptTokens >= 0 && cachedTokens > promptTokens ? -1 : cachedTokens)
                .serverPrompt(promptNanos)
                .serverGeneration(generationNanos)
                .outputTokens(lacksUsage() ? -1 : completionTokens, false)
                .outputTokensReported(isOk() && lacksUsage() ? completionTokens : -1)
                .hiddenTokens(lacksUsage() || hiddenTokens() == 0 ? -1 : hiddenTokens())
                .chunksFromTo(firstChunk, lastChunk)
                .lastEvent(lastEvent)
                .emptyChunks(emptyChunks)
                .itl(gaps, Math.max(0, chunks - 1), store);
        if (failure.isEmpty()) {
            return record.ok(finishReason.intern()); // a server has few of them, a run many records
        }
        return failure.get() == ErrorClass.CANCELLED ? record.cancelled() : record.failed(failure.get(), publicDetail);
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** The first time counts, however often it is sent. */
    void sent(long nanoTime) {
        attempts++;
        sentLast = nanoTime - zeroNanos;
        if (sent == NONE) {
            sent = sentLast;
        }
    }

    byte[] bytes() {
        return outgoing.take(Math.max(1, attempts));
    }

    /** How long until it is hung up on, if it is to be. */
    long cancelledIn(long nanoTime) {
        return sent + outgoing.cancelAfterNanos() - (nanoTime - zeroNanos);
    }

    /** How long it rests before it is sent again. */
    long backoffNanos() {
        return rest;
    }

    /** Whether it is to be sent again; then all is as before it was sent, but for when and how often it was. */
    boolean startsOver(long nanoTime, Timeouts timeouts) {
        if (failure.filter(Retry::isRefusal).isPresent() && outgoing.goesWithoutUsage(detail)) {
            rest = 0;
            ownAttempts++;
            forgetAnswer();
            return true;
        }
        if (attempts - ownAttempts > retries
                || chunks > 0
                || failure.filter(Retry::mayHelp).isEmpty()) {
            return false;
        }
        rest = Retry.backoffNanos(attempts - ownAttempts, headers, detail);
        var again = nanoTime - zeroNanos + rest - sent;
        var limit = outgoing.cancelAfterNanos() > 0
                ? Math.min(timeouts.total().toNanos(), outgoing.cancelAfterNanos())
                : timeouts.total().toNanos();
        if (again >= limit) {
            return false;
        }
        forgetAnswer();
        return true;
    }

    /** Whether it may go out once more, as the connection it was sent on had been closed before; only once. */
    boolean mayBeResent() {
        return !resent && isUnheard();
    }

    /** It goes out once more, which is no retry. */
    void resend() {
        resent = true;
        ownAttempts++;
    }

    private void forgetAnswer() {
        firstByte = NONE;
        lastRead = NONE;
        status = -1;
        headers = new TreeMap<>();
        failure = Optional.empty();
        detail = "";
    }

    /** Whether not a byte of an answer has come. */
    boolean isUnheard() {
        return firstByte == NONE;
    }

    /** Bytes have been read. */
    void read(long nanoTime) {
        lastRead = nanoTime - zeroNanos;
        if (firstByte == NONE) {
            firstByte = lastRead;
        }
    }

    void head(ResponseHead head, boolean eventStream) {
        status = head.status();
        headers = head.headers();
        streamed = eventStream;
    }

    /** Only the body shows whether it is. */
    void streamed(boolean eventStream) {
        streamed = eventStream;
    }

    /** A chunk that bears a token has come with the last read. */
    void token(boolean partOfAnswer) {
        if (chunks == 0) {
            firstToken = lastRead;
        } else {
            gap(lastRead - lastToken);
        }
        chunks++;
        if (partOfAnswer && firstAnswerToken == NONE) {
            firstAnswerToken = lastRead;
        }
        lastToken = lastRead;
    }

    /** An event with a choice has come with the last read. */
    void chunk(boolean hasToken) {
        firstChunk = firstChunk == NONE ? lastRead : firstChunk;
        lastChunk = lastRead;
        lastEvent = lastRead;
        emptyChunks += hasToken ? 0 : 1;
    }

    /** An event has come with the last read. */
    void event() {
        lastEvent = lastRead;
    }

    private void gap(long nanos) {
        if (chunks > gaps.length) {
            var first = Math.max(FEWEST_GAPS, Math.min(outgoing.expectedTokens() - 1, MOST_GAPS_AT_FIRST));
            gaps = Arrays.copyOf(gaps, Math.max(first, 2 * gaps.length));
        }
        gaps[chunks - 1] = nanos;
        if (nanos == 0) {
            coalesced++; // one read, one stamp: no two reads share a nanosecond
        }
    }

    void facts(Chunk chunk) {
        if (!chunk.finishReason().isEmpty() && !failedToFinish()) {
            finishReason = chunk.finishReason();
        }
        sawReasoning |= chunk.hasReasoning();
        sawSummary |= chunk.hasSummary();
        var usage = chunk.usage();
        if (usage.completionTokens() >= 0) {
            completionTokens = usage.completionTokens();
            // the last event of Anthropic's streams counts what was generated, and only the first one the prompt
            promptTokens = usage.promptTokens() >= 0 ? usage.promptTokens() : promptTokens;
            cachedTokens = usage.promptTokens() >= 0 ? usage.cachedTokens() : cachedTokens;
            reasoningTokens = usage.reasoningTokens();
        }
        if (usage.generationNanos() >= 0) {
            promptNanos = usage.promptNanos();
            generationNanos = usage.generationNanos();
        }
    }

    GeneratedText text() {
        return text;
    }

    boolean hasFinishReason() {
        return !finishReason.isEmpty();
    }

    String finishReason() {
        return finishReason;
    }

    /** Whether the finish reason says that the server gave up. */
    boolean failedToFinish() {
        return GAVE_UP.matcher(finishReason).find();
    }

    void fail(ErrorClass errorClass, String what) {
        if (failure.isEmpty()) {
            failure = Optional.of(errorClass);
            detail = what;
        }
    }

    /** The timeout that has passed at this instant, if one has. */
    Optional<ErrorClass> overdue(long nanoTime, Timeouts timeouts) {
        var now = nanoTime - zeroNanos;
        if (now - sent > timeouts.total().toNanos()) {
            return Optional.of(ErrorClass.TOTAL_TIMEOUT);
        }
        if (firstByte == NONE) {
            return now - sentLast > timeouts.firstByte().toNanos()
                    ? Optional.of(ErrorClass.FIRST_BYTE_TIMEOUT)
                    : Optional.empty();
        }
        return now - lastRead > timeouts.idle().toNanos() ? Optional.of(ErrorClass.IDLE_TIMEOUT) : Optional.empty();
    }

    void end(long nanoTime) {
        end = nanoTime - zeroNanos;
        words = text.words();
        if (!lacksUsage()) {
            text.forget();
        }
        whenEnded.accept(this);
    }
}
