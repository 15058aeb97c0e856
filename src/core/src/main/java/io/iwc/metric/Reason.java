package io.iwc.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a metric has no value: a code for programs and a sentence for people. A reason that was read from a file, or that
 * comes from another place than a metric's formula, may have a text only. Immutable; equal if the texts are.
 *
 * @since 0.1
 */
public final class Reason {
    private static final String HOLE = "%s";

    private final Optional<ReasonCode> code;
    private final String text;

    private Reason(Optional<ReasonCode> code, String text) {
        this.code = code;
        this.text = text;
    }

    /**
     * The reason of that code.
     *
     * @param details what stands in the places of the code's text, in order
     * @throws IllegalArgumentException if there are more or fewer than places
     */
    public static Reason of(ReasonCode code, Object... details) {
        var text = new StringBuilder(code.template());
        for (var detail : details) {
            var hole = text.indexOf(HOLE);
            if (hole < 0) {
                throw new IllegalArgumentException(code.id() + ": found " + details.length + " details");
            }
            text.replace(hole, hole + HOLE.length(), String.valueOf(detail));
        }
        if (details.length == 0 && text.indexOf(HOLE) >= 0) {
            throw new IllegalArgumentException(code.id() + ": a detail is missing");
        }
        return new Reason(Optional.of(code), text.toString());
    }

    /**
     * A reason of which the text is known, as in a file; it has a code if the text is that of one.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static Reason told(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an undefined measurement says why");
        }
        return new Reason(Texts.codeOf(text), text);
    }

    /** What kind of reason it is, if it is one of the catalogue's. */
    public Optional<ReasonCode> code() {
        return code;
    }

    /** Whether it is of that kind. */
    public boolean is(ReasonCode expected) {
        return code.filter(expected::equals).isPresent();
    }

    /** The sentence, without a full stop. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reason that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Codes by their texts. */
    private static final class Texts {
        private static final Map<String, ReasonCode> WHOLE = Arrays.stream(ReasonCode.values())
                .filter(code -> !code.template().contains(HOLE))
                .collect(Collectors.toUnmodifiableMap(ReasonCode::template, Function.identity()));
        private static final Map<ReasonCode, Pattern> WITH_DETAILS = Arrays.stream(ReasonCode.values())
                .filter(code -> code.template().contains(HOLE))
                .collect(Collectors.toUnmodifiableMap(Function.identity(), Texts::pattern));

        static Optional<ReasonCode> codeOf(String text) {
            var whole = WHOLE.get(text);
            return whole != null
                    ? Optional.of(whole)
                    : Arrays.stream(ReasonCode.values())
                            .filter(code -> WITH_DETAILS.containsKey(code)
                                    && WITH_DETAILS.get(code).matcher(text).matches())
                            .findFirst();
        }

        private static Pattern pattern(ReasonCode code) {
            return Pattern.compile(Arrays.stream(code.template().split(HOLE, -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".+")));
        }
    }
}
