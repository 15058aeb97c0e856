package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalOptionsTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void writeInput() throws IOException {
        Files.writeString(folder.resolve("in.json"), "[{\"prompt\": \"a\"}, {\"prompt\": \"b\"}, {\"prompt\": \"c\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed-step | fixed-step:step=100ms",
                "fixed-step --arrival-step-ms 50 | fixed-step:step=50ms",
                "fixed-step --rate-rps 4 | fixed-step:rate=4",
                "poisson --rate-rps 5 | poisson:rate=5",
                "gamma --rate-rps 5 --cv 2 | gamma:rate=5,cv=2",
                "gamma --rate-rps 5 --shape 0.3 | gamma:rate=5,shape=0.3",
                "burst --burst-size 2 --burst-every-ms 1500 | burst:size=2,every=1.5s",
                "on-off --rate-rps 9 --on-seconds 1 --off-seconds 2.5 | on-off:rate=9,on=1s,off=2500ms",
                "on-off --rate-rps 9 --on-seconds 1 --off-seconds 2 --off-rps 1 | on-off:rate=9,on=1s,off=2s,off-rate=1",
                "ramp --rate-rps 0 --to-rps 8 --over-seconds 60 | ramp:rate=0,to=8,over=1m",
                "diurnal --rate-rps 5 --amplitude 0.5 --period-seconds 3600 | diurnal:rate=5,amplitude=0.5,period=1h"
            })
    void flagsAreSpellingsOfTheText(String flags, String text) {
        assertThat(compile("flags.jsonl", flags)).isZero();
        assertThat(compile("text.jsonl", text)).isZero();

        assertThat(folder.resolve("flags.jsonl")).hasSameTextualContentAs(folder.resolve("text.jsonl"));
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2).allMatch(line -> line.startsWith("wrote "));
    }

    @Test
    void aTextThatIsNoneIsAUsageErrorInItsWords() {
        assertThat(compile("o.jsonl", "gamma:rate=5")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("iwc compile: arrival: found \"gamma:rate=5\" (cv or shape is missing), expected one of"
                        + " fixed-step:[step=|rate=], ");
    }

    @Test
    void aKindThatIsNoneIsAUsageErrorThatListsThem() {
        assertThat(compile("o.jsonl", "weibull")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("iwc compile: --arrival: found \"weibull\", expected one of fixed-step, poisson, gamma,"
                        + " burst, on-off, ramp, diurnal, trace, or one with its parameters, such as"
                        + " gamma:rate=5,cv=2\n");
    }

    @Test
    void timesThatAreNotRecordedCannotBeScaled() {
        var status = IwcCommand.run(
                Console.of(out, err, false),
                "compile",
                "simple-json",
                "-i",
                folder.resolve("in.json").toString(),
                "-o",
                folder.resolve("o.jsonl").toString(),
                "--time-scale",
                "2");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("in.json: found no recorded times, expected some; without them, an arrival process has to"
                        + " place the requests\n");
        assertThat(folder.resolve("o.jsonl")).doesNotExist();
    }

    private int compile(String output, String arrival) {
        var words = ("compile simple-json --arrival " + arrival).split(" ", -1);
        var all = new String[words.length + 4];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "-i";
        all[words.length + 1] = folder.resolve("in.json").toString();
        all[words.length + 2] = "-o";
        all[words.length + 3] = folder.resolve(output).toString();
        return IwcCommand.run(Console.of(out, err, false), all);
    }
}
