package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alpaca: {@code instruction}, optional {@code input} and {@code output}, in one JSON array or one a line; the seed
 * tasks nest {@code instances} of input and output below one instruction. The prompt is the instruction and the input,
 * without the template that the model was trained with.
 *
 * @see <a href="https://github.com/tatsu-lab/stanford_alpaca">tatsu-lab/stanford_alpaca</a>
 */
final class AlpacaReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.ALPACA;
    }

    @Override
    public String description() {
        return "instruction, input and output, in one JSON array or one a line";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("instruction");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.jsonRecords().flatMap(row -> requests(row, source));
    }

    private static List<Request.Builder> requests(JsonRow row, DatasetSource source) {
        var instruction = Blank.strip(row.text("instruction"));
        if (instruction.isEmpty()) {
            source.skip("blank instruction");
            return List.of();
        }
        if (!row.field("instances").isArray()) {
            return List.of(request(instruction, row, source));
        }
        var requests = new ArrayList<Request.Builder>();
        for (var instance : row.field("instances")) {
            requests.add(request(instruction, row.part(instance), source));
        }
        if (requests.isEmpty()) {
            source.skip("instruction without instances");
        }
        return requests;
    }

    private static Request.Builder request(String instruction, JsonRow row, DatasetSource source) {
        var input = Blank.strip(row.optionalText("input").orElse(""));
        var hasInput = !input.isEmpty() && !input.equals("<noinput>");
        var request = Request.text(hasInput ? instruction + "\n\nInput:\n" + input : instruction);
        if (row.field("output").isTextual()) {
            source.tokensIn(row.text("output")).ifPresent(request::withOutputTokens);
        }
        return request;
    }
}
