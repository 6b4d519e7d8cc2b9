package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.gateway.yaml.Settings;
import java.util.Optional;

/** One authentication method. */
public record MethodConfiguration(
        @Setting(
                doc = "The plugin that makes the method; when absent, the plugin of the method's name. The other keys"
                        + " are the plugin's own.",
                example = "password")
        Optional<String> plugin,

        Settings settings) {

    /**
     * Gives the name of the plugin.
     *
     * @param methodName the method's own name
     */
    public String pluginName(String methodName) {
        return plugin.orElse(methodName);
    }
}
