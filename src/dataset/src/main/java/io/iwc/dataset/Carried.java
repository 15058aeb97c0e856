package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an unread value seems to hold that would change a workload. */
enum Carried {
    TEXT("text"),
    LENGTH("lengths"),
    TIME("times");

    private static final Pattern WORDS = Pattern.compile("\\S\\s+\\S");
    private static final int LONG_TEXT = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?");
    private static final Pattern TEXT_NAME = Pattern.compile(
            ".*(text|prompt|content|context|answer|response|completion|question|query|instruction|system|history"
                    + "|choice|option|passage|document|article|dialog|summary|message|reasoning|thinking|output|input|reply|transcript|conversation).*");
    private static final Pattern LENGTH_NAME =
            Pattern.compile(".*(token|toks|length|(^|_)len($|_)|size|chars|words|prefill|decode).*");
    private static final Pattern TIME_NAME = Pattern.compile(
            ".*(time|date|stamp|delay|duration|latency|elapsed|created|started|ended|arriv|(^|_)ttft|(^|_)(at|ts|ms|ns|us)$).*");

    private final String id;

    Carried(String id) {
        this.id = id;
    }

    /** As it is called in messages, in the plural. */
    String id() {
        return id;
    }

    /** Adds what a value of a key holds, also inside objects and lists. */
    static void add(String name, JsonNode value, Set<Carried> carried) {
        if (value.isContainerNode()) {
            value.fields().forEachRemaining(field -> add(field.getKey(), field.getValue(), carried));
            if (value.isArray()) {
                value.forEach(element -> add(name, element, carried));
            }
        } else if (value.isTextual()) {
            add(name, value.textValue(), carried);
        } else if (value.isNumber()) {
            addNumber(name, carried);
        }
    }

    /** Adds what a text or a cell holds. */
    static void add(String name, String value, Set<Carried> carried) {
        var text = value.strip();
        if (NUMBER.matcher(text).matches()) {
            addNumber(name, carried);
        } else if (DATE.matcher(text).matches()) {
            carried.add(TIME);
        } else if (WORDS.matcher(text).find()
                || text.length() > LONG_TEXT
                || TEXT_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            carried.add(TEXT);
        }
    }

    private static void addNumber(String name, Set<Carried> carried) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (LENGTH_NAME.matcher(lower).matches()) {
            carried.add(LENGTH);
        } else if (TIME_NAME.matcher(lower).matches()) {
            carried.add(TIME);
        }
    }
}
