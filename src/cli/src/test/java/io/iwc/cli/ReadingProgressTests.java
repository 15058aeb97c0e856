package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadingProgressTests {
    private static final long TOTAL = 8_000_000;

    private final AtomicLong bytes = new AtomicLong(500); // of files before
    private final AtomicLong rows = new AtomicLong(7);
    private final AtomicLong nanos = new AtomicLong(-3);
    private final ReadingProgress progress = of(TOTAL);

    @Test
    void saysShareRowsTimeAndWhatIsLeft() {
        after(6, 2_000_000, 1500);

        assertThat(progress.text()).isEqualTo(" 25 %  1,500 rows, 6 s, about 18 s left");
    }

    @Test
    void doesNotGuessWithinTheFirstSecond() {
        after(0, 800_000, 3);

        assertThat(progress.text()).isEqualTo(" 10 %  3 rows, 0 s");
    }

    @Test
    void guessesNothingWhileNothingIsRead() {
        after(6, 2_000_000, 1500);
        progress.text();
        after(2, 0, 0);

        assertThat(progress.text()).isEqualTo(" 25 %  1,500 rows, 8 s");
    }

    @Test
    void hasNothingLeftOnceAllIsRead() {
        after(9, TOTAL + 65_536, 6000); // the beginning was looked at before

        assertThat(progress.text()).isEqualTo("100 %  6,000 rows, 9 s");
    }

    @Test
    void saysThatAFileIsReadAgain() {
        after(10, TOTAL + 2_000_000, 7500);

        assertThat(progress.text()).isEqualTo(" 25 %  7,500 rows, 10 s, reading again");
    }

    @Test
    void hasNoShareOfAPipe() {
        var pipe = of(0);
        after(2, 10, 4);

        assertThat(pipe.text()).isEqualTo("4 rows, 2 s");
    }

    private ReadingProgress of(long total) {
        return new ReadingProgress(total, bytes::get, rows::get, nanos::get);
    }

    private void after(long seconds, long read, long lines) {
        nanos.addAndGet(seconds * 1_000_000_000);
        bytes.addAndGet(read);
        rows.addAndGet(lines);
    }
}
