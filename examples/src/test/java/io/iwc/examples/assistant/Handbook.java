package io.iwc.examples.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The help articles, found by the words that they share with a question. */
public final class Handbook {
    private final List<Article> articles;

    private Handbook(List<Article> articles) {
        this.articles = List.copyOf(articles);
    }

    /** The articles in {@code handbook.md}, each under a heading. */
    public static Handbook load() {
        var sections = resource("handbook.md").split("(?m)^## ", -1);
        return new Handbook(Arrays.stream(sections)
                .filter(section -> !section.isBlank())
                .map(Handbook::article)
                .toList());
    }

    /** The {@code count} articles that fit best, the best first; a rare word weighs more than a common one. */
    public List<Article> best(String question, int count) {
        var asked = words(question);
        return articles.stream()
                .sorted(comparingDouble(article -> -score(article, asked)))
                .limit(count)
                .toList();
    }

    private double score(Article article, Set<String> asked) {
        return words(article.asContext()).stream()
                .filter(asked::contains)
                .mapToDouble(this::weight)
                .sum();
    }

    private double weight(String word) {
        var carrying = articles.stream()
                .filter(article -> words(article.asContext()).contains(word))
                .count();
        return Math.log((1.0 + articles.size()) / carrying);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toSet());
    }

    private static Article article(String section) {
        var titleEnd = section.indexOf('\n');
        return new Article(
                section.substring(0, titleEnd).strip(),
                section.substring(titleEnd).strip());
    }

    static String resource(String name) {
        try (var stream = Handbook.class.getResourceAsStream("/assistant/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
