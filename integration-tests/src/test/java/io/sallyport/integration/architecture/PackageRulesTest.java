package io.sallyport.integration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may know which. */
class PackageRulesTest {

    @Test
    void theSpiKnowsTheJdkJspecifyAndSlf4jOnly() {
        classes()
                .that()
                .resideInAPackage("io.sallyport.core.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.sallyport.core.spi..", "java..", "org.jspecify..", "org.slf4j..")
                .check(ProductionClasses.ALL);
    }

    @Test
    void theWireKnowsNothingOfSessions() {
        classes()
                .that()
                .resideInAPackage("io.sallyport.core.protocol..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.sallyport.core.protocol..",
                        "io.sallyport.core.spi..",
                        "io.netty.buffer..",
                        "io.netty.util..",
                        "java..",
                        "org.jspecify..")
                .check(ProductionClasses.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.sallyport.core.(*)..", "io.sallyport.core.spi.(**)", "io.sallyport.gateway.(*).."})
    void packagesAreFreeOfCycles(String slices) {
        slices().matching(slices).should().beFreeOfCycles().check(ProductionClasses.ALL);
    }

    @Test
    void everyPackageSaysThatItHasNoNulls() {
        TreeSet<String> unmarked = new TreeSet<>();
        ProductionClasses.ALL.forEach(type -> {
            if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                unmarked.add(type.getPackageName());
            }
        });

        assertThat(unmarked).isEmpty();
    }
}
