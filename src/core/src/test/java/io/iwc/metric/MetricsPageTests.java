package io.iwc.metric;

import io.iwc.testing.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MetricsPageTests {
    @Test
    void hasTheTablesOfTheCatalogue() throws IOException {
        var page = new GeneratedPage("metrics.md", "the catalogue", "src/core", MetricsPageTests.class);

        page.hasTables(MetricTables.all());
    }
}
