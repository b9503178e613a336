package io.landport.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.landport.domain.reference.Corridor;
import io.landport.domain.reference.CorridorCrossing;
import io.landport.domain.reference.Corridors;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.CrossingDetails;
import io.landport.domain.reference.Dimensions;
import io.landport.domain.reference.Mode;
import io.landport.domain.reference.OpenCode;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.commodity.Sector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the bundled reference data that decides no verdict: names, groups and locations. */
class DimensionsTest {
    private final Reference reference = BundledReference.REFERENCE;
    private final Dimensions dimensions = reference.dimensions();

    @Test
    void shouldNameEveryCrossingInThreeLanguages() {
        assertThat(reference.crossings().all()).allSatisfy(crossing -> {
            CrossingDetails details = dimensions.crossings().get(crossing.id());
            assertThat(details).as(crossing.id()).isNotNull();
            assertThat(details.nameChinese()).matches("[\\p{IsHan}－]+");
            assertThat(details.nameRussian()).matches("[\\p{IsCyrillic} ()/—-]+");
        });
    }

    /** All of them lie where China, Russia and their rivers meet. */
    @Test
    void shouldPlaceCrossingsWhereTheBorderIs() {
        assertThat(dimensions.crossings().values())
                .filteredOn(details -> details.latitude() != null)
                .hasSizeGreaterThan(8)
                .allSatisfy(details -> {
                    assertThat(details.latitude().doubleValue()).isBetween(42.0, 54.0);
                    assertThat(details.longitude().doubleValue()).isBetween(117.0, 135.5);
                });
    }

    @Test
    void shouldNameCodesOfOpenSchemes() {
        assertThat(reference.crossing("us-port:2304"))
                .hasValue(new Crossing("us-port:2304", "port", "Laredo, TX", "US", "MX", "open", null, null, ""));
        assertThat(dimensions.details("us-port:2304").latitude()).isEqualTo("27.51");
        assertThat(reference.crossing("us-port:23XX").map(Crossing::kind)).hasValue("unspecified");
        assertThat(reference.crossing("us-port:23XX").map(Crossing::name)).hasValue("Laredo, TX (district)");
    }

    @Test
    void shouldTakeTheKindThatACodeIsGivenOverThatOfItsScheme(@TempDir Path directory) throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("open-codes.csv", "us-port,2099,Somewhere in Louisiana,unspecified,US,,,");

        // When
        Reference edited = ReferenceReader.of(folder.path());

        // Then
        assertThat(edited.crossing("us-port:2099").map(Crossing::kind)).hasValue("unspecified");
        assertThat(edited.crossing("us-port:2098").map(Crossing::kind)).hasValue("port");
        assertThat(edited.digest()).as("what verdicts depend on").isEqualTo(reference.digest());
    }

    @Test
    void shouldKeepACodeThatItDoesNotNameUnderItsOwnName() {
        assertThat(reference.crossing("us-port:9999"))
                .isEqualTo(reference.crossings().describe("us-port:9999"))
                .map(Crossing::name)
                .hasValue("us-port:9999");
        assertThat(dimensions.details("us-port:9999").latitude()).isNull();
        assertThat(reference.crossing("us-port:X")).isEmpty();
    }

    /** No place is listed twice, each is in the United States, and each at a land border is next to one. */
    @Test
    void shouldPlacePortsWhereTheyAre() {
        assertThat(dimensions.openCodes().values())
                .hasSizeGreaterThan(260)
                .extracting(OpenCode::name)
                .doesNotHaveDuplicates();
        assertThat(dimensions.openCodes().values())
                .filteredOn(code -> code.latitude() != null)
                .hasSizeGreaterThan(40)
                .allSatisfy(code -> {
                    double latitude = code.latitude().doubleValue();
                    assertThat(code.countryA()).as(code.id()).isEqualTo("US");
                    assertThat(code.longitude().doubleValue()).as(code.id()).isBetween(-125.0, -66.0);
                    if (code.countryB().equals("MX")) {
                        assertThat(latitude).as(code.id()).isBetween(25.8, 32.8);
                    } else {
                        assertThat(code.countryB()).as(code.id()).isEqualTo("CA");
                        assertThat(latitude).as(code.id()).isBetween(42.0, 49.1);
                    }
                });
    }

    /** Only where the files of the bureau are at hand. */
    @Test
    void shouldNameEveryPortThatTradeWithNeighboursGoesThrough() throws IOException {
        // Given
        Path files = Path.of(System.getProperty("user.dir"))
                .resolve("../../shared/data/us-bts-dot3/monthly")
                .normalize();
        assumeThat(files).isDirectory();
        Set<String> occurring = new TreeSet<>();
        try (Stream<Path> months = Files.list(files)) {
            for (Path month : months.toList()) {
                Files.readAllLines(month).stream()
                        .skip(1)
                        .map(row -> row.split(",", -1)[1])
                        .forEach(occurring::add);
            }
        }

        // Then
        assertThat(occurring).hasSizeGreaterThan(200);
        occurring.removeIf(code -> dimensions.openCodes().containsKey("us-port:" + code));
        // District 59 is in no edition of Schedule D that could be found.
        assertThat(occurring).isSubsetOf("59XX");
    }

    @Test
    void shouldPutTheCrossingsOfAPartIntoTheWholeFromWhenThereIsOne() {
        assertThat(crossings("china-mongolia-russia"))
                .containsOnly(
                        Map.entry("manzhouli-zabaikalsk-rail", List.of("2015-01-01..")),
                        Map.entry("manzhouli-zabaikalsk-road", List.of("2015-01-01..")),
                        Map.entry("suifenhe-grodekovo-rail", List.of("2015-01-01..")),
                        Map.entry("suifenhe-pogranichny-road", List.of("2015-01-01..")));
        assertThat(crossings("longjiang-belt"))
                .containsOnly(
                        Map.entry("manzhouli-zabaikalsk-rail", List.of("2014-01-01..")),
                        Map.entry("suifenhe-grodekovo-rail", List.of("2014-01-01..")),
                        Map.entry("suifenhe-pogranichny-road", List.of("2014-01-01..")));
    }

    @Test
    void shouldCountACrossingOnceThatBelongsToACorridorInTwoWays(@TempDir Path directory) throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("corridor-crossings.csv", "china-mongolia-russia,hulin-markovo,2016-01-01,2016-12-31");
        folder.append("corridor-crossings.csv", "longjiang-belt,hulin-markovo,2016-07-01,2017-06-30");
        folder.append("corridor-crossings.csv", "longjiang-belt,hulin-markovo,2019-01-01,2019-12-31");

        // When
        Corridors corridors = ReferenceReader.of(folder.path()).dimensions().corridors();

        // Then
        assertThat(corridors.crossings())
                .filteredOn(member -> member.crossing().equals("hulin-markovo"))
                .extracting(member -> member.corridor() + ' ' + member.period())
                .containsExactlyInAnyOrder(
                        "china-mongolia-russia 2016-01-01..2017-06-30",
                        "china-mongolia-russia 2019-01-01..2019-12-31",
                        "longjiang-belt 2016-07-01..2017-06-30",
                        "longjiang-belt 2019-01-01..2019-12-31");
    }

    @Test
    void shouldKnowAliasesAsTheSameCorridor() {
        assertThat(dimensions.corridors().all())
                .filteredOn(corridor -> corridor.aliases().contains("Eastern Land-Sea Silk Road Belt"))
                .extracting(Corridor::id)
                .containsExactly("longjiang-belt");
    }

    @Test
    void shouldPutAllPlacesOfACityIntoTheZoneOfTheCity() {
        // When
        Set<String> tongjiang = dimensions.zones().members().stream()
                .filter(member -> member.zone().equals("e-commerce-tongjiang"))
                .map(member -> member.region() + ' ' + member.period())
                .collect(Collectors.toSet());
        Set<String> harbin = dimensions.zones().members().stream()
                .filter(member -> member.zone().equals("e-commerce-harbin"))
                .map(member -> member.region() + ' ' + member.period())
                .collect(Collectors.toSet());

        // Then
        assertThat(tongjiang).containsExactlyInAnyOrder("2317 2022-11-14..", "23179 2022-11-14..");
        assertThat(harbin).containsExactlyInAnyOrder("2301 ..", "23012 ..", "23013 ..", "23016 ..", "23019 ..");
    }

    @Test
    void shouldFindTheProvinceOfEveryRegion() {
        assertThat(dimensions.zones().regions())
                .allSatisfy(region ->
                        assertThat(region.topmost()).isEqualTo(region.id().substring(0, 2)));
    }

    @Test
    void shouldPutNoCrossingIntoTwoClusters() {
        assertThat(dimensions.clusters().stream().flatMap(cluster -> cluster.crossings().stream()))
                .hasSize(11)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldStandEachChapterInTheSectionOfItsSector() {
        assertThat(dimensions.chapters().all())
                .hasSize(98)
                .allSatisfy(chapter -> assertThat(
                                reference.sectors().of(chapter.id()).map(Sector::section))
                        .hasValue(chapter.section()));
    }

    @Test
    void shouldNameEveryModeOfTransport() {
        assertThat(dimensions.modes()).extracting(Mode::id).containsExactlyInAnyOrderElementsOf(Vocabulary.MODES);
        assertThat(dimensions.modes()).contains(new Mode("customs-place", "domestic customs place"));
    }

    @Test
    void shouldRepeatHolidaysEachYear() {
        assertThat(holidays("CN", 2024))
                .containsExactlyInAnyOrder(
                        "2024-01-01..2024-01-01 New Year",
                        "2024-02-10..2024-02-12 Spring Festival",
                        "2024-04-04..2024-04-04 Qingming",
                        "2024-05-01..2024-05-01 Labour Day",
                        "2024-06-10..2024-06-10 Dragon Boat Festival",
                        "2024-09-17..2024-09-17 Mid-Autumn Festival",
                        "2024-10-01..2024-10-03 National Day");
        for (int year = 2021; year <= 2027; year++) {
            assertThat(holidays("CN", year)).as("%d", year).hasSize(7);
            assertThat(holidays("RU", year)).as("%d", year).hasSize(7);
            assertThat(holidays("US", year)).as("%d", year).hasSize(5);
            assertThat(holidays("CA", year)).as("%d", year).hasSize(6);
            assertThat(holidays("MX", year)).as("%d", year).hasSize(4);
        }
    }

    @Test
    void shouldKeepAClosureOpenAtItsEndWhileItLasts() {
        assertThat(dimensions.calendar())
                .filteredOn(entry -> entry.kind().equals("closure"))
                .singleElement()
                .satisfies(closure -> {
                    assertThat(closure.crossing()).isEqualTo("hulin-markovo");
                    assertThat(closure.firstDay()).isEqualTo(LocalDate.of(2020, 1, 1));
                    assertThat(closure.period().lastDay()).isEmpty();
                });
    }

    @Test
    void shouldPreferOneSourceOfEachReporter() {
        assertThat(dimensions.preferredSources())
                .containsOnly(
                        Map.entry("CN", "cn-gacc"),
                        Map.entry("GB", "dms-gb"),
                        Map.entry("KZ", "kz-kgd"),
                        Map.entry("NP", "asycuda-np"),
                        Map.entry("RU", "ru-fcs"),
                        Map.entry("US", "us-bts"));
    }

    @Test
    void shouldLeaveVerdictsAloneWhereADescriptionIsEdited(@TempDir Path directory) throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("calendar.csv", "CN,,holiday,2028-01-01,2028-01-01,,New Year");

        // When
        Reference edited = ReferenceReader.of(folder.path());

        // Then
        assertThat(edited.digest()).isEqualTo(reference.digest());
        assertThat(edited.dimensions().digest()).isNotEqualTo(dimensions.digest());
    }

    @Test
    void shouldTellAFolderApartThatDecidesOtherwise(@TempDir Path directory) throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("sectors.csv", "crude-oil,Crude oil,energy,V,2709");

        // When
        Reference edited = ReferenceReader.of(folder.path());

        // Then
        assertThat(edited.digest()).isNotEqualTo(reference.digest());
        assertThat(edited.dimensions().digest()).isNotEqualTo(dimensions.digest());
    }

    private Map<String, List<String>> crossings(String corridor) {
        return dimensions.corridors().crossings().stream()
                .filter(member -> member.corridor().equals(corridor))
                .collect(Collectors.groupingBy(
                        CorridorCrossing::crossing,
                        Collectors.mapping(member -> member.period().toString(), Collectors.toList())));
    }

    private List<String> holidays(String country, int year) {
        return dimensions.calendar().stream()
                .filter(entry ->
                        entry.country().equals(country) && entry.firstDay().getYear() == year)
                .map(entry -> entry.period() + " " + entry.name())
                .toList();
    }
}
