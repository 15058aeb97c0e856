package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonArrayScannerTests {
    private final List<String> events = new ArrayList<>();
    private final JsonArrayScanner scanner =
            new JsonArrayScanner((bytes, from, to) -> events.add(new String(bytes, from, to - from, UTF_8)), 40);

    @Test
    void handsOutAnElementAsSoonAsItIsThere() {
        feed("[{\"a\":[1,{\"b\":\"]}\\\"\"}]}");

        assertThat(events).containsExactly("{\"a\":[1,{\"b\":\"]}\\\"\"}]}");

        feed("\r\n,\r\n{\"c\"");
        feed(":3}\r\n]\r\n");
        scanner.finish();

        assertThat(events).containsExactly("{\"a\":[1,{\"b\":\"]}\\\"\"}]}", "{\"c\":3}");
    }

    @Test
    void handsOutWhatHasBegunWhenTheStreamEnds() {
        feed("[{\"a\":1},{\"b\"");
        scanner.finish();

        assertThat(events).containsExactly("{\"a\":1}", "{\"b\"");
    }

    @Test
    void handsOutWhatIsNoElement() {
        feed("[{\"a\":1}]x");

        assertThat(events).containsExactly("{\"a\":1}", "x");
    }

    @Test
    void givesUpOnAnElementThatDoesNotEnd() {
        assertThat(feed("[{\"" + "x".repeat(38))).isTrue();
        assertThat(feed("x")).isFalse();
    }

    private boolean feed(String text) {
        var bytes = text.getBytes(UTF_8);
        return scanner.feed(bytes, 0, bytes.length);
    }
}
