/*
 * The least a client can do at the exact server, as the limit to compare others with: one thread, one epoll, no HTTP or
 * JSON parsed, events counted by their blank lines. Prints the columns of medians.py.
 *
 *   cc -O2 -o bare_client bare_client.c -lm && ./bare_client PORT LOAD...   streams:N:ROUNDS or poisson:RATE:SECONDS
 */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define TOKENS 100
#define EVENTS (TOKENS + 4) /* the role before, then the end, the usage and [DONE] */
#define MOST_CONNECTIONS 65536

struct connection {
    int64_t sent, last;
    int seen;
    char before; /* the byte before the next */
};

static struct connection connections[MOST_CONNECTIONS];
static int idle[MOST_CONNECTIONS], idle_count;
static int events, port, sent, ended, failed, tokens;
static float *ttfts, *gaps, *lags; /* milliseconds */
static int ttft_count, gap_count, lag_count;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int open_connection(void) {
    int descriptor = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address)) {
        perror("bare_client");
        exit(1);
    }
    struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    epoll_ctl(events, EPOLL_CTL_ADD, descriptor, &event);
    return descriptor;
}

static void ask(int64_t scheduled) {
    char body[512], request[1024];
    int descriptor = idle_count ? idle[--idle_count] : open_connection();
    int length = snprintf(body, sizeof body,
                          "{\"model\":\"exact\",\"messages\":[{\"role\":\"user\",\"content\":\"Say something of a hundred "
                          "tokens, number %d.\"}],\"max_tokens\":%d,\"stream\":true,\"stream_options\":{\"include_usage\""
                          ":true}}",
                          sent, TOKENS);
    length = snprintf(request, sizeof request,
                      "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                      "Content-Length: %d\r\n\r\n%s",
                      length, body);
    connections[descriptor] = (struct connection){.sent = now()};
    if (scheduled) lags[lag_count++] = (connections[descriptor].sent - scheduled) / 1e6;
    sent++;
    if (send(descriptor, request, length, MSG_NOSIGNAL) != length) failed++;
}

/* Whether the answer is complete. */
static int read_events(int descriptor) {
    static char bytes[1 << 17];
    struct connection *it = &connections[descriptor];
    int got = recv(descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
    int64_t time = now();
    if (got <= 0) {
        if (got < 0 && errno == EAGAIN) return 0;
        close(descriptor);
        failed++;
        return 1;
    }
    for (char *at = bytes, *end = bytes + got; (at = memchr(at, '\n', end - at)); at++) {
        if ((at == bytes ? it->before : at[-1]) != '\n') continue;
        it->seen++;
        if (it->seen < 2 || it->seen > TOKENS + 1) continue;
        tokens++;
        if (it->seen == 2) {
            ttfts[ttft_count++] = (time - it->sent) / 1e6;
        } else {
            gaps[gap_count++] = (time - it->last) / 1e6;
        }
        it->last = time;
    }
    it->before = bytes[got - 1];
    if (it->seen < EVENTS || got < 5 || memcmp(bytes + got - 5, "0\r\n\r\n", 5)) return 0;
    idle[idle_count++] = descriptor;
    return 1;
}

static int by_size(const void *left, const void *right) {
    float difference = *(const float *)left - *(const float *)right;
    return difference < 0 ? -1 : difference > 0;
}

static double percentile(float *values, int count, double share) {
    qsort(values, count, sizeof *values, by_size);
    return count ? values[(int)fmin(count - 1, share * count)] : NAN;
}

/* What the server says of itself since it was last asked, in one line. */
static void ask_stats(char *text, int room) {
    int descriptor = socket(AF_INET, SOCK_STREAM, 0), values[3];
    double cpu;
    char answer[1024] = "";
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const char *request = "GET /stats HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    *text = 0;
    if (!connect(descriptor, (struct sockaddr *)&address, sizeof address)
        && send(descriptor, request, strlen(request), 0) > 0 && recv(descriptor, answer, sizeof answer - 1, 0) > 0) {
        char *body = strstr(answer, "\r\n\r\n{");
        if (body && sscanf(body, "\r\n\r\n{\"lateP50Micros\":%d,\"lateP99Micros\":%d,\"lateMaxMicros\":%d,\"cpuSeconds\":%lf",
                           values, values + 1, values + 2, &cpu) == 4)
            snprintf(text, room, "%d / %d / %d / %.3f", values[0], values[1], values[2], cpu);
    }
    close(descriptor);
}

static double cpu_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void run(const char *load) {
    struct epoll_event ready[256];
    double first, second, delivered = NAN;
    char kind[16], late[128];
    if (sscanf(load, "%15[^:]:%lf:%lf", kind, &first, &second) != 3) exit(64);
    int open_loop = !strcmp(kind, "poisson"), all = first * second, ahead = fmin(first, 1024);
    ttfts = malloc(all * sizeof *ttfts);
    lags = malloc(all * sizeof *lags);
    gaps = malloc((size_t)all * TOKENS * sizeof *gaps);
    sent = ended = failed = tokens = ttft_count = gap_count = lag_count = 0;
    while (idle_count < ahead) idle[idle_count++] = open_connection();
    ask_stats(late, sizeof late);
    srand48(42);
    double cpu = cpu_seconds();
    int64_t zero = now() + 100000000, due = zero, last_due = zero, first_sent = 0, last_sent = 0;
    for (int i = 0; !open_loop && i < first && i < all; i++) ask(0);
    while (ended < all) {
        int64_t wait = open_loop && sent < all ? due - now() : 1000000000LL;
        struct timespec timeout = {.tv_sec = 0, .tv_nsec = wait < 0 ? 0 : wait > 999999999 ? 999999999 : wait};
        int readable = epoll_pwait2(events, ready, 256, &timeout, NULL);
        for (int i = 0; i <= readable; i++) {
            while (open_loop && sent < all && now() >= due) {
                ask(due);
                last_sent = now();
                if (sent == 1) first_sent = last_sent;
                last_due = due;
                due += -log(1 - drand48()) / first * 1e9;
            }
            if (i < readable && read_events(ready[i].data.fd)) {
                ended++;
                if (!open_loop && sent < all) ask(0);
            }
        }
    }
    cpu = cpu_seconds() - cpu;
    if (open_loop) delivered = (double)(last_due - zero) / (last_sent - first_sent);
    struct rusage used;
    double load_average = 0, mean = 0;
    getrusage(RUSAGE_SELF, &used);
    getloadavg(&load_average, 1);
    for (int i = 0; i < ttft_count; i++) mean += ttfts[i] / ttft_count;
    ask_stats(late, sizeof late);
    printf("%s bare %.2f %.2f %.2f %.2f %.3f %.3f %.5f %d %.0f %ld | %s | %.1f\n", load, mean,
           percentile(ttfts, ttft_count, 0.99), percentile(gaps, gap_count, 0.5), percentile(gaps, gap_count, 0.99),
           percentile(lags, lag_count, 0.5), percentile(lags, lag_count, 0.99), delivered, failed, tokens / cpu,
           used.ru_maxrss / 1024, late, load_average);
    fflush(stdout);
    free(ttfts);
    free(lags);
    free(gaps);
}

static void allow_descriptors(void) {
    struct rlimit limit;
    if (!getrlimit(RLIMIT_NOFILE, &limit)) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: bare_client PORT LOAD...\n");
        return 64;
    }
    allow_descriptors();
    port = atoi(arguments[1]);
    events = epoll_create1(0);
    for (int i = 2; i < count; i++) run(arguments[i]);
    return 0;
}
