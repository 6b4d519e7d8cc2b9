package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.config.ConfigurationFiles;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What the gateway offers to a method.
 *
 * @param methodName the name that the configuration gave to this method; policy and log use it
 * @param blockingExecutor runs work that may block. It is bounded: when it is full, {@link Executor#execute} throws {@link
 *     java.util.concurrent.RejectedExecutionException}, which an exchange may let pass (the gateway refuses the client
 *     with a reason of its own)
 * @param clock the only source of time
 * @param files reads further files that the configuration names, such as a list of users
 */
public record PluginContext(String methodName, Executor blockingExecutor, Clock clock, ConfigurationFiles files) {}
