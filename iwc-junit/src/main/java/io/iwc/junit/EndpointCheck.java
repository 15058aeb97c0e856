package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.junit.Configuration.Setting;
import io.iwc.junit.EndpointPlan.Simulated;
import io.iwc.replay.Endpoint;
import io.iwc.replay.Wire;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at every attribute of an {@link IwcEndpoint} before any work is done, and says all that is wrong at once. */
final class EndpointCheck {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern LOOKS_LIKE_A_KEY = Pattern.compile("(?i)(sk|hf|gsk|pk|key)[-_][A-Za-z0-9_-]{12,}");

    private final Declaration<IwcEndpoint> declaration;
    private final IwcEndpoint annotation;
    private final Configuration configuration;
    private final DeclarationFaults faults = new DeclarationFaults();
    private Optional<String> absence = Optional.empty();

    EndpointCheck(Declaration<IwcEndpoint> declaration) {
        this.declaration = declaration;
        annotation = declaration.annotation();
        configuration = Configuration.of(declaration.scope());
    }

    EndpointPlan plan() {
        var options = new EndpointReplay(declaration, configuration, faults).options(isPredicted(), wire());
        var key = keyVariable("apiKeyEnv", annotation.apiKeyEnv());
        Optional<Simulated> simulated = Optional.empty();
        Optional<Endpoint> remote = Optional.empty();
        if (hasOneTarget()) {
            if (!annotation.url().isEmpty()) {
                remote = declared(key);
            } else if (!annotation.value().isEmpty()) {
                remote = configured(key);
            } else {
                simulated = simulated();
            }
        }
        return new EndpointPlan(declaration, simulated, remote, options, faults.found(), absence);
    }

    private boolean hasOneTarget() {
        var named = new LinkedHashMap<String, Boolean>();
        named.put("embedded", !annotation.embedded().equals(Defaults.endpoint().embedded()));
        named.put("url", !annotation.url().isEmpty());
        named.put("value", !annotation.value().isEmpty());
        named.values().removeIf(isSet -> !isSet);
        if (named.size() > 1) {
            faults.add(declaration.fault(
                    "",
                    "found " + String.join(" and ", named.keySet())
                            + ", expected at most one of embedded, url, value"));
        }
        checkLifetime(!annotation.url().isEmpty() || !annotation.value().isEmpty());
        return named.size() < 2;
    }

    private void checkLifetime(boolean isRemote) {
        if (annotation.lifetime() == Lifetime.PLAN && (isRemote || !declaration.isShared())) {
            faults.add(declaration.fault(
                    "lifetime",
                    "found PLAN on " + (isRemote ? "a server that IWC does not start" : "a method or parameter")
                            + ", expected an embedded endpoint declared on a class"));
        }
    }

    private Optional<Simulated> simulated() {
        var embedded = annotation.embedded();
        if (embedded.sessionFrom().length == 0) {
            faults.add(declaration.fault("embedded.sessionFrom", "found nothing, expected at least one source"));
        }
        if (embedded.outputTokens() < 1 && embedded.outputTokens() != -1) {
            faults.add(declaration.fault(
                    "embedded.outputTokens",
                    "found " + embedded.outputTokens() + ", expected an integer ≥ 1, or -1 to leave it open"));
            return Optional.empty();
        }
        var tokenizer = Counters.find("", declaration, configuration, faults);
        try {
            var profile = profile(embedded.profile());
            return profile.isEmpty()
                    ? Optional.empty()
                    : tokenizer.map(counting -> new Simulated(profile.get(), embedded, counting));
        } catch (IwcException refused) {
            faults.add(declaration.fault("embedded.profile", "profile", refused));
            return Optional.empty();
        }
    }

    private Optional<Endpoint> declared(Optional<String> key) {
        try {
            return Optional.of(endpoint(annotation.url(), annotation.model(), key));
        } catch (IllegalArgumentException refused) {
            faults.add(declaration.fault("url", ReplaySettings.reason(refused)));
            return Optional.empty();
        }
    }

    /** By name, or from a file that lies where the test's other files do. */
    private Optional<EngineProfile> profile(String name) {
        if (!EngineProfile.isFile(name)) {
            return Optional.of(EngineProfile.named(name));
        }
        var testClass = declaration.scope().getRequiredTestClass();
        var files = new DataFiles(testClass, configuration.dataFolder());
        var file = files.find(name);
        if (file.isEmpty()) {
            faults.add(declaration.fault("embedded.profile", files.notFound(name)));
        }
        return file.map(EngineProfile::read);
    }

    private Optional<Endpoint> configured(Optional<String> declaredKey) {
        var name = annotation.value();
        var url = configuration.endpoint(name, "url");
        if (url.isEmpty()) {
            var text = Configuration.noEndpoint(name);
            if (name.equals(IwcEndpoint.CONFIGURED)) {
                absent(text);
            } else {
                faults.add(declaration.fault("value", "found \"" + name + "\", but " + text));
            }
            return Optional.empty();
        }
        var model = annotation.model().isEmpty()
                ? configuration.endpoint(name, "model").map(Setting::value).orElse("")
                : annotation.model();
        var key = declaredKey.or(() -> configuration
                .endpoint(name, "api-key-env")
                .flatMap(setting -> keyVariable(setting.source(), setting.value())));
        try {
            return Optional.of(endpoint(url.get().value(), model, key));
        } catch (IllegalArgumentException refused) {
            throw url.get().refusedAs(ReplaySettings.reason(refused));
        }
    }

    private Endpoint endpoint(String url, String model, Optional<String> key) {
        var endpoint = Endpoint.at(url, model).over(wire());
        return key.map(endpoint::withApiKeyFrom).orElse(endpoint);
    }

    /** The declared API; a configured endpoint may have another one where the declaration has the usual. */
    private Wire wire() {
        var setting = annotation.wire() != Wire.CHAT || annotation.value().isEmpty()
                ? Optional.<Setting>empty()
                : configuration.endpoint(annotation.value(), "wire");
        return setting.map(EndpointCheck::wire).orElse(annotation.wire());
    }

    private static Wire wire(Setting setting) {
        return Stream.of(Wire.values())
                .filter(it -> it.text().equals(setting.value()))
                .findFirst()
                .orElseThrow(() -> setting.refused("chat, completions or responses"));
    }

    private boolean isPredicted() {
        return annotation.url().isEmpty()
                && annotation.value().isEmpty()
                && annotation.embedded().clock() == EngineClock.VIRTUAL;
    }

    private Optional<String> keyVariable(String attribute, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!VARIABLE.matcher(name).matches() || LOOKS_LIKE_A_KEY.matcher(name).matches()) {
            faults.add(declaration.fault(
                    attribute,
                    "found something that is no name of an environment variable (not shown, it may be a key), expected"
                            + " a name such as OPENAI_API_KEY"));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private void absent(String reason) {
        if (configuration.requiresEndpoint() || annotation.onUnavailable() == Missing.FAIL) {
            faults.add(declaration.fault("value", reason));
        } else {
            absence = Optional.of(declaration.fault("value", reason).toString());
        }
    }
}
