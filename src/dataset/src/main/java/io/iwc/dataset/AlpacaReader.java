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
 * {@code system} prompt and a {@code history} of pairs stand before it. Pairs of {@code question} and {@code answer}, or
 * of {@code input} and {@code output}, are the same without more.
 *
 * @see <a href="https://github.com/tatsu-lab/stanford_alpaca">tatsu-lab/stanford_alpaca</a>
 */
final class AlpacaReader implements DatasetReader {
    private static final List<String> INSTRUCTIONS = List.of("instruction", "question", "input");
    private static final List<String> ANSWERS = List.of("output", "response", "answer", "answers");

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
        return first.jsonKeys("instruction")
                .or(() -> first.jsonKeys("question", "answer"))
                .or(() -> first.jsonKeys("question", "response"))
                .or(() -> first.jsonKeys("input", "context", "answers"))
                .or(() -> first.holdsText("input") ? first.jsonKeys("input", "output") : Optional.empty());
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.jsonRecords().flatMap(row -> requests(row, source));
    }

    private static List<Request.Builder> requests(JsonRow row, DatasetSource source) {
        var field = INSTRUCTIONS.stream().filter(row::has).findFirst().orElse(INSTRUCTIONS.get(0));
        var instruction = Blank.strip(row.text(field));
        if (instruction.isEmpty()) {
            source.skip("blank instruction");
            return List.of();
        }
        if (!row.holdsList("instances")) {
            var input = field.equals("input") ? row.optionalText("context").orElse("") : input(row);
            return List.of(request(instruction, Blank.strip(input), row, source));
        }
        var requests = new ArrayList<Request.Builder>();
        for (var instance : row.parts("instances")) {
            requests.add(request(instruction, input(instance), instance, source));
        }
        if (requests.isEmpty()) {
            source.skip("instruction without instances");
        }
        return requests;
    }

    private static String input(JsonRow row) {
        return Blank.strip(row.optionalText("input", "context").orElse(""));
    }

    private static Request.Builder request(String instruction, String input, JsonRow row, DatasetSource source) {
        var hasInput = !input.isEmpty() && !input.equals("<noinput>");
        var request = prompt(hasInput ? instruction + "\n\nInput:\n" + input : instruction, row);
        ANSWERS.stream()
                .filter(name -> row.holdsText(name) || row.holdsList(name))
                .findFirst()
                .flatMap(
                        name -> source
                                .tokensIn(
                                        row.holdsText(name)
                                                ? row.text(name)
                                                : SpokenText.of(row.field(name).path(0)))
                                .stream()
                                .boxed()
                                .findFirst())
                .ifPresent(request::withOutputTokens);
        row.optionalText("category")
                .ifPresent(category -> request.withMetadata(Map.of("category", JsonValue.of(category))));
        return request;
    }

    /** The text alone, or a chat if the record has a system prompt, turns that went before, or tools. */
    private static Request.Builder prompt(String text, JsonRow row) {
        var messages = new ArrayList<Message>();
        row.optionalText("system", "system_prompt")
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
