package io.landport.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A reference folder that breaks a rule of docs/reference-data.md is refused, with file and row. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenReferenceTest {
    private ReferenceFolder folder;

    @BeforeEach
    void copyTheBundledFolder(@TempDir Path directory) throws IOException {
        folder = ReferenceFolder.in(directory);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        posts.csv          | gacc,1903,water,2020-01-01,2020-12-31,heihe-kani-kurgan | code 1903 of gacc for mode water is already mapped to heihe-blagoveshchensk in the same period
        posts.csv          | gacc,1903,*,2020-12-31,2020-12-31,heihe-kani-kurgan | code 1903 of gacc for mode * is already mapped to
        posts.csv          | gacc,0603,rail,,,manzhouli-zabaikalsk-rail | code 0603 of gacc for mode rail is already mapped to manzhouli-zabaikalsk-road
        posts.csv          | gacc,1903,road,2022-06-09,2022-06-09,heihe-kani-kurgan | already mapped to heihe-blagoveshchensk
        posts.csv          | gacc,1905,*,,,narva-ivangorod | crossing narva-ivangorod is not known
        posts.csv          | gacc,1905,hovercraft,,,hulin-markovo | mode hovercraft is not known
        posts.csv          | tarif,1905,*,,,hulin-markovo | scheme tarif is not known
        posts.csv          | gacc,19055,*,,,hulin-markovo | code 19055 does not match the pattern of scheme gacc
        posts.csv          | gacc,9905,*,,,hulin-markovo | code 9905 begins with no known region of scheme gacc
        posts.csv          | gacc,1905,*,2022-02-30,,hulin-markovo | 2022-02-30
        posts.csv          | gacc,1905,*,10.06.2022,,hulin-markovo | 10.06.2022
        posts.csv          | gacc,1905,*,2022-06-10,2022-06-09,hulin-markovo | valid_to 2022-06-09 is before valid_from 2022-06-10
        posts.csv          | gacc,1905,*,, | has 5 fields but the header has 6
        posts.csv          | gacc,1905,*,,,hulin-markovo,extra | has 7 fields but the header has 6
        posts.csv          | gacc,,*,,,hulin-markovo | code is empty
        crossings.csv      | hulin-markovo,road,Hulin,CN,RU,open,,, | hulin-markovo is given twice
        crossings.csv      | a-b,tunnel,A,CN,RU,open,,, | kind tunnel is not known
        crossings.csv      | a-b,road,A,CN,RU,busy,,, | status busy is not known
        crossings.csv      | a-b,road,A,CN,RU,open,2022-6-10,, | 2022-6-10
        sectors.csv        | more-energy,More energy,energy,V,27 | chapter 27 is already in sector energy
        sectors.csv        | reserved,Reserved,other,,77 | chapter 77 is reserved and cannot be in a sector
        sectors.csv        | odd,Odd,other,,7 | chapters 7 is neither a prefix nor a range of prefixes
        sectors.csv        | odd,Odd,other,,270-2705 | chapters 270-2705 is neither a prefix nor a range of prefixes
        sectors.csv        | odd,Odd,other,,2709-2705 | chapters 2709-2705 is neither a prefix nor a range of prefixes
        sectors.csv        | odd,Odd,other,,270100000000-279900000000 | chapters 270100000000-279900000000 is too large a range
        sectors.csv        | energy,Energy again,energy,V,2701 | energy is given twice
        regimes.csv        | general,General,included, | general is given twice
        regimes.csv        | smuggled,Smuggled,forgotten, | treatment forgotten is not known
        regimes.csv        | smuggled,Smuggled,excluded, | rule is empty
        procedures.csv     | gacc,0110,general,false | gacc:0110 is given twice
        procedures.csv     | gacc,0111,smuggled,false | regime smuggled is not known
        procedures.csv     | gacc,0111,general,perhaps | summarises must be true or false, not perhaps
        modes.csv          | gacc,2,water,again | gacc:2 is given twice
        modes.csv          | gacc,Q,hovercraft,hovercraft | mode hovercraft is not known
        customs-regions.csv| tarif,19,Harbin | scheme tarif is not known
        customs-regions.csv| gacc,19,Harbin again | gacc:19 is given twice
        customs-regions.csv| gacc,190,Too long | prefix 190 is not of 2 characters
        schemes.csv        | gacc,Again,closed,[0-9]{4},2,, | gacc is given twice
        schemes.csv        | odd,Odd,closed,[0-9{4},2,, | form [0-9{4} is not a regular expression
        schemes.csv        | odd,Odd,open,[0-9]{4},,port,(XX | unspecified_form (XX is not a regular expression
        schemes.csv        | odd,Odd,closed,[0-9]{4},two,, | region_digits two is not a number
        schemes.csv        | odd,Odd,closed,[0-9]{4},-2,, | region_digits -2 is not a number
        schemes.csv        | odd,Odd,ajar,[0-9]{4},2,, | kind ajar is not known
        sources.csv        | x,X,CN,customs,tarif,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | crossing scheme tarif is not known
        sources.csv        | x,X,CN,pigeon,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | channel pigeon is not known
        sources.csv        | x,X,CN,customs,gacc,tarif,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | scheme tarif has no codes
        sources.csv        | x,X,CN,customs,gacc,gacc,tarif,CIF,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | scheme tarif has no codes
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,EXW,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | import_valuation EXW is not known
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,EXW,net,release-date,day,UTC,day,true,[0-9]{4} | export_valuation EXW is not known
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,tare,release-date,day,UTC,day,true,[0-9]{4} | weight tare is not known
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,whenever,day,UTC,day,true,[0-9]{4} | date_rule whenever is not known
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,guess,UTC,day,true,[0-9]{4} | rate_rule guess is not known
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,Mars/Base,day,true,[0-9]{4} | Mars/Base
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,year,true,[0-9]{4} | dated_by year is not known
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,yes,[0-9]{4} | needs_decision must be true or false, not yes
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9 | procedure_form [0-9 is not a regular expression
        sources.csv        | cn-gacc,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | cn-gacc is given twice
        crossing-details.csv | narva-ivangorod,,,,, | crossing narva-ivangorod is not known
        crossing-details.csv | hulin-markovo,,,,, | hulin-markovo is given twice
        corridors.csv      | longjiang-belt,Another name,,,,2014-01-01, | longjiang-belt is given twice
        corridors.csv      | new,Primorye-1,,,,2014-01-01, | Primorye-1 already names a corridor
        corridors.csv      | new,New,,,,, | valid_from is empty
        corridors.csv      | new,,,,,2014-01-01, | name is empty
        corridors.csv      | new,New,,,,2014, | valid_from 2014 is not a day
        corridor-aliases.csv | silk-road,Silk Road | corridor silk-road is not known
        corridor-aliases.csv | primorye-2,Primorye-1 | Primorye-1 already names a corridor
        corridor-aliases.csv | primorye-2,Eastern Land-Sea Silk Road Belt | already names a corridor
        corridor-crossings.csv | silk-road,hulin-markovo,, | corridor silk-road is not known
        corridor-crossings.csv | primorye-2,narva-ivangorod,, | crossing narva-ivangorod is not known
        corridor-crossings.csv | primorye-2,hunchun-kraskino,2020-01-01, | hunchun-kraskino is already in primorye-2 in 2016-01-01..
        corridor-crossings.csv | primorye-2,hulin-markovo,2015-12-31, | the period 2015-12-31.. is not within 2016-01-01..
        corridor-crossings.csv | primorye-2,hulin-markovo,2020-01-02,2020-01-01 | valid_to 2020-01-01 is before valid_from 2020-01-02
        regions.csv        | 23019,Harbin again,,CN,2301 | 23019 is given twice
        regions.csv        | 23999,Nowhere,,China,23 | country China is not a country code
        regions.csv        | 23999,,,CN,23 | name is empty
        zones.csv          | suifenhe-dongning,Again,,free-trade,,, | suifenhe-dongning is given twice
        zones.csv          | new,New,,bonded,,, | kind bonded is not known
        zones.csv          | new,New,,free-trade,2020-01-02,2020-01-01, | valid_to 2020-01-01 is before valid_from 2020-01-02
        zone-regions.csv   | utopia,2301,, | zone utopia is not known
        zone-regions.csv   | suifenhe-dongning,2399,, | region 2399 is not known
        zone-regions.csv   | suifenhe-dongning,2312,2020-01-01, | 2312 is already in suifenhe-dongning in 2016-04-27..
        zone-regions.csv   | suifenhe-dongning,2301,2016-04-26, | the period 2016-04-26.. is not within 2016-04-27..
        clusters.csv       | ha-da-qi-man,Again, | ha-da-qi-man is given twice
        clusters.csv       | new,, | name is empty
        cluster-crossings.csv | ha-ha,hulin-markovo | cluster ha-ha is not known
        cluster-crossings.csv | ha-da-qi-man,narva-ivangorod | crossing narva-ivangorod is not known
        cluster-crossings.csv | ha-da-qi-man,dongning-poltavka | dongning-poltavka is given twice
        names.csv          | sector,wood,木材, | sector:wood is given twice
        names.csv          | sector,timber,木材, | code timber is not known
        names.csv          | region,2301,哈尔滨, | list region is not known
        names.csv          | mode,hovercraft,气垫船, | code hovercraft is not known
        commodities.csv    | 0101,Again,,,, | 0101 is given twice
        commodities.csv    | 01012,Odd,,,, | commodity 01012 is not of 4 or 6 digits of a known chapter
        commodities.csv    | 7701,Reserved,,,, | commodity 7701 is not of 4 or 6 digits of a known chapter
        commodities.csv    | 010121,,,,, | name is empty
        commodities.csv    | 010121,Horses,,,00 15, | sitc 00 15 is not a list of codes
        commodities.csv    | 010121,Horses,,,,x | bec x is not a list of codes
        sector-groups.csv  | energy,Energy again | energy is given twice
        sections.csv       | V,Again | V is given twice
        chapters.csv       | 27,Again,V | 27 is given twice
        chapters.csv       | 77,Reserved,XV | chapter 77 is not between 01 and 99, or is reserved
        chapters.csv       | 100,Too many,XV | chapter 100 is not between 01 and 99
        calendar.csv       | CN,,fair,2026-06-15,2026-06-15,,Fair | kind fair is not known
        calendar.csv       | ,,holiday,2026-06-15,2026-06-15,,Fair | country is empty
        calendar.csv       | CN,,holiday,2026-06-15,,,Fair | last_day is empty
        calendar.csv       | CN,hulin-markovo,holiday,2026-06-15,2026-06-15,,Fair | a holiday belongs to a country, not to crossing hulin-markovo
        calendar.csv       | CN,,closure,2026-06-15,,,Ice | crossing is empty
        calendar.csv       | CN,narva-ivangorod,closure,2026-06-15,,,Ice | crossing narva-ivangorod is not known
        calendar.csv       | China,,holiday,2026-06-15,2026-06-15,,Fair | country China is not a country code
        calendar.csv       | CN,,holiday,2026-06-15,2026-06-14,,Fair | valid_to 2026-06-14 is before valid_from 2026-06-15
        calendar.csv       | CN,,holiday,--06-15,--06-15,,Fair | first_day --06-15 is not a day
        calendar.csv       | CN,,holiday,2026-06-15,2026-06-15,2026-2026,Fair | first_day 2026-06-15 is not a day of a year
        calendar.csv       | CN,,holiday,--02-29,--02-29,2024-2025,Leap | --02-29 does not exist in 2025
        calendar.csv       | CN,,holiday,--06-15,--06-15,2026,Fair | years 2026 is not a range such as 2021-2027
        calendar.csv       | CN,,holiday,2026-10-03,2026-10-04,,Fair | 2026-10-03..2026-10-04 overlaps 2026-10-01..2026-10-03 of 'National Day'
        calendar.csv       | ,hulin-markovo,closure,2026-06-15,,,Ice | 2026-06-15.. overlaps 2020-01-01.. of 'Closed'
        preferred-sources.csv | CN,cn-ceb | CN is given twice
        preferred-sources.csv | DE,cn-ceb | source cn-ceb is of reporter CN
        preferred-sources.csv | DE,de-destatis | source de-destatis is not known
        series-breaks.csv  | CN,smuggled,2020-01-01,Counted | regime smuggled is not known
        series-breaks.csv  | CN,,2019-01-01,Again | the break of 2019-01-01 is given twice
        series-breaks.csv  | CN,,2020-01-01, | note is empty
        series-breaks.csv  | CN,,,Counted | day is empty
        """)
    void shouldRefuseARow(String file, String row, String says) throws IOException {
        // Given
        int number = folder.append(file, row);

        // When
        List<String> problems = problems();

        // Then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(file + " row " + number + ": ")
                .contains(says)
                .doesNotContain("\n", "io.landport");
    }

    @Test
    void shouldRefuseAnIdThatWouldMakeKeysOfTotalsAmbiguous() throws IOException {
        // Given
        int number = folder.append("crossings.csv", "a|b,road,A,CN,RU,open,,,");

        // Then
        assertThat(problems()).containsExactly("crossings.csv row " + number + ": crossing contains a bar: a|b");
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @CsvSource(delimiter = '|', textBlock = """
        sectors.csv | ,27              | ,2701           | sectors.csv: chapter 27 has no row; every chapter needs a sector
        sectors.csv | 72-76;78-83      | 73-76;78-83     | sectors.csv: chapter 72 has no row; every chapter needs a sector
        regimes.csv | other,Other      | rest,The rest   | regimes.csv: has no regime other
        regimes.csv | not-specified,   | unknown,        | regimes.csv: has no regime not-specified
        posts.csv   | code,mode,       | code,transport, | posts.csv: has no column mode
        sources.csv | ,procedure_form  | ,form           | sources.csv: has no column procedure_form
        crossings.csv | status,open_from | open_from,status | crossings.csv: its columns must be crossing,kind,name,country_a,country_b,status,open_from,open_to,note
        version.txt | 2026.11.1        | ''              | version.txt: is empty
        crossing-details.csv | 48.35,134.30 | 48.35,        | crossing-details.csv row 11: latitude and longitude must both be given or both be empty
        crossing-details.csv | 48.35,134.30 | 98.35,134.30  | crossing-details.csv row 11: latitude 98.35 is not a number of degrees from -90 to 90
        crossing-details.csv | 48.35,134.30 | 48.35,-181    | crossing-details.csv row 11: longitude -181 is not a number of degrees from -180 to 180
        crossing-details.csv | 48.35,134.30 | "48,35",134.3 | crossing-details.csv row 11: latitude 48,35 is not a number of degrees
        crossing-details.csv | ,all-year    | ,summer       | crossing-details.csv row 33: season summer is not known
        corridors.csv | Россия,,2015-01-01  | Россия,silk-road,2015-01-01 | corridors.csv: parent silk-road of china-mongolia-russia is not known
        corridors.csv | Россия,,2015-01-01  | Россия,longjiang-belt,2015-01-01 | corridors.csv: longjiang-belt is an ancestor of itself
        regions.csv | Harbin,哈尔滨,CN,23    | Harbin,哈尔滨,CN,32 | regions.csv: parent 32 of 2301 is not known
        regions.csv | Heilongjiang,黑龙江,CN, | Heilongjiang,黑龙江,CN,2301 | regions.csv: 23 is an ancestor of itself
        sector-groups.csv | energy,Energy   | power,Energy  | sector-groups.csv: has no group energy, which sector energy is in
        sections.csv | XV,Base metals       | XXV,Base metals | sections.csv: has no section XV, which sector base-metals is in
        chapters.csv | 48,Paper and board,X | ''            | chapters.csv: chapter 48 has no row; every chapter needs a name
        chapters.csv | 48,Paper and board,X | 48,Paper and board,XXV | chapters.csv row 49: section XXV is not known
        open-codes.csv | us-port,0101,      | gacc,0101,    | open-codes.csv row 2: scheme gacc is not an open scheme
        open-codes.csv | us-port,0101,      | tarif,0101,   | open-codes.csv row 2: scheme tarif is not an open scheme
        open-codes.csv | us-port,0101,      | us-port,101,  | open-codes.csv row 2: code 101 does not match the pattern of scheme us-port
        open-codes.csv | us-port,0102,      | us-port,0101, | open-codes.csv row 3: us-port:0101 is given twice
        open-codes.csv | 27.51,-99.51       | 27.51,        | open-codes.csv row 83: latitude and longitude stand together or not at all
        open-codes.csv | us-port,0182,"Manchester Airport, NH",airport | us-port,0182,"Manchester Airport, NH",harbour | open-codes.csv row 19: kind harbour is not known
        preferred-sources.csv | RU,ru-fcs   | ''            | preferred-sources.csv: reporter RU has no preferred source
        zones.csv | zone,name               | zone,title    | zones.csv: has no column name
        """)
    void shouldRefuseAFile(String file, String from, String to, String says) throws IOException {
        // Given
        folder.replace(file, from, to);

        // When
        List<String> problems = problems();

        // Then
        assertThat(problems).anyMatch(problem -> problem.startsWith(says));
    }

    static Set<String> files() {
        return ReferenceColumns.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRefuseAFolderWithoutAFile(String file) throws IOException {
        // Given
        folder.delete(file);

        // When
        List<String> problems = problems();

        // Then
        assertThat(problems).anyMatch(problem -> problem.startsWith(file + ": cannot be read"));
    }

    @Test
    void shouldTellWhoeverMadeAFolderForAnEarlierVersionWhatToDo() throws IOException {
        // Given
        for (String file : ReferenceColumns.describing()) {
            folder.delete(file);
        }

        // When
        List<String> problems = problems();

        // Then
        assertThat(problems)
                .filteredOn(problem -> !problem.contains(": cannot be read"))
                .filteredOn(problem -> problem.contains("earlier version"))
                .singleElement()
                .asString()
                .startsWith("calendar.csv, chapters.csv, cluster-crossings.csv, clusters.csv, commodities.csv,")
                .contains("copy them from the bundled folder");
    }

    @Test
    void shouldReportAllProblemsAtOnce() throws IOException {
        // Given
        int post = folder.replace("posts.csv", "gacc,1902,*,,,suifenhe-grodekovo-rail", "gacc,1902,*,,,grodekovo");
        int sector = folder.replace("sectors.csv", ",86-89", ",86-89;85");
        int scheme = folder.append("schemes.csv", "odd,Odd,closed,[0-9{4},2,,");

        // When
        InvalidReferenceException bad = refusal();

        // Then
        assertThat(bad.problems())
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("posts.csv row " + post + ": crossing grodekovo"))
                .anyMatch(problem -> problem.startsWith("sectors.csv row " + sector + ": chapter 85 is already in"))
                .anyMatch(problem -> problem.startsWith("schemes.csv row " + scheme + ": form"));
        assertThat(bad).hasMessageContainingAll(bad.problems().toArray(new String[0]));
    }

    private List<String> problems() {
        return refusal().problems();
    }

    private InvalidReferenceException refusal() {
        return Objects.requireNonNull(
                catchThrowableOfType(InvalidReferenceException.class, () -> ReferenceReader.of(folder.path())),
                "it was accepted");
    }
}
