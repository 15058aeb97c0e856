package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.artifact.internal.StubFolder;
import io.iwc.workload.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stubs of some files, a file at a time: it holds one stub, or a list of them under {@code mappings}. */
final class Stubs implements Supplier<Optional<Supplier<StubRow>>> {
    private final Iterator<Path> files;
    private final InputFile first;
    private final KeyAccount keys;
    private final ReadOutcome outcome;
    private final Consumer<Manifest.Input> others;
    private final Deque<StubRow> ready = new ArrayDeque<>();
    private boolean begun;

    /**
     * Stubs of some files.
     *
     * @param first the first of them, opened; whoever opened it closes it
     * @param outcome takes how many halves of surrogate pairs were replaced
     * @param others takes each of the other ones, once it has been read
     */
    Stubs(List<Path> files, InputFile first, KeyAccount keys, ReadOutcome outcome, Consumer<Manifest.Input> others) {
        this.files = files.iterator();
        this.first = first;
        this.keys = keys;
        this.outcome = outcome;
        this.others = others;
    }

    @Override
    public Optional<Supplier<StubRow>> get() {
        while (ready.isEmpty() && files.hasNext()) {
            var path = files.next();
            if (begun) {
                try (var file = InputFile.open(path)) {
                    var unread = read(file, path);
                    if (unread.isPresent()) {
                        return Optional.of(() -> {
                            throw unread.get();
                        });
                    }
                    others.accept(DatasetSource.inputOf(file));
                }
            } else {
                begun = true;
                var unread = read(first, path);
                if (unread.isPresent()) {
                    return Optional.of(() -> {
                        throw unread.get();
                    });
                }
            }
        }
        return Optional.ofNullable(ready.poll()).map(row -> () -> row);
    }

    /** Why the file is not what it should be, if it is not. */
    private Optional<InvalidInputException> read(InputFile file, Path path) {
        JsonNode json;
        try {
            json = Json.exactReader().readTree(file.content().readAllBytes()); // a stream would be closed
        } catch (JsonProcessingException e) {
            return Optional.of(new InvalidInputException(new Problem(file.name(), "", Json.fault(e))));
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
        if (!json.isObject()) {
            return Optional.of(new InvalidInputException(
                    new Problem(file.name(), "", "found JSON that is not an object, expected a stub of WireMock")));
        }
        var surrogates = new LoneSurrogates();
        surrogates.replaceIn(json);
        outcome.replaced(surrogates.count());
        for (var stub : StubFolder.stubs(json)) {
            ready.add(new StubRow(new JsonRow(file.name(), 1, stub, keys), path));
        }
        return Optional.empty();
    }
}
