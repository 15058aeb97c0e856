package io.iwc.junit;

import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import io.iwc.replay.Wire;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** How an {@link IwcEndpoint} is sent to: each attribute, else the setting of its name, else the option's default. */
final class EndpointReplay {
    private final Declaration<IwcEndpoint> declaration;
    private final ReplaySettings settings;
    private final DeclarationFaults faults;

    EndpointReplay(Declaration<IwcEndpoint> declaration, Configuration configuration, DeclarationFaults faults) {
        this.declaration = declaration;
        settings = new ReplaySettings(configuration, declaration.annotation().value());
        this.faults = faults;
    }

    /**
     * The options; of use only if no fault was added.
     *
     * @param isPredicted whether nothing is sent
     * @param wire the API of the server, declared or configured
     */
    ReplayOptions options(boolean isPredicted, Wire wire) {
        var options = ReplayOptions.defaults();
        for (var option : attributes()) {
            var declared = declared(option);
            if (declared.isPresent()) {
                var before = faults.found().size();
                options = applied(option, options, declared.get());
                if (isPredicted && !option.isOfLoad() && faults.found().size() == before) {
                    idle(option, "on the virtual clock nothing is sent");
                }
            }
        }
        if (!wire.knows(Wire.MAX_COMPLETION_TOKENS)) {
            idle(ReplayOption.LENGTH_FIELD, wire + " has a name of its own for it, only CHAT and AZURE have two");
        }
        if (!wire.knows(Wire.MIN_TOKENS)) {
            idle(ReplayOption.IGNORE_EOS, wire + " has no place for it");
            idle(ReplayOption.MIN_TOKENS, wire + " has no place for it");
        }
        if (wire == Wire.COMPLETIONS) {
            idle(ReplayOption.LIVE_HISTORY, "prompts of COMPLETIONS are text");
        }
        options = settings.over(
                options, option -> !isAttribute(option) || declared(option).isEmpty());
        if (options.telemetry().isEmpty()) {
            idle(ReplayOption.TELEMETRY_INTERVAL, "no telemetry is sampled");
        }
        if (isSet(ReplayOption.CLOSED_LOOP) && isSet(ReplayOption.MAX_CONCURRENCY)) {
            fault(
                    ReplayOption.CLOSED_LOOP,
                    "found together with maxConcurrency, expected one of them: a closed loop has its own number of"
                            + " requests in flight");
        }
        return options;
    }

    private boolean isSet(ReplayOption option) {
        return declared(option).isPresent() || settings.find(option).isPresent();
    }

    /** The options that are attributes too. */
    static List<ReplayOption> attributes() {
        return List.of(ReplayOption.values()).stream()
                .filter(EndpointReplay::isAttribute)
                .toList();
    }

    private static boolean isAttribute(ReplayOption option) {
        return option.isIn(ReplayOption.Place.ANNOTATION);
    }

    private ReplayOptions applied(ReplayOption option, ReplayOptions options, String text) {
        try {
            return option.applyTo(options, text);
        } catch (IllegalArgumentException refused) {
            fault(option, ReplaySettings.reason(refused));
            return options;
        }
    }

    /** Refuses an attribute that would change nothing. */
    private void idle(ReplayOption option, String because) {
        declared(option).ifPresent(found -> fault(option, "found " + found + ", expected nothing: " + because));
    }

    private void fault(ReplayOption option, String text) {
        faults.add(declaration.fault(option.attribute(), text));
    }

    /** The attribute as text, if it is not left as it is. */
    private Optional<String> declared(ReplayOption option) {
        try {
            Method attribute = IwcEndpoint.class.getMethod(option.attribute());
            var value = attribute.invoke(declaration.annotation());
            return value.equals(attribute.getDefaultValue())
                    ? Optional.empty()
                    : Optional.of(value instanceof Enum<?> constant ? constant.name() : value.toString());
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(option.attribute(), e);
        }
    }
}
