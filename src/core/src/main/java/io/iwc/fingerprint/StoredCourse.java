package io.iwc.fingerprint;

import io.iwc.metric.internal.StoredFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes the course and the pairs of lengths out of a stored fingerprint, each of which may be missing. */
final class StoredCourse {
    private static final Comparator<KnownPrompt> BY_LENGTHS = Comparator.comparingInt(KnownPrompt::promptTokens)
            .thenComparingInt(KnownPrompt::outputTokens)
            .thenComparingInt(KnownPrompt::hitTokens);

    private final StoredFields document;
    private final long requests;

    /** @param requests how many the fingerprint is of */
    StoredCourse(StoredFields document, long requests) {
        this.document = document;
        this.requests = requests;
    }

    List<Course> courses() {
        var course = document.at("course");
        if (!course.isThere()) {
            return List.of();
        }
        var upTo = new ArrayList<Long>();
        for (var stored : course.at("requests").elements()) {
            var count = stored.integer(1);
            if (!upTo.isEmpty() && count <= upTo.get(upTo.size() - 1)) {
                throw stored.unexpected("more requests than before");
            }
            upTo.add(count);
        }
        if (upTo.isEmpty() || upTo.get(upTo.size() - 1) != requests) {
            throw course.at("requests").unexpected("a list that ends with all " + requests + " requests");
        }
        return List.of(new Course(
                upTo,
                shares(course.at("time"), upTo.size()),
                gaps(course.at("typicalGaps"), upTo.size()),
                shares(course.at("promptTokens"), upTo.size()),
                optionalShares(course.at("outputTokens"), upTo.size()),
                optionalShares(course.at("hitTokens"), upTo.size()),
                optionalShares(course.at("hitDepths"), upTo.size())));
    }

    private static List<Double> optionalShares(StoredFields stored, int size) {
        return stored.isThere() ? shares(stored, size) : List.of();
    }

    private static List<Double> gaps(StoredFields stored, int size) {
        var gaps = new ArrayList<Double>();
        for (var element : stored.elements()) {
            if (!(element.number() >= 0)) {
                throw element.unexpected("seconds ≥ 0");
            }
            gaps.add(element.number());
        }
        if (gaps.size() != size) {
            throw stored.unexpected(size + " gaps");
        }
        return gaps;
    }

    private static List<Double> shares(StoredFields stored, int size) {
        var shares = new ArrayList<Double>();
        for (var element : stored.elements()) {
            var share = element.number();
            if (!(share >= (shares.isEmpty() ? 0 : shares.get(shares.size() - 1)) && share <= 1)) {
                throw element.unexpected("a share 0..1, not below the one before");
            }
            shares.add(share);
        }
        if (shares.size() != size || shares.get(size - 1) != 1) {
            throw stored.unexpected(size + " shares, the last of them 1");
        }
        return shares;
    }

    List<LengthPair> pairs(String key) {
        return pairs(key, "tokens of a prompt, other tokens and a number of requests");
    }

    private List<LengthPair> pairs(String key, String fields) {
        var stored = document.at(key);
        var pairs = new ArrayList<LengthPair>();
        if (stored.isThere()) {
            for (var element : stored.elements()) {
                pairs.add(pair(element, fields));
                if (pairs.size() > 1 && !isAbove(pairs.get(pairs.size() - 1), pairs.get(pairs.size() - 2))) {
                    throw element.unexpected("more tokens than in the one before");
                }
            }
        }
        return pairs;
    }

    List<BeginningDepth> depthPairs() {
        return pairs("depthPairs", "hit tokens, a depth in blocks and a number of requests").stream()
                .map(pair -> new BeginningDepth(pair.promptTokens(), pair.otherTokens(), pair.requests()))
                .toList();
    }

    List<KnownPrompt> knownPrompts() {
        var stored = document.at("knownPrompts");
        var prompts = new ArrayList<KnownPrompt>();
        if (stored.isThere()) {
            for (var element : stored.elements()) {
                var prompt = knownPrompt(element);
                if (!prompts.isEmpty() && BY_LENGTHS.compare(prompts.get(prompts.size() - 1), prompt) >= 0) {
                    throw element.unexpected("more tokens than in the one before");
                }
                prompts.add(prompt);
            }
        }
        return prompts;
    }

    private static KnownPrompt knownPrompt(StoredFields stored) {
        var fields = stored.elements();
        if (fields.size() != 4) {
            throw stored.unexpected("tokens of a prompt, of an answer, known tokens and a number of requests");
        }
        var output = fields.get(1);
        if (!KnownPrompts.isOutputEdge(output.smallInteger(0))) {
            throw output.unexpected("0 or a power of four");
        }
        return new KnownPrompt(
                edge(fields.get(0)),
                output.smallInteger(0),
                edge(fields.get(2)),
                fields.get(3).integer(1));
    }

    private static LengthPair pair(StoredFields stored, String expected) {
        var fields = stored.elements();
        if (fields.size() != 3) {
            throw stored.unexpected(expected);
        }
        return new LengthPair(
                edge(fields.get(0)), edge(fields.get(1)), fields.get(2).integer(1));
    }

    private static int edge(StoredFields stored) {
        var tokens = stored.smallInteger(0);
        if (!LengthPairs.isEdge(tokens)) {
            throw stored.unexpected("0, a power of two, or one and a half");
        }
        return tokens;
    }

    private static boolean isAbove(LengthPair pair, LengthPair before) {
        return pair.promptTokens() > before.promptTokens()
                || (pair.promptTokens() == before.promptTokens() && pair.otherTokens() > before.otherTokens());
    }
}
