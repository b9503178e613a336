package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The profile {@code fuzz} runs each target, in a process of its own. */
final class FuzzTargetsTest {
    @Test
    void shouldRunEachTarget() throws IOException {
        // Given
        List<String> targets = Stream.of(FormatsFuzzTest.class, HttpFuzzTest.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(FuzzTargetsTest::name)
                .toList();

        // When
        List<String> run = Stream.of(Files.readString(Path.of("pom.xml")).split("<test>"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("</test>")))
                .toList();

        // Then
        assertThat(run).containsExactlyInAnyOrderElementsOf(targets);
    }

    private static String name(Method target) {
        return target.getDeclaringClass().getSimpleName() + '#' + target.getName();
    }
}
