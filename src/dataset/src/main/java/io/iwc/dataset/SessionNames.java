package io.iwc.dataset;

import io.iwc.internal.KeyedLongs;
import java.util.Locale;
import java.util.Optional;

/** Session ids that are unique though record ids are not, whatever records call themselves. */
final class SessionNames {
    private final KeyedLongs taken = new KeyedLongs(1); // the last number given after a "#"
    private long records;

    String next(Optional<String> recordId) {
        records++;
        var id = recordId.orElseGet(() -> String.format(Locale.ROOT, "conv-%06d", records));
        var before = taken.putIfAbsent(id, 1);
        if (before.isEmpty()) {
            return id;
        }
        var times = before.get()[0];
        String name;
        do {
            times++;
            name = id + "#" + times;
        } while (taken.putIfAbsent(name, 1).isPresent());
        taken.put(id, times);
        return name;
    }
}
