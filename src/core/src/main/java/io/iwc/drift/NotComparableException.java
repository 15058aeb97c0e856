package io.iwc.drift;

import io.iwc.IwcException;
import java.io.Serial;

/**
 * Two things whose numbers mean different things: no delta is shown. The message names the difference and the way out.
 *
 * @since 0.1
 */
public final class NotComparableException extends IwcException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotComparableException(String message) {
        super(message);
    }
}
