package io.landport.reference;

import io.landport.domain.reference.commodity.Chapter;
import io.landport.domain.reference.commodity.Chapters;
import io.landport.domain.reference.commodity.Section;
import io.landport.domain.reference.commodity.Sectors;
import java.util.Map;

/** Reads sections and chapters of the Harmonized System and checks that each sector has a known section. */
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
        return new Chapters(sections.values(), chapters.values());
    }

    private static Chapter chapter(ReferenceRow row, Map<String, Section> sections) {
        String id = row.required("chapter");
        if (!Sectors.everyChapter().contains(id)) {
            throw new IllegalArgumentException("chapter " + id + " is not between 01 and 99, or is reserved");
        }
        String section = row.optional("section", column -> row.known(column, sections));
        return new Chapter(id, row.required("name"), section);
    }
}
