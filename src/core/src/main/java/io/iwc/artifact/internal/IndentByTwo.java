package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Serial;

/** Two spaces a level, {@code "key": value}, {@code []} and {@code {}} when empty. */
final class IndentByTwo extends DefaultPrettyPrinter {
    @Serial
    private static final long serialVersionUID = 1L;

    IndentByTwo() {
        var lines = new DefaultIndenter("  ", "\n");
        indentArraysWith(lines);
        indentObjectsWith(lines);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new IndentByTwo();
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator to) throws IOException {
        to.writeRaw(": ");
    }

    @Override
    public void writeEndArray(JsonGenerator to, int values) throws IOException {
        _nesting--;
        if (values > 0) {
            _arrayIndenter.writeIndentation(to, _nesting);
        }
        to.writeRaw(']');
    }

    @Override
    public void writeStartArray(JsonGenerator to) throws IOException {
        _nesting++;
        to.writeRaw('[');
    }

    @Override
    public void writeEndObject(JsonGenerator to, int entries) throws IOException {
        _nesting--;
        if (entries > 0) {
            _objectIndenter.writeIndentation(to, _nesting);
        }
        to.writeRaw('}');
    }
}
