/*
 * The server of known timing that clients are measured at: the first token 50 ms after the request was read, one every
 * 10 ms from then on, each in a write of its own, 100 of them. The same as io.iwc.replay.client.ExactServer, in C,
 * because at 100 000 tokens a second the JVM's part of a write is what makes a server on one core late. One thread,
 * one epoll, loopback only; it never sleeps longer than 50 us. GET says how late it was since it was last asked.
 *
 *   cc -O2 -o exact_server exact_server.c && ./exact_server PORT
 */
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define TTFT_NANOS 50000000LL
#define ITL_NANOS 10000000LL
#define NAP_NANOS 50000L
#define POLL_NANOS 200000LL /* while tokens are due without a break, requests are looked for this often */
#define TOKENS 100
#define MOST_DESCRIPTORS 65536
#define MOST_REQUEST_BYTES 2048
#define LATEST_MICROS 200000

struct stream {
    int64_t due;
    int descriptor, sent;
};

/* In the order of due times, because every stream of a queue waits equally long. */
struct queue {
    struct stream streams[2 * MOST_DESCRIPTORS];
    unsigned first, end;
};

struct request {
    int length;
    char bytes[MOST_REQUEST_BYTES];
};

struct text {
    int length;
    char bytes[4096];
};

static struct queue first_tokens, later_tokens;
static struct request requests[MOST_DESCRIPTORS];
static struct text head, token, last;
static unsigned late[LATEST_MICROS + 1];
static int events;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void append(struct text *text, const char *more) {
    text->length += snprintf(text->bytes + text->length, sizeof text->bytes - text->length, "%s", more);
}

static void append_chunk(struct text *text, const char *data) {
    char chunk[2048];
    snprintf(chunk, sizeof chunk, "%zx\r\ndata: %s\n\n\r\n", strlen(data) + 8, data);
    append(text, chunk);
}

static void append_event(struct text *text, const char *delta, const char *finish_reason) {
    char event[1024];
    snprintf(event, sizeof event,
             "{\"id\":\"chatcmpl-5f2a7c1e9b3d4f60\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
             "\"model\":\"exact\",\"choices\":[{\"index\":0,\"delta\":%s,\"logprobs\":null,\"finish_reason\":%s}]}",
             delta, finish_reason);
    append_chunk(text, event);
}

static void prepare(void) {
    char usage[128];
    append_event(&token, "{\"content\":\" token\"}", "null");
    append(&head, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nServer: exact\r\n"
                  "Transfer-Encoding: chunked\r\n\r\n");
    append_event(&head, "{\"role\":\"assistant\",\"content\":\"\"}", "null");
    append(&head, token.bytes);
    append(&last, token.bytes);
    append_event(&last, "{}", "\"length\"");
    snprintf(usage, sizeof usage, "{\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":%d}}", TOKENS);
    append_chunk(&last, usage);
    append_chunk(&last, "[DONE]");
    append(&last, "0\r\n\r\n");
}

static struct stream *peek(struct queue *queue) {
    return queue->first == queue->end ? NULL : &queue->streams[queue->first % (2 * MOST_DESCRIPTORS)];
}

static void add(struct queue *queue, struct stream stream) {
    queue->streams[queue->end++ % (2 * MOST_DESCRIPTORS)] = stream;
}

static int write_due(struct queue *queue) {
    int any = 0;
    int64_t time = now();
    for (struct stream *next = peek(queue); next && next->due <= time; next = peek(queue)) {
        struct stream stream = *next;
        int64_t micros = (time - stream.due) / 1000;
        const struct text *text = ++stream.sent == 1 ? &head : stream.sent == TOKENS ? &last : &token;
        queue->first++;
        any = 1;
        late[micros < LATEST_MICROS ? micros : LATEST_MICROS]++;
        send(stream.descriptor, text->bytes, text->length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (stream.sent < TOKENS) {
            stream.due += ITL_NANOS;
            add(&later_tokens, stream);
        }
        time = now();
    }
    return any;
}

static int late_micros(double share) {
    uint64_t all = 0, seen = 0;
    for (int i = 0; i <= LATEST_MICROS; i++) all += late[i];
    for (int i = 0; i <= LATEST_MICROS; i++) {
        seen += late[i];
        if (seen >= share * all) return i;
    }
    return LATEST_MICROS;
}

static void send_stats(int descriptor) {
    struct rusage used;
    char body[256], answer[512];
    getrusage(RUSAGE_SELF, &used);
    int length = snprintf(body, sizeof body,
                          "{\"lateP50Micros\":%d,\"lateP99Micros\":%d,\"lateMaxMicros\":%d,\"cpuSeconds\":%.3f}",
                          late_micros(0.5), late_micros(0.99), late_micros(1),
                          used.ru_utime.tv_sec + used.ru_stime.tv_sec
                              + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6);
    memset(late, 0, sizeof late);
    length = snprintf(answer, sizeof answer,
                      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", length, body);
    send(descriptor, answer, length, MSG_NOSIGNAL);
}

static void watch(int descriptor) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
    epoll_ctl(events, EPOLL_CTL_ADD, descriptor, &event);
}

static void accept_all(int listener) {
    for (int descriptor; (descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
        int yes = 1;
        if (descriptor >= MOST_DESCRIPTORS) {
            close(descriptor);
            continue;
        }
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        requests[descriptor].length = 0;
        watch(descriptor);
    }
}

/* Clients here send a request at a time and await its answer. */
static void read_request(int descriptor) {
    struct request *request = &requests[descriptor];
    int room = MOST_REQUEST_BYTES - 1 - request->length;
    int got = read(descriptor, request->bytes + request->length, room);
    if (got <= 0) {
        close(descriptor);
        return;
    }
    request->length += got;
    request->bytes[request->length] = 0;
    char *end = strstr(request->bytes, "\r\n\r\n");
    char *length = strcasestr(request->bytes, "\r\ncontent-length:");
    int body = end && length && length < end ? atoi(length + 17) : 0;
    if (!end || request->length < end + 4 - request->bytes + body) return;
    request->length = 0;
    if (request->bytes[0] == 'G') {
        send_stats(descriptor);
    } else {
        add(&first_tokens, (struct stream){.due = now() + TTFT_NANOS, .descriptor = descriptor});
    }
}

static int listen_at(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) {
        perror("exact_server");
        exit(1);
    }
    return listener;
}

static int64_t until_due(struct queue *queue, int64_t time) {
    return peek(queue) ? peek(queue)->due - time : INT64_MAX;
}

static void allow_descriptors(void) {
    struct rlimit limit;
    if (!getrlimit(RLIMIT_NOFILE, &limit)) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int main(int count, char **arguments) {
    struct epoll_event ready[256];
    int64_t polled = 0;
    if (count != 2) {
        fprintf(stderr, "usage: exact_server PORT\n");
        return 64;
    }
    allow_descriptors();
    int listener = listen_at(atoi(arguments[1]));
    events = epoll_create1(0);
    watch(listener);
    prepare();
    for (;;) {
        int busy = write_due(&first_tokens) | write_due(&later_tokens);
        int64_t time = now();
        if (busy && time - polled < POLL_NANOS) continue;
        polled = time;
        int readable = epoll_wait(events, ready, 256, 0);
        for (int i = 0; i < readable; i++) {
            if (ready[i].data.fd == listener) {
                accept_all(listener);
            } else {
                read_request(ready[i].data.fd);
            }
        }
        if (!busy && !readable && until_due(&first_tokens, time) > 2 * NAP_NANOS
            && until_due(&later_tokens, time) > 2 * NAP_NANOS) {
            nanosleep(&(struct timespec){.tv_nsec = NAP_NANOS}, NULL);
        }
    }
}
