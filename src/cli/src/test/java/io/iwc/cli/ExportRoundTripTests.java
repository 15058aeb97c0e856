package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload goes out in another tool's spelling and comes back as a data set of that tool. */
class ExportRoundTripTests {
    @TempDir
    private Path folder;

    @Test
    void mooncakeComesBackWithLengthsAndTimes() {
        synth();

        var export = iwc("export mooncake a.jsonl -o m.jsonl --block-size 512");
        assertThat(export.err()).startsWith("not carried: ");
        iwc("compile mooncake -i m.jsonl -o back.jsonl");

        var back = read("back.jsonl");
        assertThat(back).extracting(Request::promptTokens).isEqualTo(map(Request::promptTokens));
        assertThat(back)
                .extracting(Request::arrivalNanos)
                .isEqualTo(map(request -> request.arrivalNanos() / 1_000_000 * 1_000_000));
    }

    @Test
    void vidurComesBackWithLengthsAndTimes() {
        synth();

        iwc("export vidur a.jsonl -o v.csv --max-tokens 100000");
        iwc("compile vidur -i v.csv -o back.jsonl");

        assertThat(read("back.jsonl")).extracting(Request::promptTokens).isEqualTo(map(Request::promptTokens));
        assertThat(read("back.jsonl")).extracting(Request::arrivalNanos).isEqualTo(map(Request::arrivalNanos));
    }

    private void synth() {
        iwc("synth -o a.jsonl --requests 60 --prompt-tokens uniform:min=1,max=3000 --arrival poisson --rate-rps 3");
    }

    private CommandResult iwc(String arguments) {
        var result = new InFolder(folder).run(arguments.split(" "));
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    private <T> List<T> map(Function<Request, T> part) {
        return read("a.jsonl").stream().map(part).toList();
    }

    private List<Request> read(String name) {
        return Workload.read(folder.resolve(name)).requests();
    }
}
