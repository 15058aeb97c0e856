package io.iwc.dataset;

import java.util.List;

/**
 * The columns of a CSV format of which a file may have these and no others; each row is then a time and two lengths.
 *
 * @param time when the request arrived
 * @param isCalendar whether the time is one of the calendar, else seconds
 * @param promptTokens length of the prompt
 * @param outputTokens length of the answer
 */
record LengthColumns(String time, boolean isCalendar, String promptTokens, String outputTokens) {
    List<String> names() {
        return List.of(time, promptTokens, outputTokens);
    }
}
