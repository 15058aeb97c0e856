/** Annotations that declare workloads, and the extension that makes, sends and reports them. */
module io.iwc.junit {
    requires io.iwc.report;
    requires java.net.http;
    requires org.junit.platform.launcher;
    requires org.opentest4j;
    requires transitive io.iwc.core;
    requires transitive io.iwc.dataset;
    requires transitive io.iwc.replay;
    requires transitive io.iwc.simulator;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.iwc.junit;

    opens io.iwc.junit to
            org.junit.platform.commons; // which makes extensions and conditions

    provides org.junit.platform.launcher.TestExecutionListener with
            io.iwc.junit.SuiteReportListener;
}
