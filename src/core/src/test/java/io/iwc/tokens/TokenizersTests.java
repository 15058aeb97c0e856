package io.iwc.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizersTests {
    @ParameterizedTest
    @CsvSource({
        "whitespace, whitespace",
        "simple, whitespace",
        "tiktoken, tiktoken:o200k_base",
        "tiktoken:cl100k_base, tiktoken:cl100k_base",
        "tiktoken:gpt-4o, tiktoken:o200k_base",
    })
    void findsATokenizerByItsId(String asked, String id) {
        assertThat(Tokenizers.of(asked).id()).isEqualTo(id);
        assertThat(Tokenizers.of(asked).reference().id()).isEqualTo(id);
    }

    @Test
    void listsWhatThereIsWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> Tokenizers.of("sentencepiece"))
                .isInstanceOf(IwcException.class)
                .hasMessage("tokenizer: found \"sentencepiece\", expected whitespace (or simple), tiktoken:r50k_base,"
                        + " tiktoken:p50k_base, tiktoken:p50k_edit, tiktoken:cl100k_base, tiktoken:o200k_base,"
                        + " tiktoken: and the name of an OpenAI model, or"
                        + " huggingface: and the path of a tokenizer.json");
    }
}
