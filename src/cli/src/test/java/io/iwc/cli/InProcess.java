package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Commands in this process, and what they said. */
final class InProcess {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs a command; gives its exit status. */
    int iwc(String... arguments) {
        return IwcCommand.run(Console.of(out, err, false), arguments);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    /** Forgets what was said so far on standard error. */
    void forgetErrors() {
        err.reset();
    }
}
