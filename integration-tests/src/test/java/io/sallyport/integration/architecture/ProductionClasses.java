package io.sallyport.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/** Everything that the modules ship, read once. */
final class ProductionClasses {
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(
                    "io.sallyport.core",
                    "io.sallyport.policy",
                    "io.sallyport.gateway",
                    "io.sallyport.auth",
                    "io.sallyport.demo",
                    "io.sallyport.example");

    private ProductionClasses() {}
}
