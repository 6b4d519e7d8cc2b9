package io.sallyport.integration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module may know which, and which library. */
class ModuleRulesTest {
    private static final String CORE = "io.sallyport.core..";
    private static final String SPI = "io.sallyport.core.spi..";
    private static final String POLICY = "io.sallyport.policy..";
    private static final String GATEWAY = "io.sallyport.gateway..";
    private static final String PLUGINS = "io.sallyport.auth..";
    private static final String DEMO = "io.sallyport.demo..";
    private static final String EXAMPLES = "io.sallyport.example..";

    @ParameterizedTest
    @ValueSource(strings = {CORE, SPI, POLICY, GATEWAY, PLUGINS, DEMO, EXAMPLES})
    void everyModuleIsLookedAt(String packages) {
        String prefix = packages.replace("..", ".");

        assertThat(ProductionClasses.ALL).anyMatch(type -> type.getName().startsWith(prefix));
    }

    @Test
    void coreKnowsNettySlf4jAndJspecifyOnly() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CORE,
                        "io.netty..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "java..",
                        "javax.net.ssl..",
                        "javax.security.auth.x500..",
                        "com.sun.management..",
                        "jdk.net..")
                .check(ProductionClasses.ALL);
    }

    @Test
    void coreNamesNoDirectoryKerberosYamlCommandLineOrMetricsLibrary() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.naming..",
                        "javax.security.auth.kerberos..",
                        "javax.security.auth.login..",
                        "org.ietf.jgss..",
                        "com.sun.security.jgss..",
                        "com.unboundid..",
                        "org.apache.kerby..",
                        "org.yaml..",
                        "org.snakeyaml..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "picocli..",
                        "io.micrometer..")
                .check(ProductionClasses.ALL);
    }

    @Test
    void policyKnowsOfCoreItsSpiOnly() {
        noClasses()
                .that()
                .resideInAPackage(POLICY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(internalsOfCore())
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", GATEWAY, PLUGINS, DEMO, EXAMPLES)
                .check(ProductionClasses.ALL);
    }

    @Test
    void nothingKnowsAPlugin() {
        noClasses()
                .that()
                .resideOutsideOfPackages(PLUGINS, DEMO, EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLUGINS, DEMO, EXAMPLES)
                .check(ProductionClasses.ALL);
    }

    @Test
    void aPluginKnowsOfUsTheSpiOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(PLUGINS, DEMO, EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(internalsOfCore())
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", POLICY, GATEWAY)
                .check(ProductionClasses.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.sallyport.auth.gssapi",
                "io.sallyport.auth.ldap",
                "io.sallyport.auth.none",
                "io.sallyport.auth.password",
                "io.sallyport.demo",
                "io.sallyport.example.otp"
            })
    void noPluginKnowsAnother(String plugin) {
        noClasses()
                .that()
                .resideInAPackage(plugin + "..")
                .should()
                .dependOnClassesThat(new OtherPlugin(plugin))
                .check(ProductionClasses.ALL);
    }

    @Test
    void onlyTheDemoKnowsAKdc() {
        noClasses()
                .that()
                .resideOutsideOfPackage(DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kerby..")
                .check(ProductionClasses.ALL);
    }

    private static String[] internalsOfCore() {
        return new String[] {
            "io.sallyport.core.protocol..",
            "io.sallyport.core.session..",
            "io.sallyport.core.egress..",
            "io.sallyport.core.relay..",
            "io.sallyport.core.server.."
        };
    }
}
