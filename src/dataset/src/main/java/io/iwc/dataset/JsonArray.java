package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.artifact.internal.ReadMeter;
import io.iwc.artifact.internal.TreeReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The elements of the one JSON array that a file holds, one at a time. An array that is not JSON ends the reading: what
 * comes after a broken element cannot be determined.
 */
final class JsonArray implements Supplier<Optional<Supplier<JsonRow>>> {
    private static final TreeReader ELEMENT = Json.exactReader();

    private final InputFile file;
    private final KeyAccount keys;
    private final ReadOutcome outcome;
    private final JsonParser parser;

    JsonArray(InputFile file, KeyAccount keys, ReadOutcome outcome) {
        this.file = file;
        this.keys = keys;
        this.outcome = outcome;
        try {
            parser = ELEMENT.createParser(file.content());
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE); // its last bytes are still to be hashed
            parser.nextToken(); // the opening bracket
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public Optional<Supplier<JsonRow>> get() {
        try {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                refuseMore();
                return Optional.empty();
            }
            var line = parser.currentTokenLocation().getLineNr();
            var surrogates = new LoneSurrogates();
            JsonNode element = surrogates.replaceIn(ELEMENT.next(parser));
            outcome.replaced(surrogates.count());
            ReadMeter.addRow();
            return Optional.of(() -> new JsonRow(file.name(), line, element, keys));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void refuseMore() throws IOException {
        if (parser.nextToken() != null) {
            var line = parser.currentTokenLocation().getLineNr();
            throw new InvalidInputException(
                    Problem.at(file.name(), line, "", "found more after the array, expected one JSON array"));
        }
    }

    private IwcException broken(IOException e) {
        if (e instanceof JsonProcessingException fault) {
            var line = fault.getLocation() == null
                    ? 1
                    : Math.max(1, fault.getLocation().getLineNr());
            return new InvalidInputException(Problem.at(file.name(), line, "", Json.fault(fault)));
        }
        return file.unreadable(e);
    }
}
