/**
 * What every extension of the gateway shares: who the client is, who it proved to be, and why something was refused.
 *
 * <p>The packages below {@code io.sallyport.core.spi} are the service provider interface. They use types of the JDK and
 * of JSpecify only, so that a plugin's class loader needs nothing else of the gateway. Everything in the core outside of
 * {@code spi} is internal and not visible to plugins.
 *
 * <p>All value types here are immutable and may be used from any thread. No method accepts or returns {@code null}.
 */
@NullMarked
package io.sallyport.core.spi;

import org.jspecify.annotations.NullMarked;
