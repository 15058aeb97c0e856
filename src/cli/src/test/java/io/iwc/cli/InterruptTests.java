package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.replay.Progress;
import io.iwc.replay.RunningReplay;
import io.iwc.run.Run;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTests {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"iwc run", "iwc sweep"})
    void namesTheCommandThatCouldNotWriteInTime(String command) {
        try (var interrupt = interrupt(command)) {
            interrupt.trigger();
        }

        assertThat(err.toString(UTF_8))
                .isEqualTo(command + ": the run folder could not be completed in time; its part file has the rest"
                        + System.lineSeparator());
    }

    @Test
    void saysNothingWhereAllWasWritten() {
        var interrupt = interrupt("iwc run");
        interrupt.close();

        interrupt.trigger();

        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void stopsWhatRunsAndWhatBeginsAfterwards() {
        var before = new Replay();
        var after = new Replay();
        try (var interrupt = interrupt("iwc sweep")) {
            interrupt.stops(before);
            assertThat(interrupt.hasCome()).isFalse();

            interrupt.trigger();
            interrupt.stops(after);

            assertThat(interrupt.hasCome()).isTrue();
            assertThat(before.stops).isOne();
            assertThat(after.stops).isOne();
        }
    }

    private Interrupt interrupt(String command) {
        return new Interrupt(
                command,
                Duration.ZERO,
                Console.of(new ByteArrayOutputStream(), err, false).err());
    }

    /** Only ever stopped. */
    private static final class Replay implements RunningReplay {
        private int stops;

        @Override
        public void onTrouble(Consumer<String> told) {}

        @Override
        public void stop() {
            stops++;
        }

        @Override
        public Progress progress() {
            throw new IllegalStateException();
        }

        @Override
        public Instant startedAt() {
            throw new IllegalStateException();
        }

        @Override
        public Run await() {
            throw new IllegalStateException();
        }
    }
}
