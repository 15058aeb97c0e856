package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.baseline.internal.BaselineMode;
import io.iwc.baseline.internal.BaselineOwner;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.junit.Configuration.Setting;
import io.iwc.prefix.CacheRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Where the baselines of a test lie and what may be done with them, as settings and annotations say. */
final class Baselines {
    private static final Stores.Key<BaselineScope> SCOPE = new Stores.Key<>(BaselineScope.class, "scope");

    static final String PROMPTS = "iwc.messages.prompts";

    /** Settings that assertions ask for, which do not see the parameters of JUnit themselves. */
    private static final List<String> OF_ASSERTIONS = List.of(PROMPTS, "iwc.tokenizer");

    static final String CACHE_RULE = "iwc.cache.rule";

    private Baselines() {}

    /** The scope of a test, made when the test begins. */
    static BaselineScope open(ExtensionContext test) {
        var mode = mode(test); // a refusal is thrown here, not kept in the store
        var rule = cacheRule(test);
        return Stores.computeIfAbsent(test, SCOPE, () -> BaselineScope.of(store(test), mode, settings(test, rule)));
    }

    /** The scope of the test that this context is of or in. */
    static Optional<BaselineScope> find(ExtensionContext context) {
        return Stores.find(context, SCOPE);
    }

    /** The store of the module in this launch: it notices when one id is given to unequal numbers. */
    static BaselineStore store(ExtensionContext context) {
        var folder = Configuration.of(context)
                .find("iwc.baseline.dir")
                .map(Setting::value)
                .orElse("src/test/resources/iwc");
        var root = ModuleFolder.of(context.getRequiredTestClass()).resolve(folder);
        return Stores.computeIfAbsent(
                context.getRoot(), new Stores.Key<>(BaselineStore.class, root), () -> BaselineStore.at(root));
    }

    static BaselineMode mode(ExtensionContext context) {
        var configuration = Configuration.of(context);
        try {
            return configuration
                    .find("iwc.baseline.mode")
                    .map(setting -> BaselineMode.of(setting.value()))
                    .orElse(BaselineMode.AUTO)
                    .resolve(configuration.variable("CI").isPresent(), configuration.mayWriteBaselinesOnCi());
        } catch (IwcException refused) {
            throw new ExtensionConfigurationException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** The id of the test's baseline: as declared, else the name of its method. */
    static String id(ExtensionContext test) {
        return Declaration.nearest(IwcBaseline.class, test)
                .map(declaration -> declaration.annotation().value())
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> BaselineIds.of(
                        test.getRequiredTestClass(),
                        test.getRequiredTestMethod().getName()));
    }

    private static BaselineOwner owner(ExtensionContext test) {
        var name = RunningClasses.name(test) + "." + TestUsage.displayName(test);
        return AnnotationSupport.isAnnotated(test.getTestMethod(), RepeatedTest.class)
                ? new BaselineOwner(
                        name,
                        RunningClasses.name(test) + "."
                                + test.getRequiredTestMethod().toGenericString())
                : BaselineOwner.of(name);
    }

    private static Settings settings(ExtensionContext test, Optional<CacheRule> rule) {
        var configuration = Configuration.of(test);
        var module = ModuleFolder.of(test.getRequiredTestClass());
        var settings = Settings.of(RunningClasses.folder(test), id(test))
                .of(owner(test))
                .reportingTo(module.resolve(ReportSettings.folder(configuration, module.path())))
                .updating(configuration
                        .find("iwc.baseline.filter")
                        .map(Setting::value)
                        .orElse("*"))
                .configuring(ofAssertions(configuration, rule));
        return configuration
                .find("iwc.environment")
                .map(Setting::value)
                .map(settings::in)
                .orElse(settings);
    }

    private static Map<String, String> ofAssertions(Configuration configuration, Optional<CacheRule> rule) {
        var values = new TreeMap<String, String>();
        rule.ifPresent(chosen -> values.put(CACHE_RULE, chosen.id()));
        OF_ASSERTIONS.forEach(key -> configuration.find(key).ifPresent(setting -> values.put(key, setting.value())));
        return values;
    }

    /** The rule of the cache that a test's workloads are meant for: as annotated, else as configured. */
    private static Optional<CacheRule> cacheRule(ExtensionContext test) {
        return Declaration.nearest(IwcCache.class, test)
                .map(declaration -> declaration.annotation().value())
                .or(() -> Configuration.of(test).find(CACHE_RULE).map(Baselines::cacheRule));
    }

    private static CacheRule cacheRule(Setting setting) {
        try {
            return CacheRule.of(setting.value());
        } catch (IwcException refused) {
            throw setting.refusedAs(String.valueOf(refused.getMessage()).replaceFirst("^cache rule: ", ""));
        }
    }
}
