package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One line of a file, without its end.
 *
 * @since 0.1
 */
public final class Line {
    private final String file;
    private final long number;
    private final byte[] bytes;
    private long loneSurrogates;

    Line(String file, long number, byte[] bytes) {
        this.file = file;
        this.number = number;
        this.bytes = bytes;
    }

    /** The file as the user named it. */
    public String file() {
        return file;
    }

    /** The place in the file, from 1. */
    public long number() {
        return number;
    }

    /** The same line where so many more stand before it. */
    public Line after(long lines) {
        return new Line(file, number + lines, bytes);
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** The bytes; the array is not copied and must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The text.
     *
     * @throws InvalidInputException if it is not UTF-8
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(problem("", FileFault.NOT_UTF_8));
        }
    }

    /**
     * The JSON value that the line is.
     *
     * @throws InvalidInputException if it is not exactly one
     */
    public JsonNode json() {
        return json(Json.treeReader());
    }

    /** The same, with numbers as {@link Json#exactReader()} reads them. */
    public JsonNode exactJson() {
        return json(Json.exactReader());
    }

    /**
     * The JSON value that a part of the line is.
     *
     * @param from its first byte
     * @param to the first byte after it
     * @throws InvalidInputException if it is not exactly one
     */
    public JsonNode json(int from, int to) {
        return json(Json.treeReader(), from, to - from);
    }

    private JsonNode json(TreeReader reader) {
        return json(reader, 0, bytes.length);
    }

    private JsonNode json(TreeReader reader, int offset, int length) {
        try {
            var tree = JsonBytes.tree(reader, bytes, offset, length);
            if (!LoneSurrogates.mayBeIn(bytes, offset, length)) {
                return tree;
            }
            var surrogates = new LoneSurrogates();
            var whole = surrogates.replaceIn(tree);
            loneSurrogates = Math.max(loneSurrogates, surrogates.count());
            return whole;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(problem("", JsonFault.of(e, bytes, offset, length)));
        }
    }

    /** How many halves of surrogate pairs were read as U+FFFD, once it was read as JSON. */
    public long loneSurrogates() {
        return loneSurrogates;
    }

    /** A fault of this line. */
    public Problem problem(String field, String text) {
        return Problem.at(file, number, field, text);
    }
}
