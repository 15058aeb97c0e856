import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bare tokenizer on as many threads as there are processors, over the prompts of a file that chats.py wrote, which
 * are in memory before the clock starts: {@code java -cp iwc.jar BareTokens.java FILE} prints the seconds.
 */
public final class BareTokens {
    private static final int SHARE = 256;

    public static void main(String[] arguments) throws Exception {
        var texts = new ArrayList<String>();
        try (var lines = Files.lines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            lines.forEach(line -> {
                var from = line.indexOf("\"prompt\":\"") + 10;
                texts.add(line.substring(from, line.indexOf('"', from)));
            });
        }
        var encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        encoding.encodeOrdinary("loads the table");
        var next = new AtomicInteger();
        var tokens = new AtomicLong();
        var threads = new ArrayList<Thread>();
        var began = System.nanoTime();
        for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            var thread = new Thread(() -> {
                for (var from = next.getAndAdd(SHARE); from < texts.size(); from = next.getAndAdd(SHARE)) {
                    for (var text : texts.subList(from, Math.min(texts.size(), from + SHARE))) {
                        tokens.addAndGet(encoding.encodeOrdinary(text).toArray().length);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }
        System.out.printf("%.3f %d%n", (System.nanoTime() - began) / 1e9, tokens.get());
    }
}
