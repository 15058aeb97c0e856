package io.iwc.arrival.internal;

import io.iwc.arrival.ArrivalProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Arrival processes as they are typed: {@code gamma:rate=5,cv=2}. */
public final class ArrivalText {
    private static final String EXPECTED = "expected one of "
            + ArrivalForm.all().stream().map(ArrivalForm::pattern).collect(Collectors.joining(", "))
            + " (step, every, on, off, over and period are times such as 500ms, 1.5s or 10m)";

    private final String kind;
    private final List<String> parameters = new ArrayList<>();

    public ArrivalText(String kind) {
        this.kind = kind;
    }

    public ArrivalText with(ArrivalParameter parameter, Number value) {
        parameters.add(parameter.text() + "=" + parameter.written(value));
        return this;
    }

    @Override
    public String toString() {
        return kind + ":" + String.join(",", parameters);
    }

    public static ArrivalProcess parse(String text) {
        try {
            var colon = text.indexOf(':');
            var kind = (colon < 0 ? text : text.substring(0, colon)).strip();
            var form = ArrivalForm.of(kind)
                    .orElseThrow(() -> new IllegalArgumentException("no process is called \"" + kind + "\""));
            return form.process(colon < 0 ? Map.of() : values(form, text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "arrival: found \"" + text + "\" (" + e.getMessage() + "), " + EXPECTED, e);
        }
    }

    private static Map<ArrivalParameter, Number> values(ArrivalForm form, String text) {
        var values = new EnumMap<ArrivalParameter, Number>(ArrivalParameter.class);
        for (var part : text.split(",", -1)) {
            var equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("\"" + part + "\" is not name=value");
            }
            var name = part.substring(0, equals).strip();
            var parameter = Arrays.stream(ArrivalParameter.values())
                    .filter(it -> it.text().equals(name) && form.takes(it))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("no parameter of " + form.kind() + " is called " + name));
            if (values.put(parameter, parameter.read(part.substring(equals + 1).strip())) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
        return values;
    }
}
