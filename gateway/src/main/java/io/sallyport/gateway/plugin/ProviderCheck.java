package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.yaml.RecordType;
import io.sallyport.gateway.yaml.SettingKey;
import io.sallyport.gateway.yaml.SettingTypeCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Looks at providers that were made: are they what the SPI asks for? */
final class ProviderCheck {
    private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final String RESERVED_KEY = "plugin";

    private final Path folder;
    private final ClassLoader loader;
    private final List<PluginProblem> problems;

    ProviderCheck(Path folder, ClassLoader loader, List<PluginProblem> problems) {
        this.folder = folder;
        this.loader = loader;
        this.problems = problems;
    }

    Optional<LoadedFactory<?>> check(AuthenticationMethodFactory<?> factory) {
        return guarded(factory, () -> loaded(factory));
    }

    private <C extends Record> LoadedFactory<C> loaded(AuthenticationMethodFactory<C> factory) {
        String name = checkedName(factory.name());
        Class<C> type = factory.configType();
        checkConfigType(type);
        return new LoadedFactory<>(name, factory, type, loader);
    }

    Optional<PluginCommand> check(PluginCommand command) {
        return guarded(command, () -> new LoadedCommand(checkedCommand(command.name()), command, loader));
    }

    private static String checkedCommand(String name) {
        if (ReservedCommands.NAMES.contains(name)) {
            throw new Refused("command '" + name + "'", "another name: the gateway has it");
        }
        return checkedName(name);
    }

    private <T> Optional<T> guarded(Object provider, Supplier<T> check) {
        try {
            return Optional.of(ContextClassLoader.<T, RuntimeException>with(loader, check::get));
        } catch (Refused refused) {
            refuse(provider, String.valueOf(refused.getMessage()), refused.expected);
        } catch (RuntimeException | Error broken) {
            refuse(provider, Causes.of(broken), "a provider that works");
        }
        return Optional.empty();
    }

    private void refuse(Object provider, String problem, String expected) {
        problems.add(new PluginProblem(folder, provider.getClass().getName() + ": " + problem, expected));
    }

    private static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Refused("name '" + name + "'", "lower-case words joined by hyphens, at most 64 characters");
        }
        return name;
    }

    // A raw class, because a plugin's generics are only as good as the compiler that its author used.
    private static void checkConfigType(Class<?> type) {
        if (!type.isRecord()) {
            throw new Refused("configType " + type.getName(), "a record");
        }
        RecordType record = new RecordType(type.asSubclass(Record.class));
        if (record.keys().stream().map(SettingKey::name).anyMatch(RESERVED_KEY::equals)) {
            throw new Refused("key '" + RESERVED_KEY + "' in " + type.getName(), "another key: the gateway has it");
        }
        try {
            SettingTypeCheck.check(record.type());
        } catch (IllegalArgumentException unsupported) {
            throw new Refused(String.valueOf(unsupported.getMessage()), "types that a setting can have");
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String expected;

        private Refused(String problem, String expected) {
            super(problem);
            this.expected = expected;
        }
    }
}
