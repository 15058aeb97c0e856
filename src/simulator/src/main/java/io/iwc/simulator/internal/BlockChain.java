package io.iwc.simulator.internal;

import io.iwc.workload.PrefixBlocks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys of a prompt's full blocks, each chained to the one before it (published ids are not always chained). What is
 * left after the last full block has no key: it is never shared.
 */
final class BlockChain {
    private final MessageDigest digest = sha256();
    private final List<BlockKey> keys = new ArrayList<>();
    private BlockKey last = new BlockKey(0, 0);

    private BlockChain() {}

    /** Blocks of known token ids. */
    static List<BlockKey> ofTokens(int[] tokens, int blockSize) {
        var chain = new BlockChain();
        for (var start = 0; start + blockSize <= tokens.length; start += blockSize) {
            var content = ByteBuffer.allocate(blockSize * Integer.BYTES);
            for (var i = start; i < start + blockSize; i++) {
                content.putInt(tokens[i]);
            }
            chain.add(content);
        }
        return List.copyOf(chain.keys);
    }

    /**
     * Blocks of published hashes: a larger published block is split, smaller ones are grouped. Empty where the sizes
     * do not divide each other: such hashes say nothing about the engine's blocks.
     *
     * @param session what ids of session scope are known within; empty if the request has none
     */
    static List<BlockKey> ofHashes(PrefixBlocks published, int promptTokens, int blockSize, String session) {
        var theirs = published.blockSize();
        if (theirs % blockSize != 0 && blockSize % theirs != 0) {
            return List.of();
        }
        var chain = new BlockChain();
        if (published.scope() == PrefixBlocks.Scope.SESSION) {
            chain.startAt(session);
        }
        var full = Math.min(published.count(), promptTokens / theirs);
        if (theirs >= blockSize) {
            chain.split(published, full, theirs / blockSize);
        } else {
            chain.group(published, full, blockSize / theirs);
        }
        return List.copyOf(chain.keys);
    }

    private void split(PrefixBlocks published, int full, int parts) {
        for (var i = 0; i < full; i++) {
            for (var part = 0; part < parts; part++) {
                add(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(published.hashId(i))
                        .putLong(part));
            }
        }
    }

    private void group(PrefixBlocks published, int full, int members) {
        for (var start = 0; start + members <= full; start += members) {
            var content = ByteBuffer.allocate(members * Long.BYTES);
            for (var i = start; i < start + members; i++) {
                content.putLong(published.hashId(i));
            }
            add(content);
        }
    }

    private void startAt(String session) {
        last = keyOf(ByteBuffer.wrap(digest.digest(session.getBytes(StandardCharsets.UTF_8))));
    }

    private void add(ByteBuffer content) {
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(last.high())
                .putLong(last.low())
                .flip());
        digest.update(content.flip());
        last = keyOf(ByteBuffer.wrap(digest.digest()));
        keys.add(last);
    }

    private static BlockKey keyOf(ByteBuffer hash) {
        return new BlockKey(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
