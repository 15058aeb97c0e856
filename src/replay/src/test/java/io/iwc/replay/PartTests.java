package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.IwcException;
import io.iwc.run.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A disk that is full for a while. */
class PartTests {
    private final List<Integer> written = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private boolean isFull;
    private long nanos;

    private final Part part = part();

    private Part part() {
        var troubles = new Troubles();
        troubles.tell(said::add);
        return new Part(this::write, troubles, () -> nanos);
    }

    private void write(RequestRecord record) {
        if (isFull) {
            throw new IwcException("results.part.jsonl: cannot be written: disk full");
        }
        written.add(record.sequence());
    }

    @Test
    void saysOnceAndAtOnceThatTheDiskIsFull() {
        part.append(record(1));
        isFull = true;
        part.append(record(2));
        nanos += TimeUnit.SECONDS.toNanos(2);
        part.append(record(3));

        assertThat(written).containsExactly(1);
        assertThat(said)
                .containsExactly("results.part.jsonl: cannot be written: disk full; sending goes on, records are kept"
                        + " in memory and tried again");
    }

    @Test
    void writesWhatWaitedOnceThereIsRoom() {
        isFull = true;
        part.append(record(1));
        isFull = false;
        part.append(record(2)); // in the same second it is not tried
        assertThat(written).isEmpty();

        nanos += TimeUnit.SECONDS.toNanos(1);
        part.append(record(3));

        assertThat(written).containsExactly(1, 2, 3);
        assertThat(said).last().isEqualTo("records are written again");
    }

    @Test
    void triesALastTimeAtTheEnd() {
        isFull = true;
        part.append(record(1));
        isFull = false;

        part.end();

        assertThat(written).containsExactly(1);
    }

    private static RequestRecord record(int sequence) {
        return RequestRecord.builder(sequence, "r" + sequence, 0).cancelled().build();
    }
}
