/** Commands that a plugin adds to the command line of the gateway, such as {@code sallyport hash-password}. */
@NullMarked
package io.sallyport.core.spi.command;

import org.jspecify.annotations.NullMarked;
