package io.iwc.bench.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.iwc.bench.Machine;
import io.iwc.record.RecordingEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the first token of a stream in turn on four ways: from the server itself, through {@link BareProxy}, through a
 * second one of these and through a recording proxy that writes its folder. What a way adds is the difference to the bare
 * proxy within the same turn. The second bare proxy adds nothing: what it seems to add is what the machine does by itself,
 * and a bar that lies within it is not decided.
 *
 * <p>Arguments: requests each way and round (400), prompt characters (4000), streams at a time (2), rounds (7).
 */
public final class RecordBench {
    private static final int WARM_UP = 600;
    private static final String BARE = "bare proxy";
    private static final byte[] TOKEN = "\"content\"".getBytes(ISO_8859_1);

    private RecordBench() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        var requests = argument(arguments, 0, 400);
        var characters = argument(arguments, 1, 4_000);
        var streams = argument(arguments, 2, 2);
        var rounds = argument(arguments, 3, 7);
        var body = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                + "word ".repeat(characters / 5) + "\"}]}";
        var request = ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
        var folder = Files.createTempDirectory("iwc-record-bench");
        try (var server = new StreamServer();
                var bare = new BareProxy(server.port());
                var second = new BareProxy(server.port());
                var recording = RecordingEndpoint.forwardingTo("http://127.0.0.1:" + server.port())
                        .into(folder.resolve("recording"))
                        .start()) {
            var ports = new LinkedHashMap<String, Integer>();
            ports.put("the server itself", server.port());
            ports.put(BARE, bare.port());
            ports.put("second bare proxy", second.port());
            ports.put("recording proxy", Integer.parseInt(recording.rootUrl().replaceFirst(".*:", "")));
            measure(ports, request, WARM_UP, streams);
            System.out.println(Machine.description() + ", load " + Machine.load());
            var all = new ArrayList<Map<String, long[]>>();
            for (var round = 0; round < rounds; round++) {
                all.add(measure(ports, request, requests, streams));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d streams at a time, prompts of %d characters, %d rounds of %d requests each way, load then %s%n%n",
                    streams,
                    characters,
                    rounds,
                    requests,
                    Machine.load());
            AddedTime.print(all, BARE, System.out);
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** Nanoseconds to the first token, by way, in the order of the turns. */
    private static Map<String, long[]> measure(Map<String, Integer> ports, byte[] request, int requests, int streams)
            throws Exception {
        var threads = Executors.newFixedThreadPool(streams);
        var parts = new ArrayList<Future<Map<String, List<Long>>>>();
        for (var i = 0; i < streams; i++) {
            parts.add(threads.submit(() -> inTurn(ports, request, requests / streams)));
        }
        var all = new LinkedHashMap<String, long[]>();
        for (var way : ports.keySet()) {
            var times = new ArrayList<Long>();
            for (var part : parts) {
                times.addAll(part.get().getOrDefault(way, List.of()));
            }
            all.put(way, times.stream().mapToLong(Long::longValue).toArray());
        }
        threads.shutdown();
        return all;
    }

    private static Map<String, List<Long>> inTurn(Map<String, Integer> ports, byte[] request, int rounds)
            throws IOException {
        var sockets = new LinkedHashMap<String, Socket>();
        for (var port : ports.entrySet()) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port.getValue());
            socket.setTcpNoDelay(true);
            sockets.put(port.getKey(), socket);
        }
        var times = new LinkedHashMap<String, List<Long>>();
        for (var round = 0; round < rounds; round++) {
            var order = new ArrayList<>(sockets.entrySet());
            Collections.rotate(order, round); // nobody is always the first
            for (var socket : order) {
                times.computeIfAbsent(socket.getKey(), way -> new ArrayList<>())
                        .add(firstToken(socket.getValue(), request));
            }
        }
        for (var socket : sockets.values()) {
            socket.close();
        }
        return times;
    }

    private static long firstToken(Socket socket, byte[] request) throws IOException {
        var buffer = new byte[1 << 16];
        var start = System.nanoTime();
        socket.getOutputStream().write(request);
        var in = socket.getInputStream();
        var first = 0L;
        for (var said = ""; !said.endsWith("0\r\n\r\n"); ) {
            var count = in.read(buffer);
            if (count < 0) {
                throw new IOException("the answer broke off");
            }
            said = new String(buffer, 0, count, ISO_8859_1);
            if (first == 0 && said.contains(new String(TOKEN, ISO_8859_1))) {
                first = System.nanoTime() - start;
            }
        }
        return first;
    }
}
