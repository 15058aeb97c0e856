package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.internal.Problems;
import io.iwc.workload.internal.RowReader.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is hashed as it stands is the one that would be printed of its request, and no other is. */
class CanonicalHashTests {
    private static final String TELLING = "\"\\{}[]:, 0019-+.eEtfnu\u0001";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theHashOfLinesIsThatOfTheLinesPrinted(long seed) throws IOException {
        var random = new Random(seed);
        var lines = new RandomLines(seed);
        var written = new ArrayList<String>();
        for (var i = 0; i < 300; i++) {
            var request =
                    RequestParser.parse(lines.valid(), (field, text) -> {}).orElseThrow();
            var line = text(RequestPrinter.line(request));
            written.add(line);
            written.add(Json.compact(lines.valid()));
            written.add(line.replaceFirst("([:,{}])", random.nextBoolean() ? "$1 " : " $1"));
            written.add(damaged(line, random));
        }

        var rows = rows(written);

        var hash = new CanonicalHash();
        rows.forEach(hash::add);
        var printed = new ByteArrayOutputStream();
        for (var row : rows) {
            var line = bytes(RequestPrinter.line(row.request()));
            printed.writeBytes(line);
            row.canonical().ifPresent(as -> assertThat(StandardCharsets.UTF_8.decode(as.duplicate()) + "\n")
                    .isEqualTo(new String(line, StandardCharsets.UTF_8)));
        }
        assertThat(rows).hasSizeGreaterThan(600);
        assertThat(hash.hex()).isEqualTo(Sha256.hex(printed.toByteArray()));
    }

    @Test
    void theHashSoFarDoesNotChangeTheRest() throws IOException {
        var line = "{\"arrival_time_ms\":0,\"output_tokens\":1,\"prompt_tokens\":2,\"request_id\":\"%s\"}";
        var rows = rows(List.of(line.formatted("a"), line.formatted("b"), line.formatted("c")));
        var hash = new CanonicalHash();

        hash.add(rows.get(0));
        hash.hex();
        hash.add(rows.get(1));
        hash.add(rows.get(2));

        var printed = line.formatted("a") + "\n" + line.formatted("b") + "\n" + line.formatted("c") + "\n";
        assertThat(hash.hex()).isEqualTo(Sha256.hex(printed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'arrival_time_ms':0,'output_tokens':71,'prompt_tokens':290,'request_id':'a'}",
                "{'arrival_time_ms':1,'arrival_time_ns':1000001,'max_output_tokens':1,'prompt_tokens':2,'request_id':'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'prefix':{'block_size':1,'hash_ids':[0,18446744073709551615]"
                        + ",'scope':'session'},'prompt_tokens':2,'request_id':'a','seed':5,'session_id':'s','turn_id':0}",
                "{'arrival_time_ms':0,'depends_on':'b','model':'m','prompt':'d\u00e9j\u00e0 \uD83D\uDE00','request_id':'a'"
                        + ",'streaming':true,'think_time_ms':0,'user_id':'u'}"
            })
    void aLineInCanonicalSpellingIsNotPrintedAgain(String line) throws IOException {
        var written = line.replace('\'', '"');

        var row = rows(List.of(written)).get(0);

        assertThat(row.canonical()).hasValue(StandardCharsets.UTF_8.encode(written));
        assertThat(text(RequestPrinter.line(row.request()))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {'arrival_time_ms':0,'output_tokens':1,'prompt_tokens':2,'request_id':'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'prompt_tokens':2,'request_id':'a'} ",
                "{'arrival_time_ms':0,'output_tokens':1,'prompt_tokens':2,'request_id' :'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'request_id':'a','prompt_tokens':2}",
                "{'arrival_time_ms':-0,'output_tokens':1,'prompt_tokens':2,'request_id':'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'prompt_tokens':2,'request_id':'\\u0061'}",
                "{'arrival_time_ms':1,'arrival_time_ns':1000000,'output_tokens':1,'prompt_tokens':2,'request_id':'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'prompt_tokens':2,'request_id':'a','seed':null}",
                "{'arrival_time_ms':0,'prompt':'p','prompt_format':'raw','request_id':'a'}",
                "{'arrival_time_ms':0,'prompt':'p','request_id':'a','temperature':1}",
                "{'arrival_time_ms':0,'output_tokens':1,'prefix':{'block_size':1,'hash_ids':[ 7]},'prompt_tokens':2"
                        + ",'request_id':'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'prefix':{'hash_ids':[7],'block_size':1},'prompt_tokens':2"
                        + ",'request_id':'a'}",
                "{'arrival_time_ms':0,'output_tokens':1,'prefix':{'block_size':1,'hash_ids':[7],'scope':'global'}"
                        + ",'prompt_tokens':2,'request_id':'a'}"
            })
    void aLineInAnotherSpellingIsPrintedAgain(String line) throws IOException {
        var written = line.replace('\'', '"');

        var row = rows(List.of(written)).get(0);

        assertThat(text(RequestPrinter.line(row.request()))).isNotEqualTo(written);
        assertThat(row.canonical()).isEmpty();
    }

    @Test
    void carriageReturnsAndAByteOrderMarkAreNoPartOfTheLine() throws IOException {
        var line = "{\"arrival_time_ms\":0,\"output_tokens\":1,\"prompt_tokens\":2,\"request_id\":\"a\"}";

        var hash = new CanonicalHash();
        rows(List.of("\uFEFF" + line + "\r")).forEach(hash::add);

        assertThat(hash.hex()).isEqualTo(Sha256.hex(line + "\n"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static String damaged(String line, Random random) {
        var at = random.nextInt(line.length());
        var sign = TELLING.charAt(random.nextInt(TELLING.length()));
        return line.substring(0, at) + sign + line.substring(at + random.nextInt(2));
    }

    private static byte[] bytes(ByteBuffer line) {
        return Arrays.copyOfRange(line.array(), line.arrayOffset() + line.position(), line.limit());
    }

    private static String text(ByteBuffer line) {
        return new String(bytes(line), StandardCharsets.UTF_8).stripTrailing();
    }

    private List<Row> rows(List<String> lines) throws IOException {
        var file = folder.resolve("lines.jsonl");
        Files.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        var rows = new ArrayList<Row>();
        try (var reader = new RowReader(file, new Problems())) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
