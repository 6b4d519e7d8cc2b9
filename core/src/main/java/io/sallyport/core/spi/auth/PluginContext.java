package io.sallyport.core.spi.auth;

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
 */
public record PluginContext(String methodName, Executor blockingExecutor, Clock clock) {}
