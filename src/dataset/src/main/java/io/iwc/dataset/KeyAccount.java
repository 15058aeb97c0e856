package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys of the records of one JSON file: how often each was seen, whether a reader asked for it, and what those
 * hold that nobody asked for. A node for each key, below that of the object it stands in; the elements of a list share
 * the node of the list.
 */
final class KeyAccount {
    private static final int MOST_KEYS = 1000;
    private static final int LOOKED_AT = 100; // values of each key that nobody asks for
    private static final String OTHERS = "(other keys)";

    private final Map<String, KeyAccount> keys = new HashMap<>();
    private final Set<Carried> carried = EnumSet.noneOf(Carried.class);
    private boolean asked;
    private boolean whole;
    private long seen;

    /** The node of a key that a reader asks for. */
    KeyAccount ask(String name) {
        var key = key(name);
        key.asked = true;
        return key;
    }

    /** Notes that a reader takes the value of a key with all that is in it. */
    void take(String name) {
        ask(name).whole = true;
    }

    /** Counts the keys of a record, or of all records in a list, once a reader is through with it. */
    void settle(JsonNode value) {
        if (value.isObject()) {
            value.fields().forEachRemaining(field -> key(field.getKey()).settle(field.getKey(), field.getValue()));
        } else if (value.isArray()) {
            value.forEach(this::settle);
        }
    }

    /** Adds the keys that nobody asked for, each by its path: {@code request.messages.name}. */
    void addUnread(String path, Map<String, UnreadKey> unread) {
        keys.forEach((name, key) -> {
            var full = path.isEmpty() ? name : path + "." + name;
            if (!key.asked && key.seen > 0) {
                unread.put(full, new UnreadKey(key.seen, key.carried));
            } else if (!key.whole) {
                key.addUnread(full, unread);
            }
        });
    }

    private void settle(String name, JsonNode value) {
        if (value.isNull()
                || (value.isTextual() ? value.textValue().isBlank() : value.isContainerNode() && value.isEmpty())) {
            return; // nothing was said
        }
        seen++;
        if (!asked) {
            if (seen <= LOOKED_AT) {
                Carried.add(name, value, carried);
            }
        } else if (!whole) {
            settle(value);
        }
    }

    private KeyAccount key(String name) {
        var known = keys.get(name);
        if (known != null) {
            return known;
        }
        return keys.computeIfAbsent(keys.size() < MOST_KEYS ? name : OTHERS, key -> new KeyAccount());
    }
}
