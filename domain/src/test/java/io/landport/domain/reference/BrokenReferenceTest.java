package io.landport.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reference folder that breaks a rule of docs/reference-data.md is refused, with file and row. */
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
        posts.csv          | gacc,19055,*,,,hulin-markovo | code 19055 is not of the form of scheme gacc
        posts.csv          | gacc,9905,*,,,hulin-markovo | code 9905 begins with no known region of scheme gacc
        posts.csv          | gacc,1905,*,2022-02-30,,hulin-markovo | 2022-02-30
        posts.csv          | gacc,1905,*,10.06.2022,,hulin-markovo | 10.06.2022
        posts.csv          | gacc,1905,*,2022-06-10,2022-06-09,hulin-markovo | valid_to 2022-06-09 is before valid_from 2022-06-10
        posts.csv          | gacc,1905,*,, | has 5 fields where the header has 6
        posts.csv          | gacc,1905,*,,,hulin-markovo,extra | has 7 fields where the header has 6
        posts.csv          | gacc,,*,,,hulin-markovo | code is empty
        crossings.csv      | hulin-markovo,road,Hulin,CN,RU,open,,, | hulin-markovo stands there twice
        crossings.csv      | a-b,tunnel,A,CN,RU,open,,, | kind tunnel is not known
        crossings.csv      | a-b,road,A,CN,RU,busy,,, | status busy is not known
        crossings.csv      | a-b,road,A,CN,RU,open,2022-6-10,, | 2022-6-10
        sectors.csv        | more-energy,More energy,energy,V,27 | chapter 27 is already in sector energy
        sectors.csv        | reserved,Reserved,other,,77 | chapter 77 is reserved and can be in no sector
        sectors.csv        | odd,Odd,other,,7 | chapters 7 is neither a prefix nor a range of prefixes
        sectors.csv        | odd,Odd,other,,270-2705 | chapters 270-2705 is neither a prefix nor a range of prefixes
        sectors.csv        | odd,Odd,other,,2709-2705 | chapters 2709-2705 is neither a prefix nor a range of prefixes
        sectors.csv        | odd,Odd,other,,270100000000-279900000000 | chapters 270100000000-279900000000 is too wide a range
        sectors.csv        | energy,Energy again,energy,V,2701 | energy stands there twice
        regimes.csv        | general,General,included, | general stands there twice
        regimes.csv        | smuggled,Smuggled,forgotten, | treatment forgotten is not known
        regimes.csv        | smuggled,Smuggled,excluded, | rule is empty
        procedures.csv     | gacc,0110,general,false | gacc:0110 stands there twice
        procedures.csv     | gacc,0111,smuggled,false | regime smuggled is not known
        procedures.csv     | gacc,0111,general,perhaps | summarises must be true or false, not perhaps
        modes.csv          | gacc,2,water,again | gacc:2 stands there twice
        modes.csv          | gacc,Q,hovercraft,hovercraft | mode hovercraft is not known
        customs-regions.csv| tarif,19,Harbin | scheme tarif is not known
        customs-regions.csv| gacc,19,Harbin again | gacc:19 stands there twice
        customs-regions.csv| gacc,190,Too long | prefix 190 is not of 2 characters
        schemes.csv        | gacc,Again,closed,[0-9]{4},2,, | gacc stands there twice
        schemes.csv        | odd,Odd,closed,[0-9{4},2,, | form [0-9{4} is no regular expression
        schemes.csv        | odd,Odd,open,[0-9]{4},,port,(XX | unspecified_form (XX is no regular expression
        schemes.csv        | odd,Odd,closed,[0-9]{4},two,, | region_digits two is no number
        schemes.csv        | odd,Odd,closed,[0-9]{4},-2,, | region_digits -2 is no number
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
        sources.csv        | x,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9 | procedure_form [0-9 is no regular expression
        sources.csv        | cn-gacc,X,CN,customs,gacc,gacc,gacc,CIF,FOB,net,release-date,day,UTC,day,true,[0-9]{4} | cn-gacc stands there twice
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
        assertThat(problems()).containsExactly("crossings.csv row " + number + ": crossing holds a bar: a|b");
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @CsvSource(delimiter = '|', textBlock = """
        sectors.csv | ,27              | ,2701           | sectors.csv: chapter 27 is in no row, every chapter needs a sector
        sectors.csv | 72-76;78-83      | 73-76;78-83     | sectors.csv: chapter 72 is in no row, every chapter needs a sector
        regimes.csv | other,Other      | rest,The rest   | regimes.csv: has no regime other
        regimes.csv | not-specified,   | unknown,        | regimes.csv: has no regime not-specified
        posts.csv   | code,mode,       | code,transport, | posts.csv: has no column mode
        sources.csv | ,procedure_form  | ,form           | sources.csv: has no column procedure_form
        crossings.csv | status,open_from | open_from,status | crossings.csv: its columns must be crossing,kind,name,country_a,country_b,status,open_from,open_to,note
        version.txt | 2026.11          | ''              | version.txt: is empty
        """)
    void shouldRefuseAFile(String file, String from, String to, String says) throws IOException {
        // Given
        folder.replace(file, from, to);

        // When
        List<String> problems = problems();

        // Then
        assertThat(problems).anyMatch(problem -> problem.startsWith(says));
    }

    @ParameterizedTest
    @CsvSource({
        "version.txt",
        "schemes.csv",
        "customs-regions.csv",
        "crossings.csv",
        "posts.csv",
        "modes.csv",
        "sectors.csv",
        "regimes.csv",
        "procedures.csv",
        "sources.csv"
    })
    void shouldRefuseAFolderWithoutAFile(String file) throws IOException {
        // Given
        folder.delete(file);

        // When
        List<String> problems = problems();

        // Then
        assertThat(problems).anyMatch(problem -> problem.startsWith(file + ": cannot be read"));
    }

    @Test
    void shouldReportAllProblemsAtOnce() throws IOException {
        // Given
        int post = folder.replace("posts.csv", "gacc,1902,*,,,suifenhe-grodekovo-rail", "gacc,1902,*,,,grodekovo");
        int sector = folder.replace("sectors.csv", ",86-89", ",86-89;85");
        int scheme = folder.append("schemes.csv", "odd,Odd,closed,[0-9{4},2,,");

        // When
        BadReference bad = refusal();

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

    private BadReference refusal() {
        return Objects.requireNonNull(
                catchThrowableOfType(BadReference.class, () -> ReferenceReader.of(folder.path())), "it was accepted");
    }
}
