package io.iwc.record;

import io.iwc.image.internal.PromptImages;
import io.iwc.simulator.endpoint.ForwardedCall;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Message;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.PromptImage;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests without their text: token counts, hashes of blocks of tokens, each chained to the one before it, and sizes of
 * images. The hashes are keyed; the key is made anew for each recording and never written, so that nobody can try texts
 * against them.
 */
final class HashedPrompts {
    /** Tokens a block: what common servers cache by. */
    static final int BLOCK_TOKENS = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 12;
    private static final Set<String> DETAILS = Set.of("low", "medium", "high", "ultra_high", "original", "auto");

    private final Tokenizer tokenizer;
    private final SecretKeySpec key;

    HashedPrompts(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** A request whose prompt is its length and its blocks; what else may hold text is left out. */
    Request hashed(Request request) {
        var hashed = Request.of(lengths(request.prompt())).withSampling(withoutText(request.sampling()));
        request.model().ifPresent(hashed::forModel);
        request.maxOutputTokens().ifPresent(hashed::withMaxOutputTokens);
        request.userId().map(this::name).ifPresent(hashed::byUser);
        return hashed.build();
    }

    /** The messages of a chat with a hash in the place of each one's content: equal where the messages are. */
    List<Message> compared(Prompt prompt) {
        return prompt instanceof Prompt.Chat chat
                ? chat.messages().stream()
                        .map(message -> Message.of(message.role(), name(ForwardedCall.compared(message))))
                        .toList()
                : List.of();
    }

    /** How many tokens a text has. */
    int count(String text) {
        return tokenizer.count(text);
    }

    /** A name in the place of another one. */
    String name(String text) {
        return HexFormat.of().formatHex(mac(text.getBytes(StandardCharsets.UTF_8)), 0, NAME_BYTES);
    }

    private static Sampling withoutText(Sampling sampling) {
        return Sampling.builder()
                .temperature(sampling.temperature())
                .topP(sampling.topP())
                .seed(sampling.seed())
                .streaming(sampling.streaming())
                .build();
    }

    private Prompt lengths(Prompt prompt) {
        if (prompt instanceof Prompt.Lengths) {
            return prompt;
        }
        var tokens = tokenizer.encode(ChatTemplate.text(prompt));
        var ids = new long[(tokens.length + BLOCK_TOKENS - 1) / BLOCK_TOKENS]; // the last one may not be full
        var chained = new byte[0];
        for (var block = 0; block < ids.length; block++) {
            var end = Math.min(tokens.length, (block + 1) * BLOCK_TOKENS);
            var bytes = ByteBuffer.allocate(chained.length + BLOCK_TOKENS * Integer.BYTES)
                    .put(chained);
            for (var i = block * BLOCK_TOKENS; i < end; i++) {
                bytes.putInt(tokens[i]);
            }
            chained = mac(bytes.array());
            ids[block] = ByteBuffer.wrap(chained).getLong() & Long.MAX_VALUE;
        }
        var blocks = ids.length == 0 ? Optional.<PrefixBlocks>empty() : Optional.of(PrefixBlocks.of(BLOCK_TOKENS, ids));
        return new Prompt.Lengths(tokens.length, blocks, images(prompt));
    }

    /** A detail is kept where it is one of the vendors' words, and no text of the sender's. */
    private static List<PromptImage> images(Prompt prompt) {
        return PromptImages.of(prompt).stream()
                .map(image ->
                        image.detail().filter(word -> !DETAILS.contains(word)).isPresent()
                                ? image.withDetail("other")
                                : image)
                .toList();
    }

    private byte[] mac(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JVM", e);
        }
    }

    /** The session names of a call, hashed. */
    <K> Map<K, String> names(Map<K, String> sessions) {
        return sessions.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> name(it.getValue())));
    }
}
