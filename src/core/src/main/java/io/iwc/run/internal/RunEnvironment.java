package io.iwc.run.internal;

import io.iwc.internal.IwcVersion;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a run or a suite took place: compared by name only, a difference is reported. No host name, no clock.
 *
 * @since 0.1
 */
public final class RunEnvironment {
    private RunEnvironment() {}

    /** IWC's version, JDK, operating system and CPUs of this process, by name. */
    public static SortedMap<String, String> current() {
        var facts = new TreeMap<String, String>();
        facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("iwc", IwcVersion.current());
        facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return Collections.unmodifiableSortedMap(facts);
    }
}
