package io.landport.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Dimensions;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Regimes;
import io.landport.domain.reference.Source;
import io.landport.domain.reference.TranslatedName;
import io.landport.domain.reference.commodity.Commodity;
import io.landport.domain.reference.commodity.Sector;
import io.landport.domain.reference.commodity.Sectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 11 as far as the bundled data answers it: sectors, crossings and what they are. */
class BundledReferenceTest {
    private final Reference reference = BundledReference.REFERENCE;

    @Test
    void shouldNameCodesInChineseAndRussian() {
        // Given
        Dimensions dimensions = reference.dimensions();

        // When
        List<TranslatedName> names = Stream.of(
                        reference.sectors().all().stream().map(sector -> dimensions.translated("sector", sector.id())),
                        reference.sources().stream().map(source -> dimensions.translated("source", source.id())),
                        reference.regimes().all().stream().map(regime -> dimensions.translated("regime", regime.id())),
                        dimensions.modes().stream().map(mode -> dimensions.translated("mode", mode.id())),
                        dimensions.chapters().all().stream()
                                .map(chapter -> dimensions.translated("chapter", chapter.id())))
                .flatMap(list -> list)
                .toList();

        // Then
        assertThat(names).hasSize(25 + 7 + 19 + 11 + 98);
        assertThat(names)
                .allMatch(name ->
                        name.chinese().matches("\\p{IsHan}.*") && name.russian().matches("\\p{IsCyrillic}.*"));
    }

    /** The edition of 2022 has 1,228 headings; which chapter has how many is in the index of the Harmonized System. */
    @Test
    void shouldNameEveryHeadingInThreeLanguages() {
        // When
        Map<String, List<Commodity>> headings = reference.dimensions().chapters().commodities().stream()
                .collect(Collectors.groupingBy(heading -> heading.id().substring(0, 2)));

        // Then
        assertThat(headings.values().stream().mapToInt(List::size).sum()).isEqualTo(1228);
        assertThat(headings).hasSize(96);
        assertThat(List.of("27", "39", "44", "62", "72", "84", "85", "87"))
                .extracting(chapter -> headings.get(chapter).size())
                .containsExactly(16, 26, 21, 17, 29, 86, 48, 16);
        assertThat(headings.values())
                .allSatisfy(chapter -> assertThat(chapter)
                        .allMatch(heading -> heading.id().length() == 4
                                && heading.nameChinese().matches(".*\\p{IsHan}.*")
                                && heading.nameRussian().matches("\\p{IsCyrillic}.*")));
    }

    /** Definitions of divisions of SITC Rev. 4, and of categories of BEC Rev. 4, by their titles. */
    @ParameterizedTest
    @CsvSource({
        "0203, 01, 1", // meat
        "2709, 33, 3", // petroleum
        "2711, 34, 3", // gas
        "2716, 35, 3", // electric current
        "3102, 56, 2", // fertilisers
        "4403, 24, 2", // cork and wood
        "4412, 63, 2", // cork and wood manufactures
        "7204, 28, 2", // metalliferous ores and metal scrap
        "8429, 72, 4", // machinery specialised for particular industries
        "8471, 75, 4", // office machines
        "8703, 78, 5", // road vehicles
        "8901, 79, 5", // other transport equipment
        "6403, 85, 6", // footwear
        "8710, 89, 7"
    })
    void shouldKnowWhereOtherClassificationsHaveAHeading(String heading, String sitc, String bec) {
        assertThat(reference.dimensions().chapters().commodities())
                .filteredOn(commodity -> commodity.id().equals(heading))
                .extracting(Commodity::sitc, Commodity::bec)
                .containsExactly(tuple(sitc, bec));
    }

    @Test
    void shouldHaveOneDigestAsLongAsItsContentIsTheSame() {
        assertThat(ReferenceReader.bundled().digest())
                .isEqualTo(reference.digest())
                .matches("[0-9a-f]{64}");
    }

    /** Another digest makes every installation rebuild: change it with a version and a line in CHANGELOG only. */
    @Test
    void shouldKeepTheDigestThatGenerationsAreRegisteredWith() {
        assertThat(reference.digest()).isEqualTo("dc0ead4a5c5172a8c0920eaa588506891c3ba4e3d66daee8793f81bd156c247d");
    }

    @Test
    void shouldHoldWhatLandportBringsAlong() {
        assertThat(reference.version()).isEqualTo("2026.11.1");
        assertThat(reference.crossings().all()).hasSize(39);
        assertThat(reference.sectors().all()).hasSize(25);
        assertThat(reference.regimes().all()).hasSize(19);
        assertThat(reference.sources())
                .extracting(Source::id)
                .containsExactlyInAnyOrder("asycuda-np", "cn-ceb", "cn-gacc", "dms-gb", "kz-kgd", "ru-fcs", "us-bts");
    }

    @Test
    void shouldPutEveryChapterInASector() {
        for (int chapter = 1; chapter <= 99; chapter++) {
            assertThat(reference.sectors().of("%02d".formatted(chapter)).isPresent())
                    .as("chapter %02d has a sector", chapter)
                    .isEqualTo(chapter != 77);
        }
        assertThat(reference.sectors().of("00")).isEmpty();
        assertThat(reference.sectors().of("7")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "44071190, wood",
        "27, energy",
        "310210, fertilisers",
        "300490, chemicals",
        "7801, base-metals",
        "9999999999, special"
    })
    void shouldFindTheSectorByTheLongestPrefix(String commodity, String sector) {
        assertThat(reference.sectors().of(commodity)).map(Sector::id).hasValue(sector);
    }

    @Test
    void shouldPreferALongerPrefixOfAnotherFolder(@TempDir Path directory) throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("sectors.csv", "crude-oil,Crude oil,energy,V,2709");

        // When
        Sectors sectors = ReferenceReader.of(folder.path()).sectors();

        // Then
        assertThat(List.of("27090000", "2710", "27"))
                .extracting(commodity -> sectors.of(commodity).map(Sector::id).orElse(""))
                .containsExactly("crude-oil", "energy", "energy");
    }

    @Test
    void shouldLoadTheSameFromAFolder(@TempDir Path directory) throws IOException {
        // When
        Reference copy = ReferenceReader.of(ReferenceFolder.in(directory).path());

        // Then
        assertThat(copy.version()).isEqualTo(reference.version());
        assertThat(copy.crossings().all())
                .containsExactlyInAnyOrderElementsOf(reference.crossings().all());
        assertThat(copy.sectors().all())
                .containsExactlyElementsOf(reference.sectors().all());
        assertThat(copy.sources())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("procedureForm")
                .containsExactlyInAnyOrderElementsOf(reference.sources());
    }

    @ParameterizedTest
    @CsvSource({
        "hulin-markovo, road",
        "tongjiang-nizhneleninskoye-rail, rail-bridge",
        "khorgos-altynkol-rail, rail",
        "us-port:2304, port",
        "us-port:23XX, unspecified",
        "gacc:1924, unspecified",
        "unlocode:RUKHV, unspecified"
    })
    void shouldDescribeEveryCrossingThatACodeCanMean(String id, String kind) {
        // When
        Optional<Crossing> crossing = reference.crossings().describe(id);

        // Then
        assertThat(crossing).map(Crossing::id).hasValue(id);
        assertThat(crossing).map(Crossing::kind).hasValue(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "narva-ivangorod",
                "us-port:X304",
                "us-port:",
                "gacc:190",
                "gacc:9901",
                "crossing:hulin-markovo",
                "tarif:1903",
                ":1903",
                ""
            })
    void shouldNotDescribeWhatNoCodeCanMean(String id) {
        assertThat(reference.crossings().describe(id)).isEmpty();
    }

    @Test
    void shouldKnowThatAProcedureOfAnotherFolderSummarises(@TempDir Path directory) throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("procedures.csv", "gacc,9619,e-commerce-retail,true");

        // When
        Regimes regimes = ReferenceReader.of(folder.path()).regimes();

        // Then
        assertThat(regimes.isSummarising("gacc", "9619")).isTrue();
        assertThat(regimes.isSummarising("gacc", "9610")).isFalse();
        assertThat(regimes.isSummarising("ru-procedure", "9619")).isFalse();
    }

    @Test
    void shouldMapEveryPostOnEveryDayToOneCrossingAtMost() {
        // Given
        LocalDate bridge = LocalDate.of(2022, 6, 10);

        // Then
        for (String scheme : List.of("gacc", "unlocode")) {
            String code = scheme.equals("gacc") ? "1903" : "CNHEK";
            assertThat(reference
                            .crossings()
                            .locate(scheme, code, "road", bridge.minusDays(1))
                            .found())
                    .hasValue("heihe-blagoveshchensk");
            assertThat(reference
                            .crossings()
                            .locate(scheme, code, "road", bridge)
                            .found())
                    .hasValue("heihe-kani-kurgan");
        }
    }
}
