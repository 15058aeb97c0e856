package io.iwc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConveyorTests {
    @Test
    void takesEverythingInTheOrderInWhichItWasRead() {
        var taken = new ArrayList<Integer>();

        Conveyor.<Integer>run(number -> 1, to -> numbers(10_000, to), taken::add);

        assertThat(taken).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void takesLargeThingsOneByOne() {
        var taken = new ArrayList<Integer>();

        Conveyor.<Integer>run(number -> Long.MAX_VALUE / 4, to -> numbers(50, to), taken::add);

        assertThat(taken).hasSize(50);
    }

    @Test
    void readsNothing() {
        var taken = new ArrayList<Integer>();

        Conveyor.<Integer>run(number -> 1, to -> {}, taken::add);

        assertThat(taken).isEmpty();
    }

    @Test
    void whatWasReadBeforeAFaultIsTakenBeforeItIsThrown() {
        var taken = new ArrayList<Integer>();
        var fault = new IllegalStateException("line 2001");

        assertThatThrownBy(() -> Conveyor.<Integer>run(
                        number -> 1,
                        to -> {
                            numbers(2000, to);
                            throw fault;
                        },
                        taken::add))
                .isSameAs(fault);
        assertThat(taken).hasSize(2000);
    }

    /** Also where it waits for room. */
    @Test
    void aFaultOfTheTakingEndsTheReading() {
        var hasEnded = new AtomicBoolean();
        var fault = new IllegalStateException("disk full");

        assertThatThrownBy(() -> Conveyor.<Integer>run(
                        number -> 1,
                        to -> {
                            try {
                                numbers(Integer.MAX_VALUE, to);
                            } finally {
                                hasEnded.set(true);
                            }
                        },
                        number -> {
                            throw fault;
                        }))
                .isSameAs(fault);
        assertThat(hasEnded).isTrue();
    }

    private static void numbers(int count, Consumer<Integer> to) {
        for (var i = 0; i < count; i++) {
            to.accept(i);
        }
    }
}
