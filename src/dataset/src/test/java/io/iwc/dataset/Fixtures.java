package io.iwc.dataset;

import java.util.LinkedHashMap;
import java.util.Map;

/** A few rows of our own in each format, as its publisher writes them. */
final class Fixtures {
    private Fixtures() {}

    static Map<String, String> all() {
        var texts = new LinkedHashMap<String, String>();
        texts.put(DatasetFormat.SIMPLE_JSON, "[\"Why is the sky blue?\", {\"prompt\": \"Où est le café?\"}]\n");
        texts.put(DatasetFormat.JSONL_PROMPTS, "\"Why is the sky blue?\"\n{\"prompt\": \"Où est le café?\"}\n");
        texts.put(DatasetFormat.SHAREGPT, """
                [{"id": "a", "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello."}]},
                {"id": "b", "conversations": [{"from": "human", "value": "Who are you?"}]}]
                """);
        texts.put(DatasetFormat.ALPACA, """
                [{"instruction": "Sort these.", "input": "b a", "output": "a b"},
                {"instruction": "Say hello.", "input": "", "output": "Hello."}]
                """);
        texts.put(DatasetFormat.OPENAI_CHAT, """
                {"created": 1700000000, "model": "m", "messages": [{"role": "user", "content": "Hi"}]}
                {"created": 1700000003, "model": "m", "messages": [{"role": "user", "content": "Why?"}]}
                """);
        texts.put(DatasetFormat.OPENAI_BATCH, """
                {"custom_id": "a", "method": "POST", "url": "/v1/completions", "body": {"model": "m", "prompt": "Hi", "max_tokens": 9}}
                {"custom_id": "b", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "m", "messages": [{"role": "user", "content": "Why?"}]}}
                """);
        texts.put(DatasetFormat.WIREMOCK, """
                {"name": "greeting", "request": {"method": "POST", "url": "/v1/chat/completions", "bodyPatterns": [{"equalToJson": {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}}]}, "response": {"status": 200, "jsonBody": {"choices": [{"message": {"role": "assistant", "content": "Hello."}}]}}}
                """);
        texts.put(DatasetFormat.MT_BENCH, """
                {"question_id": 81, "category": "writing", "turns": ["Write a line.", "Shorter."]}
                {"question_id": 82, "category": "math", "turns": ["Add 2 and 3.", "And 4?"]}
                """);
        texts.put(DatasetFormat.AZURE, """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2023-11-16 18:17:03.9799600,4808,10
                2023-11-16 18:17:03.9799600,0,8
                2023-11-16 18:17:04.0319600,110,27
                """);
        texts.put(DatasetFormat.BURSTGPT, """
                Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
                5,ChatGPT,472,18,490,Conversation log
                5,GPT-4,0,230,230,API log
                45,GPT-4,12,4,16,API log
                """);
        texts.put(DatasetFormat.MOONCAKE, """
                {"timestamp": 3000, "input_length": 600, "output_length": 5, "hash_ids": [0, 7]}
                {"timestamp": 3000, "input_length": 0, "output_length": 9, "hash_ids": []}
                {"timestamp": 6000, "input_length": 513, "output_length": 5, "hash_ids": [0, 8]}
                """);
        texts.put(DatasetFormat.QWEN_BAILIAN, """
                {"chat_id": 1, "parent_chat_id": -1, "timestamp": 10.5, "input_length": 20, "output_length": 5, "type": "text", "turn": 1, "hash_ids": [7, 8]}
                {"chat_id": 2, "parent_chat_id": 1, "timestamp": 10.5, "input_length": 40, "output_length": 0, "type": "text", "turn": 2, "hash_ids": [7, 9, 10]}
                """);
        texts.put(DatasetFormat.VIDUR, """
                arrived_at,num_prefill_tokens,num_decode_tokens
                0.000000000,9,64
                2.000000001,14,0
                2.000000001,3,7
                """);
        texts.put(DatasetFormat.METRICS_CSV, """
                invocation_id,started_at,user_id,model_name,input_tokens,output_tokens
                i1,2024-05-10T00:00:00Z,u1,m,100,20
                i2,2024-05-10T00:00:00Z,u1,m,-1,20
                i3,2024-05-10T00:00:01.5Z,u2,m,0,20
                """);
        texts.put(DatasetFormat.LLMSERVINGSIM, """
                {"input_toks": 3, "output_toks": 2, "arrival_time_ns": 1000, "input_tok_ids": [5, 6, 7]}
                {"input_toks": 0, "output_toks": 2, "arrival_time_ns": 1000, "input_tok_ids": []}
                """);
        return texts;
    }
}
