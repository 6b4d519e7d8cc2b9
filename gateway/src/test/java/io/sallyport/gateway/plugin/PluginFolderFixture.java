package io.sallyport.gateway.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.fixture.Factories;
import io.sallyport.gateway.plugin.fixture.Look;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Puts jars into a folder of plugins, and loads them. */
abstract class PluginFolderFixture {
    static final Class<?>[] GOOD = {
        Factories.class, Factories.Good.class, Factories.Config.class, Factories.Method.class
    };

    @TempDir
    Path root;

    static TestJar goodJar() {
        return TestJar.plugin()
                .service(AuthenticationMethodFactory.class, Factories.Good.class)
                .classes(GOOD);
    }

    static TestJar lookJar() {
        return TestJar.plugin().service(PluginCommand.class, Look.class).classes(Look.class);
    }

    void assertRefused(String... parts) {
        assertThatExceptionOfType(PluginLoadException.class)
                .isThrownBy(() -> PluginFolders.load(root))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(1))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
    }
}
