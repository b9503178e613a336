package io.landport.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Dimensions;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Regimes;
import io.landport.domain.reference.Source;
import io.landport.domain.reference.commodity.Sector;
import io.landport.domain.reference.commodity.Sectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 11 as far as the bundled data answers it: sectors, crossings and what they are. */
class BundledReferenceTest {
    private final Reference reference = BundledReference.REFERENCE;

    @Test
    void shouldNameSectorsAndSourcesInChineseAndRussian() {
        // Given
        Dimensions dimensions = reference.dimensions();

        // Then
        assertThat(reference.sectors().all())
                .allSatisfy(sector -> assertThat(dimensions.translated("sector", sector.id()))
                        .matches(name -> name.chinese().matches("\\p{IsHan}.*")
                                && name.russian().matches("\\p{IsCyrillic}.*")));
        assertThat(reference.sources())
                .allSatisfy(source -> assertThat(dimensions.translated("source", source.id()))
                        .matches(name -> name.chinese().matches("\\p{IsHan}.*")
                                && name.russian().matches("\\p{IsCyrillic}.*")));
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
