package io.iwc.cli;

/** What the process ends with. 130 comes from the JVM when a signal interrupts it; 2 is for gates alone. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int GATE_FAILED = 2;
    static final int USAGE = 64;

    private ExitStatus() {}
}
