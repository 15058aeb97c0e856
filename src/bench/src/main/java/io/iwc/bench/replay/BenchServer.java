package io.iwc.bench.replay;

import io.iwc.replay.internal.client.ExactServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** An {@link ExactServer} in a process of its own, until it is killed. Argument: the port. */
public final class BenchServer {
    private static final int TOKENS = 100;

    private BenchServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var server = ExactServer.start(Integer.parseInt(args[0]), TOKENS)) {
            System.out.println(server.url());
            new CountDownLatch(1).await();
        }
    }
}
