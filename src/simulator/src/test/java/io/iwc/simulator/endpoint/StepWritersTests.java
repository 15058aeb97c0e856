package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepWritersTests {
    @Test
    void handsFirstTokensOverBeforeAllOthers() {
        var handedOver = new ArrayList<List<Runnable>>();
        var writers = new StepWriters(handedOver::add);
        var answers = IntStream.range(0, 5).mapToObj(Answer::new).toList();

        for (var i = 0; i < 5; i++) {
            writers.write(answers.get(i), i == 2 || i == 4);
        }
        writers.handOver();

        assertThat(handedOver)
                .containsExactly(
                        List.of(answers.get(2), answers.get(4), answers.get(0), answers.get(1), answers.get(3)));
    }

    @Test
    void handsOverNothingTwice() {
        var handedOver = new ArrayList<List<Runnable>>();
        var writers = new StepWriters(handedOver::add);

        writers.write(new Answer(1), false);
        writers.handOver();
        writers.handOver();

        assertThat(handedOver).containsExactly(List.of(new Answer(1)), List.of());
    }

    @Test
    void oneThatTakesLongHoldsUpNoOther() throws InterruptedException {
        var others = new CountDownLatch(20);
        var order = new ConcurrentLinkedQueue<String>();
        var last = new CountDownLatch(1);
        var tasks = new ArrayList<Runnable>();
        tasks.add(() -> {
            await(others);
            order.add("long");
            last.countDown();
        });
        for (var i = 0; i < 20; i++) {
            tasks.add(() -> {
                order.add("other");
                others.countDown();
            });
        }

        try (var threads = new WriterThreads()) {
            threads.executeAll(tasks);
            assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(order).hasSize(21).endsWith("long");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int number) implements Runnable {
        @Override
        public void run() {}
    }
}
