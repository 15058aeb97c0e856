package io.iwc.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.LocatedDocument;
import io.iwc.artifact.internal.ShownText;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An object of a profile and where it stands: every value is asked for with what it has to be. */
record ProfileNode(LocatedDocument document, String place, JsonNode node) {
    private static final int SHOWN = 80;

    boolean has(String field) {
        return node.has(field);
    }

    ProfileNode object(String field) {
        return new ProfileNode(document, place + "/" + field, required(field));
    }

    void checkKeys(Collection<String> known) {
        if (!node.isObject()) {
            throw unexpected("", node, "an object with " + listed(known));
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!known.contains(name)) {
                throw document.fault(
                        LocatedDocument.below(place, name),
                        named(name),
                        "found an unknown field, expected " + listed(known));
            }
        }
    }

    String text(String field) {
        var value = required(field);
        if (!value.isTextual() && !value.isNumber()) {
            throw unexpected(field, value, "a string");
        }
        return value.asText();
    }

    String optionalText(String field) {
        return has(field) ? text(field) : "";
    }

    String oneOf(String field, Set<String> known) {
        var value = text(field);
        if (!known.contains(value)) {
            throw unexpected(field, node.get(field), listed(known));
        }
        return value;
    }

    boolean flag(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (!node.get(field).isBoolean()) {
            throw unexpected(field, node.get(field), "true or false");
        }
        return node.get(field).booleanValue();
    }

    /** A constant of an enum by its name in lower case. */
    <E extends Enum<E>> E choice(String field, E otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        var type = otherwise.getDeclaringClass();
        var known = Stream.of(type.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Enum.valueOf(type, oneOf(field, known).toUpperCase(Locale.ROOT));
    }

    int integer(String field, int least) {
        var value = required(field);
        if (!value.isInt() || value.intValue() < least) {
            throw unexpected(field, value, "an integer ≥ " + least);
        }
        return value.intValue();
    }

    double number(String field, double least) {
        var value = required(field);
        if (!value.isNumber() || !(value.doubleValue() >= least) || Double.isInfinite(value.doubleValue())) {
            throw unexpected(field, value, "a number ≥ " + (least == 0 ? "0" : Double.toString(least)));
        }
        return value.doubleValue();
    }

    double numberOr(String field, double otherwise) {
        return has(field) ? number(field, 0) : otherwise;
    }

    double aboveZero(String field) {
        var value = number(field, 0);
        if (value == 0) {
            throw unexpected(field, node.get(field), "a number above 0");
        }
        return value;
    }

    double share(String field) {
        var value = number(field, 0);
        if (value > 1) {
            throw unexpected(field, node.get(field), "a number from 0 to 1");
        }
        return value;
    }

    double shareAboveZero(String field) {
        var value = number(field, 0);
        if (value == 0 || value > 1) {
            throw unexpected(field, node.get(field), "a number above 0 and at most 1");
        }
        return value;
    }

    InvalidInputException fault(String field, String text) {
        return document.fault(field.isEmpty() ? place : place + "/" + field, named(field), text);
    }

    private JsonNode required(String field) {
        if (!node.isObject() || !node.has(field) || node.get(field).isNull()) {
            throw document.fault(place, named(field), "found nothing, expected this field");
        }
        return node.get(field);
    }

    private InvalidInputException unexpected(String field, JsonNode found, String expected) {
        return fault(field, "found " + ShownText.cut(found.toString(), SHOWN) + ", expected " + expected);
    }

    private String named(String field) {
        var path = place.isEmpty() ? "" : place.substring(1).replace('/', '.');
        return path.isEmpty() ? field : field.isEmpty() ? path : path + "." + field;
    }

    private static String listed(Collection<String> names) {
        return names.size() == 1 ? names.iterator().next() : "one of " + String.join(", ", new TreeSet<>(names));
    }
}
