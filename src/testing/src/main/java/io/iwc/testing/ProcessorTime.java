package io.iwc.testing;

import java.lang.management.ManagementFactory;

/** Processor time of all threads of this JVM, which on a shared machine is fairer than the clock. */
public final class ProcessorTime {
    private ProcessorTime() {}

    /** Since the JVM began; the time of the clock where the JVM does not tell. */
    public static long nanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }
}
