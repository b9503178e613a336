package io.landport.reference;

import io.landport.domain.reference.commodity.Chapter;
import io.landport.domain.reference.commodity.Chapters;
import io.landport.domain.reference.commodity.Commodity;
import io.landport.domain.reference.commodity.Section;
import io.landport.domain.reference.commodity.Sectors;
import java.util.Map;

/** Reads sections, chapters and commodities of the Harmonized System and checks that each sector has a known section. */
final class ChaptersReader {
    private static final String FILE = "chapters.csv";

    private final ReferenceFiles table;
    private final Sectors sectors;

    ChaptersReader(ReferenceFiles table, Sectors sectors) {
        this.table = table;
        this.sectors = sectors;
    }

    Chapters read() {
        Map<String, Section> sections = table.byId(
                "sections.csv",
                row -> row.required("section"),
                row -> new Section(row.required("section"), row.required("name")));
        Map<String, Chapter> chapters = table.byId(FILE, row -> row.required("chapter"), row -> chapter(row, sections));
        sectors.all().stream()
                .filter(sector -> !sector.section().isEmpty() && !sections.containsKey(sector.section()))
                .forEach(sector -> table.problems()
                        .add("sections.csv: has no section " + sector.section() + ", which sector " + sector.id()
                                + " is in"));
        for (String chapter : Sectors.everyChapter()) {
            if (!chapters.containsKey(chapter)) {
                table.problems().add(FILE + ": chapter " + chapter + " has no row; every chapter needs a name");
            }
        }
        Map<String, Commodity> commodities =
                table.byId("commodities.csv", row -> row.required("commodity"), row -> commodity(row, chapters));
        return new Chapters(sections.values(), chapters.values(), commodities.values());
    }

    private static Chapter chapter(ReferenceRow row, Map<String, Section> sections) {
        String id = row.required("chapter");
        if (!Sectors.everyChapter().contains(id)) {
            throw new IllegalArgumentException("chapter " + id + " is not between 01 and 99, or is reserved");
        }
        String section = row.optional("section", column -> row.known(column, sections));
        return new Chapter(id, row.required("name"), section);
    }

    private static Commodity commodity(ReferenceRow row, Map<String, Chapter> chapters) {
        String id = row.required("commodity");
        if (!id.matches("[0-9]{4}|[0-9]{6}") || !chapters.containsKey(id.substring(0, Sectors.CHAPTER_DIGITS))) {
            throw new IllegalArgumentException("commodity " + id + " is not of 4 or 6 digits of a known chapter");
        }
        return new Commodity(
                id,
                row.required("name"),
                row.text("name_zh"),
                row.text("name_ru"),
                row.optional("sitc", row::codes),
                row.optional("bec", row::codes));
    }
}
