package com.acme;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@SpringBootApplication
public class HelpDesk {
    @Service
    public static class Assistant {
        private final RestClient model;

        Assistant(@Value("${llm.url}") String url) {
            model = RestClient.create(url);
        }

        String ask(String question) {
            return model.post()
                    .uri("/chat/completions")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"model\": \"any\", \"max_tokens\": 16, \"messages\": [{\"role\": \"user\", \"content\": \""
                            + question + "\"}]}")
                    .retrieve()
                    .body(String.class);
        }
    }
}
