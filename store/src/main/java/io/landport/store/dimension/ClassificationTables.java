package io.landport.store.dimension;

import static io.landport.store.dimension.DimensionTable.known;

import io.landport.domain.reference.Reference;
import io.landport.domain.reference.TranslatedName;
import io.landport.domain.reference.commodity.Chapter;
import io.landport.domain.reference.commodity.Commodity;
import io.landport.domain.reference.commodity.Section;
import io.landport.domain.reference.commodity.Sector;
import io.landport.domain.reference.commodity.SectorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dimension tables of sectors, chapters, commodities, countries, regimes, modes of transport, sources and series breaks. */
final class ClassificationTables {
    static final List<DimensionTable> ALL = List.of(
            DimensionTable.named(
                    "sector",
                    "id text, name text, sector_group text, sector_group_name text, section text, position integer",
                    ClassificationTables::sectors,
                    List::copyOf),
            DimensionTable.of(
                    "sector_chapter",
                    "prefix text, sector text",
                    reference -> reference.sectors().byPrefix().entrySet(),
                    prefix -> List.of(prefix.getKey(), prefix.getValue().id())),
            DimensionTable.of(
                    "section", "id text, name text, position integer", ClassificationTables::sections, List::copyOf),
            DimensionTable.named(
                    "chapter",
                    "id text, name text, section text",
                    reference -> reference.dimensions().chapters().all(),
                    chapter -> List.of(chapter.id(), chapter.name(), known(chapter.section()))),
            DimensionTable.of(
                    "commodity",
                    "id text, name text, name_zh text, name_ru text, sitc text, bec text",
                    ClassificationTables::commodities,
                    List::copyOf),
            DimensionTable.of(
                    "country",
                    "id text, name text, name_zh text, name_ru text",
                    reference -> List.of(Locale.getISOCountries()),
                    ClassificationTables::country),
            DimensionTable.named(
                    "regime",
                    "id text, name text, treatment text, rule text",
                    reference -> reference.regimes().all(),
                    regime -> List.of(
                            regime.id(),
                            regime.name(),
                            regime.treatment().name().toLowerCase(Locale.ROOT),
                            regime.rule())),
            DimensionTable.named(
                    "mode",
                    "id text, name text",
                    reference -> reference.dimensions().modes(),
                    mode -> List.of(mode.id(), mode.name())),
            DimensionTable.named(
                    "source",
                    "id text, name text, reporter text, channel text, import_valuation text, export_valuation text,"
                            + " weight text, date_rule text, rate_rule text, time_zone text, dated_by text,"
                            + " needs_decision boolean",
                    Reference::sources,
                    source -> List.of(
                            source.id(),
                            source.name(),
                            source.reporter(),
                            source.channel().code(),
                            source.importValuation(),
                            source.exportValuation(),
                            source.weight(),
                            source.dateRule(),
                            source.rateRule(),
                            source.timeZone(),
                            source.datedBy(),
                            source.needsDecision())),
            DimensionTable.of(
                    "preferred_source",
                    "reporter text, source text",
                    reference -> reference.dimensions().preferredSources().entrySet(),
                    preferred -> List.of(preferred.getKey(), preferred.getValue())),
            DimensionTable.of(
                    "series_break",
                    "reporter text, regime text, day date, note text",
                    reference -> reference.dimensions().breaks(),
                    change -> List.of(change.reporter(), known(change.regime()), change.day(), change.note())));

    private ClassificationTables() {}

    private static List<List<Object>> sectors(Reference reference) {
        Map<String, String> groups =
                reference.dimensions().groups().stream().collect(Collectors.toMap(SectorGroup::id, SectorGroup::name));
        List<List<Object>> rows = new ArrayList<>();
        for (Sector sector : reference.sectors().all()) {
            rows.add(List.of(
                    sector.id(),
                    sector.name(),
                    sector.group(),
                    groups.getOrDefault(sector.group(), sector.group()),
                    known(sector.section()),
                    rows.size() + 1));
        }
        return rows;
    }

    /** Chapters, and the commodities below them. */
    private static List<List<Object>> commodities(Reference reference) {
        List<List<Object>> rows = new ArrayList<>();
        for (Chapter chapter : reference.dimensions().chapters().all()) {
            TranslatedName name = reference.dimensions().translated("chapter", chapter.id());
            rows.add(List.of(
                    chapter.id(),
                    chapter.name(),
                    known(name.chinese()),
                    known(name.russian()),
                    Optional.empty(),
                    Optional.empty()));
        }
        for (Commodity commodity : reference.dimensions().chapters().commodities()) {
            rows.add(List.of(
                    commodity.id(),
                    commodity.name(),
                    known(commodity.nameChinese()),
                    known(commodity.nameRussian()),
                    known(commodity.sitc()),
                    known(commodity.bec())));
        }
        return rows;
    }

    private static List<Object> country(String code) {
        Locale country = new Locale("", code);
        return List.of(
                code,
                country.getDisplayCountry(Locale.ENGLISH),
                country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE),
                country.getDisplayCountry(new Locale("ru")));
    }

    private static List<List<Object>> sections(Reference reference) {
        List<List<Object>> rows = new ArrayList<>();
        for (Section section : reference.dimensions().chapters().sections()) {
            rows.add(List.of(section.id(), section.name(), rows.size() + 1));
        }
        return rows;
    }
}
