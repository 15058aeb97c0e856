import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Writes a file of about that many megabytes in somebody else's format:
 * {@code java Dataset.java FORMAT MEGABYTES FILE}. The same arguments give the same bytes. Lengths, sessions and shared
 * prefixes are of the kind that the published traces have; the words mean nothing.
 */
public final class Dataset {
    private static final int ROWS_OF_A_BATCH = 64;

    private final SplittableRandom random = new SplittableRandom(42);
    private final String format;
    private final StringBuilder rows = new StringBuilder();
    private long row;
    private long nanos;
    private long nextBlock;
    private final long[][] openChats = new long[512][]; // of Qwen: chat, then its blocks

    private Dataset(String format) {
        this.format = format;
    }

    public static void main(String[] arguments) throws IOException {
        var most = Long.parseLong(arguments[1]) * 1_000_000;
        try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])), 1 << 20)) {
            new Dataset(arguments[0]).write(out, most);
        }
    }

    private void write(OutputStream out, long most) throws IOException {
        var isArray = switch (format) {
            case "simple-json", "sharegpt", "sharegpt-turns", "alpaca" -> true;
            default -> false;
        };
        rows.append(isArray ? "[\n" : header());
        for (var written = 0L; written < most; ) {
            for (var i = 0; i < ROWS_OF_A_BATCH; i++) {
                rows.append(isArray && row > 0 ? ",\n" : "");
                row();
                rows.append(isArray ? "" : "\n");
                row++;
            }
            written += flush(out);
        }
        rows.append(isArray ? "\n]\n" : "");
        flush(out);
    }

    private int flush(OutputStream out) throws IOException {
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        rows.setLength(0);
        return bytes.length;
    }

    private String header() {
        return switch (format) {
            case "azure" -> "TIMESTAMP,ContextTokens,GeneratedTokens\n";
            case "burstgpt" ->
                "Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type\n";
            case "vidur" -> "arrived_at,num_prefill_tokens,num_decode_tokens\n";
            case "metrics-csv" -> "invocation_id,started_at,user_id,model_name,function_name,input_tokens,output_tokens\n";
            default -> "";
        };
    }

    private void row() {
        nanos += (long) (-StrictMath.log(1 - random.nextDouble()) * 50_000_000);
        switch (format) {
            case "simple-json", "jsonl-prompts" -> rows.append("{\"prompt\": \"").append(words(60)).append("\"}");
            case "sharegpt", "sharegpt-turns" -> sharegpt();
            case "alpaca" -> rows.append("{\"instruction\": \"").append(words(12)).append("\", \"input\": \"")
                    .append(row % 3 == 0 ? words(20) : "").append("\", \"output\": \"").append(words(60)).append("\"}");
            case "openai-chat" -> rows.append("{\"request\": {\"model\": \"m\", \"messages\": [{\"role\": \"user\", "
                            + "\"content\": \"").append(words(80)).append("\"}]}, \"response\": {\"created\": ")
                    .append(1_700_000_000 + nanos / 1_000_000_000)
                    .append(", \"usage\": {\"prompt_tokens\": 90, \"completion_tokens\": ").append(length(200))
                    .append("}}, \"conversation_id\": \"c").append(row / 4).append("\"}");
            case "openai-batch" -> rows.append("{\"custom_id\": \"task-").append(row)
                    .append("\", \"method\": \"POST\", \"url\": \"/v1/chat/completions\", \"body\": {\"model\": \"m\", "
                            + "\"max_tokens\": 256, \"messages\": [{\"role\": \"user\", \"content\": \"")
                    .append(words(60)).append("\"}]}}");
            case "mt-bench" -> rows.append("{\"question_id\": ").append(row)
                    .append(", \"category\": \"writing\", \"turns\": [\"").append(words(40)).append("\", \"")
                    .append(words(20)).append("\"]}");
            case "azure" -> calendar(' ').append(',').append(length(1500)).append(',').append(length(200)).append('\r');
            case "burstgpt" -> rows.append(nanos / 1_000_000_000).append(',')
                    .append(row % 3 == 0 ? "" : "s" + (row - random.nextInt(3000)) / 5).append(',')
                    .append(length(20)).append(",GPT-4,").append(length(600)).append(',')
                    .append(row % 50 == 0 ? 0 : length(200)).append(",0,Conversation log");
            case "mooncake" -> mooncake();
            case "qwen-bailian" -> qwen();
            case "vidur" -> {
                rows.append(nanos / 1_000_000_000).append('.');
                digits(nanos % 1_000_000_000, 9).append(',').append(length(1500)).append(',').append(length(200));
            }
            case "metrics-csv" -> {
                rows.append("inv-").append(Long.toHexString(row * 0x9E3779B97F4A7C15L)).append(',');
                calendar('T').append("Z,user-").append(length(5000)).append(",model-").append(length(9))
                    .append(",chat,").append(row % 40 == 0 ? -1 : length(1500)).append(',').append(length(200));
            }
            case "llmservingsim" -> servingSim();
            default -> throw new IllegalArgumentException("found \"" + format + "\", expected a format");
        }
    }

    private void sharegpt() {
        rows.append("{\"id\": \"").append(row % 10 == 0 ? "again" : "chat" + row).append("\", \"conversations\": [");
        var turns = 1 + random.nextInt(6);
        for (var i = 0; i < turns; i++) {
            rows.append(i == 0 ? "" : ", ").append("{\"from\": \"human\", \"value\": \"").append(words(40))
                    .append("\"}, {\"from\": \"gpt\", \"value\": \"").append(words(150)).append("\"}");
        }
        rows.append("]}");
    }

    private void mooncake() {
        var shared = random.nextInt(40);
        var own = 1 + random.nextInt(30);
        rows.append("{\"timestamp\": ").append(nanos / 3_000_000_000L * 3_000).append(", \"input_length\": ")
                .append((shared % 8 + own) * 512 - random.nextInt(512)).append(", \"output_length\": ")
                .append(length(300)).append(", \"hash_ids\": [");
        for (var i = 0; i < shared % 8; i++) {
            rows.append(i == 0 ? "" : ", ").append(shared * 100 + i);
        }
        for (var i = 0; i < own; i++) {
            rows.append(i + shared % 8 == 0 ? "" : ", ").append(10_000 + nextBlock++);
        }
        rows.append("]}");
    }

    private void qwen() {
        var place = random.nextInt(openChats.length);
        var parent = random.nextInt(3) == 0 ? null : openChats[place];
        var kept = parent == null || parent.length > 400 ? new long[] {-1} : parent;
        var chat = Arrays.copyOf(kept, kept.length + 1 + random.nextInt(60));
        chat[0] = row;
        for (var i = kept.length; i < chat.length; i++) {
            chat[i] = nextBlock++;
        }
        openChats[place] = chat;
        rows.append("{\"chat_id\": ").append(row).append(", \"parent_chat_id\": ").append(kept[0])
                .append(", \"timestamp\": ").append(nanos / 1_000_000_000).append('.');
        digits(nanos / 1_000_000 % 1000, 3).append(", \"input_length\": ")
                .append((chat.length - 1) * 16 - random.nextInt(16)).append(", \"output_length\": ")
                .append(length(300)).append(", \"type\": \"text\", \"turn\": 1, \"hash_ids\": [");
        for (var i = 1; i < chat.length; i++) {
            rows.append(i == 1 ? "" : ", ").append(chat[i]);
        }
        rows.append("]}");
    }

    private void servingSim() {
        var tokens = length(600);
        var shared = Math.min(tokens, 64 * random.nextInt(4));
        rows.append("{\"input_toks\": ").append(tokens).append(", \"output_toks\": ").append(length(200))
                .append(", \"arrival_time_ns\": ").append(nanos).append(", \"input_tok_ids\": [");
        for (var i = 0; i < tokens; i++) {
            rows.append(i == 0 ? "" : ", ").append(i < shared ? i : random.nextInt(50_000));
        }
        rows.append("]}");
    }

    private StringBuilder calendar(char separator) {
        rows.append("2023-").append(two(1 + nanos / 2_419_200_000_000_000L % 12)).append('-')
                .append(two(1 + nanos / 86_400_000_000_000L % 28)).append(separator)
                .append(two(nanos / 3_600_000_000_000L % 24)).append(':').append(two(nanos / 60_000_000_000L % 60))
                .append(':').append(two(nanos / 1_000_000_000 % 60)).append('.');
        return digits(nanos / 100 % 10_000_000, 7);
    }

    private StringBuilder digits(long number, int width) {
        var text = Long.toString(number);
        return rows.append("0".repeat(width - text.length())).append(text);
    }

    /** At least 1, mostly about {@code mean}. */
    private long length(int mean) {
        return 1 + (long) (-StrictMath.log(1 - random.nextDouble()) * mean);
    }

    private String words(int mean) {
        var text = new StringBuilder();
        for (var left = length(mean); left > 0; left--) {
            text.append((char) ('a' + random.nextInt(26))).append("lpha".charAt(random.nextInt(4)))
                    .append(left % 3 == 0 ? "tion" : "e").append(left == 1 ? "?" : " ");
        }
        return text.toString();
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
