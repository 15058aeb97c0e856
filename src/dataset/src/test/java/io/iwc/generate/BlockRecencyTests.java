package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockRecencyTests {
    @Test
    void countsFromTheBlockUsedLast() {
        var recency = new BlockRecency(3);
        recency.use(new long[] {0, 1, 2});
        recency.use(new long[] {3, 4});
        recency.use(new long[] {0, 5});

        assertThat(recency.depth(new long[] {0, 5}, 1)).isEqualTo(1);
        assertThat(recency.depth(new long[] {0, 5}, 2)).isEqualTo(2);
        assertThat(recency.depth(new long[] {3, 4}, 2)).isEqualTo(4);
        assertThat(recency.depth(new long[] {0, 1, 2}, 1)).isEqualTo(1);
        assertThat(recency.depth(new long[] {0, 1, 2}, 3)).isEqualTo(6);
    }

    /** Blocks of the third request lie at 1 and 2, of the second at 3 and 4, of the first at 5 and 6. */
    @Test
    void findsTheRequestAtADepth() {
        var recency = new BlockRecency(3);
        recency.use(new long[] {0, 1, 2});
        recency.use(new long[] {3, 4});
        recency.use(new long[] {0, 5});

        assertThat(recency.requestAt(2)).isEqualTo(2);
        assertThat(recency.requestAt(4)).isEqualTo(1);
        assertThat(recency.requestAt(6)).isZero();
        assertThat(recency.requestAt(100)).isZero();
    }

    /** A list that is searched from its end is the definition. */
    @Test
    void agreesWithAListInOrderOfUse() {
        var random = new Random(18);
        var recency = new BlockRecency(200);
        var used = new ArrayList<Long>();
        var prompts = new ArrayList<long[]>();
        var next = 0L;
        for (var request = 0; request < 200; request++) {
            var before = prompts.isEmpty() ? new long[0] : prompts.get(random.nextInt(prompts.size()));
            var shared = random.nextInt(before.length + 1);
            var ids = Arrays.copyOf(before, shared + 1 + random.nextInt(5));
            for (var i = shared; i < ids.length; i++) {
                ids[i] = next++;
            }
            prompts.add(ids);
            recency.use(ids);
            for (var i = ids.length - 1; i >= 0; i--) {
                used.remove(ids[i]);
                used.add(ids[i]);
            }
            var seen = prompts.get(random.nextInt(prompts.size()));
            var leading = 1 + random.nextInt(seen.length);

            assertThat(recency.depth(seen, leading)).isEqualTo(depth(used, seen[leading - 1]));
        }
    }

    private static int depth(List<Long> used, long block) {
        return used.size() - used.indexOf(block);
    }
}
