package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.ShapeDetail.SharedBeginning;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginnings that prompts share, as a tree on its side: a piece is as wide as it is long and as high as requests
 * have it, and lies to the right of the piece that it continues.
 */
final class PrefixTree {
    private PrefixTree() {}

    /** A figure for the smallest block size; empty where nothing is shared. */
    static Optional<Figure> of(Fingerprint fingerprint) {
        var all = fingerprint.detail().beginnings();
        var block = all.stream().mapToInt(SharedBeginning::block).min();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var pieces =
                all.stream().filter(piece -> piece.block() == block.getAsInt()).toList();
        return Optional.of(new Figure(
                "reuse.prefixTree",
                "Shared beginnings",
                Kind.TREE,
                Axis.linear("Place in the prompt", Unit.TOKENS),
                Axis.linear("Requests that share it", Unit.COUNT),
                List.of(series(pieces)),
                List.of(),
                "The " + pieces.size() + " pieces that most requests share, in blocks of " + block.getAsInt()
                        + " tokens."));
    }

    private static Series series(List<SharedBeginning> pieces) {
        var bottoms = new double[pieces.size()];
        var filled = new double[pieces.size()]; // up to where the continuations of a piece reach
        var roots = 0.0;
        var x = new ArrayList<Double>();
        var end = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        var top = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.parent() < 0) {
                bottoms[i] = roots;
                roots += piece.requests();
            } else {
                bottoms[i] = filled[piece.parent()];
                filled[piece.parent()] += piece.requests();
            }
            filled[i] = bottoms[i];
            x.add((double) piece.fromTokens());
            end.add((double) piece.toTokens());
            y.add(bottoms[i]);
            top.add(bottoms[i] + piece.requests());
            labels.add(Shown.grouped((double) piece.requests()) + " requests");
        }
        return new Series("pieces", x, end, y, labels, List.of(), top);
    }
}
