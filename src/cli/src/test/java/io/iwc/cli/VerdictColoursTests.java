package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictColoursTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokens.prompt.mean  471.0  411.9  ok|tokens.prompt.mean  471.0  411.9  <32>ok<39>",
                "tokens.prompt.mean  471.0  411.9  FAIL|tokens.prompt.mean  471.0  411.9  <31>FAIL<39>",
                "reuse.prefix  -  -  not applicable|reuse.prefix  -  -  <33>not applicable<39>",
                "4 req/s  2 s  sustained|4 req/s  2 s  <32>sustained<39>",
                "4 req/s  2 s  missed|4 req/s  2 s  <31>missed<39>",
                "4 req/s  2 s  INVALID (lag)|4 req/s  2 s  <31>INVALID<39> (lag)",
                "Validity               : valid, with warnings|Validity               : <33>valid, with warnings<39>",
                "Validity               : INVALID|Validity               : <31>INVALID<39>",
                "INVALID: the client lagged|<31>INVALID<39>: the client lagged",
                "FAIL     : run: ttft is 2 s|<31>FAIL<39>     : run: ttft is 2 s",
                "warning: a clock|<33>warning<39>: a clock",
                "this is ok|this is ok",
                "a  okay|a  okay",
                "FAIL in a prompt|FAIL in a prompt",
            })
    void coloursTheVerdictOfALine(String line, String expected) {
        assertThat(shown(VerdictColours.coloured(line))).isEqualTo(expected);
    }

    @Test
    void coloursWhatTheConsoleShows() {
        var console = Console.of(InputStream.nullInputStream(), out, out, true, new TerminalStyle(true, 80));

        console.show("gate  verdict\na     ok\nb     \u001B[2JFAIL\n");
        console.print("no end yet");

        assertThat(shown(out.toString(StandardCharsets.UTF_8)))
                .isEqualTo("gate  verdict\na     <32>ok<39>\nb     \\u001b[2JFAIL\nno end yet");
    }

    @Test
    void leavesArtifactsAsTheyAre() {
        var console = Console.of(InputStream.nullInputStream(), out, out, true, new TerminalStyle(true, 40));
        var json = "{\"text\": \"a very long sentence that is not to be broken at all\"}\n";

        console.print(json);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(json);
    }

    private static String shown(String text) {
        return text.replaceAll("\u001B\\[(\\d+)m", "<$1>");
    }
}
