package io.landport.launcher.questions;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Regime;
import io.landport.domain.reference.commodity.Sector;
import io.landport.launcher.option.InstallationCommand;
import io.landport.store.dimension.ReferenceTables;
import io.landport.terminal.Columns;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "codes",
        description = "Looks up codes of the reference data and their names. Needs no running instance.")
public final class CodesCommand extends InstallationCommand {
    @Parameters(index = "0", paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.crossing;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "Show only rows that contain this text; case is ignored.")
    private String text = "";

    /** Kinds of codes, in lower case as on the command line: the lists of the HTTP API. */
    enum Kind {
        crossing,
        country,
        sector,
        region,
        regime,
        mode,
        source,
        corridor,
        cluster,
        zone,
        chapter,
        commodity
    }

    @Override
    public Integer call() {
        List<List<String>> found = rows(installation().reference())
                .filter(row -> String.join(" ", row).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .toList();
        Columns columns = new Columns("  ", -1, -1, -1);
        found.forEach(columns::fit);
        found.forEach(row -> out().println(columns.line(row)));
        if (found.isEmpty()) {
            err().println("no " + kind + " contains '" + text + '\'');
        }
        return found.isEmpty() ? 1 : 0;
    }

    private Stream<List<String>> rows(Reference reference) {
        return switch (kind) {
            case crossing ->
                crossings(reference)
                        .map(crossing -> List.of(
                                crossing.id(), crossing.kind(), String.valueOf(crossing.status()), crossing.name()));
            case sector ->
                reference.sectors().all().stream()
                        .map(sector ->
                                List.of(sector.id(), sector.group(), String.valueOf(sector.chapters()), name(sector)));
            case regime ->
                reference.regimes().all().stream()
                        .sorted(Comparator.comparing(Regime::id))
                        .map(regime -> List.of(
                                regime.id(),
                                regime.treatment().toString().toLowerCase(Locale.ROOT),
                                regime.name() + (regime.rule().isEmpty() ? "" : ": " + regime.rule())));
            default ->
                ReferenceTables.codes(kind.name(), reference).stream()
                        .map(code -> List.of(code.get(0), String.join(" / ", code.subList(1, code.size()))))
                        .sorted(Comparator.comparing(code -> code.get(0)));
        };
    }

    /** Crossings of the reference data, then codes of open schemes. */
    private static Stream<Crossing> crossings(Reference reference) {
        return Stream.concat(
                reference.crossings().all().stream().sorted(Comparator.comparing(Crossing::id)),
                reference.dimensions().openCodes().keySet().stream()
                        .sorted()
                        .flatMap(code -> reference.crossing(code).stream()));
    }

    private static String name(Sector sector) {
        return sector.section().isEmpty() ? sector.name() : sector.name() + " (section " + sector.section() + ')';
    }
}
