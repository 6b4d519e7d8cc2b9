package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.util.List;

/** A plugin's command, called with the plugin's class loader as the thread's. */
final class LoadedCommand implements PluginCommand {
    private final String name;
    private final PluginCommand command;
    private final ClassLoader loader;

    LoadedCommand(String name, PluginCommand command, ClassLoader loader) {
        this.name = name;
        this.command = command;
        this.loader = loader;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return command.summary();
    }

    @Override
    public int run(List<String> arguments, CommandIo io) throws IOException {
        return ContextClassLoader.<Integer, IOException>with(loader, () -> command.run(arguments, io));
    }
}
