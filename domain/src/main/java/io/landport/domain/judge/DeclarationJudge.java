package io.landport.domain.judge;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.domain.reference.CrossingLookup;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Regime;
import io.landport.domain.reference.Source;
import io.landport.domain.reference.commodity.Sector;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one declaration of a known source and computes its contributions to totals. */
final class DeclarationJudge {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private final Reference reference;
    private final Source source;
    private final Declaration declaration;
    private final Header header;
    private final LocalDate receivedDay;

    DeclarationJudge(Reference reference, Source source, Declaration declaration, LocalDate receivedDay) {
        this.reference = reference;
        this.source = source;
        this.declaration = declaration;
        this.header = declaration.header();
        this.receivedDay = receivedDay;
    }

    /** @throws RejectedException for the first problem found */
    Judged.JudgedRevision judge() {
        LocalDate day = day();
        Flow flow = Flow.ofCode(header.flow())
                .orElseThrow(() -> new RejectedException(Reason.UNKNOWN_FLOW, "flow", header.flow()));
        String mode = mode();
        String crossing = crossing(mode, day);
        String region = optional(header.region(), Codes::isRegion, Reason.MALFORMED_REGION, "region");
        RejectedException.unless(
                Codes.isCurrency(header.currency()), Reason.MALFORMED_CURRENCY, "currency", header.currency());
        DetailsJudge.require(header.details());
        RejectedException.unless(!declaration.lines().isEmpty(), Reason.NO_LINES, "lines", "number of lines", "0");

        Set<DocumentId> lists = lists();
        ContributionMerger counted = new ContributionMerger();
        boolean isSummary = !lists.isEmpty();
        LineNumbers numbers = new LineNumbers();
        List<Line> lines = declaration.lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            try {
                String partner = partner(line);
                Regime regime = regime(line);
                Sector sector = sector(line);
                isSummary |= isSummarising(line);
                Amounts amounts = amounts(line);
                String unit = unit(line);
                String currency = currency(line);
                numbers.take(line);
                DetailsJudge.require(line.details());
                if (!regime.isExcluded()) {
                    Series series = new Series(
                            source.id(),
                            source.reporter(),
                            partner,
                            region,
                            crossing,
                            sector.id(),
                            flow,
                            source.channel(),
                            regime.id(),
                            mode,
                            currency);
                    counted.add(new Contribution(
                            new TotalKey(series, day), commodity(line), unit, amounts, quantity(line)));
                }
            } catch (RejectedException e) {
                throw e.inLine(i + 1);
            }
        }
        return revision(
                isSummary ? Fate.SUMMARY : counted.isEmpty() ? Fate.EXCLUDED : Fate.COUNTED,
                day,
                counted.contributions(),
                lists);
    }

    private Judged.JudgedRevision revision(
            Fate fateInForce, LocalDate day, List<Contribution> counted, Set<DocumentId> lists) {
        return new Judged.JudgedRevision(
                declaration.id(),
                declaration.revision(),
                source.needsDecision(),
                ContentHash.of(declaration),
                fateInForce,
                day,
                fateInForce == Fate.COUNTED ? counted : List.of(),
                List.copyOf(lists));
    }

    /**
     * The lists that it names. Only their numbers are given, so they are lists of the reporter's e-commerce source; if it has
     * several sources, of each of them.
     */
    private Set<DocumentId> lists() {
        if (declaration.summarises().isEmpty()) {
            return Set.of();
        }
        Set<DocumentId> lists = new LinkedHashSet<>();
        for (String number : declaration.summarises()) {
            RejectedException.unless(
                    DocumentId.isValidNumber(number),
                    Reason.MALFORMED_DOCUMENT_ID,
                    "summarises",
                    "number of a summarised list",
                    number);
            for (String listSource : reference.listSources(source.reporter())) {
                lists.add(new DocumentId(Channel.E_COMMERCE, listSource, number));
            }
        }
        return lists;
    }

    private LocalDate day() {
        LocalDate day = header.statisticalDate();
        if (day.toEpochDay() > receivedDay.toEpochDay() + 1) {
            throw new RejectedException(
                    Reason.DATE_IN_FUTURE,
                    "statisticalDate",
                    "statistical date, received " + receivedDay + ',',
                    day.toString());
        }
        if (day.isBefore(FIRST_DAY)) {
            throw new RejectedException(
                    Reason.DATE_OUT_OF_RANGE, "statisticalDate", "statistical date", day.toString());
        }
        return day;
    }

    private String mode() {
        String code = header.mode();
        if (code == null) {
            return Series.NOT_SPECIFIED;
        }
        return reference
                .mode(source.modeScheme(), code)
                .orElseThrow(() ->
                        new RejectedException(Reason.UNKNOWN_MODE, "mode", "mode of " + source.modeScheme(), code));
    }

    private String crossing(String mode, LocalDate day) {
        String scheme = header.crossingScheme();
        if (scheme == null) {
            scheme = source.crossingSchemes().get(0);
        }
        RejectedException.unless(
                source.crossingSchemes().contains(scheme),
                Reason.UNKNOWN_CROSSING_SCHEME,
                "crossingScheme",
                "crossing scheme of a document of " + source.id(),
                scheme);
        CrossingLookup lookup = reference.crossings().locate(scheme, header.crossing(), mode, day);
        if (lookup.problem() != null) {
            throw new RejectedException(
                    reasonOf(lookup.problem()), "crossing", "crossing of scheme " + scheme, header.crossing());
        }
        return lookup.found().orElseThrow();
    }

    private static Reason reasonOf(CrossingLookup.Problem problem) {
        return switch (problem) {
            case MALFORMED -> Reason.MALFORMED_CROSSING;
            case UNKNOWN_REGION -> Reason.UNKNOWN_CUSTOMS_REGION;
            case UNKNOWN_CROSSING -> Reason.UNKNOWN_CROSSING;
        };
    }

    private String partner(Line line) {
        String partner = line.partner() != null ? line.partner() : header.partner();
        return optional(partner, Codes::isCountry, Reason.MALFORMED_PARTNER, "partner");
    }

    private Regime regime(Line line) {
        String procedure = procedure(line);
        if (procedure == null || source.procedureScheme().isEmpty()) {
            return reference.regimes().regime(Series.NOT_SPECIFIED);
        }
        RejectedException.unless(
                source.procedureForm().matcher(procedure).matches(),
                Reason.MALFORMED_PROCEDURE,
                "procedure",
                "procedure of " + source.procedureScheme(),
                procedure);
        return reference.regimes().of(source.procedureScheme(), procedure);
    }

    private boolean isSummarising(Line line) {
        String procedure = procedure(line);
        return procedure != null && reference.regimes().isSummarising(source.procedureScheme(), procedure);
    }

    private @Nullable String procedure(Line line) {
        return line.procedure() != null ? line.procedure() : header.procedure();
    }

    private Sector sector(Line line) {
        RejectedException.unless(
                Codes.isCommodity(line.commodity()), Reason.MALFORMED_COMMODITY, "commodity", line.commodity());
        return reference
                .sectors()
                .of(line.commodity())
                .orElseThrow(
                        () -> new RejectedException(Reason.COMMODITY_WITHOUT_SECTOR, "commodity", line.commodity()));
    }

    private String currency(Line line) {
        String currency = line.currency();
        if (currency == null) {
            return header.currency();
        }
        RejectedException.unless(Codes.isCurrency(currency), Reason.MALFORMED_CURRENCY, "currency", currency);
        return currency;
    }

    private static Amounts amounts(Line line) {
        requireInBounds("value", line.value(), Measures.MONEY_SCALE);
        if (line.quantity() != null) {
            requireInBounds("quantity", line.quantity(), Measures.WEIGHT_SCALE);
        }
        if (line.netWeight() == null) {
            return Amounts.ofLineWithoutWeight(line.value());
        }
        requireInBounds("netWeight", line.netWeight(), Measures.WEIGHT_SCALE);
        return Amounts.ofLine(line.value(), line.netWeight());
    }

    private static String commodity(Line line) {
        String code = line.commodity();
        return code.length() <= CommodityKey.DIGITS ? code : code.substring(0, CommodityKey.DIGITS);
    }

    private static String unit(Line line) {
        String unit = line.unit();
        if (unit == null) {
            return Series.NOT_SPECIFIED;
        }
        RejectedException.unless(Codes.isUnit(unit), Reason.MALFORMED_UNIT, "unit", unit);
        return line.quantity() == null ? Series.NOT_SPECIFIED : unit;
    }

    /** Zero without a unit, because such quantities cannot be added to any other. */
    private static Int128 quantity(Line line) {
        return line.quantity() == null || line.unit() == null ? Int128.ZERO : Int128.of(line.quantity());
    }

    private static void requireInBounds(String field, long scaled, int scale) {
        if (!Measures.isInBounds(scaled, scale)) {
            throw RejectedException.outOfRange(field, Measures.text(scaled, scale), Measures.MAX_UNITS);
        }
    }

    private static String optional(
            @Nullable String code, java.util.function.Predicate<String> form, Reason reason, String what) {
        if (code == null) {
            return Series.NOT_SPECIFIED;
        }
        RejectedException.unless(form.test(code), reason, what, code);
        return code;
    }
}
