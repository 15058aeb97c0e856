package io.iwc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation of which a test makes some tables: what stands between {@code <!-- generated: NAME -->} and
 * {@code <!-- end -->}. With the system property {@code iwc.docs.update} the test writes them anew instead.
 *
 * @param name of the file in {@code src/site}
 * @param source what the tables are made of, for the message
 * @param module the folder of the module that the test belongs to, for the message
 * @param test the one that makes the tables, for the message
 */
public record GeneratedPage(String name, String source, String module, Class<?> test) {
    private static final String UPDATE = "iwc.docs.update";

    /** Verifies that the page has a place for each of these tables, by name, and the table in it; or puts it there. */
    public void hasTables(Map<String, String> tables) throws IOException {
        var ofModule = Path.of("..", "site", name); // tests run in the folder of their module
        var file = Files.exists(ofModule) ? ofModule : Path.of("..", "src", "site", name);
        var page = Files.readString(file);

        var expected = page;
        for (var table : tables.entrySet()) {
            expected = replaced(expected, table.getKey(), table.getValue());
        }

        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(file, expected);
        } else {
            assertThat(page)
                    .as("src/site/" + name + " differs from " + source + "; write it anew with mvn test -pl " + module
                            + " -Dtest=" + test.getSimpleName() + " -D" + UPDATE + "=true")
                    .isEqualTo(expected);
        }
    }

    private String replaced(String page, String title, String table) {
        var begin = "<!-- generated: " + title + " -->\n";
        var end = "<!-- end -->\n";
        var place = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find())
                .as("src/site/" + name + " has a place for the table " + title)
                .isTrue();
        return place.replaceFirst(Matcher.quoteReplacement(begin + table + end));
    }
}
