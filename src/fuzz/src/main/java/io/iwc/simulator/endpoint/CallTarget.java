package io.iwc.simulator.endpoint;

import io.iwc.fuzz.NamedInput;
import java.util.Optional;
import java.util.stream.Stream;

/** The body of a request to the endpoint: the first line names the API. */
public final class CallTarget {
    private CallTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        var named = NamedInput.of(
                input, Stream.of(ServedWire.values()).map(Enum::name).toList());
        try {
            CallReader.read(
                    ServedWire.valueOf(named.name()), named.content(), header -> Optional.empty(), new ResponseStore());
        } catch (ApiException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("refused without a sentence", e);
            }
        }
    }
}
