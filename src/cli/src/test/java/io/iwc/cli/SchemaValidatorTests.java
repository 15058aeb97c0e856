package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.artifact.internal.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaValidatorTests {
    @Test
    void findsNothingInAValidLine() {
        assertThat(faultsOf("{'request_id':'a','arrival_time_ms':0,'prompt':'x'}"))
                .isEmpty();
    }

    @Test
    void namesTheElementOfAList() {
        assertThat(faultsOf("{'request_id':'a','arrival_time_ms':0,'prompt_format':'openai_messages','messages':"
                        + "[{'role':'user','content':'x'},{'content':7},{'role':3,'content':['x']}]}"))
                .containsExactly(
                        entry("messages[1].content", "found 7, expected string or null or array"),
                        entry("messages[1].role", "found nothing, expected a value"),
                        entry("messages[2].role", "found 3, expected string"),
                        entry("messages[2].content", "found [\"x\"], expected string or null"),
                        entry("messages[2].content[0]", "found \"x\", expected object"));
    }

    @Test
    void wordsEveryKindOfRule() {
        assertThat(faultsOf("{'request_id':'','arrival_time_ms':-1,'prompt_tokens':4,'max_output_tokens':3000000000,"
                        + "'prefix':{'hash_ids':[1.5],'scope':'all','more':1},'top_p':2,'turn_id':'x',"
                        + "'semantic':{'task':'sing'},'metadata':{'a':[]}}"))
                .contains(
                        entry("request_id", "found \"\", expected at least 1 character"),
                        entry("arrival_time_ms", "found -1, expected a number ≥ 0"),
                        entry("max_output_tokens", "found 3000000000, expected a number ≤ 2147483647"),
                        entry("prefix.block_size", "found nothing, expected a value"),
                        entry("prefix.hash_ids[0]", "found 1.5, expected integer"),
                        entry("prefix.scope", "found \"all\", expected one of global, session"),
                        entry("prefix.more", "found an unknown key, expected only keys that the schema knows"),
                        entry("top_p", "found 2, expected a number ≤ 1"),
                        entry("turn_id", "found \"x\", expected integer or null"),
                        entry("metadata.a", "found [], expected string or number or boolean"));
    }

    @Test
    void leavesKindsOfLinesToTheReader() {
        assertThat(faultsOf("{'request_id':'a','arrival_time_ms':0}")).isEmpty();
    }

    private static Map<String, String> faultsOf(String line) {
        return SchemaValidator.lazy().faultsOf(Json.parse(line.replace('\'', '"')));
    }
}
