package io.iwc.fingerprint;

import io.iwc.tokens.Tokenizer;
import java.util.stream.Stream;

/** Reads a text of numbers as token ids, so that a test can say exactly which tokens a prompt has. */
public final class NumberTokenizer implements Tokenizer {
    @Override
    public String id() {
        return "numbers";
    }

    @Override
    public int[] encode(String text) {
        return text.isEmpty()
                ? new int[0]
                : Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
