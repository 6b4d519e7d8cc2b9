package io.sallyport.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sallyport.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_THE_SPI_AND_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.sallyport.policy..", "io.sallyport.core.spi..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule DECIDING_KNOWS_NO_COMPILER = noClasses()
            .that()
            .resideInAnyPackage("..policy.rule..", "..policy.index..", "..policy.decide..", "..policy.guardrail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..policy.compile..", "..policy.explain..", "..policy.test..");

    @ArchTest
    static final ArchRule THE_INDEX_NEVER_DECIDES = noClasses()
            .that()
            .resideInAPackage("..policy.index..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.sallyport.core.spi.policy.Decision");
}
