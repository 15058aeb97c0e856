package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EarlyLoadingTests {
    @Test
    void loadsATokenizerOnceOnAThreadOfItsOwnAndKeepsItsFaultToItself() throws InterruptedException {
        var threads = new CopyOnWriteArrayList<String>();
        var isAsked = new CountDownLatch(1);
        var broken = new Tokenizer() {
            @Override
            public String id() {
                return "broken, of EarlyLoadingTests";
            }

            @Override
            public int[] encode(String text) {
                threads.add(Thread.currentThread().getName());
                isAsked.countDown();
                throw new IllegalStateException("no vocabulary");
            }
        };

        EarlyLoading.of(broken);
        EarlyLoading.of(broken);

        assertThat(isAsked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads).isEqualTo(List.of("iwc-preparation"));
    }
}
