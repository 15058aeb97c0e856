package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecencyStackTests {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 700})
    void knowsTheDepthAsAListDoesAlsoWhenItsSlotsAreUsedUp(int blocks) {
        var random = new Random(blocks);
        var stack = new RecencyStack();
        var list = new ArrayList<Integer>();

        for (var i = 0; i < 140_000; i++) { // more than two times the slots of an empty stack
            var block = random.nextInt(blocks);
            list.remove((Object) block);
            stack.touch(block);
            list.add(block);
            if (i % 1009 == 0) {
                for (var place = 0; place < list.size(); place++) {
                    assertThat(stack.depth(list.get(place))).isEqualTo(list.size() - place);
                }
            }
        }
    }
}
