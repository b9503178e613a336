package io.landport.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.format.asycuda.AsycudaMessages;
import io.landport.format.eaeu.EaeuMessages;
import io.landport.format.wco.WcoMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the formats in XML name the elements that are read, because they say that all others are dropped. */
final class PagesOfFormatsTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    /** Letters, large and small. */
    private static final Predicate<String> IS_ELEMENT =
            Pattern.compile("(?=.*[A-Z])(?=.*[a-z])[A-Za-z_]+").asMatchPredicate();

    @ParameterizedTest
    @CsvSource({
        "eaeu-esad, ESADout_CU KDTout_CU GTDoutCustomsMark KDTOutCustomsMark PermitRecallGTD GoodsReleaseCancellation",
        "asycuda-sad, ASYCUDA",
        "wco-dms, MetaData"
    })
    void shouldNameTheElementsThatAreReadAndNoOther(String format, String roots) throws IOException {
        // Given
        XmlMessages messages = Stream.of(EaeuMessages.FORMAT, AsycudaMessages.FORMAT, WcoMessages.FORMAT)
                .filter(each -> each.name().equals(format))
                .findFirst()
                .orElseThrow()
                .messages()
                .get();
        List<XmlPaths> paths = Arrays.stream(roots.split(" ", -1))
                .map(root -> messages.paths("", root))
                .toList();
        String page = Files.readString(Path.of("..", "docs", "formats", format + ".md"));
        String derived =
                page.substring(page.indexOf("## How a document is derived"), page.indexOf("## What is not taken"));

        // When
        Set<String> read = paths.stream()
                .flatMap(XmlPaths::all)
                .filter(XmlPaths::isText)
                .map(path -> path.name().replace("@", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = named(derived)
                .filter(IS_ELEMENT)
                .filter(name -> paths.stream()
                        .flatMap(XmlPaths::all)
                        .noneMatch(path -> path.name().replace("@", "").equals(name)))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(unknown).isEmpty();
        assertThat(named(page).collect(Collectors.toSet())).containsAll(read);
    }

    private static Stream<String> named(String text) {
        return CODE.matcher(text)
                .results()
                .flatMap(code -> Arrays.stream(code.group(1).split("/", -1)));
    }
}
