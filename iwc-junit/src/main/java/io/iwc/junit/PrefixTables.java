package io.iwc.junit;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.prefix.CacheRule;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.report.internal.PrefixBreaksReport;
import io.iwc.report.internal.ReportTable;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test's prompts did to a prompt cache, as tables of its report: what an assertion found, and what nobody asked
 * for where it takes no time, with hashes in place of words.
 */
final class PrefixTables {
    private static final int MOST_REQUESTS = 500;

    private final ExtensionContext test;
    private final Map<Workload, Seen> seen = new LinkedHashMap<>();

    PrefixTables(ExtensionContext test) {
        this.test = test;
    }

    /** A workload that the test looked at, and other tests may: it is gone through once. */
    void addShared(Workload workload, Tokenizer tokenizer) {
        seen.put(workload, new Seen(tokenizer, true));
    }

    /** A workload that only this test looked at. */
    void add(Workload workload, Tokenizer tokenizer) {
        seen.put(workload, new Seen(tokenizer, false));
    }

    List<ReportTable> tables() {
        var tables = new ArrayList<ReportTable>();
        var found = Baselines.find(test).map(BaselineScope::broken).orElse(Map.of());
        found.forEach((name, broken) ->
                new PrefixBreaksReport(broken, showsPrompts()).tableOf(name).ifPresent(tables::add));
        seen.forEach((workload, how) -> {
            if (!found.containsKey(workload.name())) {
                unasked(workload, how).ifPresent(tables::add);
            }
        });
        return tables;
    }

    private Optional<ReportTable> unasked(Workload workload, Seen how) {
        var requests = workload.requests();
        if (requests.size() > MOST_REQUESTS
                || requests.stream().noneMatch(request -> request.prompt().hasText())) {
            return Optional.empty();
        }
        var rule = configured(Baselines.CACHE_RULE).map(CacheRule::of);
        var broken = how.isShared()
                ? Stores.computeIfAbsent(
                        test.getRoot(),
                        new Stores.Key<>(
                                PrefixBreaks.class,
                                List.of(workload, how.tokenizer().reference(), rule)),
                        () -> PrefixBreaks.of(workload, how.tokenizer(), rule))
                : PrefixBreaks.of(workload, how.tokenizer(), rule);
        return new PrefixBreaksReport(broken, false).tableOf(workload.name());
    }

    private boolean showsPrompts() {
        return configured(Baselines.PROMPTS)
                .map(setting -> !setting.strip().equalsIgnoreCase("false"))
                .orElse(true);
    }

    /** As the assertions of the test have it; of a test whose settings were refused, nothing. */
    private Optional<String> configured(String key) {
        return Baselines.find(test).flatMap(scope -> scope.configured(key));
    }

    /** How a workload is counted, and whether other tests have it, too. */
    private record Seen(Tokenizer tokenizer, boolean isShared) {}
}
