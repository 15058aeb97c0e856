/** Suites on the chats of an evening. */
open module com.acme.traffic {
    requires io.iwc.assertj;
    requires io.iwc.core;
    requires io.iwc.junit;
    requires io.iwc.simulator;
    requires org.assertj.core;
    requires org.junit.jupiter.api;
}
