package io.landport.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.landport.launcher.Landport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The bench is on the top floor: no other module may depend on it. */
final class FloorTest {
    private static final String BENCH = "io.landport.bench..";

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("io.landport");

    @Test
    void shouldNotBeUsedByOtherModules() {
        assertThat(all.contain(Landport.class)).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage(BENCH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BENCH)
                .check(all);
    }

    @Test
    void shouldHaveNoCycleOfPackages() {
        slices().matching("io.landport.bench.(**)").should().beFreeOfCycles().check(all);
    }

    @Test
    void shouldBeMarkedForNullsInEveryPackage() {
        assertThat(all.stream().map(JavaClass::getPackage).filter(known -> !known.isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }
}
