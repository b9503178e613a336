package io.landport.streams.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Verdict;
import io.landport.domain.reference.Reference;
import io.landport.reference.BundledReference;
import io.landport.reference.ReferenceFolder;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a declaration a summary, and which lists it names. */
class SummaryTest {
    private static final Draft CHINESE = new Draft(Samples.declaration());
    private static final Draft AMERICAN = new Draft(Samples.american());

    @TempDir
    private Path directory;

    @Test
    void shouldNameTheListsOfTheReportersECommerceSourceOnceEach() {
        // When
        Judged.JudgedRevision judged =
                accepted(CHINESE.summarises("list-2", "list-1", "list-2"), BundledReference.REFERENCE);

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.SUMMARY);
        assertThat(judged.lists()).containsExactly(list("cn-ceb", "list-2"), list("cn-ceb", "list-1"));
    }

    @Test
    void shouldNameListsOfNobodyWhereTheReporterHasNoECommerceSource() {
        // When
        Judged.JudgedRevision judged = accepted(AMERICAN.summarises("list"), BundledReference.REFERENCE);

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.SUMMARY);
        assertThat(judged.lists()).containsExactly(list("unknown", "list"));
    }

    @Test
    void shouldNameAListOfEachECommerceSourceOfTheReporter() throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("sources.csv", eCommerceSource("cn-another", "CN"));
        folder.append("sources.csv", eCommerceSource("ru-parcels", "RU"));

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.summarises("1"), ReferenceReader.of(folder.path()));

        // Then
        assertThat(judged.lists()).containsExactly(list("cn-another", "1"), list("cn-ceb", "1"));
    }

    @Test
    void shouldCountNothingOfADeclarationWithALineUnderASummarisingProcedure() throws IOException {
        // Given
        ReferenceFolder folder = ReferenceFolder.in(directory);
        folder.append("procedures.csv", "gacc,9619,e-commerce-retail,true");
        Line summarising =
                new LineBuilder("64", 5).netWeight(5L).procedure("9619").build();
        Line plain = new LineBuilder("27", 7).build();

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(plain, summarising), ReferenceReader.of(folder.path()));

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.SUMMARY);
        assertThat(judged.counted()).isEmpty();
        assertThat(judged.lists()).isEmpty();
    }

    @Test
    void shouldCallADeclarationWhoseLinesAreAllExcludedASummaryWhereItNamesLists() {
        // Given
        Line returned = new LineBuilder("44", 5).netWeight(5L).procedure("4500").build();

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(returned).summarises("list"), BundledReference.REFERENCE);

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.SUMMARY);
    }

    private static Judged.JudgedRevision accepted(Draft draft, Reference reference) {
        DocumentId id = draft.declaration().id();
        Verdict verdict =
                new Judge(reference).judge(draft.declaration(), Channel.CUSTOMS, id.key(), Samples.DAY.plusDays(20));
        assertThat(verdict.rejected()).isEmpty();
        return (Judged.JudgedRevision) verdict.accepted().orElseThrow();
    }

    private static DocumentId list(String source, String number) {
        return new DocumentId(Channel.E_COMMERCE, source, number);
    }

    private static String eCommerceSource(String id, String reporter) {
        return String.join(
                ",",
                List.of(
                        id + ",Lists," + reporter + ",e-commerce,gacc,gacc,gacc",
                        "CIF,FOB,net,release-date,day,Asia/Shanghai,day,true,[0-9]{4}"));
    }
}
