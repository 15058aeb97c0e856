package io.iwc.cli;

import io.iwc.prefix.CacheRule;
import io.iwc.prefix.CacheTariff;
import io.iwc.prefix.Prices;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which prompt cache a workload is measured by, and what tokens cost. */
final class TariffOptions {
    @Option(
            names = "--cache-rule",
            paramLabel = "RULE",
            converter = Ids.CacheRules.class,
            completionCandidates = Ids.CacheRules.class,
            description = "Measure what a prompt cache of this rule is expected to have, and with"
                    + " --prefix-breaks take what it had forgotten for no break: ${COMPLETION-CANDIDATES}.")
    private Optional<CacheRule> rule = Optional.empty();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Measure what the requests cost at the prices of this YAML file.")
    private Optional<Path> prices = Optional.empty();

    CacheTariff tariff() {
        return new CacheTariff(rule, prices.map(Prices::read));
    }
}
