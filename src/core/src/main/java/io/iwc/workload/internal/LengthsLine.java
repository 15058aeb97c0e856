package io.iwc.workload.internal;

import io.iwc.workload.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads lines of requests without text in the spelling that canonical files have, name after name in their one order:
 * nothing is made on the way but the request. A line with anything else in it is given up, and left to
 * {@link CanonicalLineScanner}. Used for one line after another; not safe for several threads.
 */
final class LengthsLine {
    private static final byte[] ARRIVAL_MILLIS = name("arrival_time_ms");
    private static final byte[] ARRIVAL_NANOS = name("arrival_time_ns");
    private static final byte[] DEPENDS_ON = name("depends_on");
    private static final byte[] MAX_OUTPUT = name("max_output_tokens");
    private static final byte[] MODEL = name("model");
    private static final byte[] OUTPUT = name("output_tokens");
    private static final byte[] PROMPT = name("prompt_tokens");
    private static final byte[] ID = name("request_id");
    private static final byte[] SESSION = name("session_id");
    private static final byte[] THINK_TIME = name("think_time_ms");
    private static final byte[] TURN = name("turn_id");
    private static final byte[] USER = name("user_id");

    private static final int MOST_DIGITS = 18; // of a number that surely fits a long
    private static final long MOST_MILLIS = Long.MAX_VALUE / RequestParser.NANOS_PER_MILLI;
    private static final int NONE = -1;

    private byte[] bytes = {};
    private int at;
    private int end;
    private char separator;
    private boolean isFit;

    /** The request of a line that is canonical; empty if others have to look at it. */
    Optional<Request> request(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
        separator = '{';
        isFit = true;
        var millis = number(ARRIVAL_MILLIS, 0, MOST_MILLIS);
        var nanos = number(ARRIVAL_NANOS, NONE, Long.MAX_VALUE);
        isFit &= nanos == NONE
                || (nanos / RequestParser.NANOS_PER_MILLI == millis && nanos % RequestParser.NANOS_PER_MILLI != 0);
        var predecessor = text(DEPENDS_ON, false);
        var cap = number(MAX_OUTPUT, NONE, Integer.MAX_VALUE);
        var model = text(MODEL, false);
        var output = number(OUTPUT, NONE, Integer.MAX_VALUE);
        var prompt = number(PROMPT, 0, Integer.MAX_VALUE);
        var id = text(ID, true);
        if (!isFit || cap == 0 || (cap == NONE && output == NONE)) {
            return Optional.empty();
        }
        var request = Request.lengthOnly((int) prompt)
                .withId(id)
                .arrivingAt(nanos == NONE ? millis * RequestParser.NANOS_PER_MILLI : nanos)
                .inSession(text(SESSION, false))
                .forModel(model);
        if (cap != NONE) {
            request.withMaxOutputTokens((int) cap);
        }
        if (output != NONE) {
            request.withOutputTokens((int) output);
        }
        follow(request, predecessor);
        var turn = number(TURN, NONE, Integer.MAX_VALUE);
        if (turn != NONE) {
            request.asTurn((int) turn);
        }
        request.byUser(text(USER, false));
        return isFit && at == end - 1 && bytes[at] == '}' ? Optional.of(request.build()) : Optional.empty();
    }

    private void follow(Request.Builder request, String predecessor) {
        var thinkTime = number(THINK_TIME, NONE, MOST_MILLIS);
        if (predecessor.isEmpty()) {
            isFit &= thinkTime == NONE;
        } else if (thinkTime == NONE) {
            request.dependingOn(predecessor);
        } else {
            request.dependingOn(predecessor, thinkTime);
        }
    }

    /**
     * A number of this name, if that is what comes next.
     *
     * @param least −1 if it may be missing, which is then the number
     */
    private long number(byte[] name, int least, long most) {
        if (!isNext(name)) {
            isFit &= least < 0;
            return NONE;
        }
        var start = at;
        var number = 0L;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start < MOST_DIGITS) {
            number = number * 10 + bytes[at++] - '0';
        }
        isFit &= at > start && (at == start + 1 || bytes[start] != '0') && number <= most;
        return number;
    }

    /** A text of this name in ASCII that needs no escape, if that is what comes next; else empty. */
    private String text(byte[] name, boolean isRequired) {
        if (!isNext(name)) {
            isFit &= !isRequired;
            return "";
        }
        var start = ++at; // behind the quote
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        isFit &= at > start && at < end && bytes[at] == '"' && bytes[start - 1] == '"';
        if (!isFit) {
            return "";
        }
        return new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1);
    }

    private boolean isNext(byte[] name) {
        var start = at + 1;
        var stop = start + name.length;
        if (stop >= end
                || bytes[at] != separator
                || bytes[start + 1] != name[1]
                || !Arrays.equals(bytes, start, stop, name, 0, name.length)) {
            return false;
        }
        at = stop;
        separator = ',';
        return true;
    }

    private static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }
}
