package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.Serial;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;

/**
 * Asks the checker also about texts of several lines, which Jackson writes as block whatever else is in them: a block
 * that holds a line end other than {@code \n} is read as another text.
 */
final class QuotingYamlFactory extends YAMLFactory {
    @Serial
    private static final long serialVersionUID = 1L;

    QuotingYamlFactory(YAMLFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected YAMLGenerator _createGenerator(Writer out, IOContext context) throws IOException {
        return new Generator(
                context, _generatorFeatures, _yamlGeneratorFeatures, _quotingChecker, _objectCodec, out, _version);
    }

    private static final class Generator extends YAMLGenerator {
        private final StringQuotingChecker checker;

        Generator(
                IOContext context,
                int jsonFeatures,
                int yamlFeatures,
                StringQuotingChecker checker,
                ObjectCodec codec,
                Writer out,
                DumperOptions.@Nullable Version version)
                throws IOException {
            super(context, jsonFeatures, yamlFeatures, checker, codec, out, version);
            this.checker = checker;
        }

        @Override
        public void writeString(String text) throws IOException {
            if (text.indexOf('\n') >= 0 && checker.needToQuoteValue(text)) {
                _verifyValueWrite("write String value");
                _writeScalar(text, "string", DumperOptions.ScalarStyle.DOUBLE_QUOTED);
            } else {
                super.writeString(text);
            }
        }
    }
}
