/** The command line of the program. */
@NullMarked
package io.sallyport.gateway.cli;

import org.jspecify.annotations.NullMarked;
