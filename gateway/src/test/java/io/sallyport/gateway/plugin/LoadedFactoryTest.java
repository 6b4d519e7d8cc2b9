package io.sallyport.gateway.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.gateway.yaml.RecordFiles;
import io.sallyport.gateway.yaml.Settings;
import io.sallyport.gateway.yaml.Surroundings;
import io.sallyport.gateway.yaml.YamlReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedFactoryTest extends PluginFolderFixture {
    record Open(Settings settings) {}

    private final List<Runnable> tasks = new ArrayList<>();

    @Test
    void makesAMethodOfItsSettings() throws Exception {
        assertThat(create("number: 200"))
                .isInstanceOfSatisfying(
                        Binding.Bound.class,
                        bound -> assertThat(((AuthenticationMethod) bound.value()).number())
                                .isEqualTo(200));
    }

    @Test
    void putsWhatAPluginRefusesAtThePlaceOfItsSettings() throws Exception {
        assertThat(create("number: 13").problems())
                .singleElement()
                .hasToString("f:1:9: number: 13 (expected: a lucky number)");
    }

    @Test
    void putsAMistakeInItsSettingsAtThePlaceOfTheMistake() throws Exception {
        assertThat(create("{numbr: 13}").problems())
                .singleElement()
                .hasToString("f:1:2: numbr: unknown key (expected: did you mean number?)");
    }

    @Test
    void makesAProblemOfAnythingThatAPluginThrows() throws Exception {
        assertThat(create("number: 14").problems())
                .singleElement()
                .hasToString("f:1:1: (file): plugin good failed: java.lang.NoClassDefFoundError: gone"
                        + " (expected: a method)");
    }

    @Test
    void refusesAMethodNumberThatMeansNoMethod() throws Exception {
        assertThat(create("number: 255").problems())
                .singleElement()
                .hasToString("f:1:1: (file): plugin good: method number 255 (expected: from 0 to 254)");
    }

    @Test
    void makesAProblemOfAnErrorThatAPluginThrows() throws Exception {
        assertThat(create("number: 15").problems())
                .singleElement()
                .asString()
                .contains("plugin good failed: java.lang.AssertionError: never");
    }

    @Test
    void runsItsBlockingWorkWithItsOwnClassLoader() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        create("number: 16");

        assertThat(tasks).hasSize(1);
        tasks.get(0).run();
        assertThat(System.clearProperty("sallyport.test.loader")).isEqualTo("plugin a");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private Binding<AuthenticationMethod> create(String settings) throws PluginLoadException {
        goodJar().write(root.resolve("a/good.jar"));
        RecordBinder binder = new RecordBinder(new Surroundings(root, name -> Optional.empty()));
        PluginContext context = new PluginContext("good", tasks::add, Clock.systemUTC(), new RecordFiles());
        try (Plugins plugins = PluginFolders.load(root)) {
            return binder.bind(YamlReader.read("f", settings), "f", Open.class)
                    .then(open -> plugins.factory("good").orElseThrow().create(open.settings(), context));
        }
    }
}
