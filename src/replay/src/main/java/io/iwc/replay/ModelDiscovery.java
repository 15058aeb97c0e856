package io.iwc.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ShownText;
import io.iwc.artifact.internal.TimeText;
import io.iwc.replay.internal.client.Route;
import io.iwc.replay.internal.client.WholeAnswer;
import io.iwc.run.ErrorClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Asks an endpoint which model it serves, once, before anything is prepared. */
final class ModelDiscovery {
    private static final int FIRST_FAULT_OF_SERVER = 500;

    private ModelDiscovery() {}

    /**
     * The first model that the endpoint names.
     *
     * @throws EndpointUnavailableException if it cannot be asked
     * @throws IwcException if it names none
     */
    static String firstModel(Endpoint endpoint, Access access, Duration atMost) {
        var only = endpoint.wire()
                .onlyModel(endpoint.wire().base(endpoint.baseUrl().getRawPath()));
        if (only.isPresent()) {
            return only.filter(it -> !it.isEmpty())
                    .orElseThrow(() -> new IwcException("endpoint " + endpoint.publicUrl()
                            + ": found no model, and Azure lists no deployments, expected the name of a deployment for"
                            + " it"));
        }
        try {
            return nameIn(endpoint, models(endpoint, access, atMost));
        } catch (IOException e) {
            throw unavailable(endpoint, access.secret(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IwcException("interrupted while asking " + endpoint.publicUrl() + " for its models", e);
        }
    }

    /** What is wrong with an endpoint that does not answer; empty if it does. */
    static Optional<String> unavailability(Endpoint endpoint, Transport way, Duration atMost) {
        var keyless = new Endpoint(endpoint.baseUrl(), endpoint.model(), endpoint.wire(), Optional.empty());
        var access = Access.of(keyless, way, System.getenv());
        var expected = ", expected an answer of " + endpoint.publicUrl()
                + endpoint.wire().models() + " within " + TimeText.of(atMost);
        try {
            var status = models(keyless, access, atMost).statusCode();
            return status < FIRST_FAULT_OF_SERVER ? Optional.empty() : Optional.of("found status " + status + expected);
        } catch (IOException silent) {
            return Optional.of("found no server" + because(silent) + expected);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("found an interrupt" + expected);
        }
    }

    private static HttpResponse<String> models(Endpoint endpoint, Access access, Duration atMost)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint.baseUrl().getScheme() + "://" + endpoint.authority()
                + endpoint.target(endpoint.wire().models())));
        access.headers().forEach(request::header);
        return WholeAnswer.of(client(access.route(), atMost), request.build(), atMost);
    }

    /** A certificate that is not trusted looks like a server that is down, unless somebody says so. */
    private static String because(IOException silent) {
        return silent instanceof SSLException
                ? " that can be trusted (" + ShownText.sentence(String.valueOf(silent.getMessage())) + ")"
                : "";
    }

    /** A client for an endpoint outside the load: its proxy, its trust. */
    static HttpClient client(Route route, Duration atMost) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // the key goes nowhere else
                .connectTimeout(atMost);
        client.proxy(route.proxy()
                .map(it -> ProxySelector.of(InetSocketAddress.createUnresolved(it.host(), it.port())))
                .orElse(HttpClient.Builder.NO_PROXY));
        route.trust().ifPresent(it -> client.sslContext(trusting(it)));
        return client.build();
    }

    private static SSLContext trusting(TrustManagerFactory trust) {
        try {
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static String nameIn(Endpoint endpoint, HttpResponse<String> answer) {
        var id = answer.statusCode() == 200 ? modelId(answer.body()) : "";
        if (id.isEmpty()) {
            throw new IwcException("endpoint " + endpoint.publicUrl()
                    + endpoint.wire().models() + ": found status " + answer.statusCode()
                    + " and no model, expected a list of models; name the model to ask for");
        }
        return id;
    }

    private static String modelId(String body) {
        try {
            var list = Json.parse(body);
            return list.path("data").path(0).path("id").asText(named(list.path("models"))); // of Ollama and Gemini
        } catch (IwcException e) {
            return ""; // not JSON: nothing is named
        }
    }

    /** The first that generates text, where they say what they do. */
    private static String named(JsonNode models) {
        for (var model : models) {
            var methods = model.path("supportedGenerationMethods");
            if (methods.isMissingNode() || methods.toString().contains("\"generateContent\"")) {
                return model.path("name").asText("");
            }
        }
        return "";
    }

    private static EndpointUnavailableException unavailable(Endpoint endpoint, Secret secret, IOException e) {
        var detail = secret.removedFromDetail(String.valueOf(e.getMessage()));
        return EndpointUnavailableException.of(endpoint, errorClass(e), detail);
    }

    private static ErrorClass errorClass(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return ErrorClass.DNS;
            }
        }
        if (e instanceof HttpTimeoutException) {
            return e instanceof HttpConnectTimeoutException ? ErrorClass.CONNECT_TIMEOUT : ErrorClass.TOTAL_TIMEOUT;
        }
        return e instanceof ConnectException ? ErrorClass.CONNECT_REFUSED : ErrorClass.RESET_BEFORE_RESPONSE;
    }
}
