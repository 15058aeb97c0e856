/**
 * What the wires of other vendors write where OpenAI's chat writes messages, tools and options. The neutral form of a
 * request is the body of such a chat, because that is how workloads keep messages: a {@link
 * io.iwc.wire.internal.WireForm} turns the body of its wire into that form, for an endpoint that captures, and back,
 * for a replay. Nothing here knows HTTP, answers or sockets.
 */
@NullMarked
package io.iwc.wire.internal;

import org.jspecify.annotations.NullMarked;
