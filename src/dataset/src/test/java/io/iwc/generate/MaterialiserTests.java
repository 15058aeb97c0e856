package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.materialise.internal.Materialiser;
import io.iwc.testing.Qwen3;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MaterialiserTests {
    private static final Tokenizer O200K = Tokenizers.of("tiktoken:o200k_base");

    static Stream<Arguments> seededTokenizers() {
        return Stream.of(
                        "tiktoken:o200k_base",
                        "tiktoken:cl100k_base",
                        "tiktoken:p50k_base",
                        "tiktoken:r50k_base",
                        "whitespace",
                        "qwen3")
                .flatMap(id -> LongStream.of(1, 2, 3).mapToObj(seed -> Arguments.of(id, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seededTokenizers")
    void hasExactlyTheLengthAskedFor(String tokenizerId, long seed) {
        var tokenizer = tokenizer(tokenizerId);
        var materialiser = Materialiser.with(tokenizer, seed);
        var random = SeededRandom.stream(seed, "lengths");

        for (var i = 0; i < 40; i++) {
            var tokens = random.nextInt(3000);
            var request = Request.lengthOnly(tokens).withId("req-" + i).build();

            assertThat(tokenizer.count(materialiser.text(request))).isEqualTo(tokens);
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seededTokenizers")
    void sharesTokensExactlyAsFarAsBlocksAreEqual(String tokenizerId, long seed) {
        var tokenizer = tokenizer(tokenizerId);
        var materialiser = Materialiser.with(tokenizer, seed);
        var random = SeededRandom.stream(seed, "blocks");

        for (var i = 0; i < 40; i++) {
            var shared = random.nextInt(20);
            var a = prompt(16, shared, 1 + random.nextInt(8), random);
            var b = prompt(16, shared, 1 + random.nextInt(8), random);

            var equal = sharedTokens(tokenizer, materialiser.text(a), materialiser.text(b));

            assertThat(equal / 16).isEqualTo(shared);
        }
    }

    @Test
    void keepsThePrefixReuseOfASyntheticWorkload() {
        var lengths = Synthesis.of(60)
                .withShared(new SharedPrefixes(64, 4, 1))
                .withSessions(new SessionShape(LengthDistribution.fixed(3), true, Duration.ofSeconds(1)))
                .generate("chats");

        var text = Materialiser.with(O200K, 42).materialise(lengths);

        for (var i = 1; i < lengths.requests().size(); i++) {
            var before = lengths.requests().get(i - 1);
            var after = lengths.requests().get(i);
            var blocks = sharedBlocks(blocks(before), blocks(after));
            assertThat(sharedTokens(O200K, words(text, i - 1), words(text, i)) / BlockIds.BLOCK_TOKENS)
                    .isEqualTo(blocks);
        }
    }

    @Test
    void saysTheSameWhicheverPartIsMaterialised() {
        var workload = Synthesis.of(20).withShared(SharedPrefixes.one(48)).generate("w");

        var whole = Materialiser.with(O200K, 9).materialise(workload);
        var last = Materialiser.with(O200K, 9).materialise(workload.requests().get(19));

        assertThat(whole.requests().get(19)).isEqualTo(last);
        assertThat(whole.regenerate().orElseThrow().requests()).isEqualTo(whole.requests());
    }

    @Test
    void blocksOfASessionMeanNothingInAnother() {
        var blocks = PrefixBlocks.of(64, new long[] {1, 2}).within(PrefixBlocks.Scope.SESSION);
        var materialiser = Materialiser.with(O200K, 9);

        var one = materialiser.text(request(128, blocks).inSession("a").build());
        var two = materialiser.text(request(128, blocks).inSession("b").build());

        assertThat(sharedTokens(O200K, one, two)).isLessThan(64);
    }

    @Test
    void leavesTextAlone() {
        var request = Request.text("How late is it?").withId("req-1").build();
        var materialiser = Materialiser.with(O200K, 9);

        assertThat(materialiser.materialise(request)).isSameAs(request);
        assertThatThrownBy(() -> materialiser.text(request)).hasMessage("request req-1 has text already");
    }

    @Test
    void refusesATokenizerThatKnowsNoWords() {
        var letters = new Tokenizer() {
            @Override
            public String id() {
                return "letters";
            }

            @Override
            public int[] encode(String text) {
                return text.chars().toArray();
            }
        };

        assertThatThrownBy(() -> Materialiser.with(letters, 1))
                .hasMessage("tokenizer letters: found 0 short words of one token, expected at least 16; text of an"
                        + " exact length cannot be made with it");
    }

    private static Tokenizer tokenizer(String id) {
        return id.equals("qwen3") ? Tokenizers.huggingFace(Qwen3.tokenizerJson()) : Tokenizers.of(id);
    }

    private static Request prompt(int blockSize, int shared, int own, SeededRandom random) {
        var ids = IntStream.range(0, shared + own)
                .mapToLong(i -> i < shared ? i : random.nextLong())
                .toArray();
        return request(blockSize * ids.length, PrefixBlocks.of(blockSize, ids)).build();
    }

    private static Request.Builder request(int tokens, PrefixBlocks blocks) {
        return Request.lengthOnly(tokens).withId("req-1").withPrefix(blocks);
    }

    private static int sharedTokens(Tokenizer tokenizer, String a, String b) {
        var x = tokenizer.encode(a);
        var y = tokenizer.encode(b);
        var mismatch = Arrays.mismatch(x, y);
        return mismatch < 0 ? x.length : mismatch;
    }

    private static long sharedBlocks(PrefixBlocks x, PrefixBlocks y) {
        return IntStream.range(0, Math.min(x.count(), y.count()))
                .takeWhile(i -> x.hashId(i) == y.hashId(i))
                .count();
    }

    private static PrefixBlocks blocks(Request request) {
        return ((Prompt.Lengths) request.prompt()).blocks().orElseThrow();
    }

    private static String words(Workload workload, int index) {
        return ((Prompt.Text) workload.requests().get(index).prompt()).text();
    }
}
