package io.iwc.dataset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of one CSV file: their places, which of them a reader asked for, and what the others hold. */
final class CsvColumns {
    private static final int LOOKED_AT = 100; // cells of each column that nobody asks for

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Set<Carried>> carried = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private boolean[] asked = {};
    private long[] filled = {};

    /** Adds a column, and says whether its name is new. */
    boolean add(String name) {
        if (places.putIfAbsent(name, places.size()) != null) {
            return false;
        }
        names.add(name.intern());
        carried.add(EnumSet.noneOf(Carried.class));
        asked = new boolean[names.size()];
        filled = new long[names.size()];
        return true;
    }

    Set<String> names() {
        return places.keySet();
    }

    int count() {
        return names.size();
    }

    /** The place of a column that a reader asks for; negative if there is none. */
    @SuppressWarnings("ReferenceEquality") // names are interned; another instance is found by the map
    int ask(String name) {
        for (var place = 0; place < asked.length; place++) {
            if (names.get(place) == name) { // the literal that readers ask with, time after time
                asked[place] = true;
                return place;
            }
        }
        var place = places.get(name);
        if (place == null) {
            return -1;
        }
        asked[place] = true;
        return place;
    }

    /** Counts the cells of a row that nobody asks for. */
    void settle(CsvCells cells) {
        for (var place = 0; place < asked.length; place++) {
            if (!asked[place] && !cells.isEmpty(place)) {
                filled[place]++;
                if (filled[place] <= LOOKED_AT) {
                    Carried.add(names.get(place), cells.text(place), carried.get(place));
                }
            }
        }
    }

    /** Adds the columns that nobody asked for. */
    void addUnread(Map<String, UnreadKey> unread) {
        for (var place = 0; place < asked.length; place++) {
            if (!asked[place] && filled[place] > 0) {
                unread.put(
                        names.get(place).isEmpty() ? "(column without a name)" : names.get(place),
                        new UnreadKey(filled[place], carried.get(place)));
            }
        }
    }
}
