package com.acme;

import io.iwc.junit.IwcExtension;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One context, cached by Spring, and one endpoint for all test classes. */
@SpringBootTest
abstract class HelpDeskTestCase {
    static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

    @RegisterExtension
    static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

    @Autowired
    HelpDesk.Assistant assistant;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry properties) {
        properties.add("llm.url", ENDPOINT::baseUrl);
    }
}
