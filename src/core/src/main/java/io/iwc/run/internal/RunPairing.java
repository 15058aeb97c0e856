package io.iwc.run.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which request of one list is which of another: by id; of equally long lists that have no id in common, as where tools
 * name the requests of one workload differently, by place. Of several with one id the last one counts. Immutable.
 *
 * @since 0.1
 */
public final class RunPairing {
    private final List<String> ids;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean byPlace;

    private RunPairing(List<String> ids, List<String> others) {
        this.ids = ids;
        for (var i = 0; i < others.size(); i++) {
            places.put(others.get(i), i);
        }
        byPlace = ids.size() == others.size() && ids.stream().noneMatch(places::containsKey);
    }

    /** Pairs the requests with these ids with those others, each list in the order of its run or workload. */
    public static RunPairing of(List<String> ids, List<String> others) {
        return new RunPairing(List.copyOf(ids), others);
    }

    /** Whether they are paired by place. */
    public boolean isByPlace() {
        return byPlace;
    }

    /** The place among the others, from 0, of the request at a place; empty if it has none. */
    public OptionalInt place(int index) {
        if (byPlace) {
            return OptionalInt.of(index);
        }
        var place = places.get(ids.get(index));
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
