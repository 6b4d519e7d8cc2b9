/**
 * How a plugin says what it can be configured with: a plain record whose components carry {@link
 * io.sallyport.core.spi.config.Setting}.
 */
@NullMarked
package io.sallyport.core.spi.config;

import org.jspecify.annotations.NullMarked;
