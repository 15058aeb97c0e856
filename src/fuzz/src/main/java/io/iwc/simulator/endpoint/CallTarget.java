package io.iwc.simulator.endpoint;

import java.util.Arrays;
import java.util.Optional;

/** The body of a request to the endpoint: the first byte names the API. */
public final class CallTarget {
    private CallTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var wires = ServedWire.values();
        try {
            CallReader.read(
                    wires[(input[0] & 0xff) % wires.length],
                    Arrays.copyOfRange(input, 1, input.length),
                    header -> Optional.empty(),
                    new ResponseStore());
        } catch (ApiException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("refused without a sentence", e);
            }
        }
    }
}
