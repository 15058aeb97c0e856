package io.iwc.junit;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.drift.Drift;
import io.iwc.report.internal.DriftMarkdown;
import io.iwc.run.Run;
import io.iwc.run.internal.RunSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;

/**
 * Attaches the numbers of a test to it, for launchers that show such files. Others refuse them, and JUnit before 5.14
 * knows no such files; neither is a fault.
 */
final class PublishedFiles {
    private static final boolean IS_SUPPORTED = JUnitVersion.has("org.junit.jupiter.api.MediaType");

    private final ExtensionContext context;
    private final Map<String, Integer> names = new HashMap<>();

    PublishedFiles(ExtensionContext context) {
        this.context = context;
    }

    void add(WorkloadPlan plan) {
        publish("fingerprint", ".json", plan::fingerprintText);
    }

    void add(Run run) {
        publish("run", ".json", () -> RunSummary.comparable(run));
    }

    /** What a baseline's gates had to judge. */
    void add(BaselineCheck check) {
        if (check instanceof BaselineCheck.Judged judged) {
            publish("drift", ".md", () -> DriftMarkdown.of(judged.drift(), Optional.of(judged.judgement())));
        }
    }

    void add(Drift drift) {
        publish("drift", ".md", () -> DriftMarkdown.of(drift, Optional.empty()));
    }

    private void publish(String name, String ending, Supplier<String> text) {
        if (!IS_SUPPORTED) {
            return;
        }
        var number = names.merge(name, 1, Integer::sum);
        var file = (number == 1 ? name : name + "-" + number) + ending;
        try {
            FilePublication.publish(context, file, text);
        } catch (LinkageError older) {
            return; // an engine older than the API
        } catch (JUnitException refused) {
            if (refused.getCause() instanceof RuntimeException fault && !(fault instanceof JUnitException)) {
                throw fault; // of making the text
            }
            return; // a launcher without an output folder
        }
    }
}
