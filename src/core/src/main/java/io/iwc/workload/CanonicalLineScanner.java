package io.iwc.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.Line;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Passes once over a line in the spelling that canonical files have: known names, plain digits, text. Values in another
 * spelling (escapes, exponents) and nested ones go to the JSON library, each by itself; a line that is anything else,
 * malformed ones above all, is given up and left to it as a whole. What is read is what the library would read.
 */
final class CanonicalLineScanner {
    private final Line line;
    private final LineCursor cursor;
    private boolean hasPrefix;

    private CanonicalLineScanner(Line line) {
        this.line = line;
        cursor = new LineCursor(line.bytes());
    }

    /** The fields of a line; empty if only a tree can tell what it is. */
    static Optional<Fields> fieldsOf(Line line) {
        var scanner = new CanonicalLineScanner(line);
        var fields = ScannedFields.ofLine();
        try {
            var isRead = scanner.takeObject(fields) && scanner.cursor.isAtEnd();
            return isRead ? Optional.of(fields) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty(); // to be said of the line, not of a part of it
        }
    }

    /** This and what it calls: false gives the line up. */
    private boolean takeObject(ScannedFields fields) {
        if (!cursor.take('{')) {
            return false;
        }
        if (cursor.take('}')) {
            return true;
        }
        do {
            var name = cursor.next() == '"' && cursor.takeText() ? name() : "";
            if (name.isEmpty() || !cursor.take(':') || !takeValue(name, fields)) {
                return false;
            }
        } while (cursor.take(','));
        return cursor.take('}');
    }

    private String name() {
        return FieldNames.at(line.bytes(), cursor.start() + 1, cursor.end() - 1);
    }

    private boolean takeValue(String name, ScannedFields fields) {
        return switch (cursor.next()) {
            case '"' -> cursor.takeText() && takeText(name, fields);
            case '{', '[' -> takeList(name, fields);
            case 't' -> cursor.takeWord("true") && fields.add(name, BooleanNode.TRUE);
            case 'f' -> cursor.takeWord("false") && fields.add(name, BooleanNode.FALSE);
            case 'n' -> cursor.takeWord("null") && fields.add(name, NullNode.getInstance());
            default -> takeNumber(name, fields);
        };
    }

    private boolean takeText(String name, ScannedFields fields) {
        if (cursor.hasEscape()) {
            return fields.add(name, tree().textValue());
        }
        var from = cursor.start() + 1;
        var text = new String(line.bytes(), from, cursor.end() - 1 - from, StandardCharsets.UTF_8);
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
            return cursor.takeHashes() && fields.add(name, cursor.hashes());
        }
        return cursor.takeNested() && fields.add(name, tree());
    }

    private boolean takeNumber(String name, ScannedFields fields) {
        if (!cursor.takeNumber()) {
            return false;
        }
        if (!cursor.isPlain()) {
            return fields.add(name, tree());
        }
        return cursor.isWhole()
                ? fields.add(name, cursor.whole())
                : fields.add(name, DoubleNode.valueOf(cursor.decimal()));
    }

    /** What was taken last, as the library reads it. */
    private JsonNode tree() {
        return line.json(cursor.start(), cursor.end());
    }
}
