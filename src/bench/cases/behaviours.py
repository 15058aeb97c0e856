#!/usr/bin/env python3
"""Servers as they are: each behaviour at http://127.0.0.1:PORT/NAME/v1. `--list` prints names and what is right.

Spellings of errors, finish reasons and usage are those that the servers named in the text send or have sent."""
import gzip
import http.server
import json
import sys
import time
import zlib

BEHAVIOURS = {}


def behaviour(right):
    def add(function):
        BEHAVIOURS[function.__name__] = (right, function)
        return function

    return add


def chunk(delta, finish=None, **more):
    return {"id": "c", "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], **more}


def event(thing, end="\n\n", field="data: "):
    return (field + (thing if isinstance(thing, str) else json.dumps(thing)) + end).encode()


def words(count=10, end="\n\n", field="data: "):
    return b"".join(event(chunk({"content": f"word{i} "}), end, field) for i in range(count))


def usage(completion=10, prompt=5, **more):
    counted = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion, **more}
    return {"id": "c", "object": "chat.completion.chunk", "choices": [], "usage": counted}


STOP = event(chunk({}, "stop"))
DONE = event("[DONE]")
END = STOP + event(usage()) + DONE
TEN = "ok, 10 tokens from usage"


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen = {}

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        name = self.path.split("/")[1]
        Server.seen[name] = Server.seen.get(name, 0) + 1
        BEHAVIOURS[name][1](self, Server.seen[name])

    def head(self, status=200, kind="text/event-stream", **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def stream(self, body, pieces=1, kind="text/event-stream", **headers):
        self.head(kind=kind, Transfer_Encoding="chunked", **headers)
        size = max(1, -(-len(body) // pieces))
        for at in range(0, len(body), size):
            part = body[at : at + size]
            self.wfile.write(b"%X\r\n" % len(part) + part + b"\r\n")
            self.wfile.flush()
            time.sleep(0.005)
        self.wfile.write(b"0\r\n\r\n")

    def whole(self, status, body, kind="application/json", **headers):
        data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
        self.head(status, kind, Content_Length=str(len(data)), **headers)
        self.wfile.write(data)


def streamed(name, right, body, **headers):
    BEHAVIOURS[name] = (right, lambda server, turn: server.stream(body, 20, **headers))


def answered(name, right, status, body, kind="application/json", **headers):
    BEHAVIOURS[name] = (right, lambda server, turn: server.whole(status, body, kind, **headers))


# Finish reasons.
streamed("tgi_eos_token", TEN, words() + event(chunk({}, "eos_token")) + event(usage()) + DONE)
streamed("gemini_MAX_TOKENS", TEN, words() + event(chunk({}, "MAX_TOKENS")) + event(usage()) + DONE)
streamed("azure_content_filter", "ok, the finish reason is kept", words() + event(chunk({}, "content_filter")) + event(usage()) + DONE)
streamed("deepseek_no_resources", "failed: insufficient_system_resource", words(3) + event(chunk({}, "insufficient_system_resource")) + DONE)
streamed("sglang_abort_object", "failed: the reason", words(3) + event(chunk({}, {"type": "abort", "message": "Request timed out in the queue", "status_code": 503})) + DONE)
streamed("finish_cancelled", "failed: cancelled", words(3) + event(chunk({}, "cancelled")) + DONE)
streamed("finish_timeout", "failed: timeout", words(3) + event(chunk({}, "timeout")) + DONE)
streamed("finish_ERROR", "failed: ERROR", words(3) + event(chunk({}, "ERROR")) + DONE)
streamed("finish_empty_text", TEN, b"".join(event(chunk({"content": f"word{i} "}, "")) for i in range(10)) + END)
# Errors inside of a stream that began with 200.
streamed("vllm_error", "failed: EngineCore", words(3) + event({"error": {"object": "error", "message": "EngineCore encountered an issue", "type": "InternalServerError", "param": None, "code": 500}}) + DONE)
streamed("vllm_old_error", "failed: the engine is dead", words(3) + event({"object": "error", "message": "the engine is dead", "type": "InternalServerError", "param": None, "code": 500}) + DONE)
streamed("sglang_error", "failed: out of memory", words(3) + event({"error": {"object": "error", "message": "KV cache pool is out of memory", "type": "internal_error", "code": 500}}) + DONE)
streamed("tgi_error", "failed: CUDA out of memory", words(3) + event({"error": "Request failed during generation: CUDA out of memory", "error_type": "generation"}))
streamed("llamacpp_error_field", "failed: context shift", words(3) + event({"code": 500, "message": "context shift is disabled", "type": "server_error"}, field="error: "))
streamed("llamacpp_error", "failed: failed to decode", words(3) + event({"error": {"code": 500, "message": "failed to decode, ret = -3", "type": "server_error"}}))
streamed("ollama_bare_error", "failed: model runner", words(3) + b'{"error":{"message":"model runner has unexpectedly stopped","type":"api_error","param":null,"code":null}}\n')
streamed("triton_error_text", "failed: ensemble", words(3) + event({"error": "in ensemble 'ensemble', request was cancelled"}))
streamed("litellm_error", "failed: MidStreamFallback", words(3) + event({"error": {"message": "litellm.MidStreamFallbackError: provider gone", "type": "None", "param": "None", "code": "500"}}) + DONE)
streamed("openrouter_error", "failed: Provider disconnected", words(3) + event(chunk({"content": ""}, "error", error={"code": "server_error", "message": "Provider disconnected"})) + DONE)
streamed("anthropic_error_event", "failed: Overloaded", words(3) + event({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}, field="event: error\ndata: "))
streamed("fastapi_detail", "failed: boom", words(3) + event({"detail": "boom"}) + DONE)
streamed("errors_list", "failed: quota", words(3) + event({"errors": [{"message": "quota exceeded"}]}) + DONE)
streamed("minimax_base_resp", "failed: insufficient balance", event({"base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}}) + DONE)
streamed("code_and_msg", "failed: rate limited", event({"code": 50501, "msg": "rate limited"}) + DONE)
streamed("error_null", TEN, b"".join(event(chunk({"content": f"word{i} "}, error=None)) for i in range(10)) + END)
streamed("error_after_finish", "failed: the usage ledger", words() + STOP + event({"error": {"message": "the usage ledger is full"}}) + DONE)
# Usage in odd places.
streamed("kimi_usage_in_choice", TEN, words() + event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop", "usage": {"prompt_tokens": 5, "completion_tokens": 10, "total_tokens": 15}}]}) + DONE)
streamed("groq_x_groq", TEN, words() + event(chunk({}, "stop", x_groq={"id": "r", "usage": {"prompt_tokens": 5, "completion_tokens": 10, "total_tokens": 15}})) + DONE)
streamed("continuous_usage", TEN, b"".join(event(chunk({"content": f"word{i} "}, usage={"prompt_tokens": 5, "completion_tokens": i + 1, "total_tokens": 6 + i})) for i in range(10)) + END)
streamed("usage_null_everywhere", TEN, b"".join(event(chunk({"content": f"word{i} "}, usage=None)) for i in range(10)) + END)
streamed("usage_of_doubles", TEN, words() + STOP + event(usage(10.0, 5.0)) + DONE)
streamed("usage_of_texts", TEN, words() + STOP + event({"choices": [], "usage": {"prompt_tokens": "5", "completion_tokens": "10"}}) + DONE)
streamed("usage_before_text", TEN, event(usage()) + words() + STOP + DONE)
streamed("usage_after_done", "ok, tokens estimated", words() + STOP + DONE + event(usage()))
streamed("usage_negative", "ok, tokens estimated, said", words() + STOP + event(usage(-1)) + DONE)
streamed("usage_huge", "ok, tokens estimated or said", words() + STOP + event(usage(10**12)) + DONE)
streamed("usage_without_text", "ok or failed, but said: 10 tokens and no text", event(chunk({"role": "assistant"})) + event(chunk({}, "length")) + event(usage()) + DONE)
# What streams are made of.
streamed("bom", TEN, b"\xef\xbb\xbf" + words() + END)
streamed("cr_line_ends", TEN, (words() + END).replace(b"\n", b"\r"))
streamed("crlf_line_ends", TEN, (words() + END).replace(b"\n", b"\r\n"))
streamed("data_over_two_lines", TEN, b"".join(b'data: {"choices":[{"index":0,\ndata: "delta":{"content":"word "}}]}\n\n' for _ in range(10)) + END)
streamed("id_retry_event", TEN, b"retry: 3000\n\n" + b"".join(b"id: %d\nevent: message\n" % i + event(chunk({"content": "word "})) for i in range(10)) + END)
streamed("empty_data", TEN, b"data:\n\ndata: \n\n" + words() + END)
streamed("quoted_done", TEN, words() + STOP + event(usage()) + event('"[DONE]"'))
streamed("comments_between", TEN, b": keep-alive\n\n".join(event(chunk({"content": f"word{i} "})) for i in range(10)) + b":\n\n" + END)
streamed("gzipped", "ok, or a failure that says gzip", gzip.compress(words() + END), Content_Encoding="gzip")
streamed("deflated", "ok, or a failure that says deflate", zlib.compress(words() + END), Content_Encoding="deflate")
streamed("brotli", "a failure that says br", b"\x1b\x10\x00", Content_Encoding="br")
streamed("no_content_type", TEN, words() + END, kind=None)
streamed("octet_stream", TEN, words() + END, kind="application/octet-stream")
streamed("ndjson", "ok, or a failure that says what came", b"".join(json.dumps({"message": {"content": f"word{i} "}, "done": i == 9}).encode() + b"\n" for i in range(10)), kind="application/x-ndjson")
streamed("message_not_delta", "ok, 10 tokens", b"".join(event({"choices": [{"index": 0, "message": {"content": f"word{i} "}}]}) for i in range(10)) + END)
streamed("text_not_delta", "ok, 10 tokens", b"".join(event({"choices": [{"index": 0, "text": f"word{i} "}]}) for i in range(10)) + END)
streamed("refusal", TEN, b"".join(event(chunk({"refusal": f"word{i} "})) for i in range(10)) + END)
streamed("function_call", TEN, event(chunk({"function_call": {"name": "f", "arguments": ""}})) + b"".join(event(chunk({"function_call": {"arguments": "x"}})) for _ in range(9)) + event(chunk({}, "function_call")) + event(usage()) + DONE)
streamed("arguments_as_object", TEN, event(chunk({"tool_calls": [{"index": 0, "id": "t", "function": {"name": "f", "arguments": {"city": "X"}}}]})) + event(chunk({}, "tool_calls")) + event(usage()) + DONE)
streamed("openrouter_reasoning", TEN, b"".join(event(chunk({"reasoning": f"word{i} "})) for i in range(5)) + words(5) + END)
streamed("chunk_of_many_tokens", TEN, event(chunk({"content": "one two three four five six seven eight nine ten"})) + END)
# Answers that are no stream.
answered("html_502", "failed: http_5xx, Bad Gateway", 502, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>nginx</p></body></html>", "text/html")
answered("html_200", "failed: what page came", 200, "<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>", "text/html")
answered("gemini_error_list", "failed: http_4xx, Resource exhausted", 429, [{"error": {"code": 429, "message": "Resource exhausted", "status": "RESOURCE_EXHAUSTED"}}])
answered("error_200", "failed: overloaded", 200, {"error": {"message": "overloaded", "type": "overloaded_error"}})
answered("kong_200", "failed: no Route matched", 200, {"message": "no Route matched with those values"})
answered("detail_200", "failed: Not authenticated", 200, {"detail": "Not authenticated"})
answered("overloaded_529", "failed: http_5xx, Overloaded", 529, {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})
answered("nothing_200", "failed: empty", 200, "")
answered("nothing_204", "failed: empty or said", 204, "", None)
answered("moved_permanently", "failed: the Location", 301, "", None, Location="https://api.example.com/v1/chat/completions")
answered("permanent_redirect", "failed: the Location", 308, "", None, Location="/other/v1/chat/completions")
answered("redirect_with_secret", "failed: the Location without its password", 307, "", None, Location="https://user:secret@api.example.com/v1?token=abc")
answered("vllm_list_of_errors", "failed: http_4xx, max_tokens", 400, {"object": "error", "message": "max_tokens is too large: 9999", "type": "BadRequestError", "param": "max_tokens", "code": 400})
answered("fastapi_422", "failed: http_4xx, Field required", 422, {"detail": [{"type": "missing", "loc": ["body", "model"], "msg": "Field required"}]})
answered("whole_json", TEN, 200, {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "content": "one two three four five six seven eight nine ten"}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 5, "completion_tokens": 10}})
answered("whole_json_aborted", "failed: abort", 200, {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "content": "one"}, "finish_reason": "abort"}]})


@behaviour(TEN)
def http_1_0(server, turn):
    server.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + words() + END)
    server.close_connection = True


@behaviour("failed: reset or truncated")
def cut_off(server, turn):
    server.head(Transfer_Encoding="chunked")
    part = words(3)
    server.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n")
    server.close_connection = True


@behaviour(TEN)
def length_and_stream(server, turn):
    server.whole(200, words() + END, "text/event-stream")


@behaviour(TEN)
def upper_case_trailers(server, turn):
    body = words() + END
    server.head(Transfer_Encoding="Chunked", Trailer="X-Took")
    server.wfile.write(b"%X;a=1\r\n" % len(body) + body + b"\r\n0\r\nX-Took: 5\r\n\r\n")


def busy(name, value, header="Retry-After"):
    def answer(server, turn):
        if turn % 2:
            server.whole(429, {"error": {"message": "busy"}}, **{header.replace("-", "_"): value() if callable(value) else value})
        else:
            server.stream(words() + END)

    BEHAVIOURS[name] = ("ok after the wait with --retries 1", answer)


busy("retry_after_fraction", "0.7")
busy("retry_after_ms", "700", "Retry-After-Ms")
busy("retry_after_date", lambda: time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 2)))
busy("retry_after_old_date", lambda: time.strftime("%A, %d-%b-%y %H:%M:%S GMT", time.gmtime(time.time() + 2)))
busy("retry_after_asctime", lambda: time.strftime("%a %b %d %H:%M:%S %Y", time.gmtime(time.time() + 2)))
busy("retry_after_seconds_s", "1s")
busy("retry_after_negative", "-5")
busy("retry_after_nonsense", "later")

if __name__ == "__main__":
    if sys.argv[1] == "--list":
        for name, (right, _) in BEHAVIOURS.items():
            print(name + "\t" + right)
    else:
        http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Server).serve_forever()
