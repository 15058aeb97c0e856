package io.iwc.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KvCacheTests {
    private final KvCache cache = new KvCache(4, 2);

    @Test
    void sharesABlockThatTwoSequencesBeginWith() {
        admitted(1, 2, 3, 4, 5);
        var second = admitted(1, 2, 9);

        assertThat(second.sharedBlocks).hasSize(1);
        assertThat(cache.held()).isEqualTo(4);
    }

    @Test
    void evictsTheLeastRecentlyUsedChildFirst() {
        cache.release(admitted(1, 2, 3, 4, 5)); // leaves two idle blocks, the parent more recent
        cache.release(admitted(6, 7, 8)); // one more

        admitted(20, 21, 22, 23); // two of four blocks: one idle one has to go

        assertThat(cache.idle()).isEqualTo(2);
        assertThat(cache.reusable(sequence(1, 2, 3, 4, 5))).isEqualTo(1);
        assertThat(cache.reusable(sequence(6, 7, 8))).isEqualTo(1);
    }

    @Test
    void admitsNothingThatDoesNotFit() {
        admitted(1, 2, 3, 4);
        var tooLarge = sequence(11, 12, 13, 14, 15);

        assertThat(cache.tryAdmit(tooLarge, 0, 5)).isFalse();

        assertThat(cache.held()).isEqualTo(2);
        assertThat(tooLarge.blocks()).isZero();
    }

    @Test
    void countsIdleBlocksThatComeBackAsHeld() {
        cache.release(admitted(1, 2, 3, 4, 5));

        assertThat(cache.held()).isZero();
        assertThat(cache.idle()).isEqualTo(2);
        admitted(1, 2, 3, 4, 5);

        assertThat(cache.held()).isEqualTo(3);
        assertThat(cache.idle()).isZero();
    }

    @Test
    void leavesTheLastTokenToBeComputed() {
        cache.release(admitted(1, 2, 3, 4));

        assertThat(cache.reusable(sequence(1, 2, 3, 4))).isEqualTo(1);
    }

    private Sequence admitted(int... tokens) {
        var sequence = sequence(tokens);
        assertThat(cache.tryAdmit(sequence, cache.reusable(sequence), tokens.length))
                .isTrue();
        sequence.computed = tokens.length;
        cache.publish(sequence);
        return sequence;
    }

    private static Sequence sequence(int... tokens) {
        return new Sequence(
                new PromptTokens(tokens.length, BlockChain.ofTokens(tokens, 2)), 1, (nanos, generated) -> {});
    }
}
