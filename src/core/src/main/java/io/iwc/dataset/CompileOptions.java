package io.iwc.dataset;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.tokens.Tokenizer;
import java.util.Optional;

/**
 * How a dataset becomes a workload. Start from {@link #defaults()} and change what differs.
 *
 * @param format of the input
 * @param mode what becomes a request in conversations
 * @param arrival when requests arrive; empty keeps recorded times, else one every 100 ms
 * @param rng what random arrivals are drawn from
 * @param seed root seed
 * @param timeScale factor on recorded times, &gt; 0
 * @param thinkSeconds between the turns of a conversation, ≥ 0
 * @param maxOutputTokens cap of requests that bring none, ≥ 1
 * @param temperature ≥ 0
 * @param topP 0..1
 * @param streaming whether answers are to be streamed
 * @param limit requests kept, 0 = all
 * @param userTag before user turns in session mode
 * @param assistantTag before assistant turns in session mode
 * @param separator between turns in session mode
 * @param tokenizer counts recorded answers, if given
 * @param skipBad leave bad rows out and count them, instead of failing
 * @since 0.1
 */
public record CompileOptions(
        DatasetFormat format,
        ConversationMode mode,
        Optional<ArrivalProcess> arrival,
        Rng rng,
        long seed,
        double timeScale,
        double thinkSeconds,
        int maxOutputTokens,
        double temperature,
        double topP,
        boolean streaming,
        long limit,
        String userTag,
        String assistantTag,
        String separator,
        Optional<Tokenizer> tokenizer,
        boolean skipBad) {
    /** What {@code iwc compile} does without options, bytes of the original. */
    public static CompileOptions defaults() {
        return new CompileOptions(
                DatasetFormat.AUTO,
                ConversationMode.SINGLE_TURN,
                Optional.empty(),
                Rng.PCG64,
                42,
                1.0,
                5.0,
                128,
                0.0,
                1.0,
                false,
                0,
                "User",
                "Assistant",
                "\n",
                Optional.empty(),
                false);
    }
}
