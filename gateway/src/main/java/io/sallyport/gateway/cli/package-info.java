/** The command line. */
@NullMarked
package io.sallyport.gateway.cli;

import org.jspecify.annotations.NullMarked;
