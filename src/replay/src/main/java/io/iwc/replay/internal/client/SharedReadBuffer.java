package io.iwc.replay.internal.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * One large read buffer for all connections of an event loop, instead of one per read. That is safe because what is
 * read is consumed before the loop reads again; if a reader keeps it (TLS does), a buffer of its own is
 * handed out. On the heap, so that its array can be scanned in place.
 */
final class SharedReadBuffer implements RecvByteBufAllocator {
    private static final int BYTES = 128 * 1024;

    private final ByteBuf shared = Unpooled.buffer(BYTES, BYTES);

    @Override
    @SuppressWarnings("deprecation") // part of the interface in every Netty 4
    public Handle newHandle() {
        return new SharedHandle();
    }

    private final class SharedHandle implements ExtendedHandle {
        private int lastBytes;
        private int attemptedBytes;

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return shared.refCnt() == 1 ? shared.clear().retain() : allocator.heapBuffer(BYTES, BYTES);
        }

        @Override
        public int guess() {
            return BYTES;
        }

        @Override
        public void reset(ChannelConfig config) {
            lastBytes = 0;
        }

        @Override
        public void incMessagesRead(int messages) {}

        @Override
        public void lastBytesRead(int bytes) {
            lastBytes = bytes;
        }

        @Override
        public int lastBytesRead() {
            return lastBytes;
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            attemptedBytes = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attemptedBytes;
        }

        /** Reads on only where the buffer was too small for what has come. */
        @Override
        public boolean continueReading() {
            return lastBytes > 0 && lastBytes == attemptedBytes;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            return continueReading();
        }

        @Override
        public void readComplete() {}
    }
}
