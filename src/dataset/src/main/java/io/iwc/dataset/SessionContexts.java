package io.iwc.dataset;

import io.iwc.internal.KeyedLongs;
import io.iwc.internal.KeyedTexts;
import java.io.Closeable;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The whole prompts of sessions whose rows say only what each turn adds. */
final class SessionContexts implements Closeable {
    private final int blockSize;
    private final KeyedLongs lengths = new KeyedLongs(1);
    private final KeyedTexts hashes = new KeyedTexts();

    SessionContexts(int blockSize) {
        this.blockSize = blockSize;
    }

    int blockSize() {
        return blockSize;
    }

    /**
     * The prompt of the next turn.
     *
     * @param isAdded whether the row says what the turn adds; else it says the whole prompt
     */
    Context next(String session, boolean isAdded, int tokens, int output, long[] ids) {
        var before = isAdded ? lengths.get(session).map(length -> length[0]).orElse(0L) : 0L;
        var whole = Math.toIntExact(before + tokens);
        var most = (whole + (long) blockSize - 1) / blockSize;
        var known = before == 0 ? LongStream.empty() : stored(session);
        var all = LongStream.concat(known, Arrays.stream(ids)).limit(most).toArray();
        lengths.put(session, whole + (long) output);
        hashes.put(session, Arrays.stream(all).mapToObj(Long::toString).collect(Collectors.joining(",")));
        return new Context(whole, all);
    }

    @Override
    public void close() {
        hashes.close();
    }

    private LongStream stored(String session) {
        var text = hashes.get(session).orElse("");
        return text.isEmpty()
                ? LongStream.empty()
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong);
    }

    /**
     * A whole prompt.
     *
     * @param hashes of its blocks, as far as they are known
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Context(int tokens, long[] hashes) {}
}
