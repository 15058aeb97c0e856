package io.iwc.artifact.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.Serial;
import java.math.BigDecimal;

/** Makes nodes of trees, of numbers only if they are within the bounds of {@link Decimals}. */
final class BoundedNodes extends JsonNodeFactory {
    @Serial
    private static final long serialVersionUID = 1L;

    static final JsonNodeFactory NODES = new BoundedNodes();

    private BoundedNodes() {}

    @Override
    public NumericNode numberNode(double value) {
        require(Double.isFinite(value));
        return super.numberNode(value);
    }

    @Override
    public ValueNode numberNode(BigDecimal value) {
        require(Decimals.isBounded(value));
        return super.numberNode(value);
    }

    private static void require(boolean isBounded) {
        if (!isBounded) {
            throw new NumberFormatException("expected " + Decimals.EXPECTED);
        }
    }
}
