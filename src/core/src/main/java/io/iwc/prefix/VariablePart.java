package io.iwc.prefix;

import java.util.regex.Pattern;

/**
 * What the part that differs looks like in both prompts: why it will differ again.
 *
 * @since 0.1
 */
public enum VariablePart {
    DATE_OR_TIME("a date or time"),
    ID("an id"),
    COUNTER("a counter"),
    /** Nothing that is known to vary by itself. */
    OTHER("");

    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private static final String DAY = "(mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final Pattern TIME = Pattern.compile(
            ".*(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d{2}|" + DAY + "|\\b" + MONTH
                    + "\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern EPOCH = Pattern.compile("1[5-9]\\d{8}(\\d{3}|\\d{6}|\\d{9})?");
    private static final Pattern NUMBER = Pattern.compile("[#(]?\\d{1,9}[.,;:)]?");
    private static final Pattern MIXED =
            Pattern.compile("(?=\\S*\\d)(?=\\S*[A-Za-z])\\S*[A-Za-z0-9_-]{8,}\\S*|\\d{10,}");
    private static final Pattern UUID = Pattern.compile("\\S*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\S*");

    private final String text;

    VariablePart(String text) {
        this.text = text;
    }

    /** As it is shown: {@code a date or time}; empty for {@link #OTHER}. */
    public String text() {
        return text;
    }

    /** What both of two differing parts are. */
    static VariablePart of(String before, String now) {
        if (both(UUID, before, now)) {
            return ID;
        }
        if (both(TIME, before, now) || both(EPOCH, before, now)) {
            return DATE_OR_TIME;
        }
        if (both(NUMBER, before, now)) {
            return COUNTER;
        }
        return both(MIXED, before, now) ? ID : OTHER;
    }

    private static boolean both(Pattern pattern, String before, String now) {
        return pattern.matcher(before).matches() && pattern.matcher(now).matches();
    }
}
