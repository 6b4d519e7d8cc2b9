package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.config.ConfigurationException;

/**
 * Makes an authentication method from its configuration. A plugin jar names its implementation in {@code
 * META-INF/services/io.sallyport.core.spi.auth.AuthenticationMethodFactory}; the class is public and has a public
 * constructor without parameters that does nothing else.
 *
 * @param <C> the record that the plugin is configured with
 */
public interface AuthenticationMethodFactory<C extends Record> {
    /** The plugin's name in the configuration, lower-case words joined by hyphens; no two plugins may share one. */
    String name();

    /** The record that the gateway makes from the method's part of the configuration, see {@link
     * io.sallyport.core.spi.config.Setting}. */
    Class<C> configType();

    /**
     * Makes a method. Called at start and at a reload, once for each configured method of this plugin, never on an event
     * loop: it may read files and open connections, and should find every mistake of the configuration now.
     *
     * @param config the settings, complete and of the right types
     * @param context what the gateway offers; may be kept
     * @return the method, ready for {@link AuthenticationMethod#begin}; the gateway closes it
     * @throws ConfigurationException if the method cannot work with these settings
     */
    AuthenticationMethod create(C config, PluginContext context) throws ConfigurationException;
}
