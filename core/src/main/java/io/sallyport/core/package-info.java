/** The protocol core and the SPI. */
@NullMarked
package io.sallyport.core;

import org.jspecify.annotations.NullMarked;
