package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LendingTests {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Lending lending = Lending.of("the endpoint of class ChatTests");

    @Test
    void givesUpWhenOneHolderKeepsItTooLong() {
        onAnotherThread(() -> lending.take("first()", LONG));

        assertThatThrownBy(() -> lending.take("second()", SHORT))
                .isInstanceOf(IwcException.class)
                .hasMessage(
                        "the endpoint of class ChatTests: first() has kept it for more than 20ms, and second() waits"
                                + " for it; if a test may take that long, raise iwc.lease.timeout");
    }

    @Test
    void refusesAtOnceWhatCouldNeverEnd() {
        lending.take("outer()", LONG);

        assertThatThrownBy(() -> lending.take("inner()", LONG))
                .isInstanceOf(IwcException.class)
                .hasMessage("the endpoint of class ChatTests: found inner() on the thread of outer(), which has it and"
                        + " can only give it back when this one has ended; expected one after the other: use no parallel"
                        + " streams and fork-join tasks in tests that run in parallel");
    }

    @Test
    void isFreeAgainWhenItIsGivenBack() {
        lending.take("first()", LONG).close();

        var lease = onAnotherThread(() -> lending.take("second()", SHORT));

        assertThat(lease.of().holder()).hasValue("second()");
    }

    @Test
    void stopsWaitingWhenTheThreadIsInterrupted() {
        onAnotherThread(() -> lending.take("first()", LONG));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> lending.take("second()", LONG))
                .isInstanceOf(IwcException.class)
                .hasMessage("the endpoint of class ChatTests: second() was interrupted while first() had it");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Lending.Lease onAnotherThread(Supplier<Lending.Lease> taking) {
        return CompletableFuture.supplyAsync(taking).join();
    }
}
