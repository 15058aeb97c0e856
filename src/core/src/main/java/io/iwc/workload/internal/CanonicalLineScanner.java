package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.JsonCursor;
import io.iwc.artifact.internal.Line;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Passes once over a line in the spelling that canonical files have: known names, plain digits, text. Values in another
 * spelling (escapes, exponents) and nested ones go to the JSON library, each by itself; a line that is anything else,
 * malformed ones above all, is given up and left to it as a whole. What is read is what the library would read.
 */
final class CanonicalLineScanner {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DEPTH = 100;

    private final Line line;
    private final JsonCursor cursor = new JsonCursor();
    private final ScannedNumbers numbers;
    private boolean hasPrefix;
    private boolean isPlain = true;

    private CanonicalLineScanner(Line line) {
        this.line = line;
        cursor.over(line.bytes(), 0, line.length());
        numbers = new ScannedNumbers(cursor, line.bytes());
    }

    /** The fields of a line; empty if only a tree can tell what it is. */
    static Optional<ScannedFields> fieldsOf(Line line) {
        var scanner = new CanonicalLineScanner(line);
        var fields = ScannedFields.ofLine();
        try {
            var isRead = scanner.takeObject(fields) && scanner.cursor.exhausted();
            fields.spelledPlainly(scanner.isPlain && scanner.cursor.space() == 0);
            return isRead ? Optional.of(fields) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty(); // to be said of the line, not of a part of it
        }
    }

    /** This and what it calls: false gives the line up. */
    private boolean takeObject(ScannedFields fields) {
        if (!cursor.enterObject()) {
            return false;
        }
        if (cursor.take('}')) {
            return true;
        }
        do {
            var name = cursor.string() ? name() : "";
            if (name.isEmpty() || !cursor.take(':') || !takeValue(name, fields)) {
                return false;
            }
        } while (cursor.take(','));
        return cursor.take('}');
    }

    private String name() {
        return FieldNames.at(line.bytes(), cursor.textStart(), cursor.textEnd());
    }

    private boolean takeValue(String name, ScannedFields fields) {
        return switch (cursor.peek()) {
            case '"' -> takeText(name, fields);
            case '{', '[' -> takeList(name, fields);
            case 't' -> takeWord(TRUE) && fields.add(name, BooleanNode.TRUE);
            case 'f' -> takeWord(FALSE) && fields.add(name, BooleanNode.FALSE);
            case 'n' -> takeWord(NULL) && fields.add(name, NullNode.getInstance());
            default -> takeNumber(name, fields);
        };
    }

    private boolean takeText(String name, ScannedFields fields) {
        var from = cursor.at();
        if (!cursor.string()) {
            return false;
        }
        if (!cursor.isPlain()) {
            return fields.add(name, tree(from).textValue());
        }
        var text = cursor.text();
        // what bytes that are not UTF-8 become; the library reports it, unless it was written so
        return text.indexOf('\uFFFD') < 0 && fields.add(name, text);
    }

    private boolean takeList(String name, ScannedFields fields) {
        if (name.equals("prefix")) {
            var below = fields.ofField(name);
            var isFirst = !hasPrefix;
            hasPrefix = true; // one below it is none, and would be the way to any depth
            return isFirst && takeObject(below) && fields.add(name, below);
        }
        if (name.equals("hash_ids")) {
            return numbers.takeHashes() && fields.add(name, numbers.hashes());
        }
        var from = cursor.at();
        return cursor.skip(MOST_DEPTH) && fields.add(name, tree(from));
    }

    private boolean takeNumber(String name, ScannedFields fields) {
        var from = cursor.at();
        if (!numbers.takeNumber()) {
            return false;
        }
        if (!numbers.isPlain()) {
            return fields.add(name, tree(from));
        }
        isPlain &= numbers.isWhole() && line.bytes()[from] != '-'; // of -0 the sign would be lost
        return numbers.isWhole()
                ? fields.add(name, numbers.whole())
                : fields.add(name, DoubleNode.valueOf(numbers.decimal()));
    }

    /** What was taken from there on, as the library reads it. */
    private JsonNode tree(int from) {
        isPlain = false;
        return line.json(from, cursor.at());
    }

    private boolean takeWord(byte[] word) {
        return cursor.word() && cursor.textIs(word);
    }
}
