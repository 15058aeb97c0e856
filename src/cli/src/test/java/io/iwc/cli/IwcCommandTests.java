package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to somebody who does not know a command yet. */
class IwcCommandTests {
    private final InProcess process = new InProcess();

    /** In a script the command is missing: this must not look as if something had been done. */
    @Test
    void withoutACommandTheFirstThreeThingsAreShown() {
        var status = process.iwc();

        assertThat(status).isEqualTo(64);
        assertThat(process.out()).isEmpty();
        assertThat(process.err()).isEqualTo("""
                        iwc tests the shape of LLM traffic. Three things to begin with:

                          iwc init chat-tests                 a project with a first test; then: cd chat-tests && mvn test
                          iwc serve --capture traffic.jsonl   an endpoint that records what your application sends
                          iwc analyze chats.json              the shape of recorded chats or of a trace

                        All commands: iwc --help. One of them: iwc help run.
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "run", "baseline", "explain"})
    void helpOfACommandIsItsOwn(String command) {
        process.iwc("help", command);
        var helped = process.out();

        var again = new InProcess();
        again.iwc(command, "--help");

        assertThat(helped).isEqualTo(again.out()).startsWith("Usage: iwc " + command + " ");
    }

    @Test
    void helpAloneListsTheCommands() {
        var status = process.iwc("help");

        assertThat(status).isZero();
        assertThat(process.out()).contains("\nCommands:\n  init ", "\n  run ", "\n  help ");
    }

    @Test
    void helpOnAMisspeltCommandIsAUsageError() {
        assertThat(process.iwc("help", "rum")).isEqualTo(64);

        assertThat(process.err()).contains("rum");
    }
}
