package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // lines as others write them
class ShowingWriterTests {
    private final StringWriter shown = new StringWriter();

    @Test
    void escapesWhatATerminalObeys() throws IOException {
        assertThat(shown("\u001b[31mred\u001b]0;title\u0007\r\n\tx\b\u009b2J\u202eabc\ry"))
                .isEqualTo("\\u001b[31mred\\u001b]0;title\\u0007\r\n\tx\\u0008\\u009b2J\\u202eabc\\u000dy");
    }

    @Test
    void escapesWhatABuildServerObeys() throws IOException {
        assertThat(shown("::error file=x::y\n  ::warning::z\n##[error]a\nb ##vso[task.setvariable]c\n##teamcity[d]\n"))
                .isEqualTo(
                        ":\\u003aerror file=x::y\n  :\\u003awarning::z\n##\\u005berror]a\nb ##vso\\u005btask.setvariable]c\n"
                                + "##teamcity\\u005bd]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a::b", "time: 12:30\n", "## Heading [1]\n", "# [x]", "naïve 😀 \u4e2d", "a[0] #1 [b]"})
    void leavesOtherTextAlone(String text) throws IOException {
        assertThat(shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "validate", "analyze", "fingerprint", "synth", "run", "report", "merge"})
    void noCommandPassesOnWhatAFileOrAnArgumentWouldMakeATerminalDo(String command, @TempDir Path folder)
            throws IOException {
        var hostile = folder.resolve("h.csv");
        Files.writeString(
                hostile,
                "TIMESTAMP,ContextTokens,GeneratedTokens\n\u001b[31mRED\u001b]0;title\u0007,4808,10\n\"\n::error::x\",1,1\n");
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();

        var name = hostile.toString();
        var status = command.equals("compile")
                ? IwcCommand.run(Console.of(out, err, false), "compile", "azure", "-i", name, "-o", folder + "/o.jsonl")
                : IwcCommand.run(Console.of(out, err, false), command, name, "\u001b[31m\n::error::argument");

        assertThat(status).isNotZero();
        assertThat(out.toString(UTF_8) + err.toString(UTF_8))
                .isNotEmpty()
                .doesNotContain("\u001b")
                .doesNotContain("\n::");
    }

    @Test
    void aCellOf200KilobytesIsCutInAMessage(@TempDir Path folder) throws IOException {
        var file = folder.resolve("h.csv");
        Files.writeString(file, "TIMESTAMP,ContextTokens,GeneratedTokens\n" + "9".repeat(200_000) + ",1,1\n");
        var err = new ByteArrayOutputStream();

        IwcCommand.run(
                Console.of(new ByteArrayOutputStream(), err, false),
                "compile",
                "azure",
                "-i",
                file.toString(),
                "-o",
                folder + "/o.jsonl");

        assertThat(err.toString(UTF_8)).contains("999…").hasSizeLessThan(1000);
    }

    private String shown(String text) throws IOException {
        try (var writer = new ShowingWriter(shown, new ShownNames(), new TerminalLine(new PrintWriter(shown)))) {
            writer.write(text);
        }
        return shown.toString();
    }
}
