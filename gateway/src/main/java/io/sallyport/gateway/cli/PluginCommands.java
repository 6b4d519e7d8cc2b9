package io.sallyport.gateway.cli;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.PluginFolders;
import io.sallyport.gateway.plugin.PluginLoadException;
import io.sallyport.gateway.plugin.Plugins;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Unmatched;

/** The commands that plugins bring. */
final class PluginCommands {
    private PluginCommands() {}

    /** Adds those of the program's own plugin folder; a folder that cannot be loaded brings none, and says why. */
    static void addTo(CommandLine line) {
        if (!Files.isDirectory(Home.plugins())) {
            return;
        }
        try {
            Plugins plugins = PluginFolders.load(Home.plugins());
            plugins.commands().forEach(command -> line.addSubcommand(command.name(), spec(command)));
        } catch (PluginLoadException e) {
            e.problems().forEach(System.err::println);
        }
    }

    private static CommandSpec spec(PluginCommand command) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new Adapter(command));
        spec.usageMessage().description(command.summary());
        return spec;
    }

    /** Hands all arguments over as they are: a plugin's command has options of its own. */
    @Command
    private static final class Adapter implements Callable<Integer> {
        private final PluginCommand command;

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        Adapter(PluginCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() throws Exception {
            return command.run(List.copyOf(arguments), new CommandIo(System.in, System.out, System.err));
        }
    }
}
