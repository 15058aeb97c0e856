package io.iwc.cli;

import io.iwc.report.internal.Figure;
import io.iwc.report.internal.FigureRenderer;
import io.iwc.report.internal.FigureRenderer.Form;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Figures as files of their own. */
final class PlotOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description =
                    "Folder for the figures: each as SVG, as PNG for print (300 dpi), and its numbers as CSV and JSON.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--plots-as",
            paramLabel = "FORM",
            split = ",",
            converter = Ids.PlotForms.class,
            completionCandidates = Ids.PlotForms.class,
            description = "Only these files of each figure: ${COMPLETION-CANDIDATES}.")
    private List<Form> forms = List.of();

    boolean isAsked() {
        return folder.isPresent();
    }

    /** Refuses forms of nothing. */
    void check() {
        new GivenOptions(spec).require(isAsked(), "given without --plots, which alone writes figures", "--plots-as");
    }

    /** Writes the figures into the folder, or into one below it. */
    void write(List<Figure> figures, String below) {
        folder.ifPresent(parent -> {
            var chosen = forms.isEmpty() ? EnumSet.allOf(Form.class) : EnumSet.copyOf(forms);
            figures.forEach(figure -> FigureRenderer.write(figure, parent.resolve(below), chosen));
        });
    }
}
