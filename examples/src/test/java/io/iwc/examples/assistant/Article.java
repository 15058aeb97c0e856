package io.iwc.examples.assistant;

/** One help article. */
public record Article(String title, String text) {
    String asContext() {
        return title + "\n" + text;
    }
}
