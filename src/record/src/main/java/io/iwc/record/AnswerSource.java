package io.iwc.record;

import java.util.Optional;

/** Where the answers to an application come from when there is no server. Thread-safe. */
interface AnswerSource {
    /** What the URLs of the application begin with. */
    String basePath();

    /** The answer to a request, or why there is none. */
    Choice choose(RequestHead head, byte[] body);

    /**
     * What was chosen.
     *
     * @param answer empty if there is none
     * @param breaksOff whether the answer had no end
     * @param status of the refusal where there is no answer
     * @param why there is none
     */
    record Choice(Optional<RecordedAnswer> answer, boolean breaksOff, int status, String why) {
        static final int NOT_FOUND = 404;
        static final int BAD_REQUEST = 400;

        static Choice of(RecordedAnswer answer, boolean breaksOff) {
            return new Choice(Optional.of(answer), breaksOff, answer.status(), "");
        }

        static Choice none(int status, String why) {
            return new Choice(Optional.empty(), false, status, why);
        }
    }
}
