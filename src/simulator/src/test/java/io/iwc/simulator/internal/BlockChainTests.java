package io.iwc.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.PrefixBlocks.Scope;
import org.junit.jupiter.api.Test;

class BlockChainTests {
    @Test
    void hasNoKeyForTheTail() {
        assertThat(BlockChain.ofTokens(new int[15], 4)).hasSize(3);
        assertThat(BlockChain.ofHashes(PrefixBlocks.of(4, new long[] {1, 2, 3, 4}), 15, 4, ""))
                .hasSize(3);
    }

    @Test
    void knowsABlockByEverythingBeforeIt() {
        var here = BlockChain.ofTokens(new int[] {1, 2, 9, 9}, 2);
        var elsewhere = BlockChain.ofTokens(new int[] {3, 4, 9, 9}, 2);

        assertThat(here.get(1)).isNotEqualTo(elsewhere.get(1));
    }

    @Test
    void splitsPublishedBlocksThatAreLarger() {
        var keys = BlockChain.ofHashes(PrefixBlocks.of(8, new long[] {1, 2}), 16, 4, "");
        var shared = BlockChain.ofHashes(PrefixBlocks.of(8, new long[] {1, 3}), 16, 4, "");

        assertThat(keys).hasSize(4).doesNotHaveDuplicates();
        assertThat(shared.subList(0, 2)).isEqualTo(keys.subList(0, 2));
        assertThat(shared.get(2)).isNotEqualTo(keys.get(2));
    }

    @Test
    void groupsPublishedBlocksThatAreSmaller() {
        var keys = BlockChain.ofHashes(PrefixBlocks.of(2, new long[] {1, 2, 3, 4, 5}), 10, 4, "");
        var shared = BlockChain.ofHashes(PrefixBlocks.of(2, new long[] {1, 2, 3, 9, 5}), 10, 4, "");

        assertThat(keys).hasSize(2);
        assertThat(shared.get(0)).isEqualTo(keys.get(0));
        assertThat(shared.get(1)).isNotEqualTo(keys.get(1));
    }

    @Test
    void saysNothingWhereTheSizesDoNotDivide() {
        assertThat(BlockChain.ofHashes(PrefixBlocks.of(6, new long[] {1, 2}), 12, 4, ""))
                .isEmpty();
    }

    @Test
    void keepsIdsOfSessionScopeWithinTheirSession() {
        var ids = PrefixBlocks.of(4, new long[] {1}).within(Scope.SESSION);

        assertThat(BlockChain.ofHashes(ids, 4, 4, "a")).isEqualTo(BlockChain.ofHashes(ids, 4, 4, "a"));
        assertThat(BlockChain.ofHashes(ids, 4, 4, "a")).isNotEqualTo(BlockChain.ofHashes(ids, 4, 4, "b"));
    }
}
