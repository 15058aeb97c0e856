package io.iwc.junit;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.run.Run;
import io.iwc.run.RunSummary;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;

/** Attaches the numbers of a test to it, for launchers that show such files; others refuse them, which is no fault. */
final class PublishedFiles {
    private final ExtensionContext context;
    private final Map<String, Integer> names = new HashMap<>();

    PublishedFiles(ExtensionContext context) {
        this.context = context;
    }

    void add(Fingerprint fingerprint) {
        publish("fingerprint", FingerprintFile.text(fingerprint));
    }

    void add(Run run) {
        publish("run", RunSummary.comparable(run));
    }

    private void publish(String name, String json) {
        var number = names.merge(name, 1, Integer::sum);
        var file = (number == 1 ? name : name + "-" + number) + ".json";
        try {
            context.publishFile(file, MediaType.APPLICATION_JSON, path -> Files.writeString(path, json));
        } catch (JUnitException noPlaceForFiles) {
            return; // a launcher without an output folder
        }
    }
}
