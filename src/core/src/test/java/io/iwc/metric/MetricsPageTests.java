package io.iwc.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTests {
    private static final Path PAGE = Path.of("..", "site", "metrics.md");
    private static final String UPDATE = "iwc.docs.update";

    @Test
    void hasTheTablesOfTheCatalogue() throws IOException {
        var page = Files.readString(PAGE);

        var expected = page;
        for (var table : MetricTables.all().entrySet()) {
            expected = replaced(expected, table.getKey(), table.getValue());
        }

        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page)
                    .as("src/site/metrics.md differs from the catalogue; write it anew with"
                            + " mvn test -pl src/core -Dtest=MetricsPageTests -Diwc.docs.update=true")
                    .isEqualTo(expected);
        }
    }

    private static String replaced(String page, String name, String table) {
        var begin = "<!-- generated: " + name + " -->\n";
        var end = "<!-- end -->\n";
        var place = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find())
                .as("src/site/metrics.md has a place for the table " + name)
                .isTrue();
        return place.replaceFirst(Matcher.quoteReplacement(begin + table + end));
    }
}
