package io.landport.chart;

import io.landport.answer.AnswerHead;
import io.landport.answer.Provenance;
import io.landport.answer.SourceBasis;
import io.landport.terminal.PrintableText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the texts around a chart: what it shows, of what, from where, and when it was known. */
final class AroundChart {
    /** Options that are no filters, or that the chart shows in another place. */
    private static final Set<String> ELSEWHERE = Set.of(
            "by",
            "top",
            "from",
            "to",
            "known-on",
            "currency",
            "source",
            "flow",
            "language",
            "exporter",
            "importer",
            "base");

    private static final int LISTED_SOURCES = 3;

    private final ChartRequest request;
    private final Provenance provenance;
    private final Map<String, String> names;
    private final Words words;

    AroundChart(ChartRequest request, AnswerHead head, Words words) {
        this.request = request;
        this.provenance = head.provenance();
        this.names = head.names();
        this.words = words;
    }

    /** @param notices about the answer */
    ChartTexts texts(Picture picture, List<String> notices) {
        List<String> notes = new ArrayList<>(picture.notes());
        notices.stream().map(notice -> TranslatedNotice.of(notice, words)).forEach(notes::add);
        notes.addAll(sources());
        rates().ifPresent(notes::add);
        notes.add(asOf());
        return new ChartTexts(
                PrintableText.of(request.title().orElseGet(() -> title(picture))),
                PrintableText.of(subtitle(picture)),
                notes.stream().map(PrintableText::of).toList(),
                words.language());
    }

    private String title(Picture picture) {
        String flow = request.options().getOrDefault("flow", "trade");
        String subject = words.find("subject." + request.measure().code() + '.' + flow)
                .orElseGet(() -> words.say("subject." + request.measure().code() + ".trade"));
        String kind = "title." + request.kind().code();
        return switch (request.kind()) {
            case STACKED, MULTIPLES ->
                words.say("title.monthly.by", subject, by(request.by().orElseThrow()));
            case SHARES -> words.say(kind, subject, by(request.by().orElseThrow()));
            case MONTHLY, DAILY ->
                request.by()
                        .map(by -> words.say(kind + ".by", subject, by(by)))
                        .orElseGet(() -> words.say(kind, subject));
            case YOY, INDEX, GROWTH -> words.say(kind, subject);
            case RANKING, MAP ->
                words.say("title.ranking", subject, by(request.by().orElseThrow()));
            case MIRROR -> {
                AnswerTable table = picture.shown();
                yield words.say(kind, table.names("exporter"), table.names("importer"));
            }
        };
    }

    private String names(String dimension, Collection<String> codes) {
        return codes.stream()
                .map(code -> names.getOrDefault(dimension + '.' + code, words.name(dimension, code)))
                .collect(Collectors.joining(", "));
    }

    private String by(String dimension) {
        return words.find("by." + dimension).orElse(dimension);
    }

    private String subtitle(Picture picture) {
        List<String> parts = new ArrayList<>(List.of(period(picture)));
        for (Map.Entry<String, String> option : request.options().entrySet()) {
            if (!ELSEWHERE.contains(option.getKey())) {
                String name = words.find("dimension." + option.getKey()).orElse(option.getKey());
                parts.add(words.say(
                        "filter",
                        name,
                        names(option.getKey(), List.of(option.getValue().split(",", -1)))));
            }
        }
        Optional.ofNullable(request.options().get("currency"))
                .filter(currency -> !currency.equals("each"))
                .ifPresent(currency -> parts.add(words.say("converted", currency)));
        return String.join(words.say("separator"), parts);
    }

    private String period(Picture picture) {
        if (picture instanceof Picture.OfLines lines) {
            return words.say(
                    "period", lines.period().text(lines.first()), lines.period().text(lines.last()));
        }
        Optional<String> from = Optional.ofNullable(request.options().get("from"));
        Optional<String> to = Optional.ofNullable(request.options().get("to"));
        if (from.isPresent() && to.isPresent()) {
            return from.equals(to) ? from.get() : words.say("period", from.get(), to.get());
        }
        return from.map(month -> words.say("period.from", month))
                .or(() -> to.map(month -> words.say("period.to", month)))
                .orElseGet(() -> words.say("period.all"));
    }

    private List<String> sources() {
        List<SourceBasis> sources = provenance.sources();
        if (sources.size() > LISTED_SOURCES) {
            return List.of(
                    words.say("note.sources", sources.stream().map(this::name).collect(Collectors.joining("; "))));
        }
        return sources.stream().map(this::source).toList();
    }

    /** Who published the rates that converted the values. */
    private Optional<String> rates() {
        String authorities = provenance.sources().stream()
                .map(SourceBasis::rates)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return request.options().containsKey("currency") && !authorities.isEmpty()
                ? Optional.of(words.say("note.rates", authorities))
                : Optional.empty();
    }

    private String source(SourceBasis source) {
        String basis = request.measure() == ChartMeasure.WEIGHT
                ? words.find("weight." + source.weight()).orElse(source.weight())
                : valuation(source);
        return words.say("note.source", name(source), source.id(), basis);
    }

    private String name(SourceBasis source) {
        return source.name(words.language());
    }

    private String valuation(SourceBasis source) {
        return words.say(
                "valuation",
                words.find("valuation." + source.importValuation()).orElse(source.importValuation()),
                words.find("valuation." + source.exportValuation()).orElse(source.exportValuation()));
    }

    private String asOf() {
        String day = provenance
                .knownOn()
                .map(known -> words.say("note.known-on", known.toString()))
                .orElseGet(() -> provenance
                        .readAt()
                        .map(time -> words.say(
                                "note.read-on",
                                time.atZone(ZoneOffset.UTC).toLocalDate().toString()))
                        .orElse(""));
        return words.say("note.known", day, Integer.toString(provenance.generation()), provenance.reference());
    }
}
