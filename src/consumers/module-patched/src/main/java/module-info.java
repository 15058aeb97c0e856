/** Talks to a model. */
module com.acme.bridge {
    requires java.net.http;

    exports com.acme.bridge;
}
