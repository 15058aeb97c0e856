package io.iwc.wire.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The body of a request as one wire has it. Order and characters of what is said are kept, because reuse is measured on
 * them; ids of calls, images and marks of caches as far as both sides have a place for them.
 */
public sealed interface WireForm permits BedrockConverse, ReplayedForm {
    /**
     * The same request as the body of an OpenAI chat, or of a completion where the wire asks for a bare text.
     *
     * @param body is left as it is
     * @throws UnreadableBodyException if it is none of this wire
     */
    ObjectNode chat(ObjectNode body) throws UnreadableBodyException;
}
