package io.sallyport.gateway.plugin;

import java.util.List;
import java.util.stream.Collectors;

/** Plugins that cannot be loaded, with everything that is wrong with any of them. */
public final class PluginLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PluginProblem> problems;

    PluginLoadException(List<PluginProblem> problems) {
        super(problems.stream().map(PluginProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong. */
    public List<PluginProblem> problems() {
        return problems;
    }
}
