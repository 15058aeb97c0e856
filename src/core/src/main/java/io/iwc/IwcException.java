package io.iwc;

import java.io.Serial;

/**
 * What every fault that IWC reports to a user is an instance of. The message is fit to be printed as it is: it names
 * the place, what was found, what was expected and the fix; the stack trace is not needed to act on it.
 *
 * @since 0.1
 */
public class IwcException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public IwcException(String message) {
        super(message);
    }

    public IwcException(String message, Throwable cause) {
        super(message, cause);
    }
}
