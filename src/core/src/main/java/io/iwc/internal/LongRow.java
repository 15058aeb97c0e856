package io.iwc.internal;

import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Numbers by their place, all 0 at first: a short row lies in the heap, a long one in a temporary file. */
interface LongRow {
    /** Length of the longest row in the heap: a table of 64 of them takes 16 MB. */
    int MOST_IN_HEAP = 1 << 15;

    long get(int index);

    void set(int index, long number);

    /**
     * A new row.
     *
     * @throws io.iwc.IwcException if it needs a file and there is no room for one
     */
    static LongRow of(int length) {
        return length <= MOST_IN_HEAP ? new InHeap(new long[length]) : InFile.of(length);
    }

    /** A row that is quick and small. */
    final class InHeap implements LongRow {
        private final long[] numbers;

        private InHeap(long[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public long get(int index) {
            return numbers[index];
        }

        @Override
        public void set(int index, long number) {
            numbers[index] = number;
        }
    }

    /** A row that the operating system keeps: in memory while there is some to spare, which the heap never is. */
    record InFile(MappedByteBuffer bytes) implements LongRow {
        private static final int PIECE = 1 << 16;

        static InFile of(int length) {
            var size = (long) length * Long.BYTES;
            var folder = Path.of(System.getProperty("java.io.tmpdir"));
            try {
                var file = Files.createTempFile("iwc-table", ".tmp");
                try (var channel = FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE)) { // the mapping stays valid
                    fill(channel, size);
                    var bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
                    bytes.order(ByteOrder.nativeOrder());
                    return new InFile(bytes);
                }
            } catch (IOException e) {
                throw FileFault.unwritable(folder, e);
            }
        }

        /** Takes the room on the disk now: a write to a mapping for which there is none cannot be caught. */
        private static void fill(FileChannel channel, long size) throws IOException {
            var zeros = ByteBuffer.allocateDirect(PIECE);
            for (var left = size; left > 0; left -= PIECE) {
                zeros.clear().limit((int) Math.min(left, PIECE));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
        }

        @Override
        public long get(int index) {
            return bytes.getLong(index * Long.BYTES);
        }

        @Override
        public void set(int index, long number) {
            bytes.putLong(index * Long.BYTES, number);
        }
    }
}
