package io.iwc.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KvCacheTests {
    private final KvCache cache = new KvCache(4, 2, true);

    @Test
    void sharesABlockThatTwoSequencesBeginWith() {
        admitted(1, 2, 3, 4, 5);

        admitted(1, 2, 9);

        assertThat(cache.held()).isEqualTo(4);
    }

    @Test
    void evictsTheLeastRecentlyUsedChildFirst() {
        cache.release(admitted(1, 2, 3, 4)); // leaves two free blocks, the parent more recent
        cache.release(admitted(6, 7, 8, 9)); // two more

        admitted(20, 21); // the one that has been free for longest goes

        assertThat(cache.reusable(sequence(1, 2, 3, 4, 5))).isEqualTo(1);
        assertThat(cache.reusable(sequence(6, 7, 8, 9, 5))).isEqualTo(2);
    }

    @Test
    void putsBlocksThatNobodyCanFindInTheSameQueue() {
        cache.release(admitted(1, 2, 3, 4)); // of four blocks two were never used,
        cache.release(admitted(8)); // one of these is free again, behind the two above

        admitted(20, 21, 22, 23); // takes the block never used and the child of the first

        assertThat(cache.reusable(sequence(1, 2, 3, 4, 5))).isEqualTo(1);
    }

    @Test
    void admitsNothingThatDoesNotFit() {
        admitted(1, 2, 3, 4);
        var tooLarge = sequence(11, 12, 13, 14, 15);

        assertThat(cache.tryAdmit(tooLarge, 0, 5, 0)).isFalse();
        assertThat(cache.tryAdmit(tooLarge, 0, 2, 5)).isFalse();

        assertThat(cache.held()).isEqualTo(2);
        assertThat(tooLarge.held).isZero();
    }

    @Test
    void countsFreeBlocksThatComeBackAsHeld() {
        cache.release(admitted(1, 2, 3, 4, 5));

        assertThat(cache.held()).isZero();
        admitted(1, 2, 3, 4, 5);

        assertThat(cache.held()).isEqualTo(3);
    }

    @Test
    void leavesTheLastTokenToBeComputed() {
        cache.release(admitted(1, 2, 3, 4));

        assertThat(cache.reusable(sequence(1, 2, 3, 4))).isEqualTo(1);
    }

    @Test
    void findsTheOtherCopyWhenOneIsEvicted() {
        var first = admitted(1, 2, 3, 4);
        var second = admitted(1, 2, 3, 4); // computes the last block once more
        cache.release(first);

        admitted(20, 21, 22); // takes the free copy

        assertThat(cache.held()).isEqualTo(4);
        assertThat(cache.reusable(sequence(1, 2, 3, 4, 5))).isEqualTo(2);
        assertThat(second.held).isEqualTo(2);
    }

    @Test
    void sharesNothingWithoutCaching() {
        var plain = new KvCache(4, 2, false);
        var first = sequence(1, 2, 3);
        plain.tryAdmit(first, plain.reusable(first), 3, 0);
        plain.share(first, 3);

        assertThat(plain.reusable(sequence(1, 2, 3))).isZero();
    }

    private Sequence admitted(int... tokens) {
        var sequence = sequence(tokens);
        assertThat(cache.tryAdmit(sequence, cache.reusable(sequence), tokens.length, 0))
                .isTrue();
        cache.share(sequence, tokens.length);
        return sequence;
    }

    private static Sequence sequence(int... tokens) {
        return new Sequence(
                new PromptTokens(tokens.length, BlockChain.ofTokens(tokens, 2)), 1, (nanos, generated) -> {});
    }
}
