package io.iwc.simulator.endpoint;

import java.util.List;

/**
 * What an answer thinks before it speaks.
 *
 * @param pieces as they are streamed
 * @param tokens that the engine generates for them
 */
record Thoughts(List<String> pieces, int tokens) {
    static final Thoughts NONE = new Thoughts(List.of(), 0);

    Thoughts {
        pieces = List.copyOf(pieces);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    String text() {
        return String.join("", pieces);
    }

    /** How many pieces are there when that many tokens of the answer are generated. */
    int piecesBy(int generated) {
        return generated >= tokens ? pieces.size() : (int) ((long) pieces.size() * generated / tokens);
    }

    /** The same, cut off by a cap that it may exceed. */
    Thoughts within(int cap) {
        return cap >= tokens ? this : new Thoughts(pieces.subList(0, piecesBy(cap)), cap);
    }
}
