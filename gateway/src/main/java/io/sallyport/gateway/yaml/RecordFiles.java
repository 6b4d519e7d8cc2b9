package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.ConfigurationFiles;
import java.nio.file.Path;

/** Reads plugins' configuration files as the gateway reads its own. */
public final class RecordFiles implements ConfigurationFiles {
    @Override
    public <R extends Record> R read(Path file, Class<R> type) throws ConfigurationException {
        Binding<R> binding = RecordBinder.load(file, type);
        if (binding instanceof Binding.Bound<R> bound) {
            return bound.value();
        }
        throw new ConfigurationException(binding.problems());
    }
}
