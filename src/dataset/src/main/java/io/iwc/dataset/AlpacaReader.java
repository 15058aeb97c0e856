package io.iwc.dataset;

import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alpaca: {@code instruction}, optional {@code input} and {@code output}, in one JSON array or one a line; the seed
 * tasks nest {@code instances} of input and output below one instruction. The prompt is the instruction and the input,
 * without the template that the model was trained with. Dolly calls them {@code context} and {@code response}; a
 * {@code system} prompt and a {@code history} of pairs stand before it.
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
        if (!row.holdsList("instances")) {
            return List.of(request(instruction, row, source));
        }
        var requests = new ArrayList<Request.Builder>();
        for (var instance : row.parts("instances")) {
            requests.add(request(instruction, instance, source));
        }
        if (requests.isEmpty()) {
            source.skip("instruction without instances");
        }
        return requests;
    }

    private static Request.Builder request(String instruction, JsonRow row, DatasetSource source) {
        var input = Blank.strip(row.optionalText("input", "context").orElse(""));
        var hasInput = !input.isEmpty() && !input.equals("<noinput>");
        var request = prompt(hasInput ? instruction + "\n\nInput:\n" + input : instruction, row);
        var answer = row.field("output").isTextual() ? row.field("output") : row.field("response");
        if (answer.isTextual()) {
            source.tokensIn(answer.textValue()).ifPresent(request::withOutputTokens);
        }
        row.optionalText("category")
                .ifPresent(category -> request.withMetadata(Map.of("category", JsonValue.of(category))));
        return request;
    }

    /** The text alone, or a chat if the record has a system prompt, turns that went before, or tools. */
    private static Request.Builder prompt(String text, JsonRow row) {
        var messages = new ArrayList<Message>();
        row.optionalText("system")
                .filter(system -> !Blank.is(system))
                .ifPresent(system -> messages.add(Message.of("system", system)));
        for (var turn : row.field("history")) {
            messages.add(Message.of("user", SpokenText.of(turn.path(0))));
            messages.add(Message.of("assistant", SpokenText.of(turn.path(1))));
        }
        var tools = ChatTools.of(row);
        if (messages.isEmpty() && tools.isEmpty()) {
            return Request.text(text);
        }
        messages.add(Message.of("user", text));
        return Request.of(new Prompt.Chat(messages, tools));
    }
}
