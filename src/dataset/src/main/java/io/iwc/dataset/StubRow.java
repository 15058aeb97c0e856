package io.iwc.dataset;

import java.nio.file.Path;
import java.util.Optional;

/** One stub and the file that it stands in. */
final class StubRow extends DatasetRow {
    private final JsonRow json;
    private final Path file;

    StubRow(JsonRow json, Path file) {
        super(json);
        this.json = json;
        this.file = file;
    }

    JsonRow json() {
        return json;
    }

    Path file() {
        return file;
    }

    @Override
    Optional<String> cell(String field) {
        return json.cell(field);
    }

    @Override
    String shown(String field) {
        return json.shown(field);
    }

    @Override
    void settle() {
        json.settle();
    }
}
