package io.iwc.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** An output that remembers why it could not be written; the writers above it swallow that. */
final class WatchedOutput extends FilterOutputStream {
    private Optional<String> fault = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw noted(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw noted(e);
        }
    }

    /** What the system said first; empty if nothing was lost or it did not say. */
    Optional<String> fault() {
        return fault;
    }

    /** Whether nobody reads on, as with {@code iwc metrics | head}: they have what they wanted. */
    boolean isLeft() {
        return fault.filter(text -> text.toLowerCase(Locale.ROOT).contains("pipe"))
                .isPresent();
    }

    private IOException noted(IOException e) {
        fault = fault.or(() -> Optional.ofNullable(e.getMessage()));
        return e;
    }
}
