package io.iwc.fingerprint;

import java.util.List;

/**
 * What belongs together in a workload, as far as a picture of it needs it: which prompt length comes with which output
 * length, when the turns of a session arrive, which beginnings follow one another. Bounded however large the workload,
 * known only to a fingerprint that was just measured: files do not hold it. Immutable.
 *
 * @param lengths how many requests have which pair of lengths; empty without outputs, or of more than 65 536 pairs
 * @param turns prompt lengths by turn, for the first turns, where there are sessions
 * @param sessions arrivals of the turns of the first sessions that have more than one, where arrivals are times
 * @param beginnings the tree of the beginnings that prompts share, most shared first, each behind the one it continues
 * @since 0.1
 */
public record ShapeDetail(
        List<LengthCount> lengths,
        List<TurnLengths> turns,
        List<SessionTurns> sessions,
        List<SharedBeginning> beginnings) {
    /** Nothing is known. */
    public static final ShapeDetail NONE = new ShapeDetail(List.of(), List.of(), List.of(), List.of());

    public ShapeDetail {
        lengths = List.copyOf(lengths);
        turns = List.copyOf(turns);
        sessions = List.copyOf(sessions);
        beginnings = List.copyOf(beginnings);
    }

    /** What either knows. */
    ShapeDetail and(ShapeDetail other) {
        return new ShapeDetail(
                lengths.isEmpty() ? other.lengths : lengths,
                turns.isEmpty() ? other.turns : turns,
                sessions.isEmpty() ? other.sessions : sessions,
                beginnings.isEmpty() ? other.beginnings : beginnings);
    }

    /**
     * Requests of one prompt and one output length.
     *
     * @param promptTokens ≥ 0
     * @param outputTokens ≥ 0, the cap where no output was observed
     * @param requests how many, ≥ 1
     */
    public record LengthCount(int promptTokens, int outputTokens, long requests) {}

    /**
     * Prompt lengths of all sessions at one turn.
     *
     * @param turn from 1, in arrival order
     * @param sessions how many came so far, ≥ 1
     * @param p10 in tokens
     * @param p50 in tokens
     * @param p90 in tokens
     */
    public record TurnLengths(int turn, long sessions, double p10, double p50, double p90) {}

    /**
     * When the turns of a session arrive.
     *
     * @param id of the session
     * @param nanos of each turn in arrival order, at least two
     */
    public record SessionTurns(String id, List<Long> nanos) {
        public SessionTurns {
            nanos = List.copyOf(nanos);
        }
    }

    /**
     * A piece of a beginning that the same requests share.
     *
     * @param block tokens a block
     * @param parent place in the list of the piece that it continues; −1 for one that prompts begin with
     * @param fromTokens where it begins in a prompt
     * @param toTokens where it ends, a multiple of {@code block}
     * @param requests how many have it, ≥ 2
     */
    public record SharedBeginning(int block, int parent, long fromTokens, long toTokens, long requests) {}
}
