package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class GatesJunitXmlTests {
    private static final Gates GATES = Gates.none()
            .delta(Metric.of("tokens.prompt.p50"), 5)
            .delta(Metric.of("tokens.output.p50"), 5)
            .delta(Metric.of("reuse.session.mean"), 0.1);

    @ParameterizedTest
    @ValueSource(strings = {"after", "a & b", "<\"'>", "tab\tand\u0001control", "größer 🦙"})
    void isWhatTheSchemaAsksFor(String name) {
        var drift = Drifts.longerPrompts(name, 2);

        var xml = GatesJunitXml.of(name, GATES.lenient().judge(drift)); // one fails, one passes, one is skipped

        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failures=\"1\"", "type=\"gate\"", "time=\"0\"></testcase>"})
    void theSchemaMissesWhatIsLeftOut(String part) {
        var xml = GatesJunitXml.of("w", GATES.lenient().judge(Drifts.longerPrompts("after", 2)));

        assertThatThrownBy(() -> validate(xml.replace(part, part.startsWith("time") ? "></testcase>" : "")))
                .isInstanceOf(SAXException.class);
    }

    private static void validate(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(GatesJunitXmlTests.class.getResource("junit-suite.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
