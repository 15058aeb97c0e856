package io.iwc.bench;

import java.lang.management.ManagementFactory;

/** Processor time of all threads of this JVM, which on a shared machine is fairer than the clock. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** Since the JVM began; the time of the clock where the JVM does not tell. */
    static long nanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }
}
