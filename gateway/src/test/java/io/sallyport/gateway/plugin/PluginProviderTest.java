package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.fixture.Factories;
import io.sallyport.gateway.plugin.fixture.Look;
import io.sallyport.gateway.plugin.fixture.Reserved;
import org.junit.jupiter.api.Test;

class PluginProviderTest extends PluginFolderFixture {
    @Test
    void refusesAProviderThatIsNotThere() {
        TestJar.plugin().service(PluginCommand.class, Look.class).write(root.resolve("a/x.jar"));

        assertRefused("a: a PluginCommand cannot be made: ", "Look not found");
    }

    @Test
    void refusesAProviderWhoseConstructorThrows() {
        assertProviderRefused(Factories.Throwing.class, "cannot be made", "not today");
    }

    @Test
    void refusesAProviderWithoutAPublicConstructor() {
        assertProviderRefused(Factories.Hidden.class, "cannot be made", "Hidden");
    }

    @Test
    void refusesAProviderThatMissesAClass() {
        assertProviderRefused(Factories.WithoutBase.class, "cannot be made", "NoClassDefFoundError");
    }

    @Test
    void refusesAProviderOfAWrongName() {
        assertProviderRefused(Factories.BadName.class, "Factories$BadName: name 'Bad Name' (expected: lower-case");
    }

    @Test
    void refusesAProviderThatCannotSayItsName() {
        assertProviderRefused(Factories.NoName.class, "IllegalStateException: no name");
    }

    @Test
    void refusesAConfigTypeThatIsNoRecord() {
        assertProviderRefused(Factories.NoRecord.class, "configType java.lang.String (expected: a record)");
    }

    @Test
    void refusesAKeyThatTheGatewayHas() {
        assertProviderRefused(Factories.WithReservedKey.class, "key 'plugin' in ");
    }

    @Test
    void refusesASettingOfAnUnknownType() {
        assertProviderRefused(Factories.WithUnsupportedType.class, "Unsupported.value: type java.lang.Object");
    }

    @Test
    void refusesACommandThatTheGatewayHas() {
        TestJar.plugin()
                .service(PluginCommand.class, Reserved.class)
                .classes(Look.class, Reserved.class)
                .write(root.resolve("a/x.jar"));

        assertRefused("Reserved: command 'check' (expected: another name: the gateway has it)");
    }

    @Test
    void refusesAProviderWhoseNameIsAnError() {
        assertProviderRefused(Factories.ErrorForAName.class, "AssertionError: no name");
    }

    private void assertProviderRefused(Class<?> provider, String... parts) {
        TestJar.plugin()
                .service(AuthenticationMethodFactory.class, provider)
                .classes(GOOD)
                .classes(provider, Factories.ReservedKey.class, Factories.Unsupported.class)
                .write(root.resolve("a/x.jar"));

        assertRefused(parts);
    }
}
